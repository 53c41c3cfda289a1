package import Formats

/// Features with named values, as GeoJSON or as CSV: what commands without a configuration leave behind.
package struct PlainLayer: Sendable {
  package struct Feature: Sendable {
    /// In degrees.
    package let geometry: FeatureGeometry
    package let properties: [(name: String, value: PropertyValue)]

    package init(_ geometry: FeatureGeometry, _ properties: [(name: String, value: PropertyValue)]) {
      self.geometry = geometry
      self.properties = properties
    }
  }

  /// How a layer is written.
  package enum Format: String, Sendable { case geoJSON = "geojson", csv }

  package let name: String
  /// What was done and tested, a sentence each: a GeoJSON member `about`, or a text beside the CSV.
  package let about: [String]
  package let columns: [String]
  package let features: [Feature]

  /// - Parameter columns: the names of every feature's properties, in their order.
  package init(name: String, about: [String], columns: [String], features: [Feature]) {
    precondition(features.allSatisfy { $0.properties.map(\.name) == columns }, "the columns as they are named")
    self.name = name
    self.about = about
    self.columns = columns
    self.features = features
  }

  /// A table: rows without a place on the map.
  ///
  /// - Precondition: as many values in each row as columns.
  package init(table name: String, about: [String] = [], columns: [String], rows: [[PropertyValue]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "as many values as columns")
    self.name = name
    self.about = about
    self.columns = columns
    features = rows.map { Feature(.none, Array(zip(columns, $0))) }
  }

  /// The file's bytes. A CSV has no geometry: features have their coordinates as columns where that makes sense.
  package func bytes(as format: Format) -> [UInt8] {
    switch format {
    case .geoJSON:
      var writer = GeoJSONWriter(name: name, about: about)
      for feature in features { writer.append(feature.geometry, properties: feature.properties) }
      return writer.finish()
    case .csv:
      var writer = CSVWriter(header: columns)
      for feature in features { writer.append(feature.properties.map(\.value)) }
      return writer.finish()
    }
  }
}
