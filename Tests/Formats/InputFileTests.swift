import Formats
import TestSupport
import Testing

@Suite struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a pattern names its files in the order of their bytes`() throws {
    for name in ["b.csv", "a.csv", "B.csv", "c.txt", "d/e.csv"] { try folder.write("x", to: name) }
    #expect(
      try InputFile.paths("\(folder.path)/*.csv", name: "*.csv")
        == ["B.csv", "a.csv", "b.csv"].map { "\(folder.path)/\($0)" })
    #expect(try InputFile.paths("\(folder.path)/*/*.csv", name: "").map { $0.hasSuffix("/d/e.csv") } == [true])
    #expect(try InputFile.paths("no/such/file.csv", name: "") == ["no/such/file.csv"])
  }

  @Test func `a pattern that matches nothing is refused by its name`() throws {
    let error = #expect(throws: InputError.self) { try InputFile.paths("\(folder.path)/*.xls", name: "police/*.xls") }
    #expect(error?.status == .noInput)
    #expect(error?.description.hasPrefix("police/*.xls: no file matches this pattern.") == true)
  }

  @Test(.tags(.reference))
  func `a record holds the file's size and SHA-256`() throws {
    // FIPS 180-2, appendix B.1: the digest of "abc".
    let record = try InputRecord(role: "wards", path: try folder.write("abc", to: "w"), name: "in/w", rows: 3)
    #expect(record.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(record.bytes == 3)
    #expect(record.file == "in/w" && record.role == "wards" && record.rows == 3)
  }
}
