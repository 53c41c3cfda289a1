import Foundation
import Formats
import Spatial

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
    let signal: Signal?

    /// Above or below what is expected: 1 or -1; 0 for neither.
    var side: Int { expected.map { Double(count) > $0 ? 1 : Double(count) < $0 ? -1 : 0 } ?? 0 }
  }

  /// Months in a row on one side of what is expected, all of them, whether they are shown or not.
  private struct Run {
    let first: String
    let last: String
    let isAbove: Bool
    /// Those among the months that are shown.
    let shown: Range<Int>
  }

  /// What makes a month worth asking about, by the words of the column `signal`.
  private enum Signal: String {
    case high, low
    case runAbove = "run above"
    case runBelow = "run below"

    var isBeyond: Bool { self == .high || self == .low }

    var words: String {
      switch self {
      case .high: "above the 99.8 % limit"
      case .low: "below the 99.8 % limit"
      case .runAbove: "one of \(ControlChartPicture.run) months or more in a row above what is expected"
      case .runBelow: "one of \(ControlChartPicture.run) months or more in a row below what is expected"
      }
    }
  }

  /// How many months in a row on one side are worth asking about. The layer marks the last of them and those that follow.
  private static let run = ControlChart.run

  private let points: [Point]
  private let runs: [Run]
  private let name: String
  private let district: String

  /// - Parameters:
  ///   - series: the layer of months.
  ///   - name: of what the incidents are.
  ///   - district: what it is called.
  init(_ series: PlainLayer, of name: String, district: String) {
    self.name = name
    self.district = district
    let points = series.features.filter { $0.text("place_kind") == "district" }.compactMap { row -> Point? in
      guard let month = row.text("month"), let count = row.integer("incidents") else { return nil }
      func limits(_ lower: String, _ upper: String) -> (Double, Double)? {
        row.number(lower).flatMap { lower in row.number(upper).map { (lower, $0) } }
      }
      return Point(
        month: month, count: count, isWhole: row.truth("whole") ?? true, expected: row.number("expected"),
        inner: limits("lower_95", "upper_95"), outer: limits("lower_99_8", "upper_99_8"),
        signal: row.text("signal").flatMap { Signal(rawValue: $0) })
    }
    let hidden = max(0, points.count - Self.months)
    runs = Self.runs(points).compactMap { run, isAbove -> Run? in
      let shown = run.clamped(to: hidden..<points.count)
      if shown.isEmpty { return nil }
      return Run(
        first: points[run.lowerBound].month, last: points[run.upperBound - 1].month, isAbove: isAbove,
        shown: shown.lowerBound - hidden..<shown.upperBound - hidden)
    }
    self.points = Array(points.dropFirst(hidden))
  }

  /// Each run that the layer marks, with the months that made it one: it marks a run from its eighth month on, and a month beyond
  /// the limits as that alone.
  private static func runs(_ points: [Point]) -> [(months: Range<Int>, isAbove: Bool)] {
    var runs: [(months: Range<Int>, isAbove: Bool)] = []
    for index in points.indices where points[index].signal.map({ !$0.isBeyond }) == true {
      if let last = runs.last, last.months.contains(index) { continue }
      let side = points[index].signal == .runAbove ? 1 : -1
      var first = max(0, index - (run - 1))
      while first > 0, points[first - 1].isWhole, points[first - 1].side == side { first -= 1 }
      var end = index + 1
      while end < points.count, points[end].isWhole, points[end].side == side { end += 1 }
      runs.append((first..<end, side > 0))
    }
    return runs
  }

  /// nil where no month has limits.
  var picture: Page.Picture? {
    guard let first = points.first?.month, let last = points.last?.month, points.contains(where: { $0.outer != nil })
    else { return nil }
    var picture = Page.Picture(
      title: "Control chart of \(district)",
      description:
        "Incidents of \(name) by month, \(first) to \(last), with what is expected and the limits of chance. "
        + "\(beyondInWords) \(runsInWords)"
        + (scale.from > 0 ? " The scale is broken: it begins at \(Page.Picture.number(scale.from)), not at 0." : ""),
      width: Self.width, height: Self.height)
    picture.shapes = axis + limits + observed
    picture.legend = [
      (.observed, "incidents"), (.expected, "expected"), (.band, "95 % limits"), (.limit, "99.8 % limits"),
    ]
    if points.contains(where: { $0.signal?.isBeyond == true }) {
      picture.legend.append((.signal, "beyond the 99.8 % limits"))
    }
    if !runs.isEmpty { picture.legend.append((.run, "\(Self.run) months or more in a row on one side")) }
    return picture
  }

  /// What makes a month worth asking about, in words; nil for an ordinary one.
  private func signal(of index: Int) -> String? {
    if let signal = points[index].signal, signal.isBeyond { return signal.words }
    return runs.first { $0.shown.contains(index) }.map { ($0.isAbove ? Signal.runAbove : .runBelow).words }
  }

  /// `Beyond the 99.8 % limits, with a ring: 2025-09.`
  private var beyondInWords: String {
    let beyond = points.filter { $0.signal?.isBeyond == true }.map(\.month)
    return beyond.isEmpty
      ? "No month is beyond the 99.8 % limits."
      : "Beyond the 99.8 % limits, with a ring: \(beyond.joined(separator: ", "))."
  }

  /// `With squares, 8 months or more in a row on one side of what is expected: 2023-11 to 2024-07 above.`
  private var runsInWords: String {
    if runs.isEmpty { return "No \(Self.run) months in a row are on one side of what is expected." }
    let words = runs.map { "\($0.first) to \($0.last) \($0.isAbove ? "above" : "below")" }
    return "With squares, \(Self.run) months or more in a row on one side of what is expected: "
      + "\(words.joined(separator: ", "))."
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
      rows: points.enumerated().map { index, point in
        [
          point.month, String(point.count) + (point.isWhole ? "" : ", not whole"),
          ProfileNumber.decimal(point.expected), limits(point.inner), limits(point.outer), signal(of: index) ?? "–",
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
    let most = values.max() ?? 1
    // From nought where that leaves the months half of the height or more; else the scale is broken, and says so.
    let lowest = values.min() ?? 0
    let least = lowest < most / 2 ? 0 : lowest
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
    let last = points.count - 1
    let named = points.indices.filter { index in
      (last - index).isMultiple(of: apart) && (index == last || x(index) + Self.name / 2 < Self.right - Self.name)
    }
    let names = named.map { index in
      Page.Shape.words(
        points[index].month, x: index == last ? Self.right + 4 : x(index), y: Self.bottom + 22,
        index == last ? .end : .middle)
    }
    return levels + names + (scale.from > 0 ? broken : [])
  }

  /// The room that the name of a month takes where letters are largest, on a telephone.
  private static let name = 80.0

  /// The mark of a scale that does not begin at nought: a zigzag at its foot.
  private var broken: [Page.Shape] {
    let (x, y) = (Self.left, Self.bottom)
    return [
      .path(MapFrame.line([(x, y), (x, y - 4), (x - 5, y - 7), (x + 5, y - 12), (x, y - 15), (x, Self.top)]), .axis)
    ]
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
      let says =
        "\(point.month): \(point.count)\(point.isWhole ? "" : ", not whole")\(signal(of: index).map { ", \($0)" } ?? "")"
      let dot = Page.Shape.circle(x: centre, y: level, radius: 3, point.isWhole ? .observed : .gap, title: says)
      let ring = Page.Shape.circle(x: centre, y: level, radius: 7, .signal, title: says)
      let square = Page.Shape.box(x: centre - 5.5, y: level - 5.5, width: 11, height: 11, .run, title: says)
      return (runs.contains { $0.shown.contains(index) } ? [square] : [])
        + (point.signal?.isBeyond == true ? [ring] : []) + [dot]
    }
    return [line] + marks
  }
}
