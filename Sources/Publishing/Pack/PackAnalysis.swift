import Formats

/// An analysis in the pack: its chart, its map, its ranked list, and the pages of its hotspots.
struct PackAnalysis {
  private let release: Release
  private let number: Int
  private let analysis: Manifest.Analysis
  private let ground: PackGround?
  private let hotspots: [PackHotspot]
  private let months: HotspotMonths

  /// - Parameters:
  ///   - release: what the pack is made from.
  ///   - number: of the analysis, from 0.
  ///   - pages: how many of its hotspots have a page.
  ///   - ground: of the maps; nil where the release has no outline.
  init(_ release: Release, number: Int, pages: Int, _ ground: PackGround?) {
    self.release = release
    self.number = number
    self.ground = ground
    analysis = release.manifest.analyses[number]
    hotspots =
      release.layer("hotspots", of: analysis.name).map {
        PackHotspot.all(of: $0, analysis: number, pages: pages)
      } ?? []
    months = HotspotMonths(release.layer("series", of: analysis.name))
  }

  /// `2025-07 to 2025-12`; nil for no month.
  static func period(_ months: [String]) -> String? {
    guard let first = months.first, let last = months.last else { return nil }
    return first == last ? first : "\(first) to \(last)"
  }

  private var heading: String { PackSubject.heading(analysis.name) }

  /// What the share of a hotspot is a share of.
  private var whole: String { PackSubject.whole(analysis.name, of: release.manifest.area) }

  var view: PackView.Analysis {
    let id = "analysis-\(number + 1)"
    let tables = tables
    return PackView.Analysis(
      analysisID: id, analysis: analysis.name, overview: PageView.Section(overview, id: id),
      hasRanked: !hotspots.isEmpty, ranked: hotspots.map(ranked), noList: noList, leftOut: leftOut,
      findings: PageView.Section(findings, id: "\(id)-findings"), sheets: sheets,
      hasTables: !tables.tables.isEmpty, appendix: PageView.Section(tables, id: "\(id)-tables"))
  }

  /// How many sentences say how the district's count compares.
  private static let comparisons = 2

  private var overview: Page.Section {
    let district = release.manifest.area
    let period = Self.period(analysis.periods.current).map { ", \($0)" } ?? ""
    var section = Page.Section(heading: "\(heading)\(period)")
    section.sentences = Array(analysis.time.prefix(Self.comparisons))
    if let series = release.layer("series", of: analysis.name) {
      let chart = ControlChartPicture(series, of: analysis.name, district: district)
      if let picture = chart.picture {
        section.pictures.append(picture)
      } else {
        section.sentences.append("There are too few whole months for a control chart.")
      }
    } else {
      section.sentences.append("This set of files has no months, so there is no control chart.")
    }
    if let ground {
      let wards = release.layer("wards", of: analysis.name)
      section.pictures.append(DistrictMap.picture(hotspots, wards: wards, on: ground, district: district))
    } else {
      section.sentences.append("This set of files has no outlines, so there is no map.")
    }
    return section
  }

  /// What the pictures show, as tables: they follow the pages of the hotspots, folded away on a screen and open on paper.
  private var tables: Page.Section {
    var section = Page.Section(heading: "\(heading) in tables")
    let chart = release.layer("series", of: analysis.name).flatMap { series in
      let chart = ControlChartPicture(series, of: analysis.name, district: release.manifest.area)
      return chart.picture.map { _ in chart.table }
    }
    let wards = release.layer("wards", of: analysis.name).flatMap { $0.features.isEmpty ? nil : DistrictMap.table($0) }
    section.tables = [chart, wards, months.table(of: hotspots), categories].compactMap { $0 }
    return section
  }

  /// A sheet that has the week's table has no room for them on paper.
  private var categories: Page.Table? {
    let rows = hotspots.filter(\.hasPage).compactMap { hotspot in
      hotspot.feature.text("top_categories").map { ["\(hotspot.rank) \(hotspot.name)", $0] }
    }
    if rows.isEmpty { return nil }
    var table = Page.Table(
      "Top categories of each hotspot", columns: [.words("Hotspot"), .words("Categories")], rows: rows)
    table.isFolded = true
    return table
  }

  private func ranked(_ hotspot: PackHotspot) -> PackView.Ranked {
    PackView.Ranked(
      place: hotspot.place, rank: String(hotspot.rank), name: hotspot.name, hasPage: hotspot.hasPage,
      hasPin: ground?.polygon(of: hotspot.feature) != nil,
      incidents: hotspot.feature.integer("incidents").map(String.init) ?? "–",
      why: HotspotReason.sentences(hotspot.feature, of: whole))
  }

  private var noList: String {
    if release.layer("hotspots", of: analysis.name) == nil {
      return "This set of files has no hotspots of \(analysis.name)."
    }
    return release.hasAllHotspots
      ? "No place has enough incidents to be a hotspot."
      : "No hotspot of \(analysis.name) may be shown in this set of files."
  }

  /// How many hotspots have no page of their own; empty for none.
  private var leftOut: String {
    let without = hotspots.count { !$0.hasPage }
    if without == 0 { return "" }
    return
      "\(without) of the \(hotspots.count) hotspots of \(analysis.name) have no page of their own, as the pack has "
      + "\(PackHotspot.mostPages) at most. The layers have them all."
  }

  /// What else was found, folded away on a screen.
  private var findings: Page.Section {
    var section = Page.Section(heading: "")
    let sentences = analysis.time.dropFirst(Self.comparisons) + analysis.place
    if sentences.isEmpty { return section }
    var table = Page.Table(
      "What else was found of \(analysis.name)", columns: [.words("Number"), .words("Finding")],
      rows: sentences.enumerated().map { [String($0 + 1), $1] })
    table.isFolded = true
    section.tables = [table]
    return section
  }

  private var sheets: [PackView.Sheet] {
    let layer = release.layer("locations", of: analysis.name)
    let locations = layer.map { layer in
      Dictionary(grouping: layer.features.filter { $0.text("hotspot_id") != nil }) { $0.text("hotspot_id") ?? "" }
    }
    return hotspots.filter(\.hasPage).map { hotspot in
      let page = HotspotPage(
        hotspot: hotspot, analysis: analysis, release: release, ground: ground,
        locations: locations.map { $0[hotspot.id] ?? [] }, months: months)
      var blank = Page.Section(heading: "")
      blank.tables = [HotspotPage.blank]
      return PackView.Sheet(
        place: hotspot.place, rank: String(hotspot.rank), name: hotspot.name, reference: hotspot.id,
        of: "\(heading), rank \(hotspot.rank) of \(hotspots.count) · ",
        why: HotspotReason.sentences(hotspot.feature, of: whole),
        parts: page.parts.enumerated().map { number, part in
          let id = "\(hotspot.place)-part-\(number + 1)"
          return PackView.Part(
            partWidth: part.width, partID: id, partHeading: part.section.heading,
            part: PageView.Section(part.section, id: id))
        }, hasBlank: release.audience != .public, blank: PageView.Section(blank, id: "\(hotspot.place)-blank"))
    }
  }
}
