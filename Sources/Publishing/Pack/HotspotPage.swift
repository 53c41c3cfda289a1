import Formats
import Incidents
import Spatial
import Tasking

/// Everything that a release holds of a hotspot, in the parts of its page.
struct HotspotPage {
  /// A part under a heading of its own.
  struct Part {
    /// How much room it has on the page, `half` or `whole`, and what the style sheet calls it.
    var width: String
    var section: Page.Section
  }

  let hotspot: PackHotspot
  let analysis: Manifest.Analysis
  let release: Release
  let ground: PackGround?
  /// Its locations; nil where the release has none.
  let locations: [PlainLayer.Feature]?

  private var feature: PlainLayer.Feature { hotspot.feature }

  /// In the order of the page.
  var parts: [Part] {
    [
      Part(width: "whole numbers", section: numbers), Part(width: "half", section: map),
      Part(width: "half", section: months), Part(width: "whole week", section: week),
      Part(width: "half what", section: what), Part(width: "half again", section: repeats),
      Part(width: "half ground-words", section: place),
      Part(width: "half", section: history),
    ] + HotspotRecords.sections(of: hotspot, analysis.name, release).map { Part(width: "half", section: $0) }
      + [Part(width: "whole caveats", section: caveats)]
  }

  /// Columns that the meeting fills in by hand.
  static var blank: Page.Table {
    Page.Table(
      "To fill in at the meeting", columns: [.words("What"), .words("Victim"), .words("Offender"), .words("Location")],
      rows: [["Known", "", "", ""], ["To do, by whom and when", "", "", ""]])
  }

  private var numbers: Page.Section {
    var section = Page.Section(heading: "Numbers")
    if let incidents = feature.integer("incidents") {
      section.figures.append(
        Page.Figure(
          "Incidents", String(incidents),
          feature.number("incident_share_percent").map {
            "\(HotspotReason.percent($0, 1)) of those of \(release.manifest.area)"
          } ?? ""))
    }
    section.figures += [
      change("Against the period before", "change", "previous_incidents"),
      change("Against a year before", "year_change", "year_before_incidents"),
    ]
    if let share = feature.number("area_share_percent") {
      section.figures.append(
        Page.Figure(
          "Of the district's ground", HotspotReason.percent(share, 2),
          feature.number("area_m2").map { ProfileNumber.ground($0) } ?? ""))
    }
    if let locations = feature.integer("locations") {
      section.figures.append(
        Page.Figure(
          "Locations", String(locations),
          feature.integer("busiest_place_incidents").flatMap { $0 > 0 ? "\($0) incidents at the busiest place" : nil }
            ?? ""))
    }
    return section
  }

  private func change(_ label: String, _ column: String, _ earlier: String) -> Page.Figure {
    guard let ratio = feature.number("\(column)_ratio") else { return Page.Figure(label, "–", "cannot be compared") }
    let remark = [
      feature.integer("\(column)_incidents").flatMap { now in
        feature.integer(earlier).map { "\(now) against \($0), by day" }
      },
      HotspotReason.interval(feature, column), feature.number("\(column)_p").map { ChangeWords.p($0) },
    ].compactMap { $0 }.joined(separator: "; ")
    return Page.Figure(label, "× \(ChangeWords.two(ratio))", remark)
  }

  private var map: Page.Section {
    var section = Page.Section(heading: "Where it is")
    let own = locations ?? []
    if let ground, let picture = LocatorMap.picture(hotspot, locations: own, on: ground) {
      section.pictures = [picture]
    } else {
      section.sentences = ["This set of files has no outline of the hotspot, so there is no map of it."]
    }
    return section
  }

