import Spatial

/// How QGIS draws a layer, as a document in its own format (QML, QGIS 3.22).
///
/// The colours are those of the pages; what colour says, a number, a width or a legend's words say too.
enum LayerStyle {
  /// The document for a layer; nil for one that QGIS may draw as it likes.
  static func document(for released: ReleasedLayer) -> String? {
    let features = released.layer.features
    switch released.kind {
    case "hotspots":
      return StyleDocument(
        area: StyleFill(colour: .place, opacityPercent: 45), .place, label: StyleLabel(column: "rank")
      ).text
    case "former-hotspots":
      return StyleDocument(
        area: StyleFill(colour: .place, brush: .none), .formerPlace, label: StyleLabel(column: "rank")
      ).text
    case "lsoas" where has(released, "deprivation_decile") && has(released, "rate_per_1000"):
      return StyleDocument(rules: bivariate(features)).text
    case "locations": return points(released, by: "incidents", .circle, .incidents)
    case "repeat-places":
      return points(released, by: "icount", .circle, .incidents, label: StyleLabel(column: "rank", most: mostLabels))
    case "emerging": return StyleDocument(categories: patterns(features), by: "pattern").text
    default:
      if released.layer.columns.contains("premises_at_point") {
        return points(
          released, by: "incidents", .diamond, .premises, label: StyleLabel(column: "rank", most: mostLabels))
      }
      guard let column = ["rate_per_1000", "incidents"].first(where: { has(released, $0) }) else { return nil }
      let values = features.map { $0.number(column) }
      let breaks = quantiles(values.compactMap { $0 }, parts: 5)
      return StyleDocument(
        ranges: Array(zip(breaks, StyleColour.ramp)), by: column, hasMissing: values.contains(nil)
      ).text
    }
  }

  /// How many of a thousand places are labelled, the first by rank.
  private static let mostLabels = 10

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

  private static func points(
    _ released: ReleasedLayer, by column: String, _ marker: StyleSymbol.Marker, _ colour: StyleColour,
    label: StyleLabel? = nil
  ) -> String {
    let counts = released.layer.features.map { $0.integer(column) }
    return StyleDocument(
      points: CountClass.classes(of: counts.compactMap { $0 }), by: column, marker, colour,
      hasMissing: counts.contains(nil), label: label
    ).text
  }

  /// Those that the layer has, in the order of the method; a word that is none of its own stands before that of no pattern.
  private static func patterns(_ features: [PlainLayer.Feature]) -> [(value: String, fill: StyleFill)] {
    let words = Set(features.compactMap { $0.text("pattern") })
    let known = EmergingPattern.allCases.filter { words.contains($0.rawValue) }
    let other = words.subtracting(known.map(\.rawValue)).sorted().map { (value: $0, fill: StyleFill.notKnown) }
    return other + known.map { (value: $0.rawValue, fill: StyleFill(ofPattern: $0)) }
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
          fill: StyleFill(colour: StyleColour.bivariate[row][column]))
      }
    } + [StyleDocument.Rule(filter: "ELSE", label: "not known, or withheld", fill: .notKnown)]
  }
}
