import Formats

/// A style's document: how symbols are chosen, the symbols, and labels.
struct StyleDocument {
  /// Which features a symbol is for, by an expression of QGIS.
  struct Rule {
    let filter: String
    let label: String
    let colour: StyleColour
  }

  /// QGIS's numbers for what a layer's geometries are.
  enum Geometry: Int { case point, line, area }

  private let renderer: String
  private let labels: String
  private let geometry: Geometry

  /// One symbol for all, with a column as label.
  init(_ symbol: String, label: String, _ geometry: Geometry) {
    renderer = "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\"><symbols>\(symbol)</symbols></renderer-v2>"
    labels =
      "<labeling type=\"simple\"><settings calloutType=\"simple\"><text-style fieldName=\"\(Self.escaped(label))\" "
      + "isExpression=\"0\" fontSize=\"11\" fontSizeUnit=\"Point\" textColor=\"\(StyleColour.ink.text())\" fontWeight=\"75\">"
      + "<text-buffer bufferDraw=\"1\" bufferSize=\"1.2\" bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\"/></text-style>"
      + "<placement placement=\"1\" centroidInside=\"1\"/><rendering drawLabels=\"1\" displayAll=\"1\"/></settings></labeling>"
    self.geometry = geometry
  }

  /// Areas by ranges of a column.
  init(ranges: [(ClosedRange<Double>, StyleColour)], by column: String) {
    self.init(
      graduated: ranges.map(\.0), by: column, method: "GraduatedColor",
      symbols: ranges.enumerated().map { StyleSymbol.area($1.1, fill: 90, name: $0) }, .area)
  }

  /// Points by ranges of a column, larger for more.
  init(sizes: [(range: ClosedRange<Double>, millimetres: Double)], by column: String) {
    self.init(
      graduated: sizes.map(\.range), by: column, method: "GraduatedSize",
      symbols: sizes.enumerated().map { StyleSymbol.circle(.incidents, millimetres: $1.millimetres, name: $0) }, .point)
  }

  private init(
    graduated ranges: [ClosedRange<Double>], by column: String, method: String, symbols: [String], _ geometry: Geometry
  ) {
    let rows = ranges.enumerated().map { number, range in
      "<range lower=\"\(range.lowerBound)\" upper=\"\(range.upperBound)\" symbol=\"\(number)\" render=\"true\" "
        + "label=\"\(Self.number(range.lowerBound)) to \(Self.number(range.upperBound))\"/>"
    }
    renderer =
      "<renderer-v2 type=\"graduatedSymbol\" attr=\"\(Self.escaped(column))\" graduatedMethod=\"\(method)\" symbollevels=\"0\">"
      + "<ranges>\(rows.joined())</ranges><symbols>\(symbols.joined())</symbols></renderer-v2>"
    labels = ""
    self.geometry = geometry
  }

  /// Areas by the words of a column.
  init(categories: [(value: String, colour: StyleColour)], by column: String) {
    let rows = categories.enumerated().map { number, category in
      let value = Self.escaped(category.value)
      return "<category value=\"\(value)\" type=\"string\" symbol=\"\(number)\" label=\"\(value)\" render=\"true\"/>"
    }
    let symbols = categories.enumerated().map { StyleSymbol.area($1.colour, fill: 80, name: $0) }
    renderer =
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(Self.escaped(column))\" symbollevels=\"0\">"
      + "<categories>\(rows.joined())</categories><symbols>\(symbols.joined())</symbols></renderer-v2>"
    labels = ""
    geometry = .area
  }

  /// Areas by rules.
  init(rules: [Rule], _ geometry: Geometry) {
    let rows = rules.enumerated().map { number, rule in
      "<rule key=\"rule\(number)\" filter=\"\(Self.escaped(rule.filter))\" label=\"\(Self.escaped(rule.label))\" symbol=\"\(number)\"/>"
    }
    let symbols = rules.enumerated().map { StyleSymbol.area($1.colour, fill: 90, name: $0) }
    renderer =
      "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\"><rules key=\"rules\">\(rows.joined())</rules>"
      + "<symbols>\(symbols.joined())</symbols></renderer-v2>"
    labels = ""
    self.geometry = geometry
  }

  var text: String {
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + "<qgis version=\"3.22.16\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"\(labels.isEmpty ? 0 : 1)\">"
      + "\(renderer)\(labels)<blendMode>0</blendMode><layerGeometryType>\(geometry.rawValue)</layerGeometryType></qgis>"
  }

  private static func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1) }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