  private var months: Page.Section {
    var section = Page.Section(heading: "Month by month")
    let rows = (release.layer("series", of: analysis.name)?.features ?? []).filter {
      $0.text("place_kind") == "hotspot" && $0.text("code") == hotspot.id
    }
    var counts: [Month: Int] = [:]
    var whole: Set<Month> = []
    for row in rows {
      guard let month = row.text("month").flatMap({ Month($0) }) else { continue }
      counts[month] = row.integer("incidents")
      if row.truth("whole") == true { whole.insert(month) }
    }
    let points = rows.compactMap { $0.text("month").flatMap { Month($0) } }.sorted().map { month in
      let before = month.advanced(by: -12)
      return MonthsPicture.Point(
        month: month, count: counts[month], isWhole: whole.contains(month),
        before: whole.contains(before) ? counts[before] : nil)
    }
    let months = MonthsPicture(points, of: analysis.name, size: (LocatorMap.width, 230))
    if !counts.isEmpty, let picture = months.picture {
      section.pictures = [picture]
      section.tables = [months.table]
    } else {
      section.sentences = ["This set of files has no months of the hotspot."]
    }
    return section
  }

  private var week: Page.Section {
    var section = Page.Section(heading: "When in the week")
    let blocks = HotspotWeek.blocks(of: hotspot.id, release.layer("peak-times", of: analysis.name))
    guard let blocks else {
      let has = release.layer("peak-times", of: analysis.name) != nil
      section.sentences = [
        has
          ? "Too few of its incidents have a time of day for a table of its week."
          : release.audience == .internal
            ? "Month-only data: no peak times." : "This set of files has no times of day: there are no peak times."
      ]
      return section
    }
    if let windows = feature.text("patrol_windows") {
      section.sentences = ["The four hours that hold most: \(windows)."]
    }
    section.tables = [WeekTable.table(of: blocks)]
    return section
  }

  private var what: Page.Section {
    var section = Page.Section(heading: "What it is, and who sees it")
    section.tables = [
      NamedCounts.table("Top categories", of: "Category", feature.text("top_categories")),
      NamedCounts.table("Who sees it: all incidents by source", of: "Source", feature.text("seen_by")),
    ].compactMap { $0 }
    if section.tables.isEmpty { section.sentences = ["This set of files has neither its categories nor its sources."] }
    return section
  }

  private var repeats: Page.Section {
    HotspotRepeats.section(of: hotspot, locations, release.layer("repeat-places", of: analysis.name))
  }

  private var place: Page.Section {
    var section = Page.Section(heading: "The ground")
    let decile = feature.number("imd_decile").map { decile in
      "IMD decile \(ProfileNumber.decimal(decile)) on average"
        + (feature.integer("imd_decile_most_deprived").map { ", and \($0) in its most deprived LSOA" } ?? "")
        + "; 1 is the most deprived tenth"
    }
    let domains = [("income_decile", "Income"), ("employment_decile", "Employment")].compactMap { column, name in
      feature.number(column).map { "\(name) decile \(ProfileNumber.decimal($0))" }
    }
    let known = [
      (feature.text("ward_name") ?? feature.text("ward_code")).map { "Ward: \($0)" },
      feature.text("lsoa_codes").map { "LSOAs: \($0.replacing(";", with: ", "))" },
      feature.text("main_place").map { "Main kind of place: \($0)" },
      feature.number("population").map { "Residents: \(FixedDecimal.string($0, decimals: 0))" }, decile,
      domains.isEmpty ? nil : domains.joined(separator: ", "),
    ].compactMap { $0.map { "\($0)." } }
    section.sentences = [
      known.isEmpty
        ? "This set of files says nothing of its ward, its LSOAs or their deprivation." : known.joined(separator: " ")
    ]
    return section
  }

  private var history: Page.Section {
    var section = Page.Section(heading: "How it has been")
    section.sentences = [HotspotReason.history(feature)].compactMap { $0 }
    if let pattern = feature.text("month_pattern") {
      section.sentences.append("Month by month, the last one last (H hot, . not): \(pattern).")
    }
    if section.sentences.isEmpty { section.sentences = ["This set of files has no class of it and no hot months."] }
    if let places = feature.integer("case_review_places"), places > 0 {
      section.sentences.append(
        "\(places) of its places \(places == 1 ? "reaches" : "reach") the number of reports of an ASB case review.")
    }
    return section
  }

  private var caveats: Page.Section {
    var section = Page.Section(heading: "Read with care")
    section.sentences = HotspotCaveats.sentences(feature, analysis)
    return section
  }
}
