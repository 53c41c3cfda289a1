import Formats

/// What other layers of a release keep of a hotspot: its ranks before, what was done about it and to what effect, and how certain
/// its rank is. A release that has no such layer has no such part.
enum HotspotRecords {
  /// The kinds of those layers, each with the heading of its part; the column `hotspot_id` says of which hotspot a row is.
  static let kinds = [
    ("rank-history", "Its ranks before"), ("actions", "Actions in hand and their effect"),
    ("rank-certainty", "How certain the rank is"),
  ]
  private static let mostRows = 6

  static func sections(of hotspot: PackHotspot, _ analysis: String, _ release: Release) -> [Page.Section] {
    kinds.compactMap { kind, heading in
      guard let layer = release.layer(kind, of: analysis) else { return nil }
      let columns = layer.columns.filter { $0 != "hotspot_id" }
      let rows = layer.features.filter { $0.text("hotspot_id") == hotspot.id }.prefix(mostRows)
      var section = Page.Section(heading: heading)
      if rows.isEmpty || columns.isEmpty {
        section.sentences = ["None is recorded."]
      } else {
        section.tables = [
          Page.Table(
            heading, columns: columns.map { .words($0.replacing("_", with: " ").capitalisedFirst) },
            rows: rows.map { row in columns.map { words(row[$0]) } })
        ]
      }
      return section
    }
  }

  private static func words(_ value: PropertyValue) -> String {
    switch value {
    case .none: "–"
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .decimal(let number, let decimals): FixedDecimal.string(number, decimals: decimals)
    case .probability(let p): ChangeWords.figure(p)
    case .truth(let truth): truth ? "yes" : "no"
    }
  }
}
