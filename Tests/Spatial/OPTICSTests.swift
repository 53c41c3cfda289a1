import Spatial
import TestSupport
import Testing

@Suite struct OPTICSTests {
  @Test(.tags(.property), arguments: 1...4)
  func `each location is reached at the least that those before it in the order allow`(seed: UInt64) {
    let locations = SeededLocations.square(count: 300, side: 2_000, grain: 1, seed: seed)
    let order = OPTICS(maxEpsMetres: 250, minSamples: 10).order(locations)
    #expect(order.locations.sorted() == (0..<300).map(Int32.init))
    var before: [Int] = []
    for location in order.locations.map(Int.init) {
      // By definition, from the columns of core distances alone.
      let least = before.map { from -> Double in
        let (dx, dy) = (locations.x[from] - locations.x[location], locations.y[from] - locations.y[location])
        let distance = (dx * dx + dy * dy).squareRoot()
        return distance <= 250 && order.coreMetres[from] < .infinity ? max(distance, order.coreMetres[from]) : .infinity
      }.min()
      #expect(order.reachabilityMetres[location] == least ?? .infinity)
      before.append(location)
    }
  }

  @Test(.tags(.property))
  func `at one eps it has DBSCAN's core locations in DBSCAN's clusters`() {
    let locations = SeededLocations.square(count: 2_000, side: 5_000, grain: 5, seed: 3)
    let flat = OPTICS(maxEpsMetres: 200, minSamples: 15, extraction: .flat(epsMetres: 120)).cluster(locations)
    let dbscan = DBSCAN(epsMetres: 120, minPoints: 15).cluster(locations)
    #expect(dbscan.clusterCount > 10 && flat.clusterCount == dbscan.clusterCount)
    let cores = (0..<locations.count).filter { dbscan.role[$0] == .core }
    #expect(cores.allSatisfy { flat.role[$0] == .core })
    #expect(renamed(cores.map { flat.cluster[$0] }) == renamed(cores.map { dbscan.cluster[$0] }))
  }

  @Test(.tags(.property))
  func `moving everything changes nothing, and neither do rows of single incidents`() {
    let locations = SeededLocations.square(count: 600, side: 3_000, grain: 8, seed: 9)
    let method = OPTICS(maxEpsMetres: 400, minSamples: 8, extraction: .xi(0.1, minClusterSize: 15))
    let clustering = method.cluster(locations)
    #expect(clustering.clusterCount > 5)
    let moved = Locations(
      x: ContiguousArray(locations.x.map { $0 + 524_288 }), y: ContiguousArray(locations.y.map { $0 + 131_072 }),
      weight: locations.weight)
    #expect(method.cluster(moved) == clustering)
    let rows = (0..<locations.count).flatMap { Array(repeating: $0, count: locations.weight[$0]) }
    let single = Locations(
      x: ContiguousArray(rows.map { locations.x[$0] }), y: ContiguousArray(rows.map { locations.y[$0] }),
      weight: ContiguousArray(repeating: 1, count: rows.count))
    #expect(Array(method.cluster(single).cluster) == rows.map { clustering.cluster[$0] })
  }

  @Test(.tags(.threads))
  func `gives the same order and clusters for 1, 2 and 7 workers`() {
    let locations = SeededLocations.square(count: 6_000, side: 20_000, grain: 10, seed: 5)
    let method = OPTICS(maxEpsMetres: 300, minSamples: 12)
    let one = method.order(locations)
    #expect(method.cluster(locations).clusterCount > 10)
    for workers in [2, 7] {
      #expect(method.order(locations, workers: workers) == one)
      #expect(method.cluster(locations, workers: workers) == method.cluster(locations))
    }
  }

  @Test func `no, one, equal and collinear locations and a million incidents are no trouble`() {
    let method = OPTICS(maxEpsMetres: 300, minSamples: 5)
    #expect(method.cluster(Locations(x: [], y: [], weight: [])).clusterCount == 0)
    #expect(method.order(Locations(x: [], y: [], weight: [])).locations.isEmpty)
    #expect(method.order(Locations(x: [1, 2], y: [1, 1], weight: [2, 0])).locations == [0])
    #expect(method.order(Locations(x: [1], y: [1], weight: [2])).coreMetres == [.infinity])
    let equal = Locations(
      x: ContiguousArray(repeating: 7, count: 20_000), y: ContiguousArray(repeating: 7, count: 20_000),
      weight: ContiguousArray(repeating: 1, count: 20_000))
    #expect(method.order(equal).locations.count == 20_000)
    let line = Locations(
      x: [0, 1, 2, 3, 4, 100, 101, 102, 103, 104], y: ContiguousArray(repeating: 0, count: 10),
      weight: ContiguousArray(repeating: 1, count: 10))
    #expect(Array(method.cluster(line).cluster) == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    let heavy = Locations(x: [0, 500, 9_000], y: [0, 0, 0], weight: [1_000_000, 2_000_000, 3])
    #expect(renamed(method.cluster(heavy).cluster) == [0, 1, Clustering.noise])
  }
}
