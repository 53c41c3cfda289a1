import Foundation
import TestSupport
import Testing
import Twitten
import Yams

/// Files that nobody would want among theirs: each is said something of, and none ends the draft or spoils its YAML.
@Suite struct HostileFilesTests {
  private static let header = "Date,Easting,Northing\n"
  private static let rows = header + String(repeating: "2025-03-01,500000,105000\n", count: 20)

  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let name: String
    let says: String
    let bytes: @Sendable () -> [UInt8]

    init(_ name: String, _ says: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
      (testDescription, self.name, self.says, self.bytes) = (name, name, says, bytes)
    }
  }

  static let cases: [Case] = [
    Case("empty.csv", "the file is empty") { [] },
    Case("header.csv", "a header and no rows") { Array(header.utf8) },
    Case("zeros.csv", "not read") { [UInt8](repeating: 0, count: 100_000) },
    Case("noise.csv", "not read") { (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) } },
    Case("columns.csv", "the first line does not end") {
      Array(((0..<100_000).map { "c\($0)" }.joined(separator: ",") + "\n1\n").utf8)
    },
    Case("many.csv", "not read") {
      Array((String(repeating: "x,", count: 20_000) + "x\n" + String(repeating: "1,", count: 20_000) + "1\n").utf8)
    },
    Case("quote.csv", "not read") { Array(("a,b\n\"" + String(repeating: "x,y\n", count: 200_000)).utf8) },
    Case("deep.geojson", "not read") { Array(String(repeating: "[", count: 200_000).utf8) },
    Case("cut.geojson", "not read") { Array("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":".utf8) },
    Case("broken.zip", "not read") { [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 500) },
    Case("broken.gpkg", "not read") { Array("SQLite format 3\0".utf8) + [UInt8](repeating: 9, count: 500) },
    Case("paper.pdf", "a PDF") { Array("%PDF-1.7 \0\0".utf8) },
    Case("page.csv", "a web page") { Array("<html><body>Not found</body></html>".utf8) },
    Case("picture.tif", "a picture") { [0x49, 0x49, 0x2A, 0, 1, 2, 3] },
    Case("utf32.csv", "UTF-32") { [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0] },
    Case("new\nline asb.csv", "a character that a configuration cannot name") { Array(rows.utf8) },
  ]

  @Test(arguments: cases)
  func `a file that cannot be read is said so`(given: Case) throws {
    let drafted = try DraftedSource(["wards.geojson": Array("{}".utf8), given.name: given.bytes()])
    #expect(drafted.sources.isEmpty)
    #expect(drafted.sentence(of: given.name).contains(given.says), "\(drafted.draft.sentences)")
    #expect(drafted.draft.missing != nil)
  }

  @Test(arguments: [
    "asb \"quoted\".csv", "asb: a #1.csv", "asb '*' [1].csv", "asb, {x}.csv", "asb \\ back.csv", "- asb.csv",
    "asb \u{202E}turned.csv", "asb \u{FEFF}mark.csv", "asb & !tag %x @y `z`.csv", "*asb.csv", "asb ü 年.csv",
  ])
  func `a file of any name is named so that YAML gives the same name back`(name: String) throws {
    let drafted = try DraftedSource(name, Self.rows)
    if name.contains("\u{202E}") {
      #expect(drafted.sentence(of: name).contains("a character that a configuration cannot name"))
    } else {
      #expect(drafted["file"] as? String == "\(drafted.folder.path)/in/\(name)", "\(drafted.draft.yaml)")
    }
  }

  @Test func `columns and words of any kind stay text`() throws {
    let text =
      "no,\"Date: #1\",\"Type\",Easting,Northing\n"
      + (0..<20).map { "\($0),2025-03-01,\"\(["yes", "*a: [x]\n- b", "# c"][$0 % 3])\",500000,105000\n" }.joined()
    let drafted = try DraftedSource("asb.csv", text)
    #expect(drafted.columns["date"] == "Date: #1" && drafted.columns["category"] == "Type")
    let other = try DraftedSource("export.csv", text)
    #expect(other["theme"] as? String == "other")
    #expect(other.draft.yaml.contains("\"?a: [x]?- b\"") || other.draft.yaml.contains("\"*a: [x]?- b\""))
  }

  @Test func `columns of one name and nameless ones are not mapped`() throws {
    let rows =
      "Date,Date,,Easting,Northing\n" + String(repeating: "2025-03-01,2025-03-02,2025-03-03,500000,105000\n", count: 9)
    #expect(try DraftedSource("asb.csv", rows).sources.isEmpty)
  }

  @Test func `a file that cannot be opened is said so`() throws {
    let folder = try TemporaryFolder()
    unsafe mkfifo("\(folder.path)/pipe.csv", 0o600)
    let draft = try ConfigurationDraft(["\(folder.path)/pipe.csv", "\(folder.path)/nothing"])
    #expect(
      draft.sentences.contains { $0.contains("pipe.csv: not read: cannot be read: is a pipe or a device") },
      "\(draft.sentences)")
  }
}
