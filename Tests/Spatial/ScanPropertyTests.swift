@testable import Spatial
import TestSupport
import Testing

/// The fast scan against the plain one, on seeded data.
@Suite struct ScanPropertyTests {
  /// Sums are taken in another order.
  static let rounding = 1e-9

  /// Places on a lattice, so that distances tie, with cases, population and steps.
  struct Ground {
    var x: [Double] = []
    var y: [Double] = []
    var cases: [[Int]] = []
    var expected: [[Double]] = []

    init(places: Int, steps: Int, cases count: Int, grain: Double, seed: UInt64) {
      var random = RandomNumbers(seed: seed)
      var taken: Set<[Double]> = []
      while x.count < places {
        let point = [
          (random.uniform() * 2_000 / grain).rounded() * grain, (random.uniform() * 2_000 / grain).rounded() * grain,
        ]
        guard taken.insert(point).inserted else { continue }
        x.append(point[0])
        y.append(point[1])
        expected.append((0..<steps).map { _ in random.uniform() < 0.1 ? 0 : 1 + (random.uniform() * 20).rounded() })
      }
      cases = Array(repeating: Array(repeating: 0, count: steps), count: places)
      var left = count
      while left > 0 {
        let (place, step) = (random.below(places), random.below(steps))
        if random.uniform() * 21 > expected[place][step] { continue }
        cases[place][step] += 1
        left -= 1
      }
    }

    func places() throws -> ScanPlaces { try ScanPlaces(x: x, y: y) }

    func counts() throws -> SpaceTimeCounts {
      let cells = cases.indices.flatMap { place in cases[place].indices.map { (place, $0) } }
      return try SpaceTimeCounts(
        steps: cases[0].count, place: cells.map { $0.0 }, step: cells.map { $0.1 },
        count: cells.map { cases[$0.0][$0.1] })
    }
  }

  /// What a test may vary about the windows.
  static let windows: [ScanWindow] = [false, true].flatMap { capped in
    [ScanWindow.TieRule.together, .oneByOne].flatMap { ties in
      [ScanWindow.Period.retrospective, .prospective].map { period in
        var window = ScanWindow()
        window.ties = ties
        window.period = period
        if capped {
          window.greatestMetres = 400
          window.greatestShare = 0.3
          window.greatestSteps = 2
        }
        return window
      }
    }
  }

  private func expectSame(_ scan: ScanStatistic, _ slow: SlowScan, _ model: ScanModel, _ ground: Ground) throws {
    var scan = scan
    scan.replicas = 32
    var slow = slow
    slow.window = scan.window
    slow.rates = scan.rates
    slow.leastCases = scan.leastCases
    let result = try scan.scan(ground.places(), model)
    let expected = slow.clusters()
    #expect(result.clusters.isEmpty == expected.isEmpty)
    if let first = result.clusters.first, let theirs = expected.first {
      #expect(abs(first.logLikelihoodRatio - theirs.ratio) < Self.rounding)
      // Among equally strong windows either may come first: they may differ by places or steps of no population.
      if expected.count < 2 || expected[1].ratio < theirs.ratio - Self.rounding {
        #expect(first.cases == theirs.cases && abs(first.expected - theirs.expected) < Self.rounding)
      }
      let cells = first.members.flatMap { place in first.steps.map { (place, $0) } }
      let all = slow.measure.flatMap { $0 }.reduce(0, +)
      let share = cells.reduce(0) { $0 + slow.measure[$1.0][$1.1] } / all
      #expect(first.cases == cells.reduce(0) { $0 + ground.cases[$1.0][$1.1] })
      #expect(abs(first.expected - share * Double(result.cases)) < Self.rounding)
    }
    // The same replicas, scanned plainly: where the threshold hides a window this fails. The weakest of a batch tells,
    // since the threshold follows it.
    let problem = try ScanProblem(ground.places(), model)
    for replica in problem.steps == 1 ? Array(0..<16) : [0, 17, 31] {
      var lanes = ContiguousArray(repeating: ReplicaLanes.zero, count: problem.measure.count)
      problem.replicas.draw(RandomNumbers(seed: scan.seed, item: replica), lane: 3, into: &lanes)
      slow.cases = ground.x.indices.map { place in
        (0..<problem.steps).map { Int(lanes[Int(problem.places.distinct[place]) * problem.steps + $0][3]) }
      }
      #expect(abs(result.replicaMaxima[replica] - slow.greatest()) < Self.rounding)
    }
  }

  @Test(.tags(.property), arguments: ScanRates.allCases, [ScanWindow.TieRule.together, .oneByOne])
  func `a Poisson scan finds what the plain one finds`(rates: ScanRates, ties: ScanWindow.TieRule) throws {
    for seed in UInt64(1)...2 {
      let ground = Ground(places: 30, steps: 1, cases: 120, grain: 200, seed: seed)
      var scan = ScanStatistic()
      scan.rates = rates
      scan.window.ties = ties
      scan.leastCases = 3
      let slow = SlowScan(x: ground.x, y: ground.y, cases: ground.cases, measure: ground.expected)
      try expectSame(
        scan, slow, .poisson(cases: ground.cases.map { $0[0] }, population: ground.expected.map { $0[0] }), ground)
    }
  }

