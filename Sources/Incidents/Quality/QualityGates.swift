import Formats

/// What a configuration demands of its sources; a run that fails a gate ends, with nothing written.
public struct QualityGates: Sendable, Equatable {
  /// The most rows of a source, in percent, that may be rejected; nil for any. Each of the others likewise.
  public var rejectedPercent: Double?
  /// The most incidents of a source without a place.
  public var unlocatedPercent: Double?
  /// The most located incidents of a source outside the study area.
  public var outsidePercent: Double?
  /// The most incidents of a source whose word the category scheme does not have.
  public var unmatchedPercent: Double?

  /// No demands.
  public init() {}

  /// A sentence for each gate that a source fails.
  public func failures(_ quality: DataQuality) -> [String] {
    quality.sources.flatMap { source -> [String] in
      [
        failure(source.name, source.rejectedRows, of: source.rows, "rows were rejected", rejectedPercent),
        failure(source.name, source.unlocated, of: source.kept, "incidents have no place", unlocatedPercent),
        failure(
          source.name, source.outside, of: source.outside + source.inside,
          "located incidents lie outside the study area", outsidePercent),
        failure(
          source.name, source.unmatchedIncidents, of: source.kept,
          "incidents have a category that the scheme does not have", unmatchedPercent),
      ].compactMap { $0 }
    }
  }

  private func failure(_ source: String, _ part: Int, of whole: Int, _ what: String, _ most: Double?) -> String? {
    // Percents such as 0.57 are a little less or more in binary: just as much as is allowed is allowed.
    guard let most, whole > 0, Double(part) * 100 > most * Double(whole) * (1 + 1e-12) else { return nil }
    let percent = FixedDecimal.string(Double(part) * 100 / Double(whole), decimals: 2)
    return "\(source): \(part) of \(whole) \(what) (\(percent) %); the configuration allows "
      + "\(FixedDecimal.string(most, decimals: 2)) %."
  }
}
