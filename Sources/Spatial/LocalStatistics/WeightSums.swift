/// The sums of all weights that the moments of global statistics are made of.
struct WeightSums {
  /// S0, the sum of all weights.
  var all = 0.0
  /// S1 = Σij (wij + wji)² / 2.
  var pairs = 0.0
  /// S2 = Σi (Σj wij + Σj wji)².
  var places = 0.0
  private var into: ContiguousArray<Double>

  init(_ neighbours: Neighbours, isRowStandardised: Bool) {
    let weights = PlainWeights(neighbours, isRowStandardised: isRowStandardised)
    into = ContiguousArray(repeating: 0, count: neighbours.count)
    var out = into
    for place in 0..<neighbours.count {
      for position in neighbours.row(place) {
        let weight = weights[place, position]
        let member = Int(neighbours.members[position])
        all += weight
        out[place] += weight
        into[member] += weight
        pairs += weight * (weight + weights.from(member, to: place))
      }
    }
    for place in 0..<neighbours.count { places += (out[place] + into[place]) * (out[place] + into[place]) }
  }
}

/// The weights of rows, given or standardised, without a copy of them.
struct PlainWeights {
  private let neighbours: Neighbours
  private let scale: ContiguousArray<Double>

  init(_ neighbours: Neighbours, isRowStandardised: Bool) {
    self.neighbours = neighbours
    scale = ContiguousArray(
      (0..<neighbours.count).map { place in
        guard isRowStandardised else { return 1 }
        let row = neighbours.row(place)
        return 1 / (neighbours.isBinary ? Double(row.count) : row.reduce(0) { $0 + neighbours.weights[$1] })
      })
  }

  subscript(place: Int, position: Int) -> Double {
    (neighbours.isBinary ? 1 : neighbours.weights[position]) * scale[place]
  }

  /// The weight of one place in another's row; 0 where it is not there.
  func from(_ place: Int, to member: Int) -> Double {
    let row = neighbours.row(place)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(neighbours.members[middle]) < member { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && Int(neighbours.members[low]) == member ? self[place, low] : 0
  }
}
