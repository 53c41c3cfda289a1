import Formats
import Places
import Spatial

extension FuzzReader {
  /// Streets, in GeoJSON or in a GeoPackage, and the network of them.
  static let lines = FuzzReader("v", "lines") {
    func collection(_ geometries: [String], _ properties: String = #""name":"High Street""#, crs: Bool = true)
      -> [UInt8]
    {
      let grid = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"#
      let features = geometries.map { #"{"type":"Feature","properties":{\#(properties)},"geometry":\#($0)}"# }
      return [UInt8](
        #"{"type":"FeatureCollection","# + (crs ? grid : "") + #""features":[\#(features.joined(separator: ","))]}"#)
    }
    var package = SmallGeoPackage()
    package.geometryType = "MULTILINESTRING"
    package.rows = [
      SmallGeoPackage.line([[(500_000, 105_000), (500_090, 105_000)]]),
      SmallGeoPackage.line([[(500_090, 105_000), (500_090, 105_080)], [(500_000, 105_000), (500_000, 105_070)]]), nil,
    ]
    return [
      collection([
        #"{"type":"LineString","coordinates":[[500000,105000],[500050,105000],[500100,105000]]}"#,
        #"{"type":"LineString","coordinates":[[500050,104950],[500050,105000],[500050,105050]]}"#,
      ]),
      collection([
        #"{"type":"MultiLineString","coordinates":[[[500000,105000],[500100,105000]],[[500030,105000.3],[500030,105900]]]}"#
      ]),
      collection(
        [#"{"type":"LineString","coordinates":[[-0.5,50.8,9],[-0.499,50.8,8]]}"#, "null"], #""name1":null"#, crs: false),
      collection([#"{"type":"LineString","coordinates":[]}"#]), try package.bytes(),
    ]
  } read: { bytes, folder in
    let file = NamedFile(path: try folder.write(bytes, to: "streets"), name: "in/streets")
    let layer = try LineLayerReader(projection: ProjectionChoice(usesGrids: false), fromDegrees: projector).read([file])
    try Finding.unless(layer.names.count == layer.count && layer.count > 0, "names of other lines")
    let network: StreetNetwork
    do {
      let whole = try StreetNetwork(layer.lines, greatestLengthMetres: nil)
      // Lines from end to end of the country are cut into more pieces than there is time for.
      network = whole.totalLengthMetres < 100_000 ? try StreetNetwork(layer.lines) : whole
    } catch {
      return "\(layer.count) lines, no network: \(error)"
    }
    let longest = network.account.greatestLengthMetres ?? .infinity
    try Finding.unless(
      network.lengthMetres.allSatisfy { $0 > 0 && $0 < longest + 0.001 }, "a segment of another length")
    try Finding.unless(network.line.allSatisfy { layer.lines.indices.contains(Int($0)) }, "a segment of no line")
    let places = Locations(
      x: ContiguousArray(network.x.prefix(1_000)), y: ContiguousArray(network.y.prefix(1_000)),
      weight: ContiguousArray(repeating: 1, count: min(1_000, network.x.count)))
    let snap = try? StreetSnap(places, to: network)
    try Finding.unless(snap?.locationsOnNoStreet == 0, "a vertex that is on no street")
    return "\(layer.count) lines, \(network.count) segments"
  }

  /// The lines in GeoPackages.
  static let geoPackageLine = FuzzReader("w", "GeoPackage line") {
    [
      SmallGeoPackage.line([[(1, 2), (3, 4)]]), SmallGeoPackage.line([[(1, 2), (3, 4)], [(5, 6), (7, 8), (9, 10)]]),
      SmallGeoPackage.line([]), SmallGeoPackage.line([[]]), SmallGeoPackage.point(1, 2),
    ]
  } read: { bytes, _ in
    switch GeoPackageGeometry.line(bytes) {
    case .line(let line):
      try Finding.unless(line.vertexCount > 0 && line.vertexCount * 16 < bytes.count, "more vertices than bytes")
      return "\(line.partCount) parts, \(line.vertexCount) vertices" + (line.fault().map { ": \($0)" } ?? "")
    case .other(let type): return type
    case .point, .polygon: throw Finding("no line")
    case nil: return "no line"
    }
  }

  /// Finding the operation takes PROJ tens of milliseconds.
  private static let projector = try? Projector(usesGrids: false)
}
