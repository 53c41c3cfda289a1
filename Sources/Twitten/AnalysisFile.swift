import Formats

/// A file of an analysis: the end of its name, and how its bytes are made for a name, so that several can be made side by
/// side.
struct AnalysisFile: Sendable {
  /// What stands behind the name of the analysis.
  let kind: String
  /// What stands behind the full stop.
  let ending: String
  let bytes: @Sendable (String) throws(InputError) -> [UInt8]
}
