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
    /// Whether a reader with a script may move about in it, and point at what is in it.
    package var isMap = false
    /// What its areas can be shaded by, of which one is at a time.
    package var measures: [Measure] = []

    package init(title: String, description: String, width: Double, height: Double) {
      self.title = title
      self.description = description
      self.width = width
      self.height = height
    }

    package static func == (a: Picture, b: Picture) -> Bool {
      a.title == b.title && a.description == b.description && a.width == b.width && a.height == b.height
        && a.shapes == b.shapes && a.isMap == b.isMap && a.measures == b.measures
        && a.legend.elementsEqual(b.legend) { $0 == $1 }
    }
  }

  /// How a shape is drawn; the style sheet has a rule for each, in light and in dark.
  package enum Style: String, Sendable {
    case ground, area, place, incidents, axis, guide, bar, before, gap, band, limit, expected, observed, signal, run
  }

  /// A shape of a picture.
  package enum Shape: Sendable, Equatable {
    /// Lines from point to point, `d` as SVG has it, of numbers and letters alone.
    case path(String, Style)
    /// A circle, with what it says when it is pointed at.
    case circle(x: Double, y: Double, radius: Double, Style, title: String)
    /// A box, with what it says when it is pointed at.
    case box(x: Double, y: Double, width: Double, height: Double, Style, title: String)
    /// An outline that several pictures share, by its name, with how dark each measure makes it, and what it says.
    case area(outline: String, shades: [Shade], title: String)
    /// A numbered place that leads to where more is said of it.
    case pin(Pin)
    /// Words that stand to the left, in the middle or to the right of a point.
    case words(String, x: Double, y: Double, Anchor)
  }

  /// What the areas of a map can be shaded by.
  package enum MeasureKind: String, Sendable { case deprivation, rate, none }

  /// A measure with what its shades mean, the lightest first.
  package struct Measure: Sendable, Equatable {
    package var kind: MeasureKind
    package var name: String
    package var meanings: [String]
  }

  /// How dark a measure makes an area, 1 ... 5.
  package struct Shade: Sendable, Equatable {
    package var kind: MeasureKind
    package var level: Int
  }

  /// A place on a map under its number, with the outline of it.
  package struct Pin: Sendable, Equatable {
    /// The name of what it leads to on the page.
    package var leadsTo: String
    package var number: Int
    /// The place.
    package var x: Double
    package var y: Double
    /// How far the number stands from the place.
    package var aside: (x: Double, y: Double)
    /// Its outline.
    package var outline: String
    package var title: String

    package static func == (a: Pin, b: Pin) -> Bool {
      a.leadsTo == b.leadsTo && a.number == b.number && a.x == b.x && a.y == b.y && a.aside == b.aside
        && a.outline == b.outline && a.title == b.title
    }
  }

  /// Where words stand to their point.
  package enum Anchor: String, Sendable { case start, middle, end }
}

extension Page.Picture {
  /// A number of a drawing.
  static func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1) }
}
