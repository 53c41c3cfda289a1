import Formats
import Testing

@Suite struct WorkbookTests {
  private let columns = [
    WorkbookColumn("Rank", width: 7, .count), WorkbookColumn("Place", width: 20),
    WorkbookColumn("Change", width: 9, .decimals(2)), WorkbookColumn("p", width: 9, .probability),
  ]

  private func book(_ rows: [[PropertyValue]], _ change: (inout WorkbookSheet) -> Void = { _ in }) -> Workbook {
    var sheet = WorkbookSheet(name: "List", columns: columns, rows: rows)
    change(&sheet)
    return Workbook(title: "A & B", sheets: [sheet])
  }

  private func texts(_ texts: [String]) throws -> WorkbookParts {
    try WorkbookParts(
      Workbook(
        title: "t",
        sheets: [
          WorkbookSheet(name: "s", columns: [WorkbookColumn("title", width: 9)], rows: texts.map { [.text($0)] })
        ]))
  }

  @Test func `a sheet has its header frozen, a filter over its rows, A4 across and its header on each page`() throws {
    let parts = try WorkbookParts(
      book([[.integer(1), .text("a"), .none, .none], [.integer(2), .text("b"), .none, .none]]) { $0.fixedColumns = 2 })
    let sheet = try parts.sheet(1)
    #expect(sheet.contains(#"<pane xSplit="2" ySplit="1" topLeftCell="C2""#) && sheet.contains(#"state="frozen""#))
    #expect(sheet.contains(#"<autoFilter ref="A1:D3"/>"#))
    #expect(sheet.contains(#"paperSize="9""#) && sheet.contains(#"orientation="landscape""#))
    #expect(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>") && sheet.contains(#"fitToHeight="0""#))
    #expect(try parts.part("xl/workbook.xml").contains("List!$1:$1"))
  }

  @Test func `numbers are those of the other files, and what is missing or not finite is an empty cell`() throws {
    let sheet = try WorkbookParts(
      book([
        [.integer(-3), .text(""), .decimal(1.23456, decimals: 3), .probability(0.000_012_345_6)],
        [.none, .none, .decimal(.nan, decimals: 1), .probability(.nan)],
      ])
    ).sheet(1)
    let numbers = WorkbookParts.found("<v>", "</v>", in: sheet).compactMap { Double($0) }
    // Before them stand the numbers of the titles' texts.
    #expect(numbers.suffix(3) == [-3, 1.235, 0.000_012_35])
    #expect(!sheet.lowercased().contains("nan"))
    for cell in ["B2", "A3", "B3", "C3", "D3"] {
      let attributes = WorkbookParts.found("<c r=\"\(cell)\"", ">", in: sheet)
      #expect(attributes.count == 1 && attributes.allSatisfy { $0.hasSuffix("/") })
    }
  }

  @Test(arguments: ["=HYPERLINK(\"x\")", "+44 20", "-2", "@SUM(A1)", "\tx", "http://x.example", "{=1}", "007"])
  func `text is a cell of text, whatever a spreadsheet would take it for`(text: String) throws {
    let parts = try texts([text])
    let sheet = try parts.sheet(1)
    #expect(try parts.texts() == ["title", text])
    #expect(sheet.contains(#"<c r="A2" s="2" t="s"><v>1</v></c>"#))
    #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink") && sheet.contains(#"numberStoredAsText="1""#))
    #expect(!parts.names.contains { $0.contains("_rels/sheet") })
  }

  @Test
  func `text that would be a formula stays text where somebody types it anew, and is shown without an apostrophe`()
    throws
  {
    let parts = try texts(["=1+1", "plain"])
    #expect(try parts.texts() == ["title", "=1+1", "plain"])
    // 49 is the format of text.
    #expect(WorkbookParts.found("<xf numFmtId=\"49\"", ">", in: try parts.part("xl/styles.xml")).count == 1)
  }

