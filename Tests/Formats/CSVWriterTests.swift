import Formats
import Testing

@Suite struct CSVWriterTests {
  private func text(_ values: [PropertyValue]) -> String {
    var writer = CSVWriter(header: values.indices.map { "c\($0)" })
    writer.append(values)
    return String(decoding: writer.finish(), as: UTF8.self).split(separator: "\n", maxSplits: 1).last.map(String.init)
      ?? ""
  }

  @Test func `writes a header, commas, line feeds and nothing for a missing value`() {
    var writer = CSVWriter(header: ["rank", "name", "share", "persistent"])
    writer.append([.integer(1), .text("On or near High Street"), .decimal(0.25, decimals: 3), .truth(true)])
    writer.append([.integer(-2), .none, .decimal(-1.5, decimals: 1), .truth(false)])
    #expect(
      String(decoding: writer.finish(), as: UTF8.self) == """
        rank,name,share,persistent
        1,On or near High Street,0.25,true
        -2,,-1.5,false

        """)
  }

  @Test(arguments: ["=1+1", "+44 20", "-2", "@SUM(A1)", "\tx", "\rx"])
  func `text that a spreadsheet would take for a formula gets an apostrophe and quotes`(dangerous: String) {
    #expect(text([.text(dangerous), .integer(1)]) == "\"'\(dangerous)\",1\n")
  }

  @Test(arguments: ["=1", "'=1", "''-x", "'", "''", "'plain", "=", "", "'\tx", "a=b", "-", "'\u{301}=1"])
  func `what guards a text from being a formula is taken off again, and nothing of its own`(_ own: String) throws {
    let rows = try ParsedText(Array("c\n\(text([.text(own), .integer(1)]))".utf8)).rows
    let written = try #require(rows.last?.fields.first)
    #expect(FormulaGuard.removed(from: written) == own)
    #expect(written.utf8.first.map { "=+-@\t\r".utf8.contains($0) } != true)
  }

  @Test func `a formula with quotes is neutralised and its quotes are doubled`() {
    #expect(text([.text(#"=HYPERLINK("a","b")"#)]) == #""'=HYPERLINK(""a"",""b"")""# + "\n")
  }

  @Test func `only what needs quotes is quoted`() {
    #expect(text([.text("a=b"), .text("a-b"), .text("x@y"), .text("")]) == "a=b,a-b,x@y,\n")
    #expect(
      text([.text("a,b"), .text("a \"b\""), .text("a\nb"), .text("a\r\nb")])
        == "\"a,b\",\"a \"\"b\"\"\",\"a\nb\",\"a\r\nb\"\n")
  }

  @Test func `negative numbers stay numbers and headers are neutralised like cells`() {
    #expect(text([.integer(-5), .decimal(-0.5, decimals: 1)]) == "-5,-0.5\n")
    #expect(String(decoding: CSVWriter(header: ["=a", "b,c"]).finish(), as: UTF8.self) == "\"'=a\",\"b,c\"\n")
  }

  @Test func `the parser reads back what the writer wrote`() throws {
    let cells = ["plain", "a,b", "\"", "two\nlines", "", "é", "tail "]
    var writer = CSVWriter(header: cells.indices.map { "c\($0)" })
    writer.append(cells.map { .text($0) })
    let rows = try ParsedText(writer.finish()).rows
    #expect(rows.count == 2)
    #expect(rows.last?.fields == cells)
  }
}
