/// How QGIS draws a layer, as a document in its own format (QML, QGIS 3.22).
///
/// The colours are those of the pages; what colour says, a number, a width or a legend's words say too.
enum LayerStyle {
  /// The document for a layer; nil for one that QGIS may draw as it likes.
  static func document(for released: ReleasedLayer) -> String? {
    let features = released.layer.features
    switch released.kind {
    case "hotspots": return StyleDocument(StyleSymbol.area(.place, fill: 70), label: "rank", .area).text
    case "former-hotspots":
      return StyleDocument(StyleSymbol.area(.place, fill: 0, isDashed: true), label: "rank", .area).text
    case "lsoas" where has(released, "deprivation_decile") && has(released, "rate_per_1000"):
      return StyleDocument(rules: bivariate(features), .area).text
    case "locations": return StyleDocument(sizes: circles(features, by: "incidents"), by: "incidents").text
    case "repeat-places": return StyleDocument(sizes: circles(features, by: "icount"), by: "icount").text
    case "emerging":
      let patterns = Set(features.compactMap { $0.text("pattern") }).sorted()
      return StyleDocument(categories: patterns.map { ($0, StyleColour.ofPattern($0)) }, by: "pattern").text
    default:
      if has(released, "premises_at_point") {
        return StyleDocument(sizes: circles(features, by: "incidents"), by: "incidents").text
      }
      guard let column = ["rate_per_1000", "incidents"].first(where: { has(released, $0) }) else { return nil }
      let breaks = quantiles(features.compactMap { $0.number(column) }, parts: StyleColour.ramp.count)
      return StyleDocument(ranges: Array(zip(breaks, StyleColour.ramp)), by: column).text
    }
  }

  private static func has(_ released: ReleasedLayer, _ column: String) -> Bool {
    released.layer.columns.contains(column) && released.layer.features.contains { $0.number(column) != nil }
  }

  /// Ranges that hold as many of the values each, as far as they differ.
  static func quantiles(_ values: [Double], parts: Int) -> [ClosedRange<Double>] {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return [] }
    let inner = (1..<parts).map { sorted[min(sorted.count - 1, $0 * sorted.count / parts)] }
    let edges = ([first] + inner + [last]).reduce(into: [Double]()) { edges, edge in
      if edges.last != edge { edges.append(edge) }
    }
    guard edges.count > 1 else { return [first...last] }
    return zip(edges, edges.dropFirst()).map { $0...$1 }
  }

  private static func circles(
    _ features: [PlainLayer.Feature], by column: String
  ) -> [(range: ClosedRange<Double>, millimetres: Double)] {
    Array(zip(quantiles(features.compactMap { $0.number(column) }, parts: 4), [1.6, 2.6, 4.0, 6.0]))
  }

  /// Three classes of deprivation by three of the rate.
  private static func bivariate(_ features: [PlainLayer.Feature]) -> [StyleDocument.Rule] {
    let rates = quantiles(features.compactMap { $0.number("rate_per_1000") }, parts: 3)
    let low = rates.first?.upperBound ?? 0
    let high = rates.last?.lowerBound ?? 0
    let deprivation = [
      ("most deprived (deciles 1 to 3)", "\"deprivation_decile\" < 4"),
      ("deciles 4 to 7", "\"deprivation_decile\" >= 4 AND \"deprivation_decile\" < 8"),
      ("least deprived (deciles 8 to 10)", "\"deprivation_decile\" >= 8"),
    ]
    let rate = [
      ("high rate", "\"rate_per_1000\" >= \(high)"),
      ("middle rate", "\"rate_per_1000\" >= \(low) AND \"rate_per_1000\" < \(high)"),
      ("low rate", "\"rate_per_1000\" < \(low)"),
    ]
    return deprivation.enumerated().flatMap { row, deprivation in
      rate.enumerated().map { column, rate in
        StyleDocument.Rule(
          filter: "\(deprivation.1) AND \(rate.1)", label: "\(rate.0), \(deprivation.0)",
          colour: StyleColour.bivariate[row][column])
      }
    } + [StyleDocument.Rule(filter: "ELSE", label: "not known, or withheld", colour: .none)]
  }
}
