import Spatial
import TestSupport
import Testing

@Suite struct KnoxTests {
  private func events(count: Int, side: Double = 900, grain: Double = 20, days: Int = 40, seed: UInt64) -> Events {
    let places = SeededLocations.square(count: count, side: side, grain: grain, seed: seed)
    var random = RandomNumbers(seed: seed + 500)
    return Events(
      x: places.x, y: places.y, day: ContiguousArray((0..<count).map { _ in Double(random.below(days)) }),
      weight: ContiguousArray((0..<count).map { $0.isMultiple(of: 9) ? $0 % 4 : 1 }))
  }

  @Test func `two events 100 m and 3 days apart are one pair in 100-200 m and 0-7 days`() throws {
    let pair = Events(x: [0, 100], y: [5, 5], day: [10, 13], weight: [1, 1])
    let result = try Knox(permutations: 19).test(pair)
    #expect(result.table.cells.map(\.observed).reduce(0, +) == 1)
    let cell = result.table[2, 0]
    #expect(cell.observed == 1 && cell.metres == 100..<200 && cell.days == 0..<7)
    // Two events have one arrangement but for their names.
    #expect(cell.expected == 1 && cell.mean == 1 && cell.median == 1 && cell.p == 1 && cell.q == 1)
    #expect(result.table[1, 0].p.isNaN && result.table[1, 0].ratio.isNaN)
    #expect(result.within[2, 0].observed == 1 && result.within[1, 0].observed == 0 && result.within[4, 3].observed == 1)
  }

  @Test func `every band takes in its beginning and leaves out its end`() throws {
    func place(_ metres: Double, _ days: Double) throws -> [Int] {
      let pair = Events(x: [0, metres], y: [0, 0], day: [0, days], weight: [1, 1])
      return try Knox(permutations: 1).test(pair).table.cells.indices.filter { index in
        try Knox(permutations: 1).test(pair).table.cells[index].observed == 1
      }
    }
    #expect(try place(0, 0) == [0])
    #expect(try place(0.09, 6) == [0])
    #expect(try place(0.1, 7) == [5])
    #expect(try place(99.999, 13) == [5])
    #expect(try place(100, 14) == [10])
    #expect(try place(399.999, 27) == [19])
    #expect(try place(400, 27).isEmpty)
    #expect(try place(399, 28).isEmpty)
  }

  @Test func `a corner is 140 m away on foot and 100 m for a crow`() throws {
    let pair = Events(x: [0, 80], y: [0, 60], day: [0, 0], weight: [1, 1])
    func band(_ metric: KnoxBands.Metric) throws -> Int? {
      let bands = try KnoxBands(distances: [100, 140, 150], days: [1], metric: metric)
      return try Knox(bands, permutations: 1).test(pair).pairsByDistance.firstIndex(of: 1)
    }
    #expect(try band(.manhattan) == 3)
    #expect(try band(.euclidean) == 2)
  }

