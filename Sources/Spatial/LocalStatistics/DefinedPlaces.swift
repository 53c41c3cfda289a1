/// The places of a map whose values are numbers. A place with a value that is not finite does not take part: it is left
/// out of n, of every row of neighbours and of the number of tests, and what comes out for it is nan.
struct DefinedPlaces {
  let columns: [ContiguousArray<Double>]
  let neighbours: Neighbours
  /// The place of each that takes part; nil where all do.
  private let places: ContiguousArray<Int>?
  private let count: Int

  init(_ columns: [ContiguousArray<Double>], _ neighbours: Neighbours) {
    precondition(columns.allSatisfy { $0.count == neighbours.count }, "a value for every place")
    count = neighbours.count
    if columns.allSatisfy({ $0.allSatisfy(\.isFinite) }) {
      self.columns = columns
      self.neighbours = neighbours
      places = nil
      return
    }
    let kept = ContiguousArray((0..<count).filter { place in columns.allSatisfy { $0[place].isFinite } })
    self.columns = columns.map { column in ContiguousArray(kept.map { column[$0] }) }
    self.neighbours = neighbours.keeping(kept)
    places = kept
  }

  /// A column of the places that take part as one of all places.
  func spread<Value>(_ column: ContiguousArray<Value>, undefined: Value) -> ContiguousArray<Value> {
    guard let places else { return column }
    var whole = ContiguousArray(repeating: undefined, count: count)
    for (index, place) in places.enumerated() { whole[place] = column[index] }
    return whole
  }

  /// The same for all columns of a result.
  func spread(_ scores: LocalScores) -> LocalScores {
    if places == nil { return scores }
    return LocalScores(
      value: spread(scores.value, undefined: .nan), expectation: spread(scores.expectation, undefined: .nan),
      variance: spread(scores.variance, undefined: .nan), z: spread(scores.z, undefined: .nan),
      p: spread(scores.p, undefined: .nan), side: spread(scores.side, undefined: 0),
      q: spread(scores.q, undefined: .nan), test: scores.test)
  }
}

extension Neighbours {
  /// The rows of some places, ascending, numbered anew, without the neighbours that are left out.
  func keeping(_ places: ContiguousArray<Int>) -> Neighbours {
    var number = ContiguousArray(repeating: Int32(-1), count: count)
    for (index, place) in places.enumerated() { number[place] = Int32(index) }
    var starts: ContiguousArray<Int32> = [0]
    var members: ContiguousArray<Int32> = []
    var kept: ContiguousArray<Double> = []
    for place in places {
      for position in row(place) where number[Int(self.members[position])] >= 0 {
        members.append(number[Int(self.members[position])])
        if !isBinary { kept.append(weights[position]) }
      }
      starts.append(Int32(members.count))
    }
    return Neighbours(starts: starts, members: members, weights: kept)
  }
}
