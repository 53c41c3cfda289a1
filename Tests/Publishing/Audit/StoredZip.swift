/// A ZIP archive whose entries are stored as they are, which is all that a workbook of a test needs.
enum StoredZip {
  static func bytes(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = archive.count
      let name = Array(entry.name.utf8)
      let common =
        number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(crc(entry.bytes), 4)
        + number(entry.bytes.count, 4) + number(entry.bytes.count, 4) + number(name.count, 2) + number(0, 2)
      archive += number(0x0403_4B50, 4) + common + name + entry.bytes
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
        + number(offset, 4) + name
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 2) + number(0, 2) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
