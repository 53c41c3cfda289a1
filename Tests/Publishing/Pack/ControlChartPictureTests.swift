import Formats
import Testing

@testable import Publishing

@Suite struct ControlChartPictureTests {
  /// A district of 24 months: expected is 100, eight and more in a row lie above it from the fifth on, and one far beyond its
  /// limits at the end. As the layer has it, a run is marked from its eighth month on.
  private func series(by factor: Int = 1, extra: Int = 0) -> PlainLayer {
    let columns = [
      "place_kind", "month", "incidents", "whole", "expected", "lower_95", "upper_95", "lower_99_8", "upper_99_8",
      "signal",
    ]
    let rows = (0..<24).map { index -> [PropertyValue] in
      let isAbove = (4..<14).contains(index)
      let count = index == 22 ? 140 : isAbove ? 110 : index.isMultiple(of: 2) || index == 3 ? 95 : 103
      let number = index % 12 + 1
      func level(_ value: Int) -> PropertyValue { .decimal(Double(value * factor + extra), decimals: 1) }
      return [
        .text("district"), .text("\(2024 + index / 12)-\(number < 10 ? "0" : "")\(number)"),
        .integer(count * factor + extra), .truth(true), level(100), level(85), level(116), level(75), level(125),
        .text(index == 22 ? "high" : (11..<14).contains(index) ? "run above" : "ordinary"),
      ]
    }
    return PlainLayer(table: "asb-series", columns: columns, rows: rows)
  }

  private func picture(_ series: PlainLayer) throws -> Page.Picture {
    try #require(ControlChartPicture(series, of: "asb", district: "Sandmouth").picture)
  }

  @Test func `a month beyond the limits and a run on one side have marks and words of their own`() throws {
    let picture = try picture(series())
    #expect(picture.description.contains("Beyond the 99.8 % limits, with a ring: 2025-11."))
    #expect(
      picture.description.contains(
        "With squares, 8 months or more in a row on one side of what is expected: 2024-05 to 2025-02 above."))
    let rings = picture.shapes.count { if case .circle(_, _, _, .signal, _) = $0 { true } else { false } }
    let squares = picture.shapes.count { if case .box(_, _, _, _, .run, _) = $0 { true } else { false } }
    #expect(rings == 1)
    #expect(squares == 10, "the whole run and not its tail")
    #expect(picture.legend.contains { $0.style == .signal } && picture.legend.contains { $0.style == .run })
  }

  @Test func `the table of the months tells the same of a run as its picture`() throws {
    let table = ControlChartPicture(series(), of: "asb", district: "Sandmouth").table
    let said = table.rows.map { $0[5] }
    #expect(said.filter { $0 == "one of 8 months or more in a row above what is expected" }.count == 10)
    #expect(said[22] == "above the 99.8 % limit" && said[0] == "–")
  }

  @Test func `a run that began before the months shown is named whole`() throws {
    let whole = series()
    let later = (0..<24).map { index -> PlainLayer.Feature in
      let month = index % 12 + 1
      return PlainLayer.Feature(
        .none,
        whole.features[0].properties.map { name, value in
          name == "month" ? (name, .text("\(2026 + index / 12)-\(month < 10 ? "0" : "")\(month)")) : (name, value)
        })
    }
    let long = PlainLayer(name: whole.name, about: [], columns: whole.columns, features: whole.features + later)
    let picture = try picture(long)
    #expect(picture.description.contains("2024-05 to 2025-02 above"))
    let squares = picture.shapes.count { if case .box(_, _, _, _, .run, _) = $0 { true } else { false } }
    // 36 of 48 months are shown, from the thirteenth on: the last two of the run.
    #expect(squares == 2)
  }

  @Test func `a scale that does not begin at nought says so, in the picture and in its words`() throws {
    let broken = try picture(series())
    #expect(broken.description.contains("The scale is broken: it begins at 60, not at 0."))
    let low = try picture(series(by: 1, extra: -74))
    #expect(!low.description.contains("broken"))
    let levels = low.shapes.compactMap { if case .words(let words, _, _, .end) = $0 { words } else { nil } }
    #expect(levels.first == "0")
  }
}
