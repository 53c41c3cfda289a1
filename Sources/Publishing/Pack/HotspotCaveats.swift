import Formats

/// What must be kept in mind of a hotspot's numbers, a sentence each.
enum HotspotCaveats {
  /// - Parameter lacking: what the set of files does not hold of it.
  static func sentences(
    _ hotspot: PlainLayer.Feature, _ analysis: Manifest.Analysis, lacking: [String] = []
  ) -> [String] {
    let periods = analysis.periods
    return [
      precision(hotspot),
      hotspot.truth("split") == true
        ? "It is a part of a wider cluster, split so that somebody can be sent to it." : nil,
      periods.missing.isEmpty ? nil : "No file covers \(months(periods.missing)): its counts are too low.",
      periods.incomplete.isEmpty
        ? nil : "Months that are not whole: \(months(periods.incomplete)). They are gaps, not falls.",
      hotspot.text("withheld").map { "Withheld: \($0)" },
      "A hotspot was found by looking for the busiest places: by that alone, it is likely to have fewer incidents in the next "
        + "period.",
      lacking.isEmpty ? nil : "This set of files does not hold of it: \(lacking.joined(separator: "; ")).",
    ].compactMap { $0 }
  }

  /// As many as a line has room for, or the first and the last of them.
  private static func months(_ months: [String]) -> String {
    guard months.count > 6, let first = months.first, let last = months.last else {
      return months.joined(separator: ", ")
    }
    return "\(months.count) from \(first) to \(last)"
  }

  private static func precision(_ hotspot: PlainLayer.Feature) -> String? {
    guard let precision = hotspot.text("location_precision") else { return nil }
    let snapped = " Snapped locations are published points, moved from where it happened: they stand for the street "
    return "Locations are \(precision.replacing("; ", with: ", "))."
      + (precision.contains("snapped") ? snapped + "around them and never for a house." : "")
  }
}
