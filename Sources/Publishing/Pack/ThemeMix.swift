import Formats

/// The themes of a hotspot's incidents as a picture of bars, each with its name, number and share, and as a table.
struct ThemeMix {
  private static let (row, thickness, left, longest) = (18.0, 12.0, 122.0, 178.0)
  /// The most characters of a name that have room beside a bar.
  private static let mostOfName = 19

  private let themes: [(name: String, count: Int)]
  private let all: Int

  /// nil where the text counts nothing.
  ///
  /// - Parameter text: of the column `themes`.
  init?(_ text: String) {
    themes = CountedName.all(in: text).compactMap { theme in theme.count.map { (theme.name, $0) } }
    let (sum, overflows) = themes.reduce((0, false)) { sum, theme in
      let next = sum.0.addingReportingOverflow(theme.count)
      return (next.partialValue, sum.1 || next.overflow || theme.count < 0)
    }
    if overflows || sum == 0 { return nil }
    all = sum
  }

  /// The theme of all incidents; nil where there are several.
  var only: String? { themes.count == 1 ? themes[0].name : nil }

  /// nil for a single theme.
  var picture: Page.Picture? {
    guard themes.count > 1, let first = themes.first else { return nil }
    var picture = Page.Picture(
      title: "Theme mix",
      description:
        "\(themes.count) themes, the one with most first: \(first.name) with \(first.count) of \(all) incidents.",
      width: LocatorMap.width, height: Self.row * Double(themes.count) + 8)
    let most = Double(max(1, themes.map(\.count).max() ?? 1))
    for (index, theme) in themes.enumerated() {
      let top = 4 + Self.row * Double(index)
      let length = Self.longest * Double(theme.count) / most
      let base = top + Self.thickness
      picture.shapes += [
        .words(short(theme.name), x: Self.left - 8, y: base, .end),
        .box(
          x: Self.left, y: top + (Self.row - Self.thickness) / 2, width: length, height: Self.thickness, .bar,
          title: "\(theme.name): \(theme.count), \(share(theme.count))"),
        .words("\(theme.count) (\(share(theme.count)))", x: Self.left + length + 6, y: base, .start),
      ]
    }
    return picture
  }

  /// The same as a table, folded away on a screen.
  var table: Page.Table {
    var table = Page.Table(
      "Theme mix", columns: [.words("Theme"), .number("Incidents"), .number("Share")],
      rows: themes.map { [$0.name, String($0.count), share($0.count)] })
    table.isFolded = true
    return table
  }

  private func share(_ count: Int) -> String {
    let percent = FixedDecimal.string(100 * Double(count) / Double(all), decimals: 1, keepingZeros: true)
    return percent == "0.0" && count > 0 ? "under 0.1 %" : "\(percent) %"
  }

  private func short(_ name: String) -> String {
    name.count > Self.mostOfName ? name.prefix(Self.mostOfName - 1) + "…" : name
  }
}
