/// Names on a map where there is room for them.
struct LabelPlacement {
  /// A box on the drawing.
  struct Box {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    init(left: Double, top: Double, right: Double, bottom: Double) {
      self.left = left
      self.top = top
      self.right = right
      self.bottom = bottom
    }

    /// The box around a circle.
    init(x: Double, y: Double, radius: Double) {
      self.init(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius)
    }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// The width of a letter and the height of a line at 12 units: a little more than most fonts need.
  private static let (letter, line) = (6.6, 14.0)
  private static let longest = 30

  private let room: Box
  private var taken: [Box]

  init(width: Double, height: Double, taken: [Box]) {
    room = Box(left: 2, top: 2, right: width - 2, bottom: height - 2)
    self.taken = taken
  }

  /// The words beside a circle, where there is room on one of its sides.
  mutating func beside(_ words: String, x: Double, y: Double, radius: Double) -> Page.Shape? {
    let text = Self.short(words)
    let (wide, gap) = (Double(text.count) * Self.letter, radius + 4)
    return place(
      text,
      [
        (x + gap, y + 4, .start, x + gap), (x - gap, y + 4, .end, x - gap - wide),
        (x, y - gap, .middle, x - wide / 2), (x, y + gap + 9, .middle, x - wide / 2),
      ], wide: wide)
  }

  /// The words with their middle on a point, where there is room.
  mutating func on(_ words: String, x: Double, y: Double) -> Page.Shape? {
    let text = Self.short(words)
    let wide = Double(text.count) * Self.letter
    return place(text, [(x, y + 4, .middle, x - wide / 2)], wide: wide)
  }

  private mutating func place(
    _ text: String, _ places: [(x: Double, y: Double, anchor: Page.Anchor, left: Double)], wide: Double
  ) -> Page.Shape? {
    if text.isEmpty { return nil }
    for place in places {
      let box = Box(
        left: place.left, top: place.y - Self.line + 3, right: place.left + wide, bottom: place.y + 3)
      guard box.left >= room.left, box.right <= room.right, box.top >= room.top, box.bottom <= room.bottom,
        !taken.contains(where: box.overlaps)
      else { continue }
      taken.append(box)
      return .words(text, x: place.x, y: place.y, place.anchor)
    }
    return nil
  }

  private static func short(_ words: String) -> String {
    words.count <= longest ? words : words.prefix(longest - 1) + "…"
  }
}
