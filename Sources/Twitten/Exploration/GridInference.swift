import Formats
public import Spatial

/// How local statistics of a grid's counts are tested, with their columns.
public struct GridInference: Sendable {
  /// Which departures count.
  public var tail = Tail.twoSided
  /// How many conditional permutations: 0 for the normal approximation, nil for as many as let a single cell be significant.
  public var permutations: Int?
  /// Where the permutations come from.
  public var seed: UInt64 = 1
  /// The false discovery rate over the map at which a cell is called significant.
  public var rate = 0.05

  /// The defaults above.
  public init() {}

  /// The usual numbers of permutations, of which the least is taken that lets a single one of `tests` cells be significant.
  private static let usual = [999, 9_999, 99_999]

  func conditional(_ tests: Int) -> ConditionalPermutation? {
    let enough = Self.usual.first { Double(tests) / Double($0 + 1) <= rate } ?? Self.usual[2]
    let count = permutations ?? enough
    return count > 0 ? ConditionalPermutation(count: count, seed: seed) : nil
  }

  func columns(
    _ statistic: GridExploration.Statistic, _ values: ContiguousArray<Double>, _ neighbours: Neighbours,
    _ neighbourhood: Neighbourhood, around: ContiguousArray<Double>?, workers: Int
  ) throws(InputError) -> GridColumns {
    let conditional = conditional(values.count)
    switch statistic {
    case .giStar, .gi:
      let isStar = statistic == .giStar
      let scores = GetisOrd(isStar ? .giStar : .gi, tail: tail, permutations: conditional)
        .scores(values, neighbours, workers: workers)
      let bins = HotColdBin.bins(of: scores)
      let prefix = isStar ? "gi_star" : "gi"
      let hot = bins.count { $0.map { $0 >= .hot95 } ?? false }
      let cold = bins.count { $0.map { $0 <= .cold95 } ?? false }
      let general = try SpatialAnswers.asked { () throws(SpatialError) in try GeneralG.score(values, neighbours) }
      return columns(
        prefix, scores, neighbourhood,
        outcome:
          "\(isStar ? "Gi*" : "Gi"): \(hot) cells are hot and \(cold) cold at a false discovery rate of 5 %. \(Self.sentence(general))",
        last: "\(prefix)_bin"
      ) { .integer(bins[$0]?.rawValue) }
    case .moran:
      let moran = LocalMoran(tail: tail, permutations: conditional).scores(values, neighbours, workers: workers)
      let quadrants = moran.significantQuadrants(at: rate)
      let high = quadrants.count { $0 == .highHigh }
      let global = GlobalMoran.score(values, neighbours)
      return columns(
        "moran", moran.scores, neighbourhood,
        outcome: "Local Moran's I: \(high) cells are the core of a cluster of high counts. \(Self.sentence(global))",
        last: "moran_cluster"
      ) { .text(quadrants[$0]?.rawValue) }
    case .bivariateMoran:
      guard let around else {
        throw InputError(
          .usage, "bivariate-moran relates these months to others around: name the others with --compare.")
      }
      let moran = LocalMoran(tail: tail, permutations: conditional)
        .bivariate(values, around: around, neighbours, workers: workers)
      let quadrants = moran.significantQuadrants(at: rate)
      return columns(
        "bivariate_moran", moran.scores, neighbourhood,
        outcome: "Bivariate local Moran's I, counts here and those of the compared months around: "
          + "\(quadrants.count { $0 == .highHigh }) cells are high among high ones, \(quadrants.count { $0 == .highLow }) high among low ones.",
        last: "bivariate_moran_cluster"
      ) { .text(quadrants[$0]?.rawValue) }
    case .geary:
      let scores = LocalGeary(tail: tail, permutations: conditional).scores(values, neighbours, workers: workers)
      let significant = scores.isSignificant(at: rate)
      let global = GlobalGeary.score(values, neighbours)
      return columns(
        "geary", scores, neighbourhood,
        outcome: "Local Geary's c: \(significant.count { $0 }) cells are significant. \(Self.sentence(global))",
        last: "geary_significant"
      ) { .truth(significant[$0]) }
    case .density: preconditionFailure("the density has no test")
    }
  }

  private func columns(
    _ prefix: String, _ scores: LocalScores, _ neighbourhood: Neighbourhood, outcome: String, last: String,
    _ value: @escaping @Sendable (Int) -> PropertyValue
  ) -> GridColumns {
    let undefined = scores.p.count(where: \.isNaN)
    var about = ["\(scores.test.sentence) \(neighbourhood.sentence)"]
    if undefined > 0 { about.append("\(prefix): \(undefined) cells are undefined and left empty.") }
    var sentences = [outcome]
    if let reach = scores.reach(at: rate) { sentences.append(reach) }
    return GridColumns(
      names: ["\(prefix)_value", "\(prefix)_z", "\(prefix)_p", "\(prefix)_q", last], about: about,
      sentences: sentences
    ) { cell in
      [
        .decimal(scores.value[cell], decimals: 4), .decimal(scores.z[cell], decimals: 4),
        .probability(scores.p[cell]), .probability(scores.q[cell]), value(cell),
      ]
    }
  }

  private static func sentence(_ global: GlobalScore) -> String {
    guard global.z.isFinite else { return "\(global.test.statistic) of the whole map is undefined." }
    func number(_ value: Double, _ decimals: Int) -> String { FixedDecimal.string(value, decimals: decimals) }
    return
      "\(global.test.statistic) of the whole map: \(number(global.value, 4)), z \(number(global.z, 2)), p \(global.p < 1e-6 ? "below 0.000001" : number(global.p, 6))."
  }
}
