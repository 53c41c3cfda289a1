package import CSV
import Files

/// The distinct values that some columns of a file take together, numbered in the order of their first appearance.
///
/// Text is compared and kept as bytes, so that a value that occurs a million times is turned into a string once.
package struct RowKeyTable: Sendable {
  /// The columns that make the key.
  private let columns: [Int]
  private var bytes: [UInt8] = []
  /// Where each field of each entry ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing: entry numbers, -1 for an empty slot. The size is a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 1024)

  package init(columns: [Int]) {
    self.columns = columns
  }

  package var count: Int { hashes.count }

  /// The number of the row's key, a new one where it was not seen before.
  package mutating func intern(_ row: borrowing CSVRow) -> Int32 {
    var hash: UInt64 = 0
    for column in columns { hash = byteHash(row[column], seed: hash) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if hashes[entry] == hash, matches(entry, row) { return Int32(entry) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let entry = Int32(count)
    slots[slot] = entry
    hashes.append(hash)
    for column in columns {
      let field = row[column]
      for index in field.indices { bytes.append(field[index]) }
      ends.append(bytes.count)
    }
    if count * 2 > slots.count { grow() }
    return entry
  }

  /// A field of an entry as text; `field` counts the key's columns.
  package func text(_ entry: Int, field: Int) -> String {
    String(decoding: bytes[range(entry, field)], as: UTF8.self)
  }

  /// A field of an entry as a number.
  package func number(_ entry: Int, field: Int) -> Double? {
    DecimalNumber.parse(bytes.span.extracting(range(entry, field)))
  }

  package func isEmpty(_ entry: Int, field: Int) -> Bool { range(entry, field).isEmpty }

  /// Takes in the entries of another table over columns of the same meaning.
  ///
  /// - Returns: for each entry of the other table its number here.
  package mutating func merge(_ other: RowKeyTable) -> [Int32] {
    precondition(columns.count == other.columns.count, "keys of as many columns")
    return (0..<other.count).map { entry in
      let hash = other.hashes[entry]
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 {
        let mine = Int(slots[slot])
        if hashes[mine] == hash, same(mine, other, entry) { return Int32(mine) }
        slot = (slot + 1) & (slots.count - 1)
      }
      let number = Int32(count)
      slots[slot] = number
      hashes.append(hash)
      for field in columns.indices {
        bytes.append(contentsOf: other.bytes[other.range(entry, field)])
        ends.append(bytes.count)
      }
      if count * 2 > slots.count { grow() }
      return number
    }
  }

  private func range(_ entry: Int, _ field: Int) -> Range<Int> {
    let position = entry * columns.count + field
    return (position == 0 ? 0 : ends[position - 1])..<ends[position]
  }

  private func matches(_ entry: Int, _ row: borrowing CSVRow) -> Bool {
    for (field, column) in columns.enumerated()
    where !sameBytes(bytes.span.extracting(range(entry, field)), row[column]) {
      return false
    }
    return true
  }

  private func same(_ entry: Int, _ other: RowKeyTable, _ otherEntry: Int) -> Bool {
    columns.indices.allSatisfy { field in
      sameBytes(
        bytes.span.extracting(range(entry, field)), other.bytes.span.extracting(other.range(otherEntry, field)))
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (entry, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(entry)
    }
  }
}
