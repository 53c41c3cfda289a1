import Formats
import Foundation
@testable import Places
import Spatial
import TestSupport
import Testing

/// The same areas in three reference systems, and areas in the wrong one.
@Suite(.needsSharedData, .tags(.realData)) struct ReferenceSystemTests {
  /// Vertices are written with seven decimals of a degree and to a tenth of a millimetre; the shift between the systems is
  /// stated to 2 m without the grid, but is the same both ways.
  private static let edgeMetres = 0.1

  private let folder: TemporaryFolder
  private let wards: AreaLayer

  init() throws {
    folder = try TemporaryFolder()
    wards = try Self.reader().read([
      NamedFile(path: SharedData.path("boundaries/wards_2025/E07000224.geojson"), name: "wards")
    ])
  }

  private static func reader() -> AreaLayerReader {
    AreaLayerReader(
      layer: "wards", kinds: AreaLayerReader.wardKinds, projection: ProjectionChoice(usesGrids: false))
  }

  /// Arun's wards in another system, as a file.
  private func file(in system: String, crs: String?) throws -> NamedFile {
    let projector = system == ReferenceSystem.nationalGrid ? nil : try Projector(from: system, usesGrids: false)
    let features = try wards.codes.indices.map { area -> String in
      let polygon = wards.polygons[area]
      let drawn = try projector.map { try polygon.projected(by: $0, inverse: true) } ?? polygon
      return BoundaryText.feature(#"{"WD25CD":"\#(wards.codes[area])"}"#, drawn)
    }
    let name = "wards-\(system.suffix(4)).geojson"
    return NamedFile(path: try folder.write(BoundaryText.collection(features, crs: crs), to: name), name: name)
  }

  /// Distinct points of a month of police.uk in Arun, in metres.
  private func points() throws -> (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    let table = try ReferenceTable(
      path: SharedData.path("police/arun_2025/2025-08-sussex-street-arun.csv"), name: "police")
    let rows = Set(table.rows.map { [$0[4], $0[5]] }.filter { !$0[0].isEmpty }).sorted { $0[0] < $1[0] }
    var x = ContiguousArray(rows.compactMap { Double($0[0]) })
    var y = ContiguousArray(rows.compactMap { Double($0[1]) })
    try Projector(usesGrids: false).forward(&x, &y)
    return (x, y)
  }

  @Test(arguments: ["EPSG:27700", "EPSG:4326", "EPSG:3857"])
  func `gives the same join, but for points within the accuracy of an edge`(system: String) throws {
    let layer = try Self.reader().read([try file(in: system, crs: system)])
    #expect(layer.codes == wards.codes)
    let (x, y) = try points()
    #expect(x.count > 300)
    let (known, found) = (try wards.index.locate(x: x, y: y), try layer.index.locate(x: x, y: y))
    let differing = x.indices.filter { known[$0] != found[$0] }
    for point in differing {
      // Whoever moves must lie on an edge: another area is as near.
      let around = [(-1.0, 0.0), (1, 0), (0, -1), (0, 1)].map { step in
        (x: x[point] + step.0 * Self.edgeMetres, y: y[point] + step.1 * Self.edgeMetres)
      }
      let near = try wards.index.locate(
        x: ContiguousArray(around.map(\.x)), y: ContiguousArray(around.map(\.y)))
      #expect(Set(near).count > 1)
    }
    #expect(differing.count <= 2)
  }

  @Test func `a layer in the wrong system is noticed, and the message says which would fit`() throws {
    let study = try StudyArea(unionOf: wards, source: "wards")
    // Web-map metres that are said to be National Grid metres lie in the Atlantic, or within reach of the country.
    let wrong = try file(in: "EPSG:3857", crs: "EPSG:27700")
    let refused = #expect(throws: InputError.self) { try Self.reader().read([wrong]) }
    #expect(refused?.description.contains("As EPSG:3857 (web maps) it would lie in the United Kingdom") == true)
    // Latitude first is a common mistake of degrees.
    let swapped = BoundaryText.feature(
      #"{"WD25CD":"E05000001"}"#,
      ring: [(50.8, -0.5), (50.81, -0.5), (50.81, -0.51), (50.8, -0.51), (50.8, -0.5)])
    let path = try folder.write(BoundaryText.collection([swapped], crs: nil), to: "swapped.geojson")
    let refusal = #expect(throws: InputError.self) {
      try Self.reader().read([NamedFile(path: path, name: "swapped.geojson")])
    }
    #expect(refusal?.description.contains("degrees with latitude first") == true)
    // Stated by the configuration, the system fits.
    var reader = Self.reader()
    reader.referenceSystem = "EPSG:3857"
    let mended = try reader.read([wrong])
    #expect(
      mended.notes == [
        "wards-3857.geojson: its coordinates are taken for EPSG:3857, as stated, and not for EPSG:27700."
      ])
    #expect(PlaceLayer.areas(mended).placementFault(in: study, ProjectionChoice(usesGrids: false)) == nil)
  }

  @Test func `a layer that lies in the country and not in the study area is noticed too`() throws {
    let study = try StudyArea(unionOf: wards, source: "wards")
    let projection = ProjectionChoice(usesGrids: false)
    // Northings first: a place in Sussex lands in the north of Wales' sea, still within reach of the country.
    let ring = BoundaryText.rectangle(102_000, 499_000, width: 1_000, height: 1_000)
    let path = try folder.write(
      BoundaryText.collection([BoundaryText.feature(#"{"WD25CD":"E05000001"}"#, ring: ring)]), to: "turned.geojson")
    let layer = try Self.reader().read([NamedFile(path: path, name: "turned.geojson")])
    let fault = try #require(PlaceLayer.areas(layer).placementFault(in: study, projection)?.description)
    #expect(
      fault.hasPrefix(
        "wards: no part of turned.geojson touches the study area; its coordinates, from 102000, 499000 to 103000, 500000, are "
          + "taken for EPSG:27700."))
    #expect(fault.contains("As National Grid with northings first it would lie in the study area"))
  }
}
