import FuzzReaders

extension HostileCase {
  /// ZIP archives.
  static let archives: [HostileCase] =
    ["../../x", "/etc/x", "a\\..\\x", "C:/x", "a/../../x", "..", ""].map { name in
      HostileCase("a file named \(String(reflecting: name))", "z", "leads out of the folder") {
        SmallArchive([.init(name, table)]).bytes
      }
    } + [
      HostileCase("a name of 60,000 characters", "z", "1 entries, 2 rows") {
        SmallArchive([.init("x".repeated(60_000), table)]).bytes
      },
      HostileCase("a name of 60,000 characters that leads out", "z", "leads out of the folder") {
        SmallArchive([.init("../" + "x".repeated(60_000), table)]).bytes
      },
      HostileCase("a line end in a name", "z", "1 entries, 2 rows") { SmallArchive([.init("a\nb.csv", table)]).bytes },
      HostileCase("8 MB packed into 50 kB", "z", "more than 5 MB came out of 51 kB") {
        SmallArchive([.init("a.csv", Array("a,b\n".utf8) + [UInt8](repeating: 0x0A, count: 8 << 20), isDeflated: true)])
          .bytes
      },
      HostileCase("files packed one over the other", "z", "says that it holds more than it has room for") {
        var entries = [SmallArchive.Entry(overlapping: 0)]
        for number in 1..<2_000 { entries.append(SmallArchive.Entry(overlapping: number)) }
        return SmallArchive(entries).bytes
      },
      HostileCase("more bytes stated than there are", "z", "the archive is damaged or cut short") {
        stating { $0.statedSize = 4_000 }
      },
      HostileCase("fewer bytes stated than there are", "z", "refused (65): in/x.zip/a.csv: ") {
        stating { $0.statedSize = 3 }
      },
      HostileCase("no bytes stated", "z", "refused (65): in/x.zip/a.csv: ") { stating { $0.statedSize = 0 } },
      HostileCase("4 GB stated", "z", "refused (65): in/x.zip") {
        stating {
          $0.statedSize = .max
          $0.statedPacked = .max
        }
      },
      HostileCase("a wrong checksum", "z", "the archive is damaged or cut short") { stating { $0.checksum ^= 1 } },
      HostileCase("a password", "z", "the file has a password") { stating { $0.flags = 1 } },
      HostileCase("an unknown method", "z", "packed by a method that is not known") { stating { $0.method = 97 } },
      HostileCase("a file that lies outside", "z", "the archive is damaged or cut short") {
        stating { $0.offset = 0x7FFF_FFFF }
      },
      HostileCase("an extra field that is cut", "z", "refused (65): in/x.zip") {
        stating { $0.extra = [1, 0, 255, 255] }
      },
      HostileCase("zip64 that says nonsense", "z", "refused (65): in/x.zip") {
        stating {
          $0.statedSize = .max
          $0.statedPacked = .max
          $0.offset = .max
          $0.extra = SmallArchive.two(1) + SmallArchive.two(24) + [UInt8](repeating: 0xFF, count: 24)
        }
      },
      HostileCase("an end of zip64 that says nonsense", "z", "refused (65): in/x.zip: the archive is damaged") {
        var archive = SmallArchive([.init("a.csv", table)])
        (archive.statedCount, archive.statedStart) = (.max, .max)
        archive.beforeEnd = [0x50, 0x4B, 0x06, 0x07, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8) + [1, 0, 0, 0]
        return archive.bytes
      },
      HostileCase("a directory that lies outside", "z", "refused (65): in/x.zip: the archive is damaged") {
        var archive = SmallArchive([.init("a.csv", table)])
        archive.statedStart = 0x7FFF_FFFF
        return archive.bytes
      },
      HostileCase("more files stated than there are", "z", "refused (65): in/x.zip: the archive is damaged") {
        var archive = SmallArchive([.init("a.csv", table)])
        archive.statedCount = 60_000
        return archive.bytes
      },
      HostileCase("one name twice", "z", "2 entries, 4 rows") {
        SmallArchive([.init("a.csv", table), .init("a.csv", table)]).bytes
      },
      HostileCase("an archive in an archive", "z", "this is an Excel workbook or a ZIP archive") {
        SmallArchive([.init("b.csv", SmallArchive([.init("a.csv", table)]).bytes)]).bytes
      },
      HostileCase("an empty archive", "z", "0 entries, 0 rows") { SmallArchive([]).bytes },
      HostileCase("an empty file in an archive", "z", "in/x.zip/a.csv: the file is empty") {
        SmallArchive([.init("a.csv", [])]).bytes
      },
      HostileCase("an archive without its directory", "z", "the archive is damaged or cut short") {
        Array(SmallArchive([.init("a.csv", table)]).bytes.prefix(40))
      },
      HostileCase("an archive with something before it", "z", "refused (65): in/x.zip") {
        [UInt8](repeating: 0x61, count: 100) + SmallArchive([.init("a.csv", table)]).bytes
      },
      HostileCase("no archive", "z", "this is not a ZIP archive", text: "a,b\n1,2\n"),
    ]

  static let table = Array("a,b\n1,2\n3,4\n".utf8)

  /// An archive of one table about which something is not true.
  private static func stating(_ change: (inout SmallArchive.Entry) -> Void) -> [UInt8] {
    var entry = SmallArchive.Entry("a.csv", table)
    change(&entry)
    return SmallArchive([entry]).bytes
  }
}

extension SmallArchive.Entry {
  /// The first holds 1 MB; the others are said to be where it is.
  fileprivate init(overlapping number: Int) {
    let content = Array("a,b\n".utf8) + [UInt8](repeating: 0x0A, count: 1 << 20)
    self.init("a", number == 0 ? content : [], isDeflated: true)
    if number > 0 {
      offset = 0
      statedPacked = 6_600
      statedSize = UInt32(content.count)
    }
  }
}
