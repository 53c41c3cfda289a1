/// Which part of each source area belongs to which target, where the two do not nest: LSOAs in wards, in hotspots, in zones.
///
/// A count of a source is divided as its ground is (`byArea`), as if what is counted were spread evenly over it, or as the weight
/// of points in it is (`byPoints`), such as households by postcode: the dasymetric way, which is nearer to the truth wherever
/// people live in one corner of their area.
///
/// Shares of one source in targets that do not overlap add up to 1 at most. Targets that overlap are each given what
/// lies in them, so that what lies in two is counted in both: their totals then must not be added up.
///
/// Wright (1936), A method of mapping densities of population, Geographical Review 26, doi:10.2307/209467; Mennis (2003),
/// Generating surface models of population using dasymetric mapping, The Professional Geographer 55,
/// doi:10.1111/0033-0124.10042.
public struct Apportionment: Sendable {
  /// The part of one source that belongs to one target.
  public struct Share: Sendable, Equatable {
    /// The number of the source area.
    public let source: Int
    /// The number of the target area.
    public let target: Int
    /// The part of the source, above 0 and at most 1.
    public let share: Double
  }

  /// What becomes of the part of a source that lies in no target.
  public enum Coverage: Sendable {
    /// The targets are meant to cover all ground, as wards do. What lies in none of them, such as a coast drawn
    /// differently, is divided among those that hold the rest of the source; so are parts below one two-hundredth of it,
    /// which are the trace of two boundary files drawn apart. A source that belongs to any target belongs to them
    /// wholly: leave out beforehand (`filtered`) those that lie mostly elsewhere, as `outside` tells.
    case whole
    /// The targets are places in the ground, as hotspots are: what lies in none of them stays outside.
    case partial
  }

  /// Ascending by source, then by target.
  public let shares: [Share]
  /// How many sources there are.
  public let sourceCount: Int
  /// How many targets there are.
  public let targetCount: Int
  /// The part of each source that lies in no target, 0 to 1, as measured: also where the coverage is whole, whose shares add
  /// up to 1 all the same. By area with partial coverage, ground that several targets hold counts once; with whole
  /// coverage, whose targets should not overlap, it counts with each, and what is then below 0 is 0.
  public let outside: [Double]
  /// The sources that touch a target but hold no point with a weight, so that they were divided by area; ascending.
  public let dividedByArea: [Int]
  /// The positions in `shares` target after target, and where each target's begin; one more start ends the last.
  private let positions: [Int]
  private let starts: [Int]

  /// Where targets are meant to cover all ground, a share below this is the trace of two boundary files drawn apart.
  static let leastShare = 0.005
  /// What rounding leaves of two areas that only touch: below the precision to which totals are kept.
  private static let leastGround = 1e-9

  private init(
    _ shares: [Share], sourceCount: Int, targetCount: Int, outside: [Double], dividedByArea: [Int]
  ) {
    self.shares = shares
    self.sourceCount = sourceCount
    self.targetCount = targetCount
    self.outside = outside
    self.dividedByArea = dividedByArea
    var starts = [Int](repeating: 0, count: targetCount + 1)
    for share in shares { starts[share.target + 1] += 1 }
    for target in 0..<targetCount { starts[target + 1] += starts[target] }
    var next = starts
    var positions = [Int](repeating: 0, count: shares.count)
    for (position, share) in shares.enumerated() {
      positions[next[share.target]] = position
      next[share.target] += 1
    }
    self.starts = starts
    self.positions = positions
  }

  /// What one source is measured to have in the targets, before slivers are given away.
  private struct Measured {
    /// Ascending by target.
    var parts: [(target: Int, share: Double)] = []
    var outside = 1.0
  }

  private init(_ measured: [Measured], targetCount: Int, coverage: Coverage, dividedByArea: [Int]) {
    var shares: [Share] = []
    for (source, measured) in measured.enumerated() {
      for part in Self.settled(measured, coverage) {
        shares.append(Share(source: source, target: part.target, share: part.share))
      }
    }
    self.init(
      shares, sourceCount: measured.count, targetCount: targetCount, outside: measured.map(\.outside),
      dividedByArea: dividedByArea)
  }

