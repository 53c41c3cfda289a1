/// A scan's numbers in the form in which the kernels want them: by distinct place, steps side by side.
struct ScanProblem: Sendable {
  let places: DistinctPlaces
  let steps: Int
  let ratio: LikelihoodRatio
  /// Cases of each place in each step: place after place.
  let cases: ContiguousArray<Int32>
  /// The measure of each place in each step, in the same order.
  let measure: ContiguousArray<Double>
  /// The population at risk of each place, which limits the size of windows.
  let atRisk: ContiguousArray<Double>
  let replicas: ReplicaSource
  let statistic: String
  let nullHypothesis: String

  /// At most so many places times steps: sixteen replicas of them side by side take 1 GiB a worker.
  static let mostCells = 1 << 24

  init(_ given: ScanPlaces, _ model: ScanModel) throws(SpatialError) {
    guard given.count > 0 else { throw SpatialError("scan: there are no places.") }
    let places = DistinctPlaces(given)
    guard places.count > 1 else {
      throw SpatialError("scan: all places have the same coordinates. A scan compares places, and needs two of them.")
    }
    switch model {
    case .poisson(let cases, let population):
      let counts = try Self.joined(cases, "cases", places, given.count)
      try self.init(
        places, steps: 1, cases: counts, weights: population, given: given.count, name: "discrete Poisson",
        null: "given their number, the cases fall on the places in proportion to the expected ones")
    case .spaceTimePoisson(let cases, let expected):
      let counts = try Self.joined(cases, places, given.count)
      try self.init(
        places, steps: cases.steps, cases: counts, weights: expected, given: given.count,
        name: "space-time discrete Poisson",
        null: "given their number, the cases fall on places and steps in proportion to the expected ones")
    case .bernoulli(let cases, let controls):
      try self.init(places, cases: cases, controls: controls, given: given.count)
    case .spaceTimePermutation(let cases):
      try self.init(places, permuted: cases, given: given.count)
    }
  }

  private init(
    _ places: DistinctPlaces, steps: Int, cases: ContiguousArray<Int32>, weights: [Double], given: Int, name: String,
    null: String
  ) throws(SpatialError) {
    guard weights.count == given * steps else {
      throw SpatialError(
        "scan: \(weights.count) expected values for \(given) places and \(steps) steps. Give one each.")
    }
    if let bad = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw SpatialError("scan: place \(bad / steps) has a population of \(weights[bad]). Give a number of at least 0.")
    }
    var measure = ContiguousArray(repeating: 0.0, count: places.count * steps)
    for place in 0..<given {
      for step in 0..<steps { measure[Int(places.distinct[place]) * steps + step] += weights[place * steps + step] }
    }
    let total = cases.reduce(0) { $0 + Int($1) }
    let sum = measure.reduce(0, +)
    guard sum > 0, sum.isFinite else {
      throw SpatialError("scan: no place has any population, so nothing is expected.")
    }
    for cell in cases.indices where cases[cell] > 0 && measure[cell] == 0 {
      throw SpatialError(
        "scan: place \(places.members[cell / steps][0]) has \(cases[cell]) cases and no population. "
          + "Give it one, or leave its cases out.")
    }
    for cell in measure.indices { measure[cell] *= Double(total) / sum }
    self.places = places
    self.steps = steps
    self.cases = cases
    self.measure = measure
    ratio = LikelihoodRatio(model: .poisson, cases: total, measure: Double(total))
    atRisk = Self.byPlace(measure, steps)
    replicas = .multinomial(AliasTable(measure), cases: total)
    statistic = "Kulldorff scan, \(name)"
    nullHypothesis = null
  }

  private init(
    _ places: DistinctPlaces, cases: [Int], controls: [Int], given: Int
  ) throws(SpatialError) {
    let counts = try Self.joined(cases, "cases", places, given)
    let others = try Self.joined(controls, "controls", places, given, mayBeNone: true)
    let total = counts.reduce(0) { $0 + Int($1) }
    let people = total + others.reduce(0) { $0 + Int($1) }
    guard people > total else { throw SpatialError("scan: there are no controls to compare the cases with.") }
    guard people <= Int(Int32.max) else { throw SpatialError("scan: \(people) cases and controls are too many.") }
    var person: ContiguousArray<Int32> = []
    person.reserveCapacity(people)
    for place in 0..<places.count {
      person.append(contentsOf: repeatElement(Int32(place), count: Int(counts[place]) + Int(others[place])))
    }
    self.places = places
    steps = 1
    self.cases = counts
    measure = ContiguousArray(counts.indices.lazy.map { Double(counts[$0]) + Double(others[$0]) })
    ratio = LikelihoodRatio(model: .bernoulli, cases: total, measure: Double(people))
    atRisk = measure
    replicas = .hypergeometric(person: person, cases: total)
    statistic = "Kulldorff scan, Bernoulli"
    nullHypothesis = "which of the cases and controls are cases is a random draw without replacement"
  }

  private init(
    _ places: DistinctPlaces, permuted: SpaceTimeCounts, given: Int
  ) throws(SpatialError) {
    let steps = permuted.steps
    let counts = try Self.joined(permuted, places, given)
    let total = counts.reduce(0) { $0 + Int($1) }
    let ofPlace = Self.byPlace(ContiguousArray(counts.lazy.map { Double($0) }), steps)
    var ofStep = ContiguousArray(repeating: 0.0, count: steps)
    var place: ContiguousArray<Int32> = []
    var step: ContiguousArray<Int32> = []
    for cell in counts.indices where counts[cell] > 0 {
      ofStep[cell % steps] += Double(counts[cell])
      place.append(contentsOf: repeatElement(Int32(cell / steps), count: Int(counts[cell])))
      step.append(contentsOf: repeatElement(Int32(cell % steps), count: Int(counts[cell])))
    }
    self.places = places
    self.steps = steps
    self.cases = counts
    measure = ContiguousArray(
      counts.indices.lazy.map { ofPlace[$0 / steps] * ofStep[$0 % steps] / Double(total) })
    ratio = LikelihoodRatio(model: .poisson, cases: total, measure: Double(total))
    atRisk = ofPlace
    replicas = .permutation(place: place, step: step, steps: steps)
    statistic = "Kulldorff scan, space-time permutation"
    nullHypothesis = "the times of the cases are dealt out over their places at random"
  }

  private static func byPlace(_ cells: ContiguousArray<Double>, _ steps: Int) -> ContiguousArray<Double> {
    var sums = ContiguousArray(repeating: 0.0, count: cells.count / steps)
    for cell in cells.indices { sums[cell / steps] += cells[cell] }
    return sums
  }
}

