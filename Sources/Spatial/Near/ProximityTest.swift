/// Do things lie nearer to some targets than to as many places at random?
///
/// For n targets and a distance D: the weight of the things of which a point lies within D metres of any target (closed:
/// exactly D is within), each counted once however many targets are near. Then R times n places are drawn at random from
/// the ground in place of the targets, and counted alike.
/// ```
/// expected = the mean over the replicas
/// ratio    = observed / expected
/// band     = from the k-th lowest to the k-th highest replica, k = floor(0.025 (R + 1)): 95 % of chance
/// p        = (M + 1) / (R + 1), M replicas with at least as much as observed
/// pLess    = the same with M replicas with at most as much
/// ```
/// Null hypothesis: the targets are n independent places of the ground, each place as likely; the things stay where they
/// are. The tail of `p` is the upper one. q is Benjamini and Hochberg's of p over all groups and distances of the call.
/// Groups of targets (by type) share their draws: one of n targets takes the first n places of each replica, so that the p
/// of each is as exact as by draws of its own, and all groups cost what the largest does.
///
/// Targets at one place are legitimate: three bars in one building reach what one does, and the replicas have three places
/// for it, so that such targets have it harder to seem near to much.
///
/// The common misreading: that targets draw the things to them. Both gather where people are, and a town centre explains
/// both. What a small p refutes is that targets lie anywhere on the ground; on ground that is mostly fields everything is
/// significant. Draw from built-up ground or streets, or ask the sharper question: draw from the points of all
/// targets to see whether those of one type are nearer to things than any targets are. Nor does a ratio below 1 at a great
/// distance say that things shun the targets: targets that gather have discs that overlap and cover less ground than as many
/// spread at random. And the counts of two distances may not be added: the larger holds the smaller.
///
/// Besag and Diggle (1977), Simple Monte Carlo tests for spatial pattern, Applied Statistics 26, 327-333,
/// doi:10.2307/2346974.
public struct ProximityTest: Sendable, Equatable {
  /// The greatest distance that may be asked for.
  public static let mostMetres = 5_000.0
  /// The most replicas.
  public static let mostReplicas = 99_999
  /// The share of replicas in the band.
  public static let bandShare = 0.95

  /// The distances D, ascending, each once.
  public let metres: [Double]
  /// R.
  public let replicas: Int
  /// The seed of the draws; each replica has a stream of its own.
  public let seed: UInt64

  /// - Throws: where there is no distance, one is not above 0 and at most `mostMetres`, or `replicas` is not from 1 to
  ///   `mostReplicas`.
  public init(metres: [Double], replicas: Int = 999, seed: UInt64 = 1) throws(SpatialError) {
    guard !metres.isEmpty, metres.allSatisfy({ $0 > 0 && $0 <= Self.mostMetres }) else {
      let given = metres.map { "\($0)" }.joined(separator: ", ")
      throw SpatialError(
        "what lies near is looked for within distances above 0 and up to \(Int(Self.mostMetres)) m, and not "
          + "\(given.isEmpty ? "within none" : "\(given) m").")
    }
    guard (1...Self.mostReplicas).contains(replicas) else {
      throw SpatialError("places are drawn from 1 to \(Self.mostReplicas) times, and not \(replicas) times.")
    }
    self.metres = Set(metres).sorted()
    self.replicas = replicas
    self.seed = seed
  }

  /// What is near the targets of one group within one distance, and what chance makes of it.
  public struct Score: Sendable, Equatable {
    /// D.
    public let metres: Double
    /// n, the targets of the group.
    public let targets: Int
    /// The weight of the things within D of any of them.
    public let observed: Int
    /// The weight of all things.
    public let total: Int
    /// The mean over the replicas; nan where there is no target or no thing.
    public let expected: Double
    /// Where 95 % of the replicas lie; nil where there are fewer than 39 of them, or nothing to test.
    public let band: ClosedRange<Int>?
    /// 1/(R+1) ... 1, greater; nan where there is no target or no thing.
    public let p: Double
    /// 1/(R+1) ... 1, less; nan where `p` is.
    public let pLess: Double
    /// The false discovery rate at which `p` would be called significant, over all scores; nan where `p` is.
    public internal(set) var q: Double

