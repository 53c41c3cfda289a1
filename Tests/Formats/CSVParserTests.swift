import CSV
import Formats
import Spatial
import TestSupport
import Testing

@Suite struct CSVParserTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `splits rows at every kind of line end and counts blank lines`(end: String) throws {
    let text = ["a,b", "", "c,d", "", "", "e,f", ""].joined(separator: end)
    let parsed = try ParsedText(text)
    #expect(parsed.rows == [ParsedRow(1, ["a", "b"]), ParsedRow(3, ["c", "d"]), ParsedRow(6, ["e", "f"])])
    #expect(parsed.linesRead == 6)
    #expect(parsed.endedWithNewline)
  }

  @Test func `a last row without a line end is a row`() throws {
    let parsed = try ParsedText("a,b\nc,d")
    #expect(parsed.rows == [ParsedRow(1, ["a", "b"]), ParsedRow(2, ["c", "d"])])
    #expect(parsed.linesRead == 2)
    #expect(!parsed.endedWithNewline)
  }

  @Test func `empty fields, quoted commas and doubled quotes are kept as they stand`() throws {
    let parsed = try ParsedText(#",,"# + "\n" + #""a,b","say ""no""","""# + "\n \"x\" ,  y ,\n")
    #expect(parsed.rows.count == 3)
    #expect(parsed.rows[0].fields == ["", "", ""])
    #expect(parsed.rows[1].fields == ["a,b", #"say "no""#, ""])
    #expect(parsed.rows[2].fields == [#" "x" "#, "  y ", ""])
  }

  @Test func `a quote within an unquoted field stands for itself`() throws {
    let parsed = try ParsedText("5\" pipe,b\nc,d\n")
    #expect(parsed.rows == [ParsedRow(1, ["5\" pipe", "b"]), ParsedRow(2, ["c", "d"])])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `rows after a quoted line end have the line that an editor shows`(end: String) throws {
    let text = "a,\"b\(end)c\(end)\(end)d\"\(end)e,f\(end)\"\(end)\",g\(end)h,i\(end)"
    let parsed = try ParsedText(text)
    #expect(parsed.rows.map(\.line) == [1, 5, 6, 8])
    #expect(parsed.rows[0].fields == ["a", "b\(end)c\(end)\(end)d"])
    #expect(parsed.linesRead == 8)
  }

  @Test(.tags(.property), arguments: 1...6, ["\n", "\r\n", "\r"])
  func `gives back the rows and lines of a made text, however it is cut`(seed: UInt64, end: String) throws {
    var random = RandomNumbers(seed: seed)
    var text = ""
    var expected: [ParsedRow] = []
    var line = 1
    let scraps = ["", "a", "High Street", ",", "\"", end, "é", " ", "=1+1", "x,y", "\"\""]
    for _ in 0..<200 {
      while Int.random(in: 0..<6, using: &random) == 0 {
        text += end
        line += 1
      }
      let fields = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { _ in scraps.randomElement(using: &random) ?? "" }.joined()
      }
      expected.append(ParsedRow(line, fields))
      line += 1 + fields.reduce(0) { $0 + $1.ranges(of: end).count }
      text +=
        fields.map { field in
          // A row of one empty field has to be quoted, or it is a blank line.
          let plain = field.utf8.allSatisfy { !",\"\r\n".utf8.contains($0) } && !(fields.count == 1 && field.isEmpty)
          return plain && Bool.random(using: &random)
            ? field : "\"\(field.replacing("\"", with: "\"\""))\""
        }.joined(separator: ",") + end
    }
    let bytes = Array(text.utf8)
    for _ in 0..<5 {
      let cuts = (0..<20).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
      let parsed = try ParsedText(bytes, cuts: cuts)
      #expect(ParsedRow.firstDifference(parsed.rows, expected) == nil, "cut at \(cuts)")
      #expect(parsed.linesRead == line - 1)
      #expect(!parsed.endedInQuote)
    }
  }

  @Test func `other delimiters leave commas alone`() throws {
    #expect(try ParsedText("a;b,c\n", delimiter: UInt8(ascii: ";")).rows == [ParsedRow(1, ["a", "b,c"])])
    #expect(try ParsedText("a\tb,c\n", delimiter: UInt8(ascii: "\t")).rows == [ParsedRow(1, ["a", "b,c"])])
  }

  @Test func `NUL bytes are bytes like any other`() throws {
    let parsed = try ParsedText(Array("a\u{0}b,\u{0}\n\u{0},c\n".utf8))
    #expect(parsed.rows == [ParsedRow(1, ["a\u{0}b", "\u{0}"]), ParsedRow(2, ["\u{0}", "c"])])
  }

  @Test func `a field of 10 MB is read whole`() throws {
    let size = 10 << 20
    let bytes = Array("a,\"".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: size) + Array("\"\nb,c\n".utf8)
    let parser = CSVParser(delimiter: UInt8(ascii: ","))
    var sizes: [[Int]] = []
    try parser.feed(bytes.span) { row in sizes.append([row.line, row[0].count, row[1].count]) }
    try parser.finish { _ in Issue.record("a row after the last line end") }
    #expect(sizes == [[1, 1, size], [2, 1, 1]])
  }

  @Test func `a row longer than the limit is refused with the line on which it begins`() throws {
    // Once as a quote that was never closed, once as many fields.
    let megabyte = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    for (opening, between) in [("\"", ""), ("", ",")] {
      let parser = CSVParser(delimiter: UInt8(ascii: ","))
      try parser.feed(Array("a,b\nc,d\n\(opening)".utf8).span) { _ in }
      let error = #expect(throws: CSVError.self) {
        for _ in 0...(CSVParser.longestRow >> 20) {
          try parser.feed((megabyte + Array(between.utf8)).span) { _ in Issue.record("a row that never ended") }
        }
      }
      guard case .rowTooLong(let line, let limit) = error else {
        Issue.record("\(String(describing: error)) is not rowTooLong")
        continue
      }
      #expect(line == 3)
      #expect(limit == CSVParser.longestRow)
    }
  }

  @Test func `a quote that is never closed is told at the end`() throws {
    let open = try ParsedText("a,b\nc,\"d\ne,f\ng,h\n")
    #expect(open.endedInQuote)
    #expect(open.rows == [ParsedRow(1, ["a", "b"]), ParsedRow(2, ["c", "d\ne,f\ng,h\n"])])
    #expect(try !ParsedText("a,\"b\"").endedInQuote)
    #expect(try !ParsedText("a,\"\"").endedInQuote)
    #expect(try ParsedText("a,\"").endedInQuote)
  }

  @Test func `an empty text has no row`() throws {
    let parsed = try ParsedText("")
    #expect(parsed.rows == [])
    #expect(parsed.linesRead == 0)
    #expect(parsed.endedWithNewline)
  }
}
