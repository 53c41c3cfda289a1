import Spatial
import TestSupport
import Testing

@Suite struct ClusterOutlineTests {
  private func outlined(
    seed: UInt64, studyArea: MultiPolygon? = nil, workers: Int = 1
  ) throws -> (Locations, Clustering, [MultiPolygon]) {
    let locations = SeededLocations.square(count: 900, side: 4_000, grain: 1, seed: seed)
    let clustering = WidthLimit(greatestWidthMetres: 500)
      .cluster(locations, by: DBSCAN(epsMetres: 150, minPoints: 15))
    let outlines = try ClusterOutline.outlines(
      of: clustering, in: locations, reachMetres: 150, studyArea: studyArea, workers: workers)
    return (locations, clustering, outlines)
  }

  @Test(.tags(.property), arguments: 1...10)
  func `an outline holds its own locations and no other that was clustered`(seed: UInt64) throws {
    let (locations, clustering, outlines) = try outlined(seed: seed)
    #expect(outlines.count > 3)
    let found = try AreaIndex(outlines).locate(x: locations.x, y: locations.y)
    #expect(found == clustering.cluster)
  }

  @Test(.tags(.property), arguments: 1...10)
  func `outlines are valid and share no ground`(seed: UInt64) throws {
    let (_, _, outlines) = try outlined(seed: seed)
    let index = try AreaIndex(outlines)
    for (number, shared) in try index.overlaps(with: index).enumerated() {
      #expect(shared.map(\.polygon) == [number])
      #expect(try AreaRepair(outlines[number]) == nil)
    }
  }

  @Test(.tags(.property), arguments: 1...10)
  func `locations a few centimetres apart in different clusters are still told apart`(seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let close = (0..<300).map { _ in (500_000 + 40 * random.uniform(), 100_000 + 2 * random.uniform()) }
    let locations = Locations(
      x: ContiguousArray(close.map { ($0.0 * 50).rounded() / 50 }),
      y: ContiguousArray(close.map { ($0.1 * 50).rounded() / 50 }),
      weight: ContiguousArray(repeating: 1, count: close.count))
    let clustering = DBSCAN(epsMetres: 0.6, minPoints: 6).cluster(locations)
    #expect(clustering.clusterCount > 5)
    let outlines = try ClusterOutline.outlines(of: clustering, in: locations, reachMetres: 0.6, studyArea: nil)
    let found = try AreaIndex(outlines).locate(x: locations.x, y: locations.y)
    #expect(found == clustering.cluster)
  }

  @Test(.tags(.threads))
  func `outlines are the same for 1, 2 and 7 workers`() throws {
    let one = try outlined(seed: 4).2
    #expect(try outlined(seed: 4, workers: 2).2 == one)
    #expect(try outlined(seed: 4, workers: 7).2 == one)
  }

  @Test func `an outline stays within the study area`() throws {
    let area = Squares.square(x: 0, y: 0, side: 100)
    let locations = Locations(x: [99, 50], y: [50, 50], weight: [30, 30])
    let clustering = DBSCAN(epsMetres: 60, minPoints: 20).cluster(locations)
    let outlines = try ClusterOutline.outlines(of: clustering, in: locations, reachMetres: 60, studyArea: area)
    let bounds = try #require(outlines.first?.bounds)
    #expect(bounds.maxX <= 100 && bounds.minX >= 0)
    #expect(try AreaIndex(outlines).locate(x: locations.x, y: locations.y) == [0, 0])
  }

  @Test func `a single location gets a disc of half of eps`() throws {
    let locations = Locations(x: [500_000], y: [100_000], weight: [25])
    let clustering = DBSCAN(epsMetres: 150, minPoints: 20).cluster(locations)
    let outline = try #require(
      ClusterOutline.outlines(of: clustering, in: locations, reachMetres: 150, studyArea: nil).first)
    let area = try AreaIndex([outline]).squareMetres[0]
    // A disc drawn with 32 sides is a little smaller than pi r².
    #expect((0.97...1.0).contains(area / (3.14159265 * 75 * 75)))
  }
}