    /// observed / expected; nan where nothing is expected.
    public var ratio: Double { expected > 0 ? Double(observed) / expected : .nan }
    /// The share of all things that is near, 0 ... 1; nan where there is none.
    public var share: Double { total > 0 ? Double(observed) / Double(total) : .nan }
  }

  /// What came of it.
  public struct Scores: Sendable, Equatable {
    /// Of each group the distances, ascending.
    public let groups: [[Score]]
    /// What was tested.
    public let test: SignificanceTest
  }

  /// Tests each group of targets at each distance.
  ///
  /// - Parameters:
  ///   - counted: the things.
  ///   - x: eastings of the targets in metres, finite.
  ///   - y: northings.
  ///   - groups: the targets of each group, by their numbers; a target may be in several.
  ///   - places: the ground. Targets should lie on it: those that do not are counted, and nothing is drawn there.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Complexity: O(R n (d + k)) for n targets of the largest group, a draw of cost d, and k points of things in the nine
  ///   squares of the greatest D around a place.
  public func scores(
    _ counted: CountedPlaces, targetsX x: ContiguousArray<Double>, y: ContiguousArray<Double>, groups: [[Int]],
    on places: RandomPlaces, workers: Int = 1
  ) -> Scores {
    precondition(x.count == y.count, "as many x as y")
    let counting = ProximityCounting(counted, metres: metres)
    let sizes = Set(groups.map(\.count)).subtracting([0]).sorted()
    let total = counted.total
    let ranges = Parallel.ranges(of: sizes.isEmpty || total == 0 ? 0 : replicas, workers: workers * 4, least: 4)
    let drawn = Parallel.map(ranges, workers: workers) { range in
      var counter = counting.counter()
      return range.map { replica in
        var random = RandomNumbers(seed: seed, item: replica)
        return counter.counts(sizes: sizes) { _ in places.draw(&random) }
      }
    }.flatMap { $0 }
    var counter = counting.counter()
    var scores = groups.map { group -> [Score] in
      let observed = counter.counts(sizes: [group.count]) { (x[group[$0]], y[group[$0]]) }
      let size = sizes.firstIndex(of: group.count)
      return metres.indices.map { distance in
        let replicas = size.map { size in drawn.map { $0[size * metres.count + distance] } } ?? []
        return score(metres[distance], group.count, observed[distance], total, replicas)
      }
    }
    let q = BenjaminiHochberg.adjusted(ContiguousArray(scores.lazy.joined().map(\.p)))
    for group in scores.indices {
      for distance in metres.indices { scores[group][distance].q = q[group * metres.count + distance] }
    }
    return Scores(
      groups: scores,
      test: SignificanceTest(
        statistic: "Weight within a distance of any target, each thing once",
        nullHypothesis: "the targets are as many random places \(places.words)", tail: .greater,
        reference: .replicas(replicas, seed: seed), correction: .benjaminiHochberg, tests: q.count { !$0.isNaN }))
  }

  private func score(
    _ metres: Double, _ targets: Int, _ observed: Int, _ total: Int, _ replicas: [Int]
  ) -> Score {
    guard !replicas.isEmpty else {
      return Score(
        metres: metres, targets: targets, observed: observed, total: total, expected: .nan, band: nil, p: .nan,
        pLess: .nan, q: .nan)
    }
    let sorted = replicas.sorted()
    let tail = Int((1 - Self.bandShare) / 2 * Double(sorted.count + 1) + 1e-9)
    let chances = Double(sorted.count + 1)
    return Score(
      metres: metres, targets: targets, observed: observed, total: total,
      expected: Double(sorted.reduce(0, +)) / Double(sorted.count),
      band: tail > 0 ? sorted[tail - 1]...sorted[sorted.count - tail] : nil,
      p: Double(1 + sorted.count { $0 >= observed }) / chances,
      pLess: Double(1 + sorted.count { $0 <= observed }) / chances, q: .nan)
  }
}
