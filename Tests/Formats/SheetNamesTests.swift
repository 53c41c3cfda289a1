import Formats
import Testing

@Suite struct SheetNamesTests {
  private func names(_ names: [String]) throws -> [String] {
    let columns = [WorkbookColumn("a", width: 8)]
    let sheets = names.map { WorkbookSheet(name: $0, columns: columns, rows: [[.integer(1)]]) }
    return try WorkbookParts(Workbook(title: "t", sheets: sheets)).sheetNames()
  }

  @Test func `a name that fits is left as it is`() throws {
    #expect(try names(["Ranked list", "Café – 2024", "O'Neill"]) == ["Ranked list", "Café – 2024", "O'Neill"])
  }

  @Test func `characters that Excel refuses become hyphens, and apostrophes and blanks at the ends go`() throws {
    #expect(
      try names([#"a[b]c:d*e?f/g\h"#, "' x '", "two\nlines"]) == ["a-b-c-d-e-f-g-h", "x", "two-lines"])
  }

  @Test func `names are cut to 31 characters and numbered where they are the same in any case`() throws {
    let long = String(repeating: "x", count: 40)
    #expect(
      try names([long, long.uppercased(), "wards", "Wards", "", " "])
        == [
          String(repeating: "x", count: 31), String(repeating: "X", count: 27) + " (2)", "wards", "Wards (2)", "Sheet",
          "Sheet (2)",
        ])
  }

  @Test func `a character of two units is not cut in half`() throws {
    #expect(try names([String(repeating: "x", count: 30) + "🙂"]) == [String(repeating: "x", count: 30)])
  }

  @Test(arguments: ["2024", "A1", "R1C1", "rc", "1.5"])
  func `a name that a formula would take for a number or a cell is given a word`(name: String) throws {
    #expect(try names([name]) == ["Sheet \(name)"])
  }

  @Test func `the name that Excel keeps to itself is given a word`() throws {
    #expect(try names(["History"]) == ["Sheet History"])
  }

  @Test func `a name is quoted where the filter and the printed titles name the sheet`() throws {
    let sheet = WorkbookSheet(name: "O'Neill & x", columns: [WorkbookColumn("a", width: 8)], rows: [[.integer(1)]])
    let parts = try WorkbookParts(Workbook(title: "t", sheets: [sheet]))
    let defined = WorkbookParts.found("<definedName", "</definedName>", in: try parts.part("xl/workbook.xml"))
    #expect(defined.count == 2 && defined.allSatisfy { $0.contains(">'O''Neill &amp; x'!") })
  }
}
