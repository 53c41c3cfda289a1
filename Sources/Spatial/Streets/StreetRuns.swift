/// Contiguous runs of hot segments: hot segments that share a node belong together, as far as a team can be sent.
///
/// The width of a run is the greatest distance between two of its vertices. What hangs together over more than the
/// greatest width is split, hottest first: a run begins at the segment with the most incidents per 100 m, takes in the
/// hottest of the hot segments that touch it as long as the run stays within the width, and what is left begins runs of
/// its own. Every hot segment is in one run. Runs are numbered by their lowest-numbered segment.
///
/// A run is a description of where hot segments lie: no chance hypothesis is tested of the run as such.
public struct StreetRuns: Sendable, Equatable {
  /// In place of a run's number: the segment is not hot.
  public static let none: Int32 = -1
  /// The greatest width in metres unless another is asked for, as for hotspots of points.
  public static let defaultGreatestWidthMetres = 500.0

  /// The run of each segment, 0 ..< `count`, or `none`.
  public let run: ContiguousArray<Int32>
  /// The segments of each run, ascending.
  public let segments: [[Int]]
  /// The incidents on each run.
  public let counts: [Int]
  /// The length of each run's segments in metres.
  public let lengthMetres: [Double]
  /// The greatest distance between two of each run's vertices, in metres. Above the limit only for a run of one segment
  /// that is wider by itself.
  public let widthMetres: [Double]
  /// Whether each run is a part of what hung together over more than the greatest width.
  public let isSplit: [Bool]

  /// How many runs there are.
  public var count: Int { segments.count }

  /// - Throws: where the greatest width is not above 0.
  /// - Complexity: O(m log m + sum of h²) for m segments and h vertices on the hull of a run.
  public init(
    of hot: HotStreets, in network: StreetNetwork, greatestWidthMetres: Double = defaultGreatestWidthMetres
  ) throws(SpatialError) {
    precondition(hot.counts.count == network.count, "a count for each segment")
    guard greatestWidthMetres > 0 else {
      throw SpatialError("a run of streets has a greatest width above 0 m, and not \(greatestWidthMetres) m")
    }
    // By rank the hottest is the lowest number.
    let order = network.lengthMetres.indices.filter { hot.isHot[$0] }
      .sorted { (-hot.per100Metres[$0], $0) < (-hot.per100Metres[$1], $1) }
    var growth = RunGrowth(network, order: order, greatestWidth: greatestWidthMetres)
    let grown = growth.runs().sorted { ($0.segments.first ?? 0) < ($1.segments.first ?? 0) }
    var run = ContiguousArray(repeating: Self.none, count: network.count)
    for (number, members) in grown.enumerated() {
      for segment in members.segments { run[segment] = Int32(number) }
    }
    self.run = run
    segments = grown.map(\.segments)
    counts = grown.map { $0.segments.reduce(0) { $0 + hot.counts[$1] } }
    lengthMetres = grown.map { $0.segments.reduce(0) { $0 + network.lengthMetres[$1] } }
    widthMetres = grown.map(\.width)
    // Split is a run that touches another: had they fitted together, they would be one.
    isSplit = grown.indices.map { number in
      grown[number].segments.contains { segment in
        [network.startNode[segment], network.endNode[segment]].contains { node in
          network.segments(atNode: Int(node)).contains { run[Int($0)] != Self.none && run[Int($0)] != Int32(number) }
        }
      }
    }
  }

  /// The streets of each run, a part for each segment, in metres.
  public func lines(in network: StreetNetwork) -> [MultiLine] {
    segments.map { members in
      var line = MultiLine()
      for segment in members {
        line.appendPart(network.vertices(of: segment).lazy.map { (network.x[$0], network.y[$0]) })
      }
      return line
    }
  }
}

/// Runs while they grow.
private struct RunGrowth {
  struct Run {
    var segments: [Int]
    var width: Double
  }

  private let network: StreetNetwork
  /// The hot segments, the hottest first.
  private let order: [Int]
  /// The place of each segment in `order`; -1 for one that is not hot or in a run already.
  private var rank: ContiguousArray<Int>
  private let greatestWidth: Double

  init(_ network: StreetNetwork, order: [Int], greatestWidth: Double) {
    self.network = network
    self.order = order
    self.greatestWidth = greatestWidth
    rank = ContiguousArray(repeating: -1, count: network.count)
    for (place, segment) in order.enumerated() { rank[segment] = place }
  }

  mutating func runs() -> [Run] {
    var runs: [Run] = []
    for seed in order where rank[seed] >= 0 { runs.append(grow(from: seed)) }
    return runs
  }

  private mutating func grow(from seed: Int) -> Run {
    var shape = RunShape(network, seed)
    var segments: [Int] = []
    var waiting = RankQueue()
    var seen: Set<Int> = [seed]
    var next: Int? = seed
    while let segment = next {
      // A run only grows wider: what does not fit now never will.
      if segments.isEmpty || shape.take(segment, network, greatestWidth) {
        segments.append(segment)
        rank[segment] = -1
        for node in [network.startNode[segment], network.endNode[segment]] {
          for other in network.segments(atNode: Int(node)).map(Int.init) where rank[other] >= 0 {
            if seen.insert(other).inserted { waiting.insert(rank[other]) }
          }
        }
      }
      next = waiting.popLowest().map { order[$0] }
    }
    return Run(segments: segments.sorted(), width: shape.width)
  }
}

/// The convex hull of a run, and its width.
private struct RunShape {
  private var hull: [(x: Double, y: Double)]
  private(set) var width: Double

  init(_ network: StreetNetwork, _ segment: Int) {
    (hull, width) = Self.hull(network.vertices(of: segment).map { (network.x[$0], network.y[$0]) })
  }

  /// Takes a segment in, unless the run would be wider than the limit.
  mutating func take(_ segment: Int, _ network: StreetNetwork, _ limit: Double) -> Bool {
    let (wider, width) = Self.hull(hull + network.vertices(of: segment).map { (network.x[$0], network.y[$0]) })
    guard width <= limit else { return false }
    (hull, self.width) = (wider, width)
    return true
  }

  private static func hull(_ points: [(x: Double, y: Double)]) -> ([(x: Double, y: Double)], width: Double) {
    let places = Locations(
      x: ContiguousArray(points.lazy.map(\.x)), y: ContiguousArray(points.lazy.map(\.y)),
      weight: ContiguousArray(repeating: 0, count: points.count))
    let all = Array(points.indices)
    return (
      ClusterWidth.convexHull(of: all, in: places).map { points[$0] }, ClusterWidth.metres(of: all, in: places)
    )
  }
}

/// Ranks, of which the lowest is taken first: a binary heap.
private struct RankQueue {
  private var ranks: [Int] = []

  mutating func insert(_ rank: Int) {
    ranks.append(rank)
    var child = ranks.count - 1
    while child > 0, ranks[child] < ranks[(child - 1) / 2] {
      ranks.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popLowest() -> Int? {
    guard let lowest = ranks.first, let last = ranks.popLast() else { return nil }
    guard !ranks.isEmpty else { return lowest }
    ranks[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < ranks.count && ranks[child] < ranks[least] {
        least = child
      }
      if least == parent { return lowest }
      ranks.swapAt(parent, least)
      parent = least
    }
  }
}
