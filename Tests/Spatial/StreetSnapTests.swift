import Spatial
import TestSupport
import Testing

@Suite struct StreetSnapTests {
  /// Two ways to the same square root.
  private static let rounding = 1e-9

  private let cross = SeededStreets.lines([[(0, 0), (50, 0), (100, 0)], [(50, -50), (50, 0), (50, 50)]])

  private func locations(_ places: [(x: Double, y: Double)]) -> Locations {
    Locations(
      x: ContiguousArray(places.map(\.x)), y: ContiguousArray(places.map(\.y)),
      weight: ContiguousArray(repeating: 2, count: places.count))
  }

  @Test func `a location goes to the nearest segment, with its distance and place`() throws {
    let network = try StreetNetwork(cross)
    let snap = try StreetSnap(locations([(20, 3), (80, -4), (46, 30), (50, -60)]), to: network)
    #expect(snap.segment == [0, 1, 3, 2])
    #expect(snap.distanceMetres == [3, 4, 4, 10])
    #expect(snap.alongMetres == [20, 30, 30, 0])
    #expect(snap.counts(weight: [1, 2, 3, 4], in: network) == [1, 2, 4, 3])
  }

  @Test func `at a junction and between streets the lowest number wins`() throws {
    let network = try StreetNetwork(cross)
    // The junction itself, and a place as far from the second as from the fourth segment.
    let snap = try StreetSnap(locations([(50, 0), (60, 10), (40, -10)]), to: network)
    #expect(snap.segment == [0, 1, 0])
    #expect(snap.alongMetres == [50, 10, 40])
  }

  @Test func `the tolerance is kept to the last millimetre, and what lies beyond is counted`() throws {
    let network = try StreetNetwork(SeededStreets.lines([[(0, 0), (100, 0)]]))
    let places = locations([(50, 50), (50, 50.001), (130, 40), (130.1, 40), (1e12, -1e12)])
    let snap = try StreetSnap(places, to: network)
    #expect(snap.segment == [0, -1, 0, -1, -1])
    #expect(snap.distanceMetres[2] == 50 && snap.distanceMetres[1].isNaN && snap.alongMetres[4].isNaN)
    #expect(snap.locationsOnNoStreet == 3)
    #expect(snap.incidentsOnNoStreet(weight: places.weight) == 6)
    #expect(
      snap.counts(weight: places.weight, in: network).reduce(0, +) + snap.incidentsOnNoStreet(weight: places.weight)
        == places.totalWeight)
  }

  @Test(arguments: [0, -1, 1_001, .nan, .infinity])
  func `a tolerance out of range is refused`(tolerance: Double) throws {
    let network = try StreetNetwork(cross)
    #expect(throws: SpatialError.self) { try StreetSnap(locations([(0, 0)]), to: network, toleranceMetres: tolerance) }
  }

  @Test func `no location is no trouble`() throws {
    let snap = try StreetSnap(locations([]), to: StreetNetwork(cross))
    #expect(snap.segment.isEmpty && snap.locationsOnNoStreet == 0)
  }

  @Test(.tags(.property), arguments: 1...4, [0.5, 5, 50, 400])
  func `the grid finds what looking at every edge finds`(seed: UInt64, tolerance: Double) throws {
    // A coarse grain makes ties, a fine one makes none.
    let grain = seed.isMultiple(of: 2) ? 5 : 0.01
    var lines = SeededStreets.lattice(side: 8, grain: grain, seed: seed)
    // A road through it all and far beyond, as long as all others together.
    lines += SeededStreets.lines([[(498_000, 99_500), (503_000, 101_700)], [(500_000, 97_000), (500_000, 100_300)]])
    let network = try StreetNetwork(lines, greatestLengthMetres: nil)
    let places = SeededStreets.locations(count: 600, side: 8, grain: grain, seed: seed)
    let snap = try StreetSnap(places, to: network, toleranceMetres: tolerance)
    let slow = SlowStreets.snap(places, to: network, toleranceMetres: tolerance)
    #expect(Array(snap.segment) == slow.map(\.segment))
    for (found, wanted) in zip(snap.distanceMetres, slow) where wanted.segment >= 0 {
      #expect(abs(found - wanted.distance) < Self.rounding)
    }
    #expect(snap.segment.contains { $0 >= 0 })
  }

  @Test(.tags(.property))
  func `the place along the segment is as far away as the distance says`() throws {
    let network = try StreetNetwork(SeededStreets.lattice(side: 8, grain: 0.01, seed: 3), greatestLengthMetres: 50)
    let places = SeededStreets.locations(count: 500, side: 8, grain: 0.01, seed: 4)
    let snap = try StreetSnap(places, to: network)
    for location in 0..<places.count where snap.segment[location] != StreetSnap.none {
      let segment = Int(snap.segment[location])
      #expect((0...network.lengthMetres[segment]).contains(snap.alongMetres[location]))
      let place = network.place(alongMetres: snap.alongMetres[location], ofSegment: segment)
      let (dx, dy) = (place.x - places.x[location], place.y - places.y[location])
      #expect(abs((dx * dx + dy * dy).squareRoot() - snap.distanceMetres[location]) < 1e-6)
    }
  }

  @Test(.tags(.threads))
  func `it is the same for 1, 2 and 7 workers`() throws {
    let network = try StreetNetwork(SeededStreets.lattice(side: 8, grain: 1, seed: 1))
    let places = SeededStreets.locations(count: 30_000, side: 8, grain: 0.5, seed: 2)
    let one = try StreetSnap(places, to: network)
    for workers in [2, 7] {
      let snap = try StreetSnap(places, to: network, workers: workers)
      #expect(snap.segment == one.segment)
      // As bits, because nan equals nothing.
      #expect(snap.distanceMetres.map(\.bitPattern) == one.distanceMetres.map(\.bitPattern))
      #expect(snap.alongMetres.map(\.bitPattern) == one.alongMetres.map(\.bitPattern))
    }
  }
}
