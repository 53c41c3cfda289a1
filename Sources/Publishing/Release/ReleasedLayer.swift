import Formats

/// A layer or table of a release: what it is, of which analysis, and its features.
///
/// Everything that leaves the building is made from these: the single files, the GeoPackage, the workbook, and the meeting
/// pack. What is withheld from a layer can therefore stand in none of them.
package struct ReleasedLayer: Sendable {
  /// The analysis that it is of; nil for what is of the whole run.
  package let analysis: String?
  /// What it is, such as `hotspots`, `wards` or `series`: the end of its file's name.
  package let kind: String
  /// How its file is written: with its geometry, or as a table.
  package let format: PlainLayer.Format
  package private(set) var layer: PlainLayer

  package init(analysis: String?, kind: String, format: PlainLayer.Format, layer: PlainLayer) {
    self.analysis = analysis
    self.kind = kind
    self.format = format
    self.layer = layer.asPublished(format)
  }

  /// What the layer is called, such as `crime-hotspots`.
  package var name: String { Self.name(kind, of: analysis) }

  /// Its file, such as `crime-hotspots.geojson`.
  package var fileName: String { Self.fileName(kind, of: analysis, format) }

  /// The same with another layer in place of its own.
  package func with(_ layer: PlainLayer) -> ReleasedLayer {
    ReleasedLayer(analysis: analysis, kind: kind, format: format, layer: layer)
  }

  package static func name(_ kind: String, of analysis: String?) -> String {
    analysis.map { "\($0)-\(kind)" } ?? kind
  }

  package static func fileName(_ kind: String, of analysis: String?, _ format: PlainLayer.Format) -> String {
    "\(name(kind, of: analysis)).\(format.rawValue)"
  }
}
