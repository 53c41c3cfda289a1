/// Which unknown numbers a set of sums determines: those of which some combination of the sums has nothing else.
///
/// Gauss-Jordan elimination modulo a prime: whether an unknown is determined does not depend on the sums' values. A prime of
/// 61 bits makes it as good as impossible that a number vanishes by chance.
struct Elimination {
  /// The numbers of the unknowns that are determined, in ascending order.
  let determined: [Int]

  private static let prime: UInt64 = (1 << 61) - 1

  /// - Parameter relations: sums among the unknowns alone; numbers that are known are left out of them.
  init(_ relations: [CountSum]) {
    let unknowns = Set(relations.flatMap(\.members)).sorted()
    let column = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    var rows = relations.map { relation in
      var row = [UInt64](repeating: 0, count: unknowns.count)
      for part in relation.parts { row[column[part] ?? 0] = 1 }
      if let total = relation.total { row[column[total] ?? 0] = Self.prime - 1 }
      return row
    }
    var pivot = 0
    for column in unknowns.indices where pivot < rows.count {
      guard let found = rows.indices.dropFirst(pivot).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(pivot, found)
      let scale = Self.inverse(rows[pivot][column])
      for index in column..<unknowns.count { rows[pivot][index] = Self.times(rows[pivot][index], scale) }
      for row in rows.indices where row != pivot && rows[row][column] != 0 {
        let factor = Self.prime - rows[row][column]
        for index in column..<unknowns.count where rows[pivot][index] != 0 {
          rows[row][index] = (rows[row][index] + Self.times(factor, rows[pivot][index])) % Self.prime
        }
      }
      pivot += 1
    }
    determined = rows.compactMap { row in
      let nonzero = row.indices.filter { row[$0] != 0 }
      return nonzero.count == 1 ? unknowns[nonzero[0]] : nil
    }.sorted()
  }

  private static func times(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    // 2^61 is 1 modulo the prime.
    let sum = (low & prime) + (low >> 61 | high << 3)
    return sum >= prime ? sum - prime : sum
  }

  /// By Fermat: a to the power of the prime less 2.
  private static func inverse(_ a: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), a, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = times(result, base) }
      base = times(base, base)
      exponent >>= 1
    }
    return result
  }
}
