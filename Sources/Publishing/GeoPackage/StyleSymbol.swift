/// A symbol of a style as QGIS writes it.
enum StyleSymbol {
  static func area(_ colour: StyleColour, fill: Int, isDashed: Bool = false, name: Int = 0) -> String {
    symbol(
      "fill", name, "SimpleFill",
      [
        ("color", colour.text(opacityPercent: fill)), ("style", fill == 0 ? "no" : "solid"),
        ("outline_color", (fill == 70 || isDashed ? colour : .line).text()),
        ("outline_style", isDashed ? "dash" : "solid"),
        ("outline_width", fill == 70 || isDashed ? "0.6" : "0.2"), ("outline_width_unit", "MM"),
      ])
  }

  static func circle(_ colour: StyleColour, millimetres: Double, name: Int) -> String {
    symbol(
      "marker", name, "SimpleMarker",
      [
        ("name", "circle"), ("color", colour.text(opacityPercent: 65)), ("size", String(millimetres)),
        ("size_unit", "MM"), ("outline_color", StyleColour.ink.text()), ("outline_width", "0.2"),
      ])
  }

  private static func symbol(_ type: String, _ name: Int, _ layer: String, _ values: [(String, String)]) -> String {
    "<symbol name=\"\(name)\" type=\"\(type)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
      + "<layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\">"
      + values.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined() + "</layer></symbol>"
  }
}