  private static func settled(_ measured: Measured, _ coverage: Coverage) -> [(target: Int, share: Double)] {
    guard coverage == .whole else { return measured.parts }
    var kept = measured.parts.filter { $0.share >= leastShare }
    // A source in many targets, each far smaller than itself, is not made of slivers.
    if kept.isEmpty, measured.outside <= 0.5 { kept = measured.parts }
    let total = kept.reduce(0) { $0 + $1.share }
    return kept.map { ($0.target, $0.share / total) }
  }

  /// No sources at all.
  public static func none(targets count: Int) -> Apportionment {
    Apportionment([], sourceCount: 0, targetCount: count, outside: [], dividedByArea: [])
  }

  // MARK: Dividing

  /// Divides sources as their ground is.
  ///
  /// The share of source `i` in target `j` is the area of both over the area of `i`. Parts below a thousand-millionth of the
  /// source are rounding and are left out.
  ///
  /// - Parameters:
  ///   - sources: the areas that are divided.
  ///   - targets: the areas that they are divided among.
  ///   - coverage: what becomes of the part of a source that lies in no target.
  ///   - workers: how many threads may work at a time.
  /// - Complexity: O(s log t) for s sources and t targets, and an overlay for every pair of which neither holds the other.
  public static func byArea(
    _ sources: AreaIndex, to targets: AreaIndex, coverage: Coverage, workers: Int = 1
  ) throws(SpatialError) -> Apportionment {
    let measured = try measuredByArea(sources, Array(0..<sources.count), targets, coverage, workers)
    return Apportionment(measured, targetCount: targets.count, coverage: coverage, dividedByArea: [])
  }

  /// Divides sources as the weight of the points in them is.
  ///
  /// The share of source `i` in target `j` is the weight of the points in both over the weight of the points in `i`. A point on
  /// a shared edge belongs to the lowest-numbered area on either side, so that targets that overlap are given the points of
  /// their common ground once: the lowest-numbered has them. A source without any weight is divided by area.
  ///
  /// - Parameters:
  ///   - sources: the areas that are divided.
  ///   - targets: the areas that they are divided among; they should not overlap.
  ///   - x: eastings of the points in metres.
  ///   - y: northings of the points in metres.
  ///   - weight: what lives or stands at each point, such as households; a weight that is not finite and above 0 counts
  ///     for nothing.
  ///   - coverage: what becomes of the part of a source that lies in no target.
  ///   - workers: how many threads may work at a time.
  /// - Complexity: O(n log(s t)) for n points, s sources and t targets.
  public static func byPoints(
    _ sources: AreaIndex, to targets: AreaIndex, x: ContiguousArray<Double>, y: ContiguousArray<Double>,
    weight: ContiguousArray<Double>, coverage: Coverage, workers: Int = 1
  ) throws(SpatialError) -> Apportionment {
    precondition(x.count == weight.count, "as many weights as points")
    let source = try sources.locate(x: x, y: y, workers: workers)
    let target = try targets.locate(x: x, y: y, workers: workers)
    // Targets lie one above what they are, so that 0 is none of them.
    var weights = [[Int: Double]](repeating: [:], count: sources.count)
    for point in x.indices where source[point] != AreaIndex.none && weight[point] > 0 && weight[point].isFinite {
      weights[Int(source[point])][Int(target[point]) + 1, default: 0] += weight[point]
    }
    var measured = weights.map { weights -> Measured in
      let parts = weights.sorted { $0.key < $1.key }
      let total = parts.reduce(0) { $0 + $1.value }
      return Measured(
        parts: parts.filter { $0.key > 0 }.map { ($0.key - 1, $0.value / total) },
        outside: (weights[0] ?? 0) / total)
    }
    let empty = weights.indices.filter { weights[$0].isEmpty }
    let byArea = try measuredByArea(sources, empty, targets, coverage, workers)
    for (source, ground) in zip(empty, byArea) { measured[source] = ground }
    return Apportionment(
      measured, targetCount: targets.count, coverage: coverage,
      dividedByArea: empty.filter { !measured[$0].parts.isEmpty })
  }

