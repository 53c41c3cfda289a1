import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct ProximityTestTests {
  private static let square = Squares.square(x: 0, y: 0, side: 1_000)

  private func scores(
    _ test: ProximityTest, _ locations: Locations, _ targets: [(x: Double, y: Double)], groups: [[Int]]? = nil,
    on ground: RandomPlaces.Ground = .area(square), workers: Int = 1
  ) throws -> ProximityTest.Scores {
    test.scores(
      CountedPlaces(locations), targetsX: ContiguousArray(targets.map(\.x)), y: ContiguousArray(targets.map(\.y)),
      groups: groups ?? [Array(targets.indices)], on: try RandomPlaces(ground), workers: workers)
  }

  private func random(_ count: Int, seed: UInt64) -> [(x: Double, y: Double)] {
    var random = RandomNumbers(seed: seed)
    return (0..<count).map { _ in (random.uniform() * 1_000, random.uniform() * 1_000) }
  }

  /// A lone place in the middle of the ground is within D of one of n random targets at least with the chance
  /// 1 - (1 - πD²/A)ⁿ; in the middle of a line with 1 - (1 - 2D/L)ⁿ.
  @Test(.tags(.reference), arguments: [1, 5, 20])
  func `the expectation is the closed form`(targets: Int) throws {
    let lone = Locations(x: [500], y: [500], weight: [10])
    let test = try ProximityTest(metres: [50, 100], replicas: 1_999, seed: 2)
    let given = [(x: Double, y: Double)](repeating: (0, 0), count: targets)
    let street = SeededStreets.lines([[(x: 0, y: 500), (x: 1_000, y: 500)]])
    for (ground, share) in [
      (RandomPlaces.Ground.area(Self.square), { (metres: Double) in .pi * metres * metres / 1e6 }),
      (.streets(street), { (metres: Double) in 2 * metres / 1_000 }),
      // A tenth of the weight is where the place is, and the rest far off.
      (.points(Locations(x: [500, 900], y: [500, 900], weight: [1, 9])), { (_: Double) in 0.1 }),
    ] {
      for score in try scores(test, lone, given, on: ground).groups[0] {
        let chance = 1 - pow(1 - share(score.metres), Double(targets))
        // Four standard errors of 1,999 replicas, of which 15 at least are hits and as many are not.
        #expect(abs(score.expected / 10 - chance) < 4 * (chance * (1 - chance) / 1_999).squareRoot() + 1e-12)
        #expect(score.observed == 0 && score.total == 10 && score.p == 1 && score.targets == targets)
      }
    }
  }

  @Test(.tags(.property), arguments: 1...3)
  func `observed, expected, band and p are those of every pair looked at`(seed: UInt64) throws {
    let locations = SeededLocations.square(count: 300, side: 1_000, grain: 10, seed: seed)
    let targets = random(30, seed: seed + 50).map { (x: ($0.x / 10).rounded() * 10, y: ($0.y / 10).rounded() * 10) }
    let groups = [Array(0..<30), Array(0..<7), [29, 3], [5, 5]]
    let test = try ProximityTest(metres: [100, 10, 50, 50], replicas: 79, seed: seed)
    let scores = try scores(test, locations, targets, groups: groups)
    let places = try RandomPlaces(.area(Self.square))
    #expect(test.metres == [10, 50, 100])
    for (group, own) in zip(groups, scores.groups) {
      for score in own {
        let observed = SlowProximity.near(locations, score.metres, of: group.map { targets[$0] })
        let replicas = (0..<79).map { replica -> Int in
          let drawn = places.places(group.count, seed: seed, item: replica)
          return SlowProximity.near(locations, score.metres, of: zip(drawn.x, drawn.y).map { ($0, $1) })
        }
        let sorted = replicas.sorted()
        #expect(score.observed == observed && score.total == locations.totalWeight)
        #expect(score.expected == Double(replicas.reduce(0, +)) / 79)
        // floor(0.025 x 80) = 2.
        #expect(score.band == sorted[1]...sorted[77])
        #expect(score.p == Double(1 + replicas.count { $0 >= observed }) / 80)
        #expect(score.pLess == Double(1 + replicas.count { $0 <= observed }) / 80)
      }
    }
    let p = ContiguousArray(scores.groups.joined().map(\.p))
    #expect(ContiguousArray(scores.groups.joined().map(\.q)) == BenjaminiHochberg.adjusted(p))
    #expect(scores.test.tests == 12 && scores.test.tail == .greater && scores.test.smallestP == 1.0 / 80)
    #expect(scores.test.sentence.contains("as many random places in an area of 1.0 km²"))
  }

  /// Kolmogorov and Smirnov's distance at the values that p can take; 1.63 / sqrt(sets) is passed once in a hundred.
  @Test(.tags(.property))
  func `p is even where targets lie at random`() throws {
    let locations = SeededLocations.square(count: 300, side: 1_000, grain: 1, seed: 9)
    let sets = 200
    var counts = [Int](repeating: 0, count: 101)
    for set in 0..<sets {
      let test = try ProximityTest(metres: [80], replicas: 99, seed: UInt64(set))
      let score = try scores(test, locations, random(12, seed: UInt64(5_000 + set))).groups[0][0]
      counts[Int((score.p * 100).rounded())] += 1
    }
    var (below, distance) = (0, 0.0)
    for step in 1...100 {
      below += counts[step]
      distance = max(distance, abs(Double(below) / Double(sets) - Double(step) / 100))
    }
    #expect(distance < 1.63 / Double(sets).squareRoot())
  }

  @Test func `targets in the midst of things are found, and those away from them are not`() throws {
    let knot = ContiguousArray(0..<200)
    let locations = Locations(
      x: ContiguousArray(knot.map { 100 + Double($0 % 20) }), y: ContiguousArray(knot.map { 100 + Double($0 / 20) }),
      weight: ContiguousArray(repeating: 1, count: 200))
    let targets: [(x: Double, y: Double)] = (0..<10).map { number in
      number < 5 ? (100 + Double(number), 105) : (800 + Double(number), 800)
    }
    let groups = try scores(ProximityTest(metres: [50]), locations, targets, groups: [Array(0..<5), Array(5..<10)])
      .groups
    #expect(groups[0][0].p < 0.05 && groups[0][0].observed == 200 && groups[0][0].share == 1 && groups[0][0].ratio > 5)
    #expect(groups[1][0].p == 1 && groups[1][0].observed == 0 && groups[1][0].ratio == 0)
  }

  @Test func `exactly the distance is within, and what many targets reach counts once`() throws {
    let locations = Locations(x: [0, 100, 100.01], y: [0, 0, 0], weight: [5, 7, 11])
    let near = try scores(ProximityTest(metres: [100], replicas: 39), locations, [(x: 0, y: 0), (0, 0), (0, 0)])
    #expect(near.groups[0][0].observed == 12 && near.groups[0][0].targets == 3)
  }

  @Test func `a thing of several points counts once as soon as one is near`() throws {
    let things = CountedPlaces(
      x: [0, 500, 510, 900], y: [0, 0, 0, 0], thing: [0, 0, 1, 1], weight: [1, 1])
    let test = try ProximityTest(metres: [20, 600], replicas: 39)
    let groups = test.scores(
      things, targetsX: [0, 505], y: [0, 0], groups: [[0], [1], [0, 1]], on: try RandomPlaces(.area(Self.square))
    ).groups
    #expect(groups.map { $0.map(\.observed) } == [[1, 2], [2, 2], [2, 2]] && groups[0][0].total == 2)
  }

  @Test func `without targets, without things or with few replicas there is nothing in its place`() throws {
    let locations = Locations(x: [500], y: [500], weight: [3])
    let test = try ProximityTest(metres: [100], replicas: 38)
    let none = try scores(test, locations, [(x: 500, y: 500)], groups: [[], [0]])
    let empty = none.groups[0][0]
    #expect(empty.expected.isNaN && empty.p.isNaN && empty.q.isNaN && empty.ratio.isNaN && empty.band == nil)
    #expect(empty.observed == 0 && none.test.tests == 1 && none.groups[1][0].band == nil && !none.groups[1][0].p.isNaN)
    let nothing = try scores(test, Locations(x: [500], y: [500], weight: [0]), [(x: 500, y: 500)])
    #expect(nothing.groups[0][0].p.isNaN && nothing.groups[0][0].share.isNaN && nothing.test.tests == 0)
    #expect(try scores(test, locations, [], groups: []).groups.isEmpty)
  }

  @Test func `distances and replicas out of range are refused`() {
    func refusal(_ metres: [Double], _ replicas: Int) -> String? {
      do throws(SpatialError) {
        _ = try ProximityTest(metres: metres, replicas: replicas)
        return nil
      } catch {
        return error.description
      }
    }
    for metres in [[], [0], [-1], [.nan], [.infinity], [100, 5_001]] { #expect(refusal(metres, 99) != nil) }
    #expect(refusal([100], 0) != nil && refusal([100], 100_000) != nil && refusal([100, 5_000], 99_999) == nil)
  }

  @Test(.tags(.threads), arguments: [2, 3, 7])
  func `the scores are the same for any number of workers`(workers: Int) throws {
    let locations = SeededLocations.square(count: 500, side: 1_000, grain: 5, seed: 3)
    let targets = random(25, seed: 8)
    let test = try ProximityTest(metres: [30, 90], replicas: 199, seed: 5)
    let groups = [Array(0..<25), [4, 9], []]
    let one = try scores(test, locations, targets, groups: groups)
    let many = try scores(test, locations, targets, groups: groups, workers: workers)
    // What is nan is equal to nothing.
    #expect(one.groups.dropLast() == many.groups.dropLast() && one.test == many.test)
  }

  @Test(.tags(.property)) func `a group's p does not depend on the other groups`() throws {
    let locations = SeededLocations.square(count: 500, side: 1_000, grain: 5, seed: 3)
    let targets = random(25, seed: 8)
    let test = try ProximityTest(metres: [60], replicas: 99)
    let all = try scores(test, locations, targets, groups: [Array(0..<25), Array(3..<9)]).groups[1][0]
    let own = try scores(test, locations, targets, groups: [Array(3..<9)]).groups[0][0]
    #expect(all.p == own.p && all.expected == own.expected && all.band == own.band)
  }
}
