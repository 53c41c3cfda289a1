import Formats
import Foundation
import Places
import Spatial

/// Looks at GeoJSON and at GeoPackages.
struct LayerInspector {
  let path: String
  let name: String

  /// How many features are looked at for their columns.
  private static let features = 1_000

  // MARK: GeoJSON

  func lookAtJSON(_ excerpt: Excerpt) throws(InputError) -> FileInspector.Look {
    let head = String(decoding: excerpt.bytes.prefix(1 << 16), as: UTF8.self)
    if head.contains(/"type"\s*:\s*"Topology"/) {
      return (
        .mentioned(.layers), "TopoJSON, which keeps shared edges apart; not read: convert it to GeoJSON with ogr2ogr"
      )
    }
    guard head.contains("\"FeatureCollection\"") || head.contains("\"Feature\"") || !excerpt.isWhole else {
      return (.leftOut, "not read, because it is JSON and no GeoJSON feature collection")
    }
    guard excerpt.wholeSize <= FileInspector.largestBoundaries else {
      return (
        .mentioned(.layers),
        "not looked into, because it is larger than \(FileInspector.largestBoundaries >> 20) MB; where it holds the wards or "
          + "LSOAs, name it in the draft yourself, or cut the district out of it"
      )
    }
    let collection = try FeatureCollection(path: path, name: name)
    guard let first = collection.features.first(where: { $0.geometry != nil }) else {
      return (.leftOut, "not read, because it has no feature with a place")
    }
    if case .point = first.geometry { return points(collection) }
    guard case .polygon = first.geometry else {
      return (
        .leftOut,
        "not read, because its features are neither points nor polygons; streets are named with \"twitten hotspots --streets\""
      )
    }
    return areas(collection)
  }

  private func areas(_ collection: FeatureCollection) -> FileInspector.Look {
    let roles: [(role: AreaFile.Role, kinds: [String], words: String)] = [
      (.lsoas, AreaLayerReader.lsoaKinds, "LSOA boundaries"), (.wards, AreaLayerReader.wardKinds, "ward boundaries"),
      (.districts, AreaLayerReader.studyAreaKinds, "district boundaries"),
    ]
    for (role, kinds, words) in roles {
      guard let properties = AreaProperties(of: collection.features, kinds: kinds), let code = properties.code else {
        continue
      }
      let codes = collection.features.compactMap { $0.properties[code]?.plainText?.trimmingSpaces() }
      // Wards with the code of an LSOA's district beside theirs are wards: an area's own code stands once.
      guard Set(codes).count == collection.features.count else { continue }
      func texts(_ property: String?) -> Set<String> {
        Set(collection.features.compactMap { feature in property.flatMap { feature.properties[$0]?.plainText } })
      }
      let names = texts(properties.name)
      let districts = texts(properties.district).union(role == .lsoas ? Set(names.compactMap(LSOAName.district)) : [])
      let file = AreaFile(
        role: role, property: code, vintage: properties.vintage, codes: Set(codes),
        districts: role == .districts ? names : districts, names: names, box: box(collection))
      let vintage = file.vintage.map { " of \($0)" } ?? ""
      let inside = file.districts.count == 1 && role != .districts ? ", in \(file.districts.first ?? "")" : ""
      return (
        .areas(file),
        "\(words)\(vintage), because each polygon has its own \(code) (\(codes.count) areas\(inside))"
      )
    }
    return (
      .mentioned(.layers),
      "polygons without a property for codes of wards, LSOAs or districts; not read, unless the draft names the property "
        + "with code:"
    )
  }

  private func box(_ collection: FeatureCollection) -> AreaFile.Box? {
    var (west, east, south, north) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for case .polygon(let polygon)? in collection.features.map(\.geometry) {
      for x in polygon.x { (west, east) = (min(west, x), max(east, x)) }
      for y in polygon.y { (south, north) = (min(south, y), max(north, y)) }
    }
    guard west <= east, south <= north else { return nil }
    return AreaFile.Box(system: collection.referenceSystem, x: west...east, y: south...north)
  }

  private func points(_ collection: FeatureCollection) -> FileInspector.Look {
    let features = collection.features.prefix(Self.features)
    let header = Set(features.flatMap(\.properties.keys)).sorted()
    let rows = features.map { feature in header.map { feature.properties[$0]?.fieldText ?? "" } }
    if let outside = Self.outside(features.map(\.geometry), collection.referenceSystem) { return (.leftOut, outside) }
    return RecordInspector(
      name: name, format: .geojson, layer: nil, sample: TableSample(header: header, rows: rows),
      looks: "\(features.count) points looked at"
    ).look()
  }

  /// Why points cannot be of this country; nil where most may be.
  private static func outside(_ geometries: [FeatureCollection.Geometry?], _ system: String) -> String? {
    guard system == ReferenceSystem.degrees || system == ReferenceSystem.nationalGrid else { return nil }
    let isInDegrees = system == ReferenceSystem.degrees
    var (points, inside) = (0, 0)
    for case .point(let x, let y)? in geometries {
      points += 1
      let fits =
        isInDegrees
        ? (-11.0...4).contains(x) && (48.5...62).contains(y)
        : (0...700_000.0).contains(x) && (0...1_300_000.0).contains(y)
      if fits { inside += 1 }
    }
    return inside * 2 > points ? nil : "points outside the United Kingdom, in \(system); not read"
  }

  // MARK: GeoPackage

  func lookAtGeoPackage() throws(InputError) -> FileInspector.Look {
    let layers = try GeoPackagePoints.layers(path: path, name: name)
    let points = layers.filter(\.mayHoldPoints).prefix(20)
    guard !points.isEmpty else {
      return (
        .mentioned(.layers),
        "a GeoPackage without a layer of points; not read: boundaries are read from GeoJSON, so export them so"
      )
    }
    var records: [RecordLayer] = []
    var verdicts: [String] = []
    for layer in points {
      let look = try look(at: layer)
      if case .records(let found) = look.kind { records += found }
      verdicts.append(look.verdict)
    }
    let verdict = "a GeoPackage; " + verdicts.joined(separator: "; ")
    return (records.isEmpty ? .mentioned(.incidents) : .records(records), verdict)
  }

  private func look(at layer: GeoPackagePoints.Layer) throws(InputError) -> FileInspector.Look {
    guard layer.name.onOnePlainLine == layer.name, let system = layer.referenceSystem else {
      return (.leftOut, "a layer whose name or reference system a configuration cannot name; not read")
    }
    let source = try GeoPackagePoints(path: path, name: name, layer: layer.name)
    var rows: [[String]] = []
    var geometries: [FeatureCollection.Geometry?] = []
    try source.forEachRow(atMost: Self.features) { row in
      rows.append(row.fields)
      geometries.append(row.geometry)
    }
    if let outside = Self.outside(geometries, system) { return (.leftOut, "layer \"\(layer.name)\": \(outside)") }
    return RecordInspector(
      name: "\(name)/\(layer.name)", format: .geopackage, layer: layer.name,
      sample: TableSample(header: source.columns, rows: rows), looks: "\(rows.count) points looked at"
    ).look()
  }
}
