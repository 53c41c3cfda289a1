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
  let months: HotspotMonths

  private var feature: PlainLayer.Feature { hotspot.feature }

  /// In the order of the page, without those of which the release has nothing: the last part says which.
  var parts: [Part] {
    let wanted: [(width: String, section: Page.Section?, what: String)] = [
      ("whole numbers", numbers, "its numbers"), ("half", map, "its outline"),
      ("half months", monthByMonth, "its months"),
      ("whole week", week, "its times of the week"),
      ("half what", what, "its categories and its sources"),
      ("half again", repeats, "where it happens again"),
      ("half ground-words", place, "its ward, its LSOAs and their deprivation"),
      ("half", history, "its class and its hot months"),
    ]
    var caveats = Page.Section(heading: "Read with care")
    caveats.sentences = HotspotCaveats.sentences(
      feature, analysis, lacking: wanted.filter { $0.section == nil }.map(\.what))
    return wanted.compactMap { part in part.section.map { Part(width: part.width, section: $0) } }
      + HotspotRecords.sections(of: hotspot, analysis.name, release).map { Part(width: "half", section: $0) }
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
            "\(HotspotReason.percent($0, 1)) of \(PackSubject.whole(analysis.name, of: release.manifest.area))"
          } ?? ""))
    }
    section.figures += [
      HotspotChange(feature, .before).figure("Against the period before"),
      HotspotChange(feature, .yearBefore).figure("Against a year before"),
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

  private var map: Page.Section? {
    guard let ground, let picture = LocatorMap.picture(hotspot, locations: locations ?? [], on: ground) else {
      return nil
    }
    var section = Page.Section(heading: "Where it is")
    section.pictures = [picture]
    return section
  }

  private var monthByMonth: Page.Section? {
    let picture = MonthsPicture(
      months.points(of: hotspot.id), of: analysis.name, size: (LocatorMap.width, 230))
    guard let drawn = picture.picture else { return nil }
    var section = Page.Section(heading: "Month by month")
    section.pictures = [drawn]
    section.tables = [picture.table]
    return section
  }

  private var week: Page.Section? {
    var section = Page.Section(heading: "When in the week")
    let layer = release.layer("peak-times", of: analysis.name)
    guard let blocks = HotspotWeek.blocks(of: hotspot.id, layer) else {
      if layer == nil && release.audience != .internal { return nil }
      section.sentences = [
        layer == nil
          ? "Month-only data: no peak times."
          : "Too few of its incidents have a time of day for a table of its week."
      ]
      return section
    }
    if let windows = feature.text("patrol_windows") {
      section.sentences = ["The four hours that hold most: \(windows)."]
    }
    section.tables = [WeekTable.table(of: blocks)]
    return section
  }

  private var what: Page.Section? {
    var section = Page.Section(heading: "What it is, and who sees it")
    let themes = feature.text("themes").flatMap { ThemeMix($0) }
    let categories = themes?.only.map { "Top categories, all of the theme \($0)" } ?? "Top categories"
    section.pictures = [themes?.picture].compactMap { $0 }
    section.tables = [
      section.pictures.isEmpty ? nil : themes?.table,
      NamedCounts.table(categories, of: "Category", feature.text("top_categories")) ?? commonest,
      NamedCounts.table("Who sees it: all incidents by source", of: "Source", feature.text("seen_by")),
    ].compactMap { $0 }
    return section.pictures.isEmpty && section.tables.isEmpty ? nil : section
  }

  /// Where the release has the commonest category, and no list of them.
  private var commonest: Page.Table? {
    feature.text("top_category").map {
      Page.Table("Commonest category", columns: [.words("Category")], rows: [[$0]])
    }
  }

  private var repeats: Page.Section? {
    HotspotRepeats.section(of: hotspot, locations, release.layer("repeat-places", of: analysis.name))
  }

  private var place: Page.Section? {
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
    if known.isEmpty { return nil }
    var section = Page.Section(heading: "The ground")
    section.sentences = [known.joined(separator: " ")]
    return section
  }

  private var history: Page.Section? {
    var section = Page.Section(heading: "How it has been")
    section.sentences = [HotspotReason.history(feature)].compactMap { $0 }
    section.pictures = [feature.text("month_pattern").flatMap(HotMonthsPicture.picture)].compactMap { $0 }
    if let places = feature.integer("case_review_places"), places > 0 {
      section.sentences.append(
        "\(places) of its places \(places == 1 ? "reaches" : "reach") the number of reports of an ASB case review.")
    }
    return section.sentences.isEmpty && section.pictures.isEmpty ? nil : section
  }
}
