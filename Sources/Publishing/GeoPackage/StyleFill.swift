/// How an area is filled: a colour, and where colours are too alike a pattern of lines or dots.
struct StyleFill: Equatable {
  /// A brush, by the name that QGIS has for it.
  enum Brush: String {
    case solid, none = "no", rising = "b_diagonal", falling = "f_diagonal", crossed = "diagonal_x", upright = "vertical"
    case dotted = "dense5"
  }

  let colour: StyleColour
  var brush = Brush.solid
  var opacityPercent = 90

  /// Of an area of which the number is not known or not told: it is there, and it is neither few nor many.
  static let notKnown = StyleFill(colour: .line, brush: .rising, opacityPercent: 60)
}
