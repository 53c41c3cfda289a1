import Foundation
import Incidents
import Tasking

/// The last months of a place beside the same months a year before.
struct MonthsPicture {
  /// How many months are shown.
  static let months = 12
  private static let (left, top) = (44.0, 16.0)

  /// A month as it is shown.
  struct Point {
    let month: Month
    /// nil in a gap.
    let count: Int?
    let isWhole: Bool
    /// A year before; nil where that month is not whole.
    let before: Int?
  }

  private let points: [Point]
  private let name: String
  private let width: Double
  private let height: Double

  /// - Parameters:
  ///   - points: every month, of which the last are shown.
  ///   - name: of what the incidents are.
  ///   - size: of the picture.
  init(_ points: [Point], of name: String, size: (width: Double, height: Double)) {
    self.points = points.suffix(Self.months)
    self.name = name
    (width, height) = size
  }

  init(_ look: ProfileLook) {
    let series = look.series
    name = look.name
    (width, height) = (MapFrame.width, 260)
    points = series.months.indices.suffix(Self.months).map { index in
      let before = index - 12
      return Point(
        month: series.months[index], count: series.counts[index], isWhole: series.isWhole[index],
        before: before >= 0 && series.isWhole[before] ? series.counts[before] : nil)
    }
  }

  /// nil where there is no month.
  var picture: Page.Picture? {
    guard let first = points.first?.month, let last = points.last?.month else { return nil }
    let hasBefore = points.contains { $0.before != nil }
    let hasGap = points.contains { !$0.isWhole }
    var picture = Page.Picture(
      title: "Month by month",
      description: "Incidents of \(name) in the place, \(first) to \(last)"
        + (hasBefore ? ", beside the same months a year before (dashed)." : ".")
        + (hasGap ? " Months with a dotted outline are not whole: they are gaps, not falls." : ""),
      width: width, height: height)
    picture.shapes = axis + points.indices.flatMap(bar) + before
    picture.legend =
      [(.bar, "incidents of the month")] + (hasBefore ? [(.before, "a year before")] : [])
      + (hasGap ? [(.gap, "not whole")] : [])
    return picture
  }

  /// The same as a table, folded away on a screen.
  var table: Page.Table {
    var table = Page.Table(
      "Month by month", columns: [.words("Month"), .number("Incidents"), .number("A year before"), .words("Whole")],
      rows: points.map {
        [
          $0.month.description, $0.count.map(String.init) ?? "–", $0.before.map(String.init) ?? "–",
          $0.isWhole ? "yes" : "no",
        ]
      })
    table.isFolded = true
    return table
  }

  // MARK: Drawing

  /// A round number that no count exceeds.
  private var most: Double {
    let count = Double(points.flatMap { [$0.count, $0.before].compactMap { $0 } }.max() ?? 0)
    guard count > 4 else { return 4 }
    let power = pow(10, floor(log10(count)))
    return [1, 2, 4, 5, 10].map { $0 * power }.first { $0 >= count } ?? count
  }

  private func y(_ count: Double) -> Double { bottom - (bottom - Self.top) * count / most }

  private var bottom: Double { height - 34 }

  private var right: Double { width - 8 }

  private var step: Double { (right - Self.left) / Double(points.count) }

  private func centre(_ index: Int) -> Double { Self.left + (Double(index) + 0.5) * step }

  private var axis: [Page.Shape] {
    [0, 0.5, 1].flatMap { share -> [Page.Shape] in
      let level = y(most * share)
      return [
        .path(MapFrame.line([(Self.left, level), (right, level)]), share == 0 ? .axis : .guide),
        .words(Page.Picture.number(most * share), x: Self.left - 6, y: level + 4, .end),
      ]
    }
  }

  private func bar(_ index: Int) -> [Page.Shape] {
    let point = points[index]
    let thickness = step * 0.62
    // Every other month has its name, the last among them: there is no room for all.
    let isNamed = (points.count - 1 - index).isMultiple(of: 2)
    let label = Page.Shape.words(
      isNamed ? point.month.description : "", x: min(centre(index), width - 24), y: bottom + 18, .middle)
    let top = point.count.map { y(Double($0)) } ?? Self.top
    let says = point.count.map { "\(point.month): \($0)" } ?? "\(point.month): no file covers it"
    return [
      label,
      .box(
        x: centre(index) - thickness / 2, y: top, width: thickness, height: bottom - top, point.isWhole ? .bar : .gap,
        title: point.isWhole ? says : "\(says), not whole"),
    ]
  }

  /// A line through the months a year before, broken where one is not known, with a ring at each.
  private var before: [Page.Shape] {
    var runs: [[(x: Double, y: Double)]] = [[]]
    for (index, point) in points.enumerated() {
      if let before = point.before {
        runs[runs.count - 1].append((centre(index), y(Double(before))))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    let lines = runs.filter { $0.count > 1 }.map { Page.Shape.path(MapFrame.line($0), .before) }
    return lines
      + points.enumerated().compactMap { index, point in
        point.before.map { before in
          .circle(
            x: centre(index), y: y(Double(before)), radius: 3, .before,
            title: "\(point.month.advanced(by: -12)): \(before)")
        }
      }
  }
}
