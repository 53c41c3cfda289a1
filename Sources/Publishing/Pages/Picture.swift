import Formats

extension Page {
  /// A drawing of lines, areas and circles, with its title and what it shows in words.
  package struct Picture: Sendable, Equatable {
    package var title: String
    /// What it shows, for those who do not see it.
    package var description: String
    /// In units of the drawing.
    package var width: Double
    package var height: Double
    /// From back to front.
    package var shapes: [Shape] = []
    /// What the shapes stand for: the name of a shape's style with its meaning.
    package var legend: [(style: Style, meaning: String)] = []

    package init(title: String, description: String, width: Double, height: Double) {
      self.title = title
      self.description = description
      self.width = width
      self.height = height
    }

    package static func == (a: Picture, b: Picture) -> Bool {
      a.title == b.title && a.description == b.description && a.width == b.width && a.height == b.height
        && a.shapes == b.shapes && a.legend.elementsEqual(b.legend) { $0 == $1 }
    }
  }

  /// How a shape is drawn; the style sheet has a rule for each, in light and in dark.
  package enum Style: String, Sendable {
    case ground, area, place, incidents, axis, guide, bar, before, gap
  }

  /// A shape of a picture.
  package enum Shape: Sendable, Equatable {
    /// Lines from point to point, `d` as SVG has it, of numbers and letters alone.
    case path(String, Style)
    /// A circle, with what it says when it is pointed at.
    case circle(x: Double, y: Double, radius: Double, Style, title: String)
    /// A box, with what it says when it is pointed at.
    case box(x: Double, y: Double, width: Double, height: Double, Style, title: String)
    /// Words that stand to the left, in the middle or to the right of a point.
    case words(String, x: Double, y: Double, Anchor)
  }

  /// Where words stand to their point.
  package enum Anchor: String, Sendable { case start, middle, end }
}

extension Page.Picture {
  /// A number of a drawing.
  static func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1) }
}