  private static func measuredByArea(
    _ sources: AreaIndex, _ numbers: [Int], _ targets: AreaIndex, _ coverage: Coverage, _ workers: Int
  ) throws(SpatialError) -> [Measured] {
    // Targets that are meant to cover all do not overlap, and joining the pieces of each source takes as long as cutting them.
    let ground = try targets.sharedGround(
      with: sources, of: numbers, leastShare: leastGround, measuresCover: coverage == .partial, workers: workers)
    return zip(numbers, ground).map { source, ground in
      let area = sources.squareMetres[source]
      guard area > 0 else { return Measured() }
      return Measured(
        parts: ground.pieces.map { ($0.polygon, min($0.squareMetres / area, 1)) },
        outside: min(max(1 - ground.coveredSquareMetres / area, 0), 1))
    }
  }

  // MARK: Using the shares

  /// The sources' counts added up over each target: Σ value · share.
  ///
  /// With whole coverage the targets' totals add up to those of the sources that belong to any; with partial coverage and
  /// targets that do not overlap, to the sources' total less Σ value · `outside`.
  ///
  /// - Parameter values: a count of each source, such as people; nil where it is not known. Only counts may be added up:
  ///   rates and deciles are for `means`.
  /// - Returns: nil for a target that touches a source without a value, and for one that touches no source.
  public func totals(_ values: [Double?]) -> [Double?] {
    precondition(values.count == sourceCount, "a value for each source")
    return (0..<targetCount).map { target in
      var total: Double?
      for position in starts[target]..<starts[target + 1] {
        let share = shares[positions[position]]
        guard let value = values[share.source] else { return nil }
        total = (total ?? 0) + value * share.share
      }
      return total
    }
  }

  /// The mean of the sources' values over each target: Σ value · weight · share / Σ weight · share.
  ///
  /// - Parameters:
  ///   - values: a rate, a score or a decile of each source; nil where it is not known, and such a source is left out.
  ///   - weights: how much each source weighs, such as its people; a source without is left out, but where all are nil each
  ///     weighs 1, so that the mean is that over ground or points and not over people.
  /// - Returns: nil for a target of which no source has a value and a weight above 0.
  public func means(_ values: [Double?], weightedBy weights: [Double?]) -> [Double?] {
    precondition(values.count == sourceCount && weights.count == sourceCount, "a value and a weight for each source")
    let hasWeights = weights.contains { $0 != nil }
    return (0..<targetCount).map { target in
      var (sum, total) = (0.0, 0.0)
      for position in starts[target]..<starts[target + 1] {
        let share = shares[positions[position]]
        guard let value = values[share.source], let weight = hasWeights ? weights[share.source] : 1 else { continue }
        sum += value * weight * share.share
        total += weight * share.share
      }
      return total > 0 ? sum / total : nil
    }
  }

  /// The shares of which a target is made, ascending by source.
  public func sources(of target: Int) -> [Share] {
    precondition((0..<targetCount).contains(target), "a target of this apportionment")
    return positions[starts[target]..<starts[target + 1]].map { shares[$0] }
  }

  /// The same with only the sources for which `keeps` is true, numbered anew in their order.
  public func filtered(sources keeps: (Int) -> Bool) -> Apportionment {
    let kept = (0..<sourceCount).filter(keeps)
    var number = [Int?](repeating: nil, count: sourceCount)
    for (new, source) in kept.enumerated() { number[source] = new }
    return Apportionment(
      shares.compactMap { share in
        number[share.source].map { Share(source: $0, target: share.target, share: share.share) }
      }, sourceCount: kept.count, targetCount: targetCount, outside: kept.map { outside[$0] },
      dividedByArea: dividedByArea.compactMap { number[$0] })
  }
}
