import CSV
import Files
import Formats
import Foundation
import Incidents
import Places
import TestSupport
import Testing
import Twitten

/// Things that are no files where a file is wanted, and files that change while they are read.
@Suite struct OddFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Everything that opens a file by its path.
  private static let openers: [(name: String, open: @Sendable (String) throws -> Void)] = [
    ("delimited text", { _ = try DelimitedFile(path: $0, name: "in/x") }),
    ("GeoJSON", { _ = try FeatureCollection(path: $0, name: "in/x") }),
    ("GeoPackage", { _ = try GeoPackagePoints(path: $0, name: "in/x") }),
    ("archive", { _ = try Archive(path: $0, name: "in/x") }),
    ("table", { _ = try Population(NamedFile(path: $0, name: "in/x")) }),
    ("postcodes", { _ = try Postcodes([NamedFile(path: $0, name: "in/x")]) }),
    ("configuration", { _ = try Configuration(contentsOf: $0) }),
    ("record", { _ = try InputRecord(role: "x", path: $0, name: "in/x") }),
  ]

  private func refusals(_ path: String) throws -> [InputError] {
    try Self.openers.map { opener in
      try #require(throws: InputError.self, "\(opener.name)") { try opener.open(path) }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a pipe that nobody writes to is refused at once`() throws {
    _ = try Command.run("/usr/bin/mkfifo", ["pipe"], in: folder.path)
    for refusal in try refusals("\(folder.path)/pipe") {
      #expect(refusal.status == .noInput && refusal.description.contains("is a pipe or a device"))
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a folder is refused`() throws {
    for refusal in try refusals(folder.path) {
      #expect(refusal.status == .noInput && refusal.description.contains("is a directory"))
    }
  }

  @Test(.timeLimit(.minutes(15)), arguments: ["/dev/zero", "/dev/full", "/dev/urandom", "/dev/null"])
  func `a device without end, behind a link, is refused`(device: String) throws {
    let link = "\(folder.path)/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: device)
    for refusal in try refusals(link) {
      #expect(refusal.status == .noInput && refusal.description.contains("is a pipe or a device"))
    }
  }

  @Test(.timeLimit(.minutes(15))) func `links that lead nowhere or in a circle are refused`() throws {
    for (name, destination) in [("nowhere", "gone"), ("circle", "circle")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: "\(folder.path)/\(destination)")
      for refusal in try refusals("\(folder.path)/\(name)") { #expect(refusal.status == .noInput) }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `a file of the system that states no size is refused`() throws {
    for refusal in try refusals("/proc/self/maps") { #expect(refusal.description.contains("the file is empty")) }
  }

  @Test(.timeLimit(.minutes(15))) func `a name with a NUL byte opens nothing`() throws {
    try folder.write("a,b\n1,2\n", to: "x")
    for refusal in try refusals("\(folder.path)/x\0y") { #expect(refusal.status != .ourFault) }
  }

  private func rows(_ file: DelimitedFile) throws -> Int {
    var rows = 0
    _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { _ in rows += 1 }
    return rows
  }

  private static func bytes(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    let (mark, kind): ([UInt8], String.Encoding) =
      switch encoding {
      case .utf8: ([], .utf8)
      case .utf8WithMark: ([0xEF, 0xBB, 0xBF], .utf8)
      case .utf16LittleEndian: ([0xFF, 0xFE], .utf16LittleEndian)
      case .utf16BigEndian: ([0xFE, 0xFF], .utf16BigEndian)
      case .windows1252: ([], .windowsCP1252)
      }
    return mark + Array(try #require(text.data(using: kind)))
  }

  @Test(arguments: TextEncoding.allCases)
  func `a file that becomes shorter while it is read is refused`(encoding: TextEncoding) throws {
    let text = "name,café\n" + String(repeating: "1,2\n", count: 200_000)
    let path = try folder.write(Self.bytes(text, encoding), to: "x.csv")
    let file = try DelimitedFile(path: path, name: "in/x.csv")
    let whole = try rows(file)
    #expect(whole == 200_000)
    // Cut at a line's end, where nothing else would tell.
    let cut = try Self.bytes("name,café\n" + String(repeating: "1,2\n", count: 100_000), encoding).count
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: UInt64(cut))
    let error = #expect(throws: InputError.self) { try rows(file) }
    #expect(error?.description.hasPrefix("in/x.csv: the file became shorter while it was read.") == true)
  }

  @Test func `what is written behind a file while it is read is not read`() throws {
    let path = try folder.write("a,b\n1,2\n", to: "x.csv")
    let file = try DelimitedFile(path: path, name: "in/x.csv")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("3,4\n".utf8))
    #expect(try rows(file) == 1)
  }

  @Test func `text from a file does not steer the terminal`() throws {
    let district = try SmallDistrict()
    let name = "police/a\u{1B}[2J\u{202E}b\u{7F}-street.csv"
    try district.folder.write("\"a\u{1B}[2J\n\u{85}\u{2028}twitten: all is well\",b\n1,2\n", to: name)
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    #expect(result.status == 65)
    #expect(result.errors.contains("there is no column"))
    #expect(result.errors.split(separator: "\n").count == 1)
    let steering = result.errors.dropLast().unicodeScalars.filter {
      $0.properties.generalCategory == .control || $0.properties.isBidiControl || $0 == "\u{2028}"
    }
    #expect(steering.isEmpty)
  }
}
