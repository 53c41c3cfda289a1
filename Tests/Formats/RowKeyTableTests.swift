import CSV
import Formats
import Spatial
import TestSupport
import Testing

@Suite struct RowKeyTableTests {
  /// The rows' keys interned one by one, with the table that they lead to.
  private func interned(_ rows: [[String]], columns: [Int]) throws -> (table: RowKeyTable, numbers: [Int32]) {
    let text = rows.map { $0.map { "\"\($0)\"" }.joined(separator: ",") + "\n" }.joined()
    var table = RowKeyTable(columns: columns)
    var numbers: [Int32] = []
    let parser = CSVParser(delimiter: UInt8(ascii: ","))
    try parser.feed(Array(text.utf8).span) { row in numbers.append(table.intern(row)) }
    return (table, numbers)
  }

  /// The same with a dictionary: keys numbered in the order of their first appearance.
  private func numbered(_ keys: [[String]], _ known: inout [[String]: Int32]) -> [Int32] {
    keys.map { key in
      if let number = known[key] { return number }
      known[key] = Int32(known.count)
      return Int32(known.count - 1)
    }
  }

  private func randomRows(_ count: Int, seed: UInt64) -> [[String]] {
    var random = RandomNumbers(seed: seed)
    // Few letters and varying lengths, so that keys repeat and boundaries fall everywhere.
    func word(upTo length: Int) -> String {
      (0..<Int.random(in: 0...length, using: &random)).map { _ in ["a", "b", "é"].randomElement(using: &random) ?? "a" }
        .joined()
    }
    return (0..<count).map { _ in [word(upTo: 3), word(upTo: 20), word(upTo: 2), word(upTo: 9)] }
  }

  @Test(.tags(.property), arguments: 1...4)
  func `numbers keys as a dictionary does, through several growths`(seed: UInt64) throws {
    let rows = randomRows(8_000, seed: seed)
    for columns in [[0], [0, 2], [2, 0], [0, 1, 2, 3]] {
      let (table, numbers) = try interned(rows, columns: columns)
      let keys = rows.map { row in columns.map { row[$0] } }
      var known: [[String]: Int32] = [:]
      #expect(numbers == numbered(keys, &known))
      #expect(table.count == known.count)
      let texts = (0..<table.count).map { entry in columns.indices.map { table.text(entry, field: $0) } }
      #expect(texts == known.sorted { $0.value < $1.value }.map(\.key))
    }
  }

  @Test(.tags(.property), arguments: 1...4)
  func `merging tables numbers keys as one table over all rows does`(seed: UInt64) throws {
    let parts = (0..<3).map { randomRows(2_500, seed: seed * 10 + UInt64($0)) }
    let columns = [1, 0]
    var known: [[String]: Int32] = [:]
    var (merged, first) = try interned(parts[0], columns: columns)
    #expect(first == numbered(parts[0].map { row in columns.map { row[$0] } }, &known))
    for part in parts.dropFirst() {
      let (other, numbers) = try interned(part, columns: columns)
      let renumbered = merged.merge(other)
      let expected = numbered(part.map { row in columns.map { row[$0] } }, &known)
      #expect(numbers.map { renumbered[Int($0)] } == expected)
    }
    #expect(merged.count == known.count)
    #expect(merged.merge(merged) == Array(0..<Int32(merged.count)))
  }

  @Test func `fields are told apart at their boundaries`() throws {
    let rows = [
      ["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["ab", "c"], ["abcdefgh", "i"], ["abcdefg", "hi"], ["", ""],
      ["a\u{0}", ""], ["a", "\u{0}"], ["a", ""],
    ]
    let (table, numbers) = try interned(rows, columns: [0, 1])
    #expect(numbers == [0, 1, 2, 3, 0, 4, 5, 6, 7, 8, 9])
    #expect(table.isEmpty(2, field: 1))
    #expect(!table.isEmpty(2, field: 0))
    #expect(table.isEmpty(6, field: 0) && table.isEmpty(6, field: 1))
  }

  @Test func `an entry is read as a number where it is one`() throws {
    let (table, _) = try interned([["-0.543190", "x"], ["50.8", ""]], columns: [0, 1])
    #expect(table.number(0, field: 0) == -0.54319)
    #expect(table.number(0, field: 1) == nil)
    #expect(table.number(1, field: 0) == 50.8)
    #expect(table.number(1, field: 1) == nil)
  }
}
