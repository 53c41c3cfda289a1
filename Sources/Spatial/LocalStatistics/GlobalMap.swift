/// A map's values and weights as the global statistics need them.
struct GlobalMap {
  let centred: CentredValues
  let neighbours: Neighbours
  let sums: WeightSums
  let weightsName: String
  private let weights: PlainWeights

  init(_ values: ContiguousArray<Double>, _ neighbours: Neighbours, isRowStandardised: Bool) {
    let defined = DefinedPlaces([values], neighbours)
    centred = CentredValues(defined.columns[0])
    self.neighbours = defined.neighbours
    sums = WeightSums(defined.neighbours, isRowStandardised: isRowStandardised)
    weights = PlainWeights(defined.neighbours, isRowStandardised: isRowStandardised)
    weightsName =
      isRowStandardised ? "row-standardised weights" : neighbours.isBinary ? "binary weights" : "weights as given"
  }

  var n: Double { Double(centred.count) }

  /// Whether there are neighbours, and values that vary.
  var isDefined: Bool { sums.all > 0 && centred.squares > 0 && centred.count > 1 }

  /// n Σz⁴ / (Σz²)².
  var kurtosis: Double {
    n * centred.values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / (centred.squares * centred.squares)
  }

  /// Σij wij f(z_i, z_j).
  func sum(_ term: (Double, Double) -> Double) -> Double {
    var total = 0.0
    for place in 0..<centred.count {
      for position in neighbours.row(place) {
        total +=
          weights[place, position] * term(centred.values[place], centred.values[Int(neighbours.members[position])])
      }
    }
    return total
  }
}