  @Test(.tags(.property), arguments: KnoxBands.Metric.allCases)
  func `agrees with the plain version that looks at every pair`(metric: KnoxBands.Metric) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let events = events(
        count: 250, side: seed.isMultiple(of: 2) ? 900 : 4_000, grain: seed < 4 ? 20 : 0.01, seed: seed)
      for (distances, days) in [
        ([100.0, 200, 300, 400], [7, 14, 21, 28]), ([40], [1]),
        ([20, 60, 61, 1_500], [1, 2, 3, 5, 8, 13, 21, 34, 40]),
      ] {
        let bands = try KnoxBands(distances: distances, days: days, metric: metric)
        let result = try Knox(bands, permutations: 5).test(events)
        let slow = SlowKnox.observed(events, bands)
        #expect(result.table.cells.map(\.observed) == slow)
        #expect(result.within.cells.map(\.observed) == SlowKnox.within(slow, bands))
      }
    }
  }

  /// Seven events, one of them twice at a place, in all 5,040 arrangements.
  @Test(.tags(.property), arguments: [1, 2, 3] as [UInt64])
  func `mean, median and p are those of all arrangements`(seed: UInt64) throws {
    let weights: ContiguousArray = [1, 2, 1, 1, 1, 0, 1]
    let drawn = events(count: 7, side: 120, grain: 40, days: 9, seed: seed)
    let events = Events(x: drawn.x, y: drawn.y, day: drawn.day, weight: weights)
    let bands = try KnoxBands(distances: [50, 100], days: [2, 4, 6])
    let permutations = 20_000
    let result = try Knox(bands, permutations: permutations, seed: seed).test(events)
    let all = SlowKnox.arranged(events, bands)
    for (table, arranged) in [(result.table, all), (result.within, all.map { SlowKnox.within($0, bands) })] {
      for (index, cell) in table.cells.enumerated() {
        let counts = arranged.map { $0[index] }
        let mean = Double(counts.reduce(0, +)) / Double(counts.count)
        #expect(abs(cell.expected - mean) < 1e-9)
        // Five standard errors.
        #expect(abs(cell.mean - mean) < 0.05)
        let p = Double(counts.count { $0 >= cell.observed }) / Double(counts.count)
        #expect(cell.p.isNaN ? cell.expected == 0 : abs(cell.p - p) < 5 * 0.5 / Double(permutations).squareRoot())
      }
    }
  }

  /// Places of 100, 80, 70 and 66 events are counted by tables of their days, others pair by pair.
  @Test(.tags(.property), arguments: [[7, 14, 21, 28], [1, 2, 3, 5, 8, 13]])
  func `crowds at one place count as the plain version has them`(days: [Int]) throws {
    let few = events(count: 60, days: 30, seed: 4)
    var random = RandomNumbers(seed: 9)
    let crowds = [(0, 100), (60, 80), (61, 70), (3_000, 66)]
    let place = crowds.flatMap { Array(repeating: Double($0.0), count: $0.1) }
    let events = Events(
      x: few.x + place, y: few.y + place.map { _ in 40 },
      day: few.day + place.map { _ in Double(random.below(30)) }, weight: few.weight + place.map { _ in 1 })
    let bands = try KnoxBands(distances: [20, 100, 300], days: days)
    let result = try Knox(bands, permutations: 99).test(events)
    #expect(result.table.cells.map(\.observed) == SlowKnox.observed(events, bands))
    let shuffled = SlowKnox.shuffled(events, bands, count: 40, seed: 2)
    for (index, cell) in result.table.cells.enumerated() {
      let counts = shuffled.map { Double($0[index]) }
      let mean = counts.reduce(0, +) / 40
      let deviation = (counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot()
      #expect(abs(cell.mean - cell.expected) <= 5 * deviation / Double(99).squareRoot())
      #expect(abs(cell.median - mean) <= deviation)
    }
  }

  @Test func `ten thousand events at one point are no trouble`() throws {
    var random = RandomNumbers(seed: 1)
    let count = 10_000
    let zeros = ContiguousArray(repeating: 0.0, count: count)
    let days = ContiguousArray((0..<count).map { _ in Double(random.below(365)) })
    let one = Events(x: zeros, y: zeros, day: days, weight: ContiguousArray(repeating: 1, count: count))
    let result = try Knox(permutations: 99).test(one)
    #expect(result.pairsByDistance == [49_995_000, 0, 0, 0, 0])
    // All pairs are at the same place, in every arrangement.
    for days in 0..<4 {
      let cell = result.table[0, days]
      #expect(cell.observed == result.pairsByDays[days] && cell.median == Double(cell.observed) && cell.p == 1)
    }
  }

  @Test(.tags(.property))
  func `under the null hypothesis p is even`() throws {
    let bands = try KnoxBands(distances: [100], days: [7])
    var p: [Double] = []
    for seed in 1...250 as ClosedRange<UInt64> {
      let places = SeededLocations.square(count: 60, side: 600, grain: 1, seed: seed)
      var random = RandomNumbers(seed: seed + 7_000)
      let events = Events(
        x: places.x, y: places.y, day: ContiguousArray((0..<60).map { _ in Double(random.below(60)) }),
        weight: ContiguousArray(repeating: 1, count: 60))
      p.append(try Knox(bands, permutations: 99, seed: seed).test(events).table[1, 0].p)
    }
    #expect(p.allSatisfy { $0 >= 0.01 && $0 <= 1 })
    // Ties make p greater, never smaller. Bounds of four standard errors of a share of 250.
    for level in [0.05, 0.1, 0.25, 0.5, 0.75] {
      let share = Double(p.count { $0 <= level }) / 250
      #expect(share < level + 4 * (level * (1 - level) / 250).squareRoot() && share > level * 0.6 - 0.03)
    }
  }

  @Test func `a planted repeat is found and the mean of the rest is not`() throws {
    var random = RandomNumbers(seed: 5)
    var (x, y, day) = (ContiguousArray<Double>(), ContiguousArray<Double>(), ContiguousArray<Double>())
    for _ in 0..<300 {
      let (px, py, d) = (random.uniform() * 5_000, random.uniform() * 5_000, Double(random.below(365)))
      x += [px]
      y += [py]
      day += [d]
      // Every third is followed within 100 m and a week.
      guard random.below(3) == 0 else { continue }
      x += [px + 90 * (random.uniform() - 0.5)]
      y += [py + 90 * (random.uniform() - 0.5)]
      day += [d + Double(random.below(7))]
    }
    let result = try Knox().test(
      Events(x: x, y: y, day: day, weight: ContiguousArray(repeating: 1, count: x.count)))
    #expect(result.table[1, 0].p == 0.001 && result.table[1, 0].q <= 0.02 && result.table[1, 0].ratio > 10)
    #expect(result.within[1, 0].p == 0.001)
    #expect(result.table.cells.dropFirst(8).allSatisfy { !($0.q < 0.01) })
  }

  @Test(.tags(.threads))
  func `the answer is the same for 1, 2 and 7 workers, and for rows in another order`() throws {
    let few = events(count: 900, side: 2_500, grain: 10, seed: 6)
    let crowd = ContiguousArray(repeating: 1_500.0, count: 100)
    let events = Events(
      x: few.x + crowd, y: few.y + crowd, day: few.day + crowd.indices.map { Double($0 % 37) },
      weight: few.weight + crowd.indices.map { _ in 1 })
    let knox = Knox(permutations: 49, seed: 3)
    let one = try knox.test(events)
    #expect(try knox.test(events, workers: 2) == one)
    #expect(try knox.test(events, workers: 7) == one)
    let order = (0..<events.count).reversed()
    let turned = Events(
      x: ContiguousArray(order.map { events.x[$0] }), y: ContiguousArray(order.map { events.y[$0] }),
      day: ContiguousArray(order.map { events.day[$0] }), weight: ContiguousArray(order.map { events.weight[$0] }))
    #expect(try knox.test(turned) == one)
  }

  @Test(.tags(.property))
  func `moving the map or the calendar changes nothing, and neither do long gaps`() throws {
    let events = events(count: 300, seed: 2)
    let knox = Knox(try KnoxBands(distances: [100, 200, 300], days: [7, 14]), permutations: 49)
    let one = try knox.test(events)
    func moved(_ day: (Double) -> Double) throws -> KnoxResult {
      try knox.test(
        Events(
          x: ContiguousArray(events.x.map { $0 + 500_000 }), y: ContiguousArray(events.y.map { $0 - 20_000 }),
          day: ContiguousArray(events.day.map(day)), weight: events.weight))
    }
    #expect(try moved { $0 - 7_305 } == one)
    // Half of the events a thousand years later are as far away as 40 days later.
    let near = try moved { $0 < 20 ? $0 : $0 + 40 }
    #expect(try moved { $0 < 20 ? $0 : $0 + 365_000 } == near)
  }

  @Test func `no event, one event and one day are no trouble`() throws {
    let none = try Knox().test(Events(x: [], y: [], day: [], weight: []))
    #expect(none.pairs == 0 && none.table.cells.allSatisfy { $0.observed == 0 && $0.p.isNaN && $0.q.isNaN })
    let one = try Knox().test(Events(x: [1], y: [1], day: [1], weight: [1]))
    #expect(one.eventCount == 1 && one.pairs == 0 && one.test.tests == 0)
    let day = try Knox(permutations: 9).test(
      Events(x: [0, 0, 50, 90], y: [0, 0, 0, 0], day: [3, 3, 3, 3], weight: [1, 1, 1, 1]))
    #expect(day.table[0, 0].observed == 1 && day.table[1, 0].observed == 5 && day.table[1, 0].p == 1)
    #expect(day.table[1, 0].ratio == 1 && day.table[1, 1].p.isNaN)
    let heavy = try Knox(permutations: 9).test(Events(x: [0], y: [0], day: [3], weight: [3]))
    #expect(heavy.table[0, 0].observed == 3)
  }

  @Test func `what cannot be counted is refused in a sentence`() {
    #expect(throws: SpatialError.self) {
      try Knox().test(Events(x: [0, 1], y: [0, 0], day: [0.5, 1], weight: [1, 1]))
    }
    #expect(throws: SpatialError.self) {
      try Knox().test(Events(x: [0, .nan], y: [0, 0], day: [0, 1], weight: [1, 1]))
    }
    #expect(throws: SpatialError.self) {
      try Knox().test(Events(x: [0, 1], y: [0, 0], day: [0, 1], weight: [Int.max, Int.max]))
    }
    // An event every four weeks for a hundred years.
    let days = ContiguousArray((0..<1_400).map { Double($0 * 27) })
    let zeros = ContiguousArray(repeating: 0.0, count: days.count)
    #expect(throws: SpatialError.self) {
      try Knox().test(Events(x: zeros, y: zeros, day: days, weight: ContiguousArray(zeros.map { _ in 1 })))
    }
  }

  @Test(
    arguments: [
      ([], [7]), ([100], []), ([100, 100], [7]), ([200, 100], [7]), ([0], [7]), ([0.1], [7]), ([.nan], [7]),
      ([.infinity], [7]), ([100_001], [7]), ([100], [0]), ([100], [7, 7]), ([100], [14, 7]), ([100], [4_000]),
      ((1...21).map { Double($0) }, [7]),
    ] as [([Double], [Int])])
  func `bands that make no sense are refused`(distances: [Double], days: [Int]) {
    #expect(throws: SpatialError.self) { try KnoxBands(distances: distances, days: days) }
  }

  @Test func `the usual bands are those that can be asked for`() throws {
    #expect(try KnoxBands(distances: [100, 200, 300, 400], days: [7, 14, 21, 28]) == .usual)
    #expect(KnoxBands.usual.convention.contains("[a, b)") && KnoxBands.usual.convention.contains("Manhattan"))
  }
}
