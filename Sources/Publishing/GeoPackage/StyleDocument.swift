import Formats

/// A style's document: how symbols are chosen, the symbols, and labels.
struct StyleDocument {
  /// Which features a symbol is for, by an expression of QGIS.
  struct Rule {
    let filter: String
    let label: String
    let fill: StyleFill
  }

  /// QGIS's numbers for what a layer's geometries are.
  private enum Geometry: Int { case point, line, area }

  /// What no rate and no count is, so that a range of its own can hold the features without one: QGIS draws a feature of no
  /// range not at all.
  private static let missing = -1.0
  private static let missingRow = (missing...missing, "not known, or withheld")

  private let renderer: String
  private let label: StyleLabel?
  private let geometry: Geometry

  /// Areas that all look the same.
  init(area fill: StyleFill, _ outline: StyleSymbol.Outline, label: StyleLabel? = nil) {
    let symbol = StyleSymbol.area(fill, outline)
    renderer = "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\"><symbols>\(symbol)</symbols></renderer-v2>"
    self.label = label
    geometry = .area
  }

  /// Areas by ranges of a column.
  ///
  /// - Parameter hasMissing: whether any area has no value; it is drawn as one that is not known.
  init(ranges: [(ClosedRange<Double>, StyleColour)], by column: String, hasMissing: Bool) {
    var rows = ranges.map { ($0.0, "\(Self.number($0.0.lowerBound)) to \(Self.number($0.0.upperBound))") }
    var fills = ranges.map { StyleFill(colour: $0.1) }
    if hasMissing {
      rows.append(Self.missingRow)
      fills.append(.notKnown)
    }
    renderer = Self.graduated(
      by: column, hasMissing: hasMissing, method: "GraduatedColor", rows,
      fills.enumerated().map { StyleSymbol.area($1, .border, name: $0) }, order: "")
    label = nil
    geometry = .area
  }

  /// Points by classes of a count, larger for more and the larger below the smaller.
  ///
  /// - Parameter hasMissing: as of areas.
  init(
    points classes: [CountClass], by column: String, _ marker: StyleSymbol.Marker, _ colour: StyleColour,
    hasMissing: Bool, label: StyleLabel? = nil
  ) {
    var rows = classes.map { (Double($0.counts.lowerBound)...Double($0.counts.upperBound), $0.label) }
    var symbols = classes.enumerated().map { number, one in
      // A place without an incident now is there for what it had before.
      StyleSymbol.marker(
        marker, one.counts == 0...0 ? .none : colour, millimetres: one.millimetres, name: number)
    }
    if hasMissing {
      rows.append(Self.missingRow)
      symbols.append(StyleSymbol.marker(marker, .line, millimetres: 1, name: symbols.count))
    }
    let order =
      "<orderby><orderByClause asc=\"0\" nullsFirst=\"0\">&quot;\(Self.escaped(column))&quot;</orderByClause></orderby>"
    renderer = Self.graduated(
      by: column, hasMissing: hasMissing, method: "GraduatedSize", rows, symbols, order: order)
    self.label = label
    geometry = .point
  }

  /// Areas by the words of a column.
  init(categories: [(value: String, fill: StyleFill)], by column: String) {
    let rows = categories.enumerated().map { number, category in
      let value = Self.escaped(category.value)
      return "<category value=\"\(value)\" type=\"string\" symbol=\"\(number)\" label=\"\(value)\" render=\"true\"/>"
    }
    let symbols = categories.enumerated().map { StyleSymbol.area($1.fill, .faint, name: $0) }
    renderer =
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(Self.escaped(column))\" symbollevels=\"0\">"
      + "<categories>\(rows.joined())</categories><symbols>\(symbols.joined())</symbols></renderer-v2>"
    label = nil
    geometry = .area
  }

  /// Areas by rules.
  init(rules: [Rule]) {
    let rows = rules.enumerated().map { number, rule in
      "<rule key=\"rule\(number)\" filter=\"\(Self.escaped(rule.filter))\" label=\"\(Self.escaped(rule.label))\" "
        + "symbol=\"\(number)\"/>"
    }
    let symbols = rules.enumerated().map { StyleSymbol.area($1.fill, .border, name: $0) }
    renderer =
      "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\"><rules key=\"rules\">\(rows.joined())</rules>"
      + "<symbols>\(symbols.joined())</symbols></renderer-v2>"
    label = nil
    geometry = .area
  }

  var text: String {
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + "<qgis version=\"3.22.16\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"\(label == nil ? 0 : 1)\">"
      + "\(renderer)\(label?.text ?? "")<blendMode>0</blendMode>"
      + "<layerGeometryType>\(geometry.rawValue)</layerGeometryType></qgis>"
  }

  private static func graduated(
    by column: String, hasMissing: Bool, method: String, _ ranges: [(ClosedRange<Double>, String)],
    _ symbols: [String], order: String
  ) -> String {
    let field = hasMissing ? "coalesce(\"\(column)\", \(missing))" : column
    let rows = ranges.enumerated().map { number, range in
      "<range lower=\"\(range.0.lowerBound)\" upper=\"\(range.0.upperBound)\" symbol=\"\(number)\" render=\"true\" "
        + "label=\"\(range.1)\"/>"
    }
    return "<renderer-v2 type=\"graduatedSymbol\" attr=\"\(escaped(field))\" graduatedMethod=\"\(method)\" "
      + "symbollevels=\"0\" enableorderby=\"\(order.isEmpty ? 0 : 1)\"><ranges>\(rows.joined())</ranges>"
      + "<symbols>\(symbols.joined())</symbols>\(order)</renderer-v2>"
  }

  private static func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1) }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
