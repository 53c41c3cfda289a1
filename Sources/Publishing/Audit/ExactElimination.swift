/// Gauss and Jordan's elimination of sparse equations in whole numbers, modulo a prime so large that no count is mistaken.
///
/// An equation that is left with one unknown determines it, whatever all the others are; one of a few unknowns narrows them.
struct ExactElimination {
  /// 2^61 - 1.
  private static let prime: UInt64 = (1 << 61) - 1
  /// How much work is done before it is given up.
  private static let mostSteps = 300_000_000

  private struct Row {
    var terms: [Int: UInt64]
    var total: UInt64
  }

  private var rows: [Row] = []
  private var pivotRow: [Int: Int] = [:]
  /// The rows in which an unknown that is no pivot stands.
  private var users: [Int: Set<Int>] = [:]
  private var steps = 0
  private(set) var isFinished = true

  mutating func add(_ terms: [(variable: Int, times: Int)], _ total: Int) {
    guard steps < Self.mostSteps else {
      isFinished = false
      return
    }
    var row = Row(terms: [:], total: Self.residue(total))
    for (variable, times) in terms {
      if let pivot = pivotRow[variable] {
        subtract(rows[pivot], Self.residue(times), from: &row)
      } else {
        Self.add(Self.residue(times), to: variable, in: &row)
      }
    }
    // The unknown that stands in the fewest other rows makes the least work.
    guard
      let pivot = row.terms.keys.min(by: { ((users[$0]?.count ?? 0), $0) < ((users[$1]?.count ?? 0), $1) }),
      let times = row.terms[pivot]
    else { return }
    let inverse = Self.inverse(times)
    row.total = Self.product(row.total, inverse)
    row.terms = row.terms.mapValues { Self.product($0, inverse) }
    let number = rows.count
    for user in users.removeValue(forKey: pivot) ?? [] {
      guard let times = rows[user].terms[pivot] else { continue }
      let before = Set(rows[user].terms.keys)
      rows[user].terms[pivot] = nil
      var other = row
      other.terms[pivot] = nil
      var changed = rows[user]
      subtract(other, times, from: &changed)
      rows[user] = changed
      let after = Set(rows[user].terms.keys)
      for variable in after.subtracting(before) { users[variable, default: []].insert(user) }
      for variable in before.subtracting(after) { users[variable]?.remove(user) }
    }
    for variable in row.terms.keys where variable != pivot { users[variable, default: []].insert(number) }
    pivotRow[pivot] = number
    rows.append(row)
  }

  /// What is left, as far as its numbers are small.
  var relations: [CountRelation] {
    rows.compactMap { row in
      guard row.terms.count <= 400, let total = Self.small(row.total, CountSystem.highest) else { return nil }
      var terms: [(variable: Int, times: Int)] = []
      for (variable, times) in row.terms.sorted(by: { $0.key < $1.key }) {
        guard let times = Self.small(times, 64) else { return nil }
        terms.append((variable, times))
      }
      return CountRelation(family: "elimination", terms: terms, total: total, words: "several sums taken together")
    }
  }

  /// Subtracts a row, in which no pivot stands but its own, so many times, all but its own pivot.
  private mutating func subtract(_ row: Row, _ times: UInt64, from target: inout Row) {
    steps += row.terms.count
    let minus = Self.prime - times
    for (variable, value) in row.terms where pivotRow[variable] == nil {
      Self.add(Self.product(value, minus), to: variable, in: &target)
    }
    target.total = (target.total + Self.product(row.total, minus)) % Self.prime
  }

  private static func add(_ value: UInt64, to variable: Int, in row: inout Row) {
    let sum = ((row.terms[variable] ?? 0) + value) % prime
    row.terms[variable] = sum == 0 ? nil : sum
  }

  private static func residue(_ value: Int) -> UInt64 {
    value >= 0 ? UInt64(value) % prime : prime - UInt64(-value) % prime
  }

  private static func small(_ value: UInt64, _ most: Int) -> Int? {
    if value <= UInt64(most) { return Int(value) }
    return prime - value <= UInt64(most) ? -Int(prime - value) : nil
  }

  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let sum = (low & prime) + (low >> 61 | high << 3)
    return sum >= prime ? sum - prime : sum
  }

  /// By Fermat's little theorem.
  private static func inverse(_ value: UInt64) -> UInt64 {
    var (result, power, exponent) = (UInt64(1), value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, power) }
      power = product(power, power)
      exponent >>= 1
    }
    return result
  }
}
