/// The values of a map less their mean, with the sums that every local statistic needs.
struct CentredValues: Sendable {
  let values: ContiguousArray<Double>
  /// What was taken off each value.
  let mean: Double
  /// 0 but for rounding.
  let sum: Double
  /// The sum of squares; exactly 0 where all values are equal.
  let squares: Double
  /// The greatest distance from the mean.
  let greatest: Double

  init(_ raw: ContiguousArray<Double>) {
    let isConstant = raw.allSatisfy { $0 == raw.first }
    let mean = raw.isEmpty ? .nan : isConstant ? raw[0] : raw.reduce(0, +) / Double(raw.count)
    values = ContiguousArray(raw.lazy.map { $0 - mean })
    self.mean = mean
    sum = values.reduce(0, +)
    squares = values.reduce(0) { $0 + $1 * $1 }
    greatest = values.reduce(0) { max($0, abs($1)) }
  }

  var count: Int { values.count }

  /// The variance of all values, divided by n.
  var variance: Double { squares / Double(count) - (sum / Double(count)) * (sum / Double(count)) }

  /// The mean and the variance (divided by n - 1, their number) of all values but a place's own; the variance is
  /// exactly 0 where the others are equal.
  func others(of place: Int) -> (mean: Double, variance: Double) {
    let own = values[place]
    let others = Double(count - 1)
    let mean = (sum - own) / others
    let variance = (squares - own * own) / others - mean * mean
    // Where one value holds nearly the whole sum of squares, the difference has lost its figures. That can be so for
    // one or two places of a map at most.
    if variance * others < 1e-6 * squares { return exactOthers(of: place) }
    return (mean, variance)
  }

  private func exactOthers(of place: Int) -> (mean: Double, variance: Double) {
    let rest = values.indices.lazy.filter { $0 != place }.map { values[$0] }
    guard let first = rest.first else { return (.nan, .nan) }
    if rest.allSatisfy({ $0 == first }) { return (first, 0) }
    let mean = rest.reduce(0, +) / Double(count - 1)
    return (mean, rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1))
  }
}
