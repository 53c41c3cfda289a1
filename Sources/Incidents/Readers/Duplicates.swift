/// Rows that repeat an earlier one.
enum Duplicates {
  /// The rows whose two hashes equal those of an earlier row. An ID hash of 0 stands for a row without an ID, which is
  /// never a duplicate.
  static func later(
    rowHash: some Sequence<UInt64>, idHash: some Sequence<UInt64>, count: Int
  ) -> Set<Int> {
    var size = 1024
    while size < count * 2 { size *= 2 }
    var slots = ContiguousArray<Int32>(repeating: -1, count: size)
    let rows = ContiguousArray(rowHash)
    let ids = ContiguousArray(idHash)
    var later = Set<Int>()
    for row in rows.indices where ids[row] != 0 {
      var slot = Int(truncatingIfNeeded: rows[row]) & (size - 1)
      while slots[slot] >= 0 {
        let other = Int(slots[slot])
        if rows[other] == rows[row], ids[other] == ids[row] { break }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] >= 0 { later.insert(row) } else { slots[slot] = Int32(row) }
    }
    return later
  }
}
