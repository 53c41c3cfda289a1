package import Spatial

/// A layer or table as a GeoPackage is to hold it.
package struct GeoPackageLayerContent: Sendable {
  /// What its geometries are; they are of several parts where a feature may have several.
  package enum GeometryType: String, Sendable {
    case point = "POINT", line = "MULTILINESTRING", polygon = "MULTIPOLYGON"
  }

  package let name: String
  /// In a few words, for whoever opens the file.
  package let about: String
  /// nil for a table without a place on the map.
  package let type: GeometryType?
  /// In metres of the National Grid, or `none`; one for each row.
  package let geometries: [FeatureGeometry]
  /// The names of the columns with their types in SQL.
  package let columns: [(name: String, type: String)]
  /// In the order of the columns.
  package let rows: [[PropertyValue]]
  /// How QGIS draws it, a document in its own format; nil leaves that to QGIS.
  package let style: String?

  package init(
    name: String, about: String, type: GeometryType?, geometries: [FeatureGeometry],
    columns: [(name: String, type: String)], rows: [[PropertyValue]], style: String?
  ) {
    precondition(geometries.count == rows.count, "a geometry or none for each row")
    self.name = name
    self.about = about
    self.type = type
    self.geometries = geometries
    self.columns = columns
    self.rows = rows
    self.style = style
  }
}
