import Incidents

/// The months of hotspots as the series of a release has them.
struct HotspotMonths {
  private let rows: [String: [PlainLayer.Feature]]

  /// - Parameter series: the layer of months; nil where the release has none.
  init(_ series: PlainLayer?) {
    rows = Dictionary(grouping: (series?.features ?? []).filter { $0.text("place_kind") == "hotspot" }) {
      $0.text("code") ?? ""
    }
  }

  /// Every month of a hotspot, beside that of a year before where both are whole; empty for none with a count.
  func points(of id: String) -> [MonthsPicture.Point] {
    var counts: [Month: Int] = [:]
    var whole: Set<Month> = []
    let rows = rows[id] ?? []
    for row in rows {
      guard let month = row.text("month").flatMap({ Month($0) }) else { continue }
      counts[month] = row.integer("incidents")
      if row.truth("whole") == true { whole.insert(month) }
    }
    if counts.isEmpty { return [] }
    return rows.compactMap { $0.text("month").flatMap { Month($0) } }.sorted().map { month in
      let before = month.advanced(by: -12)
      return MonthsPicture.Point(
        month: month, count: counts[month], isWhole: whole.contains(month),
        before: whole.contains(before) ? counts[before] : nil)
    }
  }

  /// The last months of all hotspots that have a page, a row each; nil where none has a month.
  func table(of hotspots: [PackHotspot]) -> Page.Table? {
    let known = hotspots.filter(\.hasPage).map { ($0, points(of: $0.id).suffix(MonthsPicture.months)) }
    let months = Set(known.flatMap { $0.1.map(\.month) }).sorted().suffix(MonthsPicture.months)
    if months.isEmpty { return nil }
    var table = Page.Table(
      "Hotspots by month (in brackets: a year before; *: not whole)",
      columns: [.words("Hotspot")] + months.map { .number($0.description) },
      rows: known.map { hotspot, points in
        ["\(hotspot.rank) \(hotspot.name)"]
          + months.map { month in points.first { $0.month == month }.map(Self.cell) ?? "–" }
      })
    table.isFolded = true
    return table
  }

  /// `35 (31)`
  private static func cell(_ point: MonthsPicture.Point) -> String {
    guard let count = point.count else { return "–" }
    return "\(count)\(point.isWhole ? "" : "*")\(point.before.map { " (\($0))" } ?? "")"
  }
}
