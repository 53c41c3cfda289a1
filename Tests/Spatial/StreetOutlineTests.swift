import Spatial
import TestSupport
import Testing

@Suite struct StreetOutlineTests {
  private struct Made {
    let network: StreetNetwork
    let locations: Locations
    let snap: StreetSnap
    let runs: StreetRuns
    let outlines: [MultiPolygon]
  }

  private func made(_ seed: UInt64, studyArea: MultiPolygon? = nil, workers: Int = 1) throws -> Made {
    let network = try StreetNetwork(SeededStreets.lattice(side: 10, grain: 1, seed: seed))
    let locations = SeededStreets.locations(count: 400, side: 10, grain: 0.5, seed: seed)
    let snap = try StreetSnap(locations, to: network)
    let hot = try HotStreets(
      counts: snap.counts(weight: locations.weight, in: network), in: network, rule: .atLeast(per100Metres: 9))
    let runs = try StreetRuns(of: hot, in: network)
    let outlines = try StreetOutline.outlines(
      of: runs, in: network, snap: snap, locations: locations, studyArea: studyArea, workers: workers)
    return Made(network: network, locations: locations, snap: snap, runs: runs, outlines: outlines)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `an outline holds the locations laid on its run and no others`(seed: UInt64) throws {
    let made = try made(seed)
    #expect(made.outlines.count == made.runs.count && made.runs.count > 1)
    let found = try AreaIndex(made.outlines).locate(x: made.locations.x, y: made.locations.y)
    let wanted = made.snap.segment.map { $0 == StreetSnap.none ? AreaIndex.none : made.runs.run[Int($0)] }
    #expect(Array(found) == wanted)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `outlines are valid and share no ground`(seed: UInt64) throws {
    let outlines = try made(seed).outlines
    let index = try AreaIndex(outlines)
    for (number, shared) in try index.overlaps(with: index).enumerated() {
      #expect(shared.map(\.polygon) == [number])
      #expect(try AreaRepair(outlines[number]) == nil)
    }
  }

  @Test func `a street alone gets the ground to both of its sides`() throws {
    let network = try StreetNetwork(SeededStreets.lines([[(0, 0), (200, 0)]]))
    let locations = Locations(x: [100], y: [10], weight: [9])
    let snap = try StreetSnap(locations, to: network)
    let hot = try HotStreets(counts: [9], in: network, rule: .atLeast(per100Metres: 1))
    let runs = try StreetRuns(of: hot, in: network)
    func outline(_ area: MultiPolygon?) throws -> MultiPolygon {
      try #require(
        StreetOutline.outlines(of: runs, in: network, snap: snap, locations: locations, studyArea: area).first)
    }
    let bounds = try #require(try outline(nil).bounds)
    // The first of the places along the street lies 5 m from its end.
    #expect(abs(bounds.minX - -20) < 1 && abs(bounds.maxX - 220) < 1)
    #expect(abs(bounds.minY - -25) < 1 && (24...36).contains(bounds.maxY))
    let cut = try #require(try outline(Squares.square(x: 0, y: -100, side: 150)).bounds)
    #expect(cut.minX >= 0 && cut.maxX <= 150)
  }

  @Test(.tags(.threads))
  func `outlines are the same for 1, 2 and 7 workers`() throws {
    let one = try made(4).outlines
    #expect(try made(4, workers: 2).outlines == one)
    #expect(try made(4, workers: 7).outlines == one)
  }

  @Test func `no run has no outline, and a reach out of range is refused`() throws {
    let network = try StreetNetwork(SeededStreets.lines([[(0, 0), (200, 0)]]))
    let locations = Locations(x: [], y: [], weight: [])
    let snap = try StreetSnap(locations, to: network)
    let runs = try StreetRuns(of: HotStreets(counts: [0], in: network, rule: .atLeast(per100Metres: 1)), in: network)
    #expect(try StreetOutline.outlines(of: runs, in: network, snap: snap, locations: locations).isEmpty)
    for reach in [0, -1, 501, Double.nan] {
      #expect(throws: SpatialError.self) {
        try StreetOutline.outlines(of: runs, in: network, snap: snap, locations: locations, reachMetres: reach)
      }
    }
  }
}
