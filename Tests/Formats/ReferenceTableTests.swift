import Formats
import TestSupport
import Testing

@Suite struct ReferenceTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func table(_ text: String) throws -> ReferenceTable {
    try ReferenceTable(path: try folder.write(text, to: "t.csv"), name: "t.csv")
  }

  @Test func `reads rows with their lines, over blank lines and quoted line ends`() throws {
    let table = try table("\u{FEFF}code,people\r\nE1,\"1,714\"\r\n\r\n\"E\r\n2\",5\r\nE3, 7 \r\n")
    #expect(table.header == ["code", "people"])
    #expect(table.rows == [["E1", "1,714"], ["E\r\n2", "5"], ["E3", " 7 "]])
    #expect(table.lines == [2, 4, 6])
    #expect((0..<3).map { table.integer($0, 1) } == [1714, 5, 7])
    #expect(table.integer(0, 0) == nil)
  }

  @Test func `integers are whole numbers only`() throws {
    let table = try table(
      "a\n1.5\n-3\n1e3\n\" \"\n99999999999999999999\n1,234,567\n".replacing("1,234,567", with: "\"1,234,567\""))
    #expect(table.rows.indices.map { table.integer($0, 0) } == [nil, -3, nil, nil, nil, 1_234_567])
  }

  @Test func `columns are found in lower case and without spaces around them`() throws {
    let table = try table(" LSOA Code (2011) ,Rank\na,1\n")
    #expect(table.column { $0 == "lsoa code (2011)" } == 0)
    #expect(table.column { $0.hasPrefix("decile") } == nil)
  }

  @Test func `a row with another number of fields is refused with its line`() throws {
    let error = #expect(throws: InputError.self) { try table("a,b\n1,2\n3\n4,5\n") }
    #expect(error?.status == .badData)
    #expect(error?.description == "t.csv, line 3: 1 fields where the header has 2.")
  }

  @Test func `a file cut short within its last row is refused as such`() throws {
    let error = #expect(throws: InputError.self) { try table("a,b\n1,2\n3") }
    #expect(
      error?.description
        == "t.csv, line 3: 1 fields where the header has 2. The file stops within that row: fetch it again.")
  }

  @Test func `a header alone is refused`() throws {
    let error = #expect(throws: InputError.self) { try table("a,b\n\n") }
    #expect(error?.description == "t.csv: the file has a header and no rows.")
  }

  @Test func `a key that stands twice is named with both lines`() throws {
    let table = try table("code,n\n\nE1,1\nE2,2\n E1 ,3\n")
    #expect(
      table.repeatedKey(2, 0).description == "t.csv, line 5: E1 already stands on line 3 with another value in column "
        + "\"code\". Each code has one row; leave the others out.")
  }

  @Test func `a last row without a line end is a row like any other`() throws {
    #expect(try table("a,b\n1,2").rows == [["1", "2"]])
  }
}