  @Test func `markup and quotes in text are escaped`() throws {
    let parts = try texts([#"<script>alert(1)</script> & "O'Neill""#])
    #expect(try parts.texts().last == #"&lt;script&gt;alert(1)&lt;/script&gt; &amp; "O'Neill""#)
  }

  @Test func `characters that XML cannot hold are replaced, and lines end one way`() throws {
    let parts = try texts(["a\u{0}b\u{1}c\u{FFFF}d\u{FFFE}", "x\r\ny\rz", "_x0041_"])
    #expect(
      try parts.texts() == ["title", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}", "x\ny\nz", "_x005F_x0041_"])
  }

  @Test func `text is cut to what a cell holds, between characters, and says so`() throws {
    let exact = String(repeating: "x", count: 32_767)
    let parts = try texts([exact, exact + "y", String(repeating: "🙂", count: 20_000)])
    let lengths = try parts.texts().map(\.utf16.count)
    #expect(lengths == [5, 32_767, 32_767, 32_767])
    #expect(try parts.texts().dropFirst().map { $0.last ?? " " } == ["x", "…", "…"])
  }

  @Test func `the same workbook gives the same bytes and tells no time of its making`() throws {
    let book = book([[.integer(1), .text("a"), .decimal(2, decimals: 2), .probability(0.5)]]) {
      $0.rules = [.bars(column: 0), .tones(["a": .red, "b": .amber, "c": .green], byColumn: 1, columns: 1...2)]
    }
    let parts = try WorkbookParts(book)
    let again = try book.bytes()
    #expect((parts.bytes == again) == true)
    #expect(try parts.part("docProps/core.xml").contains("1980-01-01T00:00:00Z"))
    #expect(try parts.part("docProps/core.xml").contains("<dc:title>A &amp; B</dc:title>"))
  }

  @Test func `bars begin at 0, and colours follow the word of the row`() throws {
    let rows: [[PropertyValue]] = [
      [.integer(1), .text("up"), .none, .none], [.integer(2), .text("down"), .none, .none],
    ]
    let sheet = try WorkbookParts(
      book(rows) { $0.rules = [.bars(column: 0), .tones(["up": .red, "down": .green], byColumn: 1, columns: 1...2)] }
    ).sheet(1)
    #expect(sheet.contains(#"<conditionalFormatting sqref="A2:A3">"#) && sheet.contains(#"<cfvo type="num" val="0"/>"#))
    #expect(
      WorkbookParts.found("<formula>", "</formula>", in: sheet) == [#"$B2="down""#, #"$B2="up""#])
  }

  @Test func `a column of choices has a list to choose from`() throws {
    let sheet = try WorkbookParts(
      Workbook(
        title: "t",
        sheets: [
          WorkbookSheet(
            name: "s", columns: [WorkbookColumn("Status", width: 9, choices: ["Open", "Under way"])],
            rows: [[.none], [.none]])
        ])
    ).sheet(1)
    #expect(sheet.contains(#"type="list""#) && sheet.contains(#"sqref="A2:A3""#))
    #expect(sheet.contains(#"<formula1>"Open,Under way"</formula1>"#))
  }

  @Test func `a row is as high as its longest text, unless it is to be filled in`() throws {
    let rows: [[PropertyValue]] = [
      [.integer(1), .text("some words that take three lines of the column"), .none, .none]
    ]
    #expect(try WorkbookParts(book(rows)).sheet(1).contains(#"ht="45" customHeight="1""#))
    #expect(try !WorkbookParts(book(rows) { $0.isForm = true }).sheet(1).contains("customHeight"))
  }

  @Test func `sentences stand below the table over several columns, and small tables below them`() throws {
    let parts = try WorkbookParts(
      book([]) {
        $0.sections = [
          WorkbookSection("Warnings", sentences: ["One.", "Two."]),
          WorkbookSection("Reasons", titles: ["Why", "Rows"], rows: [[.text("no day"), .integer(3)]]),
        ]
      })
    #expect(try parts.texts().suffix(7) == ["Warnings", "One.", "Two.", "Reasons", "Why", "Rows", "no day"])
    let sheet = try parts.sheet(1)
    #expect(WorkbookParts.found("<mergeCell ref=\"", "\"", in: sheet) == ["A4:D4", "A5:D5"])
    #expect(!sheet.contains("autoFilter"))
  }

  @Test func `a sheet that is too wide for a page is printed on several, with its first columns on each`() throws {
    let columns = (0..<20).map { WorkbookColumn("c\($0)", width: 30) }
    var sheet = WorkbookSheet(name: "s", columns: columns, rows: [columns.map { _ in .integer(1) }])
    sheet.fixedColumns = 1
    let parts = try WorkbookParts(Workbook(title: "t", sheets: [sheet]))
    // 19 columns of 30 beside the first, 230 of them to a page.
    #expect(try parts.sheet(1).contains(#"fitToWidth="3""#))
    #expect(try parts.part("xl/workbook.xml").contains("s!$A:$A,s!$1:$1"))
  }
}
