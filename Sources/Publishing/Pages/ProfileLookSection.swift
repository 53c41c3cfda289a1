import Formats
import Incidents
import Spatial
import Tasking

/// What one analysis says of a place, on its page.
enum ProfileLookSection {
  /// How many categories are named.
  private static let mostCategories = 10

  /// With fewer incidents a ratio says nothing that its interval does not take back.
  private static let leastOfRatio = 10

  static func section(
    _ look: ProfileLook, _ sentences: [String], map: Page.Picture?, district: String
  ) -> Page.Section {
    let months = MonthsPicture(look)
    let monthsPicture = months.picture
    var section = Page.Section(heading: "\(look.name), \(look.comparison.current)")
    section.figures = figures(look, district)
    section.sentences = sentences
    section.pictures = [map, monthsPicture].compactMap { $0 }
    section.tables = monthsPicture == nil ? [] : [months.table]
    section.tables += [
      shares("Themes", look.themes), shares("Categories", Array(look.categories.prefix(mostCategories))),
      look.peaks.flatMap(WeekTable.table), repeats(look), hotspots(look),
      shares("Who sees it: all incidents by source", look.seenBy),
    ].compactMap { $0 }
    return section
  }

  private static func figures(_ look: ProfileLook, _ district: String) -> [Page.Figure] {
    var figures = [
      Page.Figure(
        "Incidents", String(look.counts.incidents),
        look.districtShare.map { "\(ProfileNumber.percent($0)) of \(district)'s \(look.districtCounts.incidents)" }
          ?? ""),
      change("Against the period before", look.counts.againstPrevious, look.changes.previous),
      change("Against a year before", look.counts.againstYearBefore, look.changes.yearBefore),
    ]
    for rate in look.rates {
      figures.append(
        Page.Figure(
          "Per 1,000 \(rate.denominator)", ProfileNumber.decimal(rate.per1000),
          "95 % interval \(ProfileNumber.decimal(rate.lower)) to \(ProfileNumber.decimal(rate.upper))"
            + (rate.districtPer1000.map { "; \(district) \(ProfileNumber.decimal($0))" } ?? "")))
      guard look.counts.incidents >= leastOfRatio, let ratio = rate.againstRest, let value = ratio.ratio, value.isFinite
      else { continue }
      figures.append(
        Page.Figure(
          "Times the rate of the rest", ProfileNumber.decimal(value, 2),
          "per \(rate.denominator); 95 % interval \(ChangeWords.interval(ratio)), \(ChangeWords.p(ratio.p))"))
    }
    return figures
  }

  private static func change(_ label: String, _ pair: PeriodCounts.Pair?, _ change: TestedChange?) -> Page.Figure {
    guard let pair, let ratio = change?.ratio else { return Page.Figure(label, "–", "cannot be compared") }
    guard let value = ratio.ratio else { return Page.Figure(label, "–", "none, and none before") }
    return Page.Figure(
      label, value.isFinite ? "× \(ChangeWords.two(value))" : "new",
      "\(pair.current) against \(pair.earlier), by day; 95 % interval \(ChangeWords.interval(ratio)), \(ChangeWords.p(ratio.p))"
    )
  }

  private static func shares(_ caption: String, _ shares: [ProfileShare]) -> Page.Table? {
    if shares.isEmpty { return nil }
    return Page.Table(
      caption,
      columns: [.words("Of what"), .number("Incidents"), .number("Of the place's"), .number("Of the district's")],
      rows: shares.map {
        [$0.name, String($0.incidents), ProfileNumber.percent($0.share), ProfileNumber.percent($0.districtShare)]
      })
  }

  private static func repeats(_ look: ProfileLook) -> Page.Table? {
    if look.repeats.isEmpty { return nil }
    return Page.Table(
      "Where it happens again: \(look.repeats.count) of \(look.repeatCount)",
      columns: [.words("Rank"), .words("Name"), .words("What it is"), .number("Incidents"), .number("Of the place's")],
      rows: look.repeats.map {
        [
          String($0.rank), $0.mix.name.isEmpty ? "(no name)" : $0.mix.name, $0.kind.rawValue, String($0.incidents),
          ProfileNumber.percent($0.share),
        ]
      })
  }

  private static func hotspots(_ look: ProfileLook) -> Page.Table? {
    if look.hotspots.isEmpty { return nil }
    return Page.Table(
      "Hotspots that share ground with the place",
      columns: [.words("Id"), .number("Rank"), .words("Name"), .number("Incidents"), .number("Of its ground")],
      rows: look.hotspots.map {
        [$0.id, String($0.rank), $0.name, String($0.incidents), ProfileNumber.percent($0.groundShare)]
      })
  }
}