extension ScanProblem {
  /// Counts of the given places, added up by distinct place.
  fileprivate static func joined(
    _ counts: [Int], _ name: String, _ places: DistinctPlaces, _ given: Int, mayBeNone: Bool = false
  ) throws(SpatialError) -> ContiguousArray<Int32> {
    guard counts.count == given else {
      throw SpatialError("scan: \(counts.count) numbers of \(name) for \(given) places. Give one each.")
    }
    if let bad = counts.firstIndex(where: { $0 < 0 }) {
      throw SpatialError("scan: place \(bad) has \(counts[bad]) \(name). A count is at least 0.")
    }
    var sums = ContiguousArray(repeating: 0, count: places.count)
    for place in 0..<given {
      let sum = sums[Int(places.distinct[place])].addingReportingOverflow(counts[place])
      sums[Int(places.distinct[place])] = sum.overflow ? .max : sum.partialValue
    }
    return try narrowed(sums, name, mayBeNone: mayBeNone)
  }

  /// Cases by place and step, added up by distinct place.
  fileprivate static func joined(
    _ counts: SpaceTimeCounts, _ places: DistinctPlaces, _ given: Int
  ) throws(SpatialError) -> ContiguousArray<Int32> {
    let cells = places.count.multipliedReportingOverflow(by: counts.steps)
    guard !cells.overflow, cells.partialValue <= mostCells else {
      throw SpatialError(
        "scan: \(places.count) places in \(counts.steps) steps are more than \(mostCells) together. "
          + "Take longer steps, or fewer places.")
    }
    var sums = ContiguousArray(repeating: 0, count: cells.partialValue)
    for row in counts.place.indices {
      let place = Int(counts.place[row])
      guard place < given else {
        throw SpatialError("scan: row \(row) is at place \(place), and there are \(given) places.")
      }
      sums[Int(places.distinct[place]) * counts.steps + Int(counts.step[row])] += Int(counts.count[row])
    }
    return try narrowed(sums, "cases", mayBeNone: false)
  }

  private static func narrowed(
    _ sums: ContiguousArray<Int>, _ name: String, mayBeNone: Bool
  ) throws(SpatialError) -> ContiguousArray<Int32> {
    let total = sums.reduce(0) { min(Int(Int32.max), $0) + min(Int(Int32.max), $1) }
    guard total > 0 || mayBeNone else { throw SpatialError("scan: there are no \(name) to scan.") }
    guard total < Int(Int32.max) else { throw SpatialError("scan: more than \(Int32.max) \(name) are too many.") }
    return ContiguousArray(sums.lazy.map { Int32($0) })
  }
}
