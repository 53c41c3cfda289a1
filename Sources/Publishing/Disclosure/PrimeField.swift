/// Linear elimination modulo a prime of 61 bits: whether rows depend on one another is told without rounding, and it is as good as
/// impossible that a number vanishes by chance.
enum PrimeField {
  static let prime: UInt64 = (1 << 61) - 1

  /// The reduced row echelon form.
  ///
  /// - Parameter matrix: rows of one length, of numbers below the prime.
  /// - Returns: the rows with the column of each one's pivot; rows of nothing are left out.
  /// - Complexity: O(r² c) for r rows of c numbers.
  static func reduced(_ matrix: [[UInt64]]) -> [(pivot: Int, row: [UInt64])] {
    var rows = matrix
    let width = rows.first?.count ?? 0
    var pivots: [Int] = []
    for column in 0..<width where pivots.count < rows.count {
      let next = pivots.count
      guard let found = rows.indices.dropFirst(next).first(where: { rows[$0][column] != 0 }) else { continue }
      rows.swapAt(next, found)
      let scale = inverse(rows[next][column])
      for index in column..<width { rows[next][index] = times(rows[next][index], scale) }
      for row in rows.indices where row != next && rows[row][column] != 0 {
        let factor = prime - rows[row][column]
        for index in column..<width where rows[next][index] != 0 {
          rows[row][index] = (rows[row][index] + times(factor, rows[next][index])) % prime
        }
      }
      pivots.append(column)
    }
    return zip(pivots, rows).map { ($0, $1) }
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
