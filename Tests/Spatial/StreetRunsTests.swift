import Spatial
import TestSupport
import Testing

@Suite struct StreetRunsTests {
  private func runs(
    _ network: StreetNetwork, _ counts: ContiguousArray<Int>, width: Double = 500, least: Double = 1
  ) throws -> StreetRuns {
    let hot = try HotStreets(counts: counts, in: network, rule: .atLeast(per100Metres: least))
    return try StreetRuns(of: hot, in: network, greatestWidthMetres: width)
  }

  private func chain(_ count: Int) throws -> StreetNetwork {
    try StreetNetwork(
      SeededStreets.lines((0..<count).map { [(Double($0) * 100, 0), (Double($0) * 100 + 100, 0)] }))
  }

  @Test func `hot segments that share a node are one run, and a cold one between them parts them`() throws {
    let runs = try runs(try chain(6), [5, 7, 0, 3, 0, 0])
    #expect(runs.segments == [[0, 1], [3]])
    #expect(runs.run == [0, 0, -1, 1, -1, -1])
    #expect(runs.counts == [12, 3])
    #expect(runs.lengthMetres == [200, 100] && runs.widthMetres == [200, 100])
    #expect(runs.isSplit == [false, false])
  }

  @Test func `what hangs together over more than the width is split, the hottest first`() throws {
    // Twelve hundred metres, hottest at the eighth.
    let runs = try runs(try chain(12), [5, 5, 5, 5, 5, 5, 6, 9, 7, 5, 5, 5])
    // From 7 on: 8 with 7, then 6 with 6, and of two with 5 the lower.
    #expect(runs.segments == [[0, 1, 2, 3], [4, 5, 6, 7, 8], [9, 10, 11]])
    #expect(runs.widthMetres == [400, 500, 300])
    #expect(runs.isSplit == [true, true, true])
  }

  @Test func `a segment wider than the limit is a run by itself`() throws {
    let network = try StreetNetwork(
      SeededStreets.lines([[(0, 0), (900, 0)], [(900, 0), (950, 0)]]), greatestLengthMetres: nil)
    let runs = try runs(network, [50, 5])
    #expect(runs.segments == [[0], [1]])
    #expect(runs.widthMetres == [900, 50] && runs.isSplit == [true, true])
  }

  @Test func `nothing hot is no run, and a width that is none is refused`() throws {
    let network = try chain(3)
    let none = try runs(network, [0, 0, 0])
    #expect(none.count == 0 && none.lines(in: network).isEmpty)
    for width in [0, -1, Double.nan] {
      #expect(throws: SpatialError.self) { try runs(network, [1, 1, 1], width: width) }
    }
  }

  @Test func `a run's line has a part for each segment, in metres`() throws {
    let network = try chain(3)
    let line = try #require(runs(network, [0, 2, 2]).lines(in: network).first)
    #expect(line.partCount == 2)
    #expect(line.x == [100, 200, 200, 300] && line.y == [0, 0, 0, 0])
  }

  private func seeded(_ seed: UInt64) throws -> (StreetNetwork, ContiguousArray<Int>) {
    let network = try StreetNetwork(SeededStreets.lattice(side: 10, grain: 1, seed: seed), greatestLengthMetres: 60)
    var random = RandomNumbers(seed: seed)
    return (network, ContiguousArray((0..<network.count).map { _ in random.below(4) }))
  }

  @Test(.tags(.property), arguments: 1...5)
  func `without a limit runs are what hangs together`(seed: UInt64) throws {
    let (network, counts) = try seeded(seed)
    let hot = try HotStreets(counts: counts, in: network, rule: .atLeast(per100Metres: 2))
    let runs = try StreetRuns(of: hot, in: network, greatestWidthMetres: .infinity)
    #expect(runs.count > 5)
    #expect(runs.segments == SlowStreets.components(isHot: hot.isHot, in: network))
    #expect(!runs.isSplit.contains(true))
  }

  @Test(.tags(.property), arguments: 1...5)
  func `every hot segment is in one run that hangs together and is no wider than the limit`(seed: UInt64) throws {
    let (network, counts) = try seeded(seed)
    let hot = try HotStreets(counts: counts, in: network, rule: .atLeast(per100Metres: 1))
    let runs = try StreetRuns(of: hot, in: network, greatestWidthMetres: 250)
    #expect(runs.segments.joined().sorted() == hot.isHot.indices.filter { hot.isHot[$0] })
    #expect(runs.isSplit.contains(true))
    for (number, members) in runs.segments.enumerated() {
      var alone = ContiguousArray(repeating: false, count: network.count)
      for member in members { alone[member] = true }
      #expect(SlowStreets.components(isHot: alone, in: network).count == 1)
      let vertices = members.flatMap { Int(network.starts[$0])..<Int(network.starts[$0 + 1]) }
      var greatest = 0.0
      for a in vertices {
        for b in vertices {
          let (dx, dy) = (network.x[a] - network.x[b], network.y[a] - network.y[b])
          greatest = max(greatest, (dx * dx + dy * dy).squareRoot())
        }
      }
      #expect(runs.widthMetres[number] == greatest && greatest <= 250)
    }
  }
}
