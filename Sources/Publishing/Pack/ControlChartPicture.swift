import Foundation
import Formats

/// The district's months with what is expected of them and the limits of chance.
struct ControlChartPicture {
  /// How many months are shown.
  static let months = 36
  private static let (width, height) = (640.0, 280.0)
  private static let (left, right, top, bottom) = (52.0, 632.0, 14.0, 246.0)

  /// A month of the series.
  private struct Point {
    let month: String
    let count: Int
    let isWhole: Bool
    let expected: Double?
    let inner: (lower: Double, upper: Double)?
    let outer: (lower: Double, upper: Double)?
    /// In words; nil for an ordinary month.
    let signal: String?
  }

  private let points: [Point]
  private let name: String
  private let district: String

  /// - Parameters:
  ///   - series: the layer of months.
  ///   - name: of what the incidents are.
  ///   - district: what it is called.
  init(_ series: PlainLayer, of name: String, district: String) {
    self.name = name
    self.district = district
    points = series.features.filter { $0.text("place_kind") == "district" }.compactMap { row in
      guard let month = row.text("month"), let count = row.integer("incidents") else { return nil }
      func limits(_ lower: String, _ upper: String) -> (Double, Double)? {
        row.number(lower).flatMap { lower in row.number(upper).map { (lower, $0) } }
      }
      return Point(
        month: month, count: count, isWhole: row.truth("whole") ?? true, expected: row.number("expected"),
        inner: limits("lower_95", "upper_95"), outer: limits("lower_99_8", "upper_99_8"),
        signal: row.text("signal").flatMap { Self.signals[$0] })
    }.suffix(Self.months)
  }

  /// The words of the column `signal`.
  private static let signals = [
    "high": "above the 99.8 % limit", "low": "below the 99.8 % limit",
    "run above": "eight months or more above what is expected",
    "run below": "eight months or more below what is expected",
  ]

  /// nil where no month has limits.
  var picture: Page.Picture? {
    guard let first = points.first?.month, let last = points.last?.month, points.contains(where: { $0.outer != nil })
    else { return nil }
    let signals = points.filter { $0.signal != nil }
    var picture = Page.Picture(
      title: "Control chart of \(district)",
      description:
        "Incidents of \(name) by month, \(first) to \(last), with what is expected and the limits of chance. "
        + (signals.isEmpty
          ? "No month is out of the ordinary."
          : "Out of the ordinary, with a ring: \(signals.map(\.month).joined(separator: ", "))."),
      width: Self.width, height: Self.height)
    picture.shapes = axis + limits + observed
    picture.legend = [
      (.observed, "incidents"), (.expected, "expected"), (.band, "95 % limits"), (.limit, "99.8 % limits"),
    ]
    if !signals.isEmpty { picture.legend.append((.signal, "out of the ordinary")) }
    return picture
  }

  /// The same as a table, folded away on a screen.
  var table: Page.Table {
    func limits(_ limits: (lower: Double, upper: Double)?) -> String {
      limits.map { "\(ProfileNumber.decimal($0.lower, 0)) to \(ProfileNumber.decimal($0.upper, 0))" } ?? "–"
    }
    var table = Page.Table(
      "The months of the control chart",
      columns: [
        .words("Month"), .number("Incidents"), .number("Expected"), .number("95 % limits"), .number("99.8 % limits"),
        .words("Signal"),
      ],
      rows: points.map {
        [
          $0.month, String($0.count) + ($0.isWhole ? "" : ", not whole"), ProfileNumber.decimal($0.expected),
          limits($0.inner), limits($0.outer), $0.signal ?? "–",
        ]
      })
    table.isFolded = true
    return table
  }

  // MARK: Drawing

  /// The step of the scale, and its ends: multiples of the step that hold every limit and count.
  private var scale: (step: Double, from: Double, to: Double) {
    let values = points.flatMap { point in
      [Double(point.count), point.outer?.lower, point.outer?.upper].compactMap { $0 }
    }
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let wanted = max(most - least, 4) / 4
    let power = pow(10, floor(log10(wanted)))
    let step = max(1, [1, 2, 5, 10].map { $0 * power }.first { $0 >= wanted } ?? wanted)
    return (step, floor(least / step) * step, max(ceil(most / step) * step, floor(least / step) * step + step))
  }

  private func y(_ value: Double) -> Double {
    let scale = scale
    return Self.bottom - (Self.bottom - Self.top) * (value - scale.from) / (scale.to - scale.from)
  }

  private func x(_ index: Int) -> Double {
    Self.left + (Double(index) + 0.5) * (Self.right - Self.left) / Double(points.count)
  }

  private var axis: [Page.Shape] {
    let scale = scale
    let levels = stride(from: scale.from, through: scale.to + scale.step / 2, by: scale.step).flatMap {
      level -> [Page.Shape] in
      [
        .path(MapFrame.line([(Self.left, y(level)), (Self.right, y(level))]), level == scale.from ? .axis : .guide),
        .words(Page.Picture.number(level), x: Self.left - 6, y: y(level) + 4, .end),
      ]
    }
    // Every sixth month has its name, the last among them: there is no room for all, on a telephone least of all.
    let apart = points.count > 12 ? 6 : 3
    let names = points.indices.filter { (points.count - 1 - $0).isMultiple(of: apart) }.map { index in
      let isLast = index == points.count - 1
      return Page.Shape.words(
        points[index].month, x: isLast ? Self.right + 4 : x(index), y: Self.bottom + 22, isLast ? .end : .middle)
    }
    return levels + names
  }

  /// The band within which 95 % of months lie, the limits of 99.8 %, and what is expected: broken where a month has none.
  private var limits: [Page.Shape] {
    let runs = points.indices.split { points[$0].outer == nil || points[$0].inner == nil || points[$0].expected == nil }
    return runs.flatMap { run -> [Page.Shape] in
      func line(_ value: (Point) -> Double?) -> [(x: Double, y: Double)] {
        run.compactMap { index in value(points[index]).map { (x(index), y($0)) } }
      }
      let band = line { $0.inner?.upper } + line { $0.inner?.lower }.reversed()
      return [
        .path(MapFrame.line(band) + "Z", .band), .path(MapFrame.line(line { $0.outer?.upper }), .limit),
        .path(MapFrame.line(line { $0.outer?.lower }), .limit), .path(MapFrame.line(line(\.expected)), .expected),
      ]
    }
  }

  private var observed: [Page.Shape] {
    let line = Page.Shape.path(
      MapFrame.line(points.indices.map { (x($0), y(Double(points[$0].count))) }), .observed)
    let marks = points.indices.flatMap { index -> [Page.Shape] in
      let point = points[index]
      let (centre, level) = (x(index), y(Double(point.count)))
      let says = "\(point.month): \(point.count)\(point.isWhole ? "" : ", not whole")"
      let dot = Page.Shape.circle(
        x: centre, y: level, radius: 3, point.isWhole ? .observed : .gap,
        title: point.signal.map { "\(says), \($0)" } ?? says)
      guard let signal = point.signal else { return [dot] }
      return [.circle(x: centre, y: level, radius: 7, .signal, title: "\(says), \(signal)"), dot]
    }
    return [line] + marks
  }
}
