import CSV
import Spatial
import Testing

/// Lines without quotes are split by a way of their own: it must give what libcsv gives.
struct PlainLinesTests {
  struct Row: Equatable {
    let fields: [[UInt8]]
    let line: Int
  }

  @Test(arguments: 0..<300)
  func `pieces of any length give the rows that libcsv gives`(seed: Int) throws {
    var random = RandomNumbers(seed: 7, item: seed)
    let alphabet = Array(seed.isMultiple(of: 3) ? "ab -é,,,\n\r\"".utf8 : "abcdefgh -é,,,,\n\n\r".utf8)
    var text = (0..<Int.random(in: 0...400, using: &random)).map { _ in
      alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    if seed.isMultiple(of: 2) { text = text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
    // Byte by byte no whole line is ever in a piece, and libcsv gets every row.
    let expected = try rows(of: text) { 1 }
    #expect(try rows(of: text) { text.count } == expected)
    #expect(try rows(of: text) { Int.random(in: 1...40, using: &random) } == expected)
  }

  @Test func `lines are counted over blank ones and all line ends`() throws {
    let text = Array("a,b\r\n\r\n\nc\rd\n\n,".utf8)
    let found = try rows(of: text) { text.count }
    #expect(found.map(\.line) == [1, 4, 5, 7])
    #expect(found.map(\.fields.count) == [2, 1, 1, 2])
  }

  private func rows(of text: [UInt8], _ length: () -> Int) throws -> [Row] {
    var rows: [Row] = []
    let parser = CSVParser(delimiter: UInt8(ascii: ","))
    let collect = { (row: borrowing CSVRow) in
      var fields: [[UInt8]] = []
      for field in 0..<row.count {
        let bytes = row[field]
        fields.append(bytes.indices.map { bytes[$0] })
      }
      rows.append(Row(fields: fields, line: row.line))
    }
    var start = 0
    while start < text.count {
      let end = min(text.count, start + length())
      try parser.feed(text.span.extracting(start..<end), collect)
      start = end
    }
    try parser.finish(collect)
    return rows
  }
}
