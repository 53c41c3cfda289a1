/// What a row of weights amounts to.
struct RowSums {
  /// The sum of the weights.
  var weight = 0.0
  /// The sum of their squares.
  var squares = 0.0
  /// The weighted sum of the values of the neighbours.
  var lag = 0.0

  init(_ neighbours: Neighbours, _ place: Int, _ values: ContiguousArray<Double>) {
    let row = neighbours.row(place)
    if neighbours.isBinary {
      for position in row { lag += values[Int(neighbours.members[position])] }
      weight = Double(row.count)
      squares = weight
    } else {
      for position in row {
        let own = neighbours.weights[position]
        weight += own
        squares += own * own
        lag += own * values[Int(neighbours.members[position])]
      }
    }
  }

  /// The variance of a weighted sum of values that are dealt out without replacement from `count` values of a variance
  /// (divided by their number): variance (count S1 - W^2) / (count - 1); nan where that is not above 0.
  ///
  /// A row of equal weights for all `count` values sums the same whatever is dealt to whom; what rounding leaves there
  /// counts as 0.
  func variance(dealing count: Int, variance: Double) -> Double {
    let spread = Double(count) * squares - weight * weight
    guard count > 1, spread > 1e-12 * Double(count) * squares else { return .nan }
    let result = variance * spread / Double(count - 1)
    return result > 0 ? result : .nan
  }
}
