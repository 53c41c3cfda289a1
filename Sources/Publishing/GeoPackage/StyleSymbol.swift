/// A symbol of a style as QGIS writes it.
enum StyleSymbol {
  /// The line around an area.
  struct Outline {
    let colour: StyleColour
    let millimetres: Double
    var isDashed = false

    static let border = Outline(colour: .line, millimetres: 0.2)
    static let faint = Outline(colour: .faint, millimetres: 0.1)
    static let place = Outline(colour: .place, millimetres: 0.6)
    static let formerPlace = Outline(colour: .place, millimetres: 0.6, isDashed: true)
  }

  /// What stands at a point.
  enum Marker: String { case circle, diamond }

  static func area(_ fill: StyleFill, _ outline: Outline, name: Int = 0) -> String {
    symbol(
      "fill", name, "SimpleFill",
      [
        ("color", fill.colour.text(opacityPercent: fill.opacityPercent)), ("style", fill.brush.rawValue),
        ("outline_color", outline.colour.text()), ("outline_style", outline.isDashed ? "dash" : "solid"),
        ("outline_width", String(outline.millimetres)), ("outline_width_unit", "MM"),
      ])
  }

  static func marker(_ marker: Marker, _ colour: StyleColour, millimetres: Double, name: Int) -> String {
    symbol(
      "marker", name, "SimpleMarker",
      [
        ("name", marker.rawValue), ("color", colour.text(opacityPercent: 75)), ("size", String(millimetres)),
        ("size_unit", "MM"), ("outline_color", StyleColour.ink.text()), ("outline_width", "0.15"),
        ("outline_width_unit", "MM"),
      ])
  }

  private static func symbol(_ type: String, _ name: Int, _ layer: String, _ values: [(String, String)]) -> String {
    "<symbol name=\"\(name)\" type=\"\(type)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
      + "<layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\">"
      + values.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined() + "</layer></symbol>"
  }
}
