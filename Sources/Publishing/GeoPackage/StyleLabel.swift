/// The labels of a layer that is ranked: dark with a light rim, so that they are read on any ground, beside what they name.
///
/// Two that would lie over one another could be read as a third number; of those the better rank is written, and the other
/// where the map is nearer.
struct StyleLabel {
  let column: String
  /// The greatest value that is written, for layers of too many features; nil writes all.
  var most: Int?

  /// As QGIS writes it.
  var text: String {
    let field = most.map { "CASE WHEN \"\(column)\" <= \($0) THEN \"\(column)\" END" } ?? column
    // QGIS's priorities go from 0 to 10.
    let priority = "max(0, 10 - \"\(column)\" / 10.0)"
    return
      "<labeling type=\"simple\"><settings calloutType=\"simple\"><text-style fieldName=\"\(StyleDocument.escaped(field))\" "
      + "isExpression=\"\(most == nil ? 0 : 1)\" fontSize=\"10\" fontSizeUnit=\"Point\" textColor=\"\(StyleColour.ink.text())\" "
      + "fontWeight=\"75\"><text-buffer bufferDraw=\"1\" bufferSize=\"1\" bufferSizeUnits=\"MM\" "
      + "bufferColor=\"255,255,255,255\"/></text-style>"
      + "<placement placement=\"0\" dist=\"1\" distUnits=\"MM\" centroidInside=\"1\"/>"
      + "<rendering drawLabels=\"1\" displayAll=\"0\" obstacle=\"0\"/>"
      + "<dd_properties><Option type=\"Map\"><Option name=\"name\" value=\"\" type=\"QString\"/>"
      + "<Option name=\"properties\" type=\"Map\"><Option name=\"Priority\" type=\"Map\">"
      + "<Option name=\"active\" value=\"true\" type=\"bool\"/>"
      + "<Option name=\"expression\" value=\"\(StyleDocument.escaped(priority))\" type=\"QString\"/>"
      + "<Option name=\"type\" value=\"3\" type=\"int\"/></Option></Option>"
      + "<Option name=\"type\" value=\"collection\" type=\"QString\"/></Option></dd_properties></settings></labeling>"
  }
}
