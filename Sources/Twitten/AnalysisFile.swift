import Formats
import Publishing

/// A layer of an analysis that is still to be made: the end of its file's name, how the file is written, and how the layer
/// is made for a name, so that several can be made side by side.
struct AnalysisFile: Sendable {
  /// What stands behind the name of the analysis.
  let kind: String
  let format: PlainLayer.Format
  let layer: @Sendable (String) throws(InputError) -> PlainLayer

  /// A layer with its places on the map.
  static func geoJSON(
    _ kind: String, _ layer: @escaping @Sendable (String) throws(InputError) -> PlainLayer
  ) -> AnalysisFile {
    AnalysisFile(kind: kind, format: .geoJSON, layer: layer)
  }

  /// A table.
  static func csv(
    _ kind: String, _ layer: @escaping @Sendable (String) throws(InputError) -> PlainLayer
  ) -> AnalysisFile {
    AnalysisFile(kind: kind, format: .csv, layer: layer)
  }
}
