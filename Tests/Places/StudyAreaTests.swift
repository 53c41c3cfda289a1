import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite struct StudyAreaTests {
  /// Digits lost where squares of metres around half a million are added up.
  private static let relativeAreaError = 1e-9

  private func layer(_ rings: [BoundaryText.Ring]) throws -> AreaLayer {
    let folder = try TemporaryFolder()
    let features = rings.enumerated().map { BoundaryText.feature(#"{"WD25CD":"E\#($0)"}"#, ring: $1) }
    let path = try folder.write(BoundaryText.collection(features), to: "w.geojson")
    return try AreaLayerReader(layer: "wards", kinds: ["WD"]).read([NamedFile(path: path, name: "w")])
  }

  @Test func `neighbours become one polygon, edges belong to it, and nothing beyond does`() throws {
    let area = try StudyArea(
      unionOf: layer([
        BoundaryText.rectangle(500_000, 105_000, width: 1_000, height: 1_000),
        BoundaryText.rectangle(501_000, 105_000, width: 500, height: 1_000),
      ]), source: "the union of 2 wards")
    #expect(area.polygon.partCount == 1)
    #expect(area.squareMetres == 1_500_000)
    #expect(area.source == "the union of 2 wards")
    let inside = try area.contains(
      x: [500_500, 501_000, 501_500, 501_500.001, 500_000, 499_999],
      y: [105_500, 105_500, 105_500, 105_500, 105_000, 105_500])
    #expect(inside == [true, true, true, false, true, false])
  }

  @Test func `areas that overlap count their ground once`() throws {
    let area = try StudyArea(
      unionOf: layer([
        BoundaryText.rectangle(500_000, 105_000, width: 1_000, height: 1_000),
        BoundaryText.rectangle(500_500, 105_000, width: 1_000, height: 1_000),
        BoundaryText.rectangle(510_000, 105_000, width: 10, height: 10),
      ]), source: "")
    #expect(area.polygon.partCount == 2)
    #expect(area.squareMetres == 1_500_100)
  }

  @Test func `an area belongs with half of its ground or more inside`() throws {
    let area = try StudyArea(
      unionOf: layer([BoundaryText.rectangle(500_000, 105_000, width: 1_000, height: 1_000)]), source: "")
    let others = try layer([
      BoundaryText.rectangle(500_100, 105_100, width: 10, height: 10),
      BoundaryText.rectangle(500_950, 105_000, width: 100, height: 100),
      BoundaryText.rectangle(500_951, 105_000, width: 100, height: 100),
      BoundaryText.rectangle(501_000, 105_000, width: 100, height: 100),
      BoundaryText.rectangle(600_000, 105_000, width: 100, height: 100),
    ])
    #expect(try area.holdsHalf(of: others) == [true, true, false, false, false])
  }

  @Test(.needsSharedData, .tags(.realData))
  func `the union of Arun's wards has the area of all of them`() throws {
    let file = NamedFile(path: SharedData.path("boundaries/wards_2025/E07000224.geojson"), name: "wards")
    let wards = try AreaLayerReader(layer: "wards", kinds: AreaLayerReader.wardKinds).read([file])
    let area = try StudyArea(unionOf: wards, source: "")
    let sum = wards.squareMetres.reduce(0, +)
    // Neighbours were generalised together: they share their edges and do not overlap, but for rounded vertices.
    #expect(abs(area.squareMetres - sum) <= Self.relativeAreaError * sum)
    #expect(try area.holdsHalf(of: wards).allSatisfy { $0 })
  }
}