  @Test(.tags(.property), arguments: ScanRates.allCases)
  func `a Bernoulli scan finds what the plain one finds`(rates: ScanRates) throws {
    for seed in UInt64(1)...4 {
      let ground = Ground(places: 30, steps: 1, cases: seed.isMultiple(of: 2) ? 60 : 700, grain: 1, seed: seed)
      var scan = ScanStatistic()
      scan.rates = rates
      scan.window.greatestMetres = 900
      var slow = SlowScan(
        x: ground.x, y: ground.y, cases: ground.cases,
        measure: zip(ground.cases, ground.expected).map { [Double($0[0]) + $1[0]] })
      slow.isBernoulli = true
      try expectSame(
        scan, slow,
        .bernoulli(cases: ground.cases.map { $0[0] }, controls: ground.expected.map { Int($0[0]) }), ground)
    }
  }

  @Test(.tags(.property), arguments: EllipseSet.Penalty.tested)
  func `an elliptic scan finds what the plain one finds`(penalty: EllipseSet.Penalty) throws {
    let ground = Ground(places: 25, steps: 1, cases: 150, grain: 1, seed: 7)
    var scan = ScanStatistic()
    scan.window.shape = .ellipses(EllipseSet(shapes: [1.5, 3], angles: [4, 5], penalty: penalty))
    scan.window.greatestMetres = 1_200
    let slow = SlowScan(x: ground.x, y: ground.y, cases: ground.cases, measure: ground.expected)
    try expectSame(
      scan, slow, .poisson(cases: ground.cases.map { $0[0] }, population: ground.expected.map { $0[0] }), ground)
  }

  @Test(.tags(.property), arguments: windows)
  func `space-time scans find what the plain one finds`(window: ScanWindow) throws {
    let ground = Ground(places: 15, steps: 6, cases: 120, grain: 200, seed: 3)
    for rates in ScanRates.allCases {
      var scan = ScanStatistic()
      scan.rates = rates
      scan.window = window
      let slow = SlowScan(x: ground.x, y: ground.y, cases: ground.cases, measure: ground.expected)
      try expectSame(
        scan, slow, .spaceTimePoisson(cases: ground.counts(), expected: ground.expected.flatMap { $0 }), ground)
      try expectSame(
        scan, SlowScan(x: ground.x, y: ground.y, permutation: ground.cases), .spaceTimePermutation(ground.counts()),
        ground)
    }
  }

  @Test(.tags(.threads))
  func `a scan gives the same for 1, 2 and 7 workers`() throws {
    let ground = Ground(places: 60, steps: 4, cases: 300, grain: 100, seed: 9)
    for stopsAfter in [nil, 20] {
      var scan = ScanStatistic()
      scan.replicas = 199
      scan.stopsAfter = stopsAfter
      let model = ScanModel.spaceTimePermutation(try ground.counts())
      let one = try scan.scan(ground.places(), model, workers: 1)
      #expect(!one.clusters.isEmpty)
      for workers in [2, 7] {
        let other = try scan.scan(ground.places(), model, workers: workers)
        #expect(other.clusters == one.clusters && other.replicaMaxima == one.replicaMaxima)
      }
    }
  }

  @Test(.tags(.property))
  func `the order of the places, their duplicates and where they lie change nothing`() throws {
    let ground = Ground(places: 40, steps: 1, cases: 200, grain: 50, seed: 4)
    let (cases, population) = (ground.cases.map { $0[0] }, ground.expected.map { $0[0] })
    var scan = ScanStatistic()
    scan.replicas = 49
    let plain = try scan.scan(ground.places(), .poisson(cases: cases, population: population))
    // Turned round, moved, and each place given twice: once with its cases, once with its population.
    let x = ground.x.reversed().map { $0 + 409_600 }
    let y = ground.y.reversed().map { $0 + 131_072 }
    let nothing = Array(repeating: 0, count: 40)
    let twice = try scan.scan(
      ScanPlaces(x: x + x, y: y + y),
      .poisson(cases: cases.reversed() + nothing, population: nothing.map(Double.init) + population.reversed()))
    #expect(plain.clusters.count == twice.clusters.count)
    for (one, other) in zip(plain.clusters, twice.clusters) {
      #expect(other.members == (one.members.map { 39 - $0 } + one.members.map { 79 - $0 }).sorted())
      #expect(other.cases == one.cases && other.p == one.p && other.radiusMetres == one.radiusMetres)
    }
    #expect(plain.replicaMaxima == twice.replicaMaxima)
  }
}

extension EllipseSet.Penalty {
  static let tested: [EllipseSet.Penalty] = [.none, .medium, .strong]
}
