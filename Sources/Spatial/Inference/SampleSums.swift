/// The sums of the first values of every shared sample, as many as a place has neighbours of equal weight.
struct SampleSums {
  private let contribution: Contribution
  private var degree = 0
  private var sums: ContiguousArray<Double>
  /// Sums of squares, for squared differences alone.
  private var squares: ContiguousArray<Double>
  /// The sums in ascending order, for sums alone.
  private var sorted: ContiguousArray<Double> = []

  init(count: Int, contribution: Contribution) {
    self.contribution = contribution
    sums = ContiguousArray(repeating: 0, count: count)
    squares = contribution == .value ? [] : sums
  }

  /// Takes in the values up to a degree that is not below the present one.
  mutating func extend(to newDegree: Int, _ drawn: ContiguousArray<Double>) {
    for position in degree..<newDegree {
      for sample in sums.indices {
        let value = drawn[position * sums.count + sample]
        sums[sample] += value
        if contribution == .squaredDifference { squares[sample] += value * value }
      }
    }
    degree = newDegree
    if contribution == .value { sorted = ContiguousArray(sums.sorted()) }
  }

  /// The statistic of one sample for a place with value `own`.
  func statistic(_ sample: Int, own: Double) -> Double {
    contribution == .value
      ? sums[sample] : Double(degree) * own * own + (squares[sample] - 2 * own * sums[sample])
  }

  /// How many samples have a statistic in the region.
  func count(_ region: ExtremeRegion, own: Double) -> Int {
    if contribution == .value { return region.count(inSorted: sorted.span) }
    let (sums, squares) = (sums.span, squares.span)
    let (constant, twice) = (Double(degree) * own * own, 2 * own)
    var count = 0
    for sample in 0..<min(sums.count, squares.count) {
      count += region.holds(constant + (squares[sample] - twice * sums[sample]))
    }
    return count
  }
}
