import Formats
import Spatial

/// The features of a file as they were drawn: GeoJSON, or a layer of a GeoPackage.
///
/// A file that begins as an SQLite database is a GeoPackage, whatever it is called; all others are GeoJSON.
struct DrawnFeatures {
  /// The reference system that holds: as it is stated, else as the file has it.
  let referenceSystem: String
  let features: [FeatureCollection.Feature]
  /// The names of all properties, in a fixed order.
  let properties: [String]
  /// What was chosen, a sentence each.
  let notes: [String]

  /// - Parameters:
  ///   - content: what a layer of a GeoPackage must hold.
  ///   - layer: the layer of a GeoPackage; nil for the only one that fits.
  ///   - stated: the reference system, where the configuration has the say.
  init(
    _ file: NamedFile, holding content: GeoPackageLayer.Content, layer: String?, referenceSystem stated: String?
  ) throws(InputError) {
    let own: String
    if try GeoPackageLines.isGeoPackage(path: file.path, name: file.name) {
      let read = try Self.geoPackage(file, content, layer)
      guard let system = stated ?? read.layer.referenceSystem else {
        throw .badData(
          "\(file.name), layer \"\(read.layer.name)\": the layer does not say in which reference system it is. Set it and "
            + "export the layer anew, or state it: crs: EPSG:27700.")
      }
      own = read.layer.referenceSystem ?? system
      features = read.features
      properties = read.columns
    } else {
      let collection = try FeatureCollection(path: file.path, name: file.name)
      own = collection.referenceSystem
      features = collection.features
      properties = Set(collection.features.flatMap(\.properties.keys)).sorted()
    }
    let isCode = stated?.lowercased().hasPrefix("epsg:") ?? false
    referenceSystem = (isCode ? stated?.uppercased() : stated) ?? own
    notes =
      referenceSystem == own
      ? [] : ["\(file.name): its coordinates are taken for \(referenceSystem), as stated, and not for \(own)."]
  }

  private static func geoPackage(
    _ file: NamedFile, _ content: GeoPackageLayer.Content, _ layer: String?
  ) throws(InputError) -> (layer: GeoPackageLayer, columns: [String], features: [FeatureCollection.Feature]) {
    var features: [FeatureCollection.Feature] = []
    func append(_ row: GeoPackageRow, _ columns: [String]) {
      var properties: [String: PropertyValue] = [:]
      for (column, field) in zip(columns, row.fields) where !field.isEmpty { properties[column] = .text(field) }
      features.append(FeatureCollection.Feature(geometry: row.geometry, properties: properties))
    }
    switch content {
    case .areas:
      let source = try GeoPackageAreas(path: file.path, name: file.name, layer: layer)
      try source.forEachRow { append($0, source.columns) }
      return (source.layer, source.columns, features)
    case .lines:
      let source = try GeoPackageLines(path: file.path, name: file.name, layer: layer)
      try source.forEachRow { append($0, source.columns) }
      return (source.layer, source.columns, features)
    case .points:
      let source = try GeoPackagePoints(path: file.path, name: file.name, layer: layer)
      try source.forEachRow { append($0, source.columns) }
      return (source.layer, source.columns, features)
    }
  }
}
