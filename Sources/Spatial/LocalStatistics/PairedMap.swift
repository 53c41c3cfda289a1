/// Two values of every place, each less its mean and divided by its root mean square deviation (by n), with the weights
/// over which both are smoothed.
struct PairedMap: Sendable {
  /// x and y of each place.
  let pairs: ContiguousArray<SIMD2<Double>>
  let neighbours: Neighbours
  /// The weight of the place in its own row, before rows are standardised.
  let own: Double
  /// What each row is multiplied by; 0 where it has no weight.
  let scale: ContiguousArray<Double>
  /// Pearson's r of x and y; nan where one of them does not vary.
  let correlation: Double
  private let centred: (x: CentredValues, y: CentredValues)

  init(
    _ x: ContiguousArray<Double>, _ y: ContiguousArray<Double>, _ neighbours: Neighbours, isRowStandardised: Bool,
    includesSelf: Bool
  ) {
    centred = (Self.standardised(x), Self.standardised(y))
    pairs = ContiguousArray(zip(centred.x.values, centred.y.values).map { SIMD2($0, $1) })
    correlation = pairs.reduce(0) { $0 + $1.x * $1.y } / Double(pairs.count)
    let own = includesSelf ? 1.0 : 0
    scale = ContiguousArray(
      (0..<neighbours.count).map { place in
        let weight = RowSums(neighbours, place, x).weight + own
        return weight > 0 ? (isRowStandardised ? 1 / weight : 1) : 0
      })
    self.neighbours = neighbours
    self.own = own
  }

  private static func standardised(_ raw: ContiguousArray<Double>) -> CentredValues {
    let centred = CentredValues(raw)
    let deviation = centred.squares > 0 ? centred.variance.squareRoot() : .nan
    return CentredValues(ContiguousArray(centred.values.map { $0 / deviation }))
  }

  var count: Int { pairs.count }

  /// How far apart two products of smoothed values may come out when the same numbers are added in other orders, before
  /// weights.
  private var rounding: Double { centred.x.greatest * centred.y.greatest * 0x1p-42 }

  /// The weighted sums of x and y over a place's row, as they are before the row is standardised.
  func sums(_ place: Int, _ pairs: borrowing ContiguousArray<SIMD2<Double>>) -> SIMD2<Double> {
    var sums = own * pairs[place]
    for position in neighbours.row(place) {
      let pair = pairs[Int(neighbours.members[position])]
      sums += neighbours.isBinary ? pair : neighbours.weights[position] * pair
    }
    return sums
  }

  /// The product of both smoothed values of a place.
  func product(_ place: Int) -> Double {
    let sums = sums(place, pairs)
    return scale[place] * scale[place] * sums.x * sums.y
  }

  /// The sum over all places of the product of both smoothed values, for any arrangement of the pairs.
  func total(_ pairs: borrowing ContiguousArray<SIMD2<Double>>) -> Double {
    var total = 0.0
    for place in 0..<count {
      let sums = sums(place, pairs)
      total += scale[place] * scale[place] * sums.x * sums.y
    }
    return total
  }

  /// Σi (Σj wij)² and Σij wij² of the weights as they are used.
  var weightSums: (rows: Double, weights: Double) {
    (0..<count).reduce(into: (0, 0)) { sums, place in
      let row = RowSums(neighbours, place, centred.x.values)
      let square = scale[place] * scale[place]
      sums.0 += square * (row.weight + own) * (row.weight + own)
      sums.1 += square * (row.squares + own * own)
    }
  }

  /// The totals that are as extreme as the observed one, where the pairs are dealt out over all places.
  func region(expectation: Double, _ tail: Tail) -> ExtremeRegion {
    ExtremeRegion(
      observed: total(pairs), expectation: expectation, slack: rounding * max(1, weightSums.rows), tail: tail)
  }

  /// What is expected of a place's product of sums, and which are as extreme as the observed one, where all other pairs
  /// are dealt out over the other places; the region is nil where every deal gives the same.
  func conditional(_ place: Int, _ tail: Tail) -> (expectation: Double, region: ExtremeRegion?) {
    let row = RowSums(neighbours, place, centred.x.values)
    let (x, y) = (centred.x.others(of: place), centred.y.others(of: place))
    let others = Double(count - 1)
    let pair = pairs[place]
    let means = SIMD2(x.mean, y.mean)
    let expected = own * pair + row.weight * means
    let together = (correlation * Double(count) - pair.x * pair.y) / others - means.x * means.y
    let dealt = count > 2 ? together * (others * row.squares - row.weight * row.weight) / (others - 1) : .nan
    let expectation = row.weight > 0 ? expected.x * expected.y + dealt : expected.x * expected.y
    let varies = [x.variance, y.variance].contains { !row.variance(dealing: count - 1, variance: $0).isNaN }
    let sums = sums(place, pairs)
    let weight = row.weight + own
    let region = ExtremeRegion(
      observed: sums.x * sums.y, expectation: expectation, slack: rounding * weight * weight, tail: tail)
    return (scale[place] * scale[place] * expectation, varies ? region : nil)
  }

  /// How many of some shared samples give a place a product of sums in a region: it takes from each the first pairs
  /// that are not its own.
  func count(of place: Int, in region: ExtremeRegion, _ samples: SharedSamples) -> Int {
    let row = neighbours.row(place)
    let start = own * pairs[place]
    var count = 0
    for sample in 0..<samples.count {
      var sums = start
      var index = sample
      for position in row {
        if Int(samples.places[index]) == place { index += samples.count }
        let pair = pairs[Int(samples.places[index])]
        sums += neighbours.isBinary ? pair : neighbours.weights[position] * pair
        index += samples.count
      }
      count += region.holds(sums.x * sums.y)
    }
    return count
  }
}
