import Formats
import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct TaskingWorkbookTests {
  /// A release of two analyses with the columns of the published layers that `rows` give values for; all others are empty.
  private func release(
    ranked: [[String: PropertyValue]]?, wards: [[String: PropertyValue]]? = nil, leavingOut missing: Set<String> = []
  ) throws -> Release {
    let folder = try TemporaryFolder()
    try folder.write(Self.manifest, to: "manifest.json")
    var layers: [ReleasedLayer] = []
    if let ranked {
      layers.append(layer("ranked-locations", HotspotLayer.columns.filter { !missing.contains($0) }, ranked))
    }
    if let wards {
      layers.append(layer("wards", ["code", "name", "incidents", "population", "rate_per_1000"], wards))
    }
    return Release(audience: .internal, manifest: try Manifest(readFrom: folder.path), layers: layers)
  }

  private func layer(_ kind: String, _ columns: [String], _ rows: [[String: PropertyValue]]) -> ReleasedLayer {
    ReleasedLayer(
      analysis: "crime", kind: kind, format: .csv,
      layer: PlainLayer(
        table: "crime-\(kind)", columns: columns, rows: rows.map { row in columns.map { row[$0] ?? .none } }))
  }

  private func sheet(_ name: String, of release: Release) throws -> WorkbookSheet {
    try #require(TaskingWorkbook.workbook(release).sheets.first { $0.name == name })
  }

  /// The values of a column by its title.
  private func values(_ title: String, of sheet: WorkbookSheet) throws -> [PropertyValue] {
    let column = try #require(sheet.columns.firstIndex { $0.title == title })
    return sheet.rows.map { $0[column] }
  }

  private func sentences(_ sheet: WorkbookSheet) -> String {
    sheet.sections.flatMap(\.sentences).joined(separator: "\n")
  }

  private static let place: [String: PropertyValue] = [
    "id": .text("SZ939637"), "rank": .integer(1), "name": .text("High Street"), "ward_name": .text("Market"),
    "incidents": .integer(233), "previous_incidents": .integer(100), "change_ratio": .decimal(2.29, decimals: 3),
    "change_lower_95": .decimal(1.81, decimals: 3), "change_upper_95": .decimal(2.9, decimals: 3),
    "split": .truth(false), "change_p": .probability(0.000_012),
  ]

  @Test func `there is a ranked list, the places and wards of each analysis that has them, actions, quality and notes`()
    throws
  {
    let release = try release(ranked: [Self.place], wards: [["name": .text("Market"), "incidents": .integer(300)]])
    #expect(
      TaskingWorkbook.workbook(release).sheets.map(\.name)
        == ["Ranked list", "Places - crime", "Wards - crime", "Actions", "Data quality", "Notes"])
    let list = try sheet("Ranked list", of: release)
    #expect(list.hasFilter && list.fixedColumns == 3)
    #expect(try values("Analysis", of: list) == [.text("crime")])
    #expect(try values("Place", of: list) == [.text("High Street")])
    #expect(try values("Incidents", of: list) == [.integer(233)])
    #expect(try values("Before", of: list) == [.integer(100)])
    #expect(try values("Change in words", of: list) == [.text("up")])
    #expect(try values("Incidents", of: try sheet("Wards - crime", of: release)) == [.integer(300)])
  }

  @Test(
    arguments: [
      (1.01, 1.5, "up"), (0.5, 0.99, "down"), (0.9, 1.1, "no clear change"), (1, 1.2, "no clear change"),
      (0.8, 1, "no clear change"), (2, nil, "up"), (0.4, nil, "no clear change"), (nil, nil, nil),
    ] as [(Double?, Double?, String?)])
  func `a change is up or down only where its interval leaves out 1`(
    lower: Double?, upper: Double?, words: String?
  ) throws {
    var place = Self.place
    place["change_lower_95"] = .decimal(lower, decimals: 3)
    place["change_upper_95"] = .decimal(upper, decimals: 3)
    let list = try sheet("Ranked list", of: try release(ranked: [place]))
    #expect(try values("Change in words", of: list) == [.text(words)])
  }

  @Test func `the colours of the change follow its words, each of which has one`() throws {
    let list = try sheet("Ranked list", of: try release(ranked: [Self.place]))
    let words = list.columns.firstIndex { $0.title == "Change in words" }
    var tones = 0
    for case .tones(let byWord, let column, let columns) in list.rules {
      tones += 1
      #expect(Set(byWord.keys) == ["up", "down", "no clear change"] && column == words)
      #expect(columns.upperBound == words)
    }
    #expect(tones == 1 && list.rules.count == 2)
  }

  @Test func `the places of an analysis have every column of the layer under its name, and its values`() throws {
    let places = try sheet("Places - crime", of: try release(ranked: [Self.place]))
    #expect(places.columns.map(\.title) == HotspotLayer.columns)
    #expect(try values("split", of: places) == [.truth(false)])
    let formats = Dictionary(uniqueKeysWithValues: places.columns.map { ($0.title, $0.format) })
    #expect(formats["change_ratio"] == .decimals(2) && formats["change_p"] == .probability)
    #expect(formats["incidents"] == .decimals(0) && formats["name"] == .text)
  }

  @Test func `the actions are the ranked places with the rest to be filled in`() throws {
    let actions = try sheet("Actions", of: try release(ranked: [Self.place]))
    #expect(
      actions.columns.map(\.title)
        == ["Rank", "Place", "Action", "Owner", "By when", "Status", "Effect", "Analysis"])
    #expect(
      actions.rows.first
        == [.integer(1), .text("High Street"), .none, .none, .none, .none, .none, .text("crime")])
    #expect(actions.rows.count > 1 && actions.rows.dropFirst().allSatisfy { $0.allSatisfy { $0 == .none } })
    #expect(actions.columns[5].choices == ["Open", "Under way", "Done"] && actions.isForm)
  }

  @Test func `data quality accounts for the rows of each source, its rejections, months and warnings`() throws {
    let quality = try sheet("Data quality", of: try release(ranked: nil))
    #expect(
      quality.rows == [
        [
          .text("council"), .integer(1), .integer(10), .integer(7), .integer(3), .integer(2), .integer(1), .integer(4),
          .text("2025-01"), .text("2025-12"),
        ]
      ])
    let tables = quality.sections.filter { !$0.titles.isEmpty }
    #expect(tables[0].rows == [[.text("council: the month has no such day"), .integer(3)]])
    #expect(
      tables[1].rows == [
        [.text("council, 2025-03"), .text("low"), .integer(1), .decimal(9.5, decimals: 1), .text("no")]
      ])
    #expect(sentences(quality).contains("3 of 10 rows were rejected."))
  }

  @Test func `the notes say what the release is, of when, how it was made and what it leaves out`() throws {
    var release = try release(ranked: [])
    release.withheld = ["Locations are withheld."]
    let notes = try sheet("Notes", of: release)
    let lines = notes.rows.map { $0.map(\.fieldText).joined(separator: ": ") }
    for line in [
      "District: Sandmouth", "Analysis crime: series crime",
      "Period of crime: 2025-07 to 2025-12; before: 2025-01 to 2025-06.", "Incomplete in crime: 2025-03.",
      "Withheld: Locations are withheld.", "Choice: Read as Windows-1252.", "Source: incidents: council.csv (10 rows)",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(sentences(try sheet("Ranked list", of: release)).contains("withheld from this audience"))
  }

  private func place(_ id: String, _ incidents: Int, _ themes: String?) -> [String: PropertyValue] {
    Self.place.merging([
      "id": .text(id), "incidents": .integer(incidents), "themes": .text(themes),
    ]) { $1 }
  }

  private func notes(on about: String, _ release: Release) throws -> [String] {
    try sheet("Notes", of: release).rows.filter { $0.first == .text(about) }.compactMap { $0.last?.fieldText }
  }

  @Test func `each theme has a sheet of the places in which it occurs, those with most of it first`() throws {
    let release = try release(ranked: [
      place("A", 100, "violence (60); drugs (40)"), place("B", 80, "drugs (70); violence (10)"),
      place("C", 9, "fire (9)"),
    ])
    #expect(
      TaskingWorkbook.workbook(release).sheets.map(\.name) == [
        "Ranked list", "Places - crime", "Theme - drugs", "Theme - violence", "Theme - fire", "Actions", "Data quality",
        "Notes",
      ])
    let drugs = try sheet("Theme - drugs", of: release)
    #expect(try values("Id", of: drugs) == [.text("B"), .text("A")])
    #expect(try values("Incidents of the theme", of: drugs) == [.integer(70), .integer(40)])
    #expect(
      try values("Share of its incidents (%)", of: drugs) == [.decimal(87.5, decimals: 1), .decimal(40, decimals: 1)])
    #expect(try values("All incidents", of: drugs) == [.integer(80), .integer(100)])
    #expect(try values("Analysis", of: drugs) == [.text("crime"), .text("crime")])
    #expect(try values("Ward", of: drugs) == [.text("Market"), .text("Market")])
    #expect(drugs.hasFilter && drugs.fixedColumns == 4)
    #expect(try notes(on: "Themes", release).isEmpty)
  }

  @Test func `twelve themes have a sheet, and the notes say which have none`() throws {
    let themes = (1...14).map { "t\($0) (\(100 - $0))" }.joined(separator: "; ")
    let release = try release(ranked: [place("A", 1_295, themes)])
    let names = TaskingWorkbook.workbook(release).sheets.map(\.name).filter { $0.hasPrefix("Theme") }
    #expect(names == (1...12).map { "Theme - t\($0)" })
    #expect(
      try notes(on: "Themes", release) == [
        "The 12 themes with most incidents in ranked places have a sheet each. Without one are: t13 (87); t14 (86)."
      ])
  }

  @Test func `the notes say that there are no sheets of themes where the release has places without them`() throws {
    let without = try release(ranked: [Self.place], leavingOut: ["themes"])
    #expect(
      try notes(on: "Themes", without) == [
        "There are no themes of crime in this release: no sheet of a theme has those places."
      ])
    #expect(!TaskingWorkbook.workbook(without).sheets.contains { $0.name.hasPrefix("Theme") })
    #expect(try notes(on: "Themes", try release(ranked: [], leavingOut: ["themes"])).isEmpty)
  }

  /// As the file has them.
  private func sheetNames(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: try folder.write(bytes, to: TaskingWorkbook.fileName), name: "tasking.xlsx")
    let entry = try #require(archive.entries.first { $0.name == "xl/workbook.xml" })
    let stream = try archive.source(of: entry).stream()
    var (text, block) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      var span = block.mutableSpan
      let got = try stream.read(into: &span)
      if got == 0 { break }
      text += block.prefix(got)
    }
    return String(decoding: text, as: UTF8.self).matches(of: /<sheet name="([^"]*)"/).map { match in
      [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(String(match.output.1)) {
        $0.replacing($1.0, with: $1.1)
      }
    }
  }

  @Test func `hostile names of themes make sheets that Excel takes`() throws {
    let hostile = [
      #"=HYPERLINK("x")"#, "a/b:c*d?[e]\\", String(repeating: "long ", count: 12),
      String(repeating: "LONG ", count: 12),
      "'", "", "&D \u{0}\u{FFFF}", "<script>alert(1)</script>",
    ]
    let text = hostile.map { "\($0) (5)" }.joined(separator: "; ")
    let names = try sheetNames(try TaskingWorkbook.bytes(try release(ranked: [place("A", 40, text)])))
    #expect(names.count == 5 + hostile.count && Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.contains { #"[]:*?/\"#.contains($0) } })
  }

  @Test func `what a release does not have leaves cells empty, and the sheet says so`() throws {
    let release = try release(
      ranked: [Self.place], leavingOut: ["previous_incidents", "change_lower_95", "change_upper_95", "patrol_windows"])
    let list = try sheet("Ranked list", of: release)
    #expect(try values("Before", of: list) == [.none] && values("Change in words", of: list) == [.none])
    #expect(
      sentences(list).contains(
        "crime: not in this release are: Before; Change, at least (95 %); Change, at most (95 %); Change in words; "
          + "Patrol windows (incidents)."))
    #expect(try sheet("Places - crime", of: release).columns.contains { $0.title == "patrol_windows" } == false)
  }

  @Test func `a release without layers, and one without places, make a workbook that says so`() throws {
    let empty = try release(ranked: nil)
    #expect(TaskingWorkbook.workbook(empty).sheets.map(\.name) == ["Ranked list", "Actions", "Data quality", "Notes"])
    #expect(
      sentences(try sheet("Ranked list", of: empty)).contains("crime: the ranked places are not in this release."))
    #expect(try !TaskingWorkbook.bytes(empty).isEmpty)
    let none = try release(ranked: [], wards: [])
    #expect(sentences(try sheet("Ranked list", of: none)).contains("crime: no place is ranked in the period."))
    #expect(try !TaskingWorkbook.bytes(none).isEmpty)
    var nothing = empty
    nothing.manifest.analyses = []
    #expect(try !TaskingWorkbook.bytes(nothing).isEmpty)
  }

  @Test func `hostile names go through, and the same release gives the same bytes`() throws {
    var place = Self.place
    place["name"] = .text(#"<script>alert(1)</script> & "O'Neill""#)
    place["top_categories"] = .text(#"=HYPERLINK("x")"#)
    place["seen_by"] = .text("\u{0}\u{1}\u{FFFF}")
    let release = try release(ranked: [place])
    let bytes = try TaskingWorkbook.bytes(release)
    #expect(try (TaskingWorkbook.bytes(release) == bytes) == true)
    let folder = try TemporaryFolder()
    let archive = try Archive(path: try folder.write(bytes, to: TaskingWorkbook.fileName), name: "tasking.xlsx")
    #expect(archive.entries.count { $0.name.hasPrefix("xl/worksheets/sheet") } == 5)
    #expect(!archive.entries.contains { $0.name.contains("externalLink") || $0.name.contains("vbaProject") })
  }

  @Test func `a release that was written and read again makes the same workbook`() throws {
    var place = Self.place
    place["change_ratio"] = .decimal(2, decimals: 3)
    place["name"] = .text("=Street, \"so\"")
    var quoted = Self.place
    quoted["name"] = .text("'=Bar")
    let release = try release(
      ranked: [place, quoted, Self.place],
      wards: [["name": .text("Market"), "rate_per_1000": .decimal(3.5, decimals: 2)]])
    let folder = try TemporaryFolder()
    for file in try ReleaseFiles(release).files(finishedAt: Date(timeIntervalSince1970: 0)) {
      try folder.write(file.bytes, to: file.name)
    }
    let again = try TaskingWorkbook.bytes(try ReleaseReader.read(folder.path))
    #expect(try (TaskingWorkbook.bytes(release) == again) == true)
  }

  private static let manifest = """
    {"analyses": [{"name": "crime", "selection": "series crime", "incidents": 10,
        "sources": ["council"], "themes": ["asb"], "categories": ["Noise"], "place": [], "time": [],
        "clusters": {"method": "dbscan", "eps_metres": 150, "min_points": 20, "hotspots": 1, "parts_of_split_clusters": 0,
          "incidents_in_hotspots": 4, "incidents_in_none": 0, "incidents_too_coarse": 0},
        "periods": {"current": ["2025-07", "2025-12"], "previous": ["2025-01", "2025-06"], "missing": [],
          "incomplete": ["2025-03"]}}],
      "area": "Sandmouth", "audience": "internal", "choices": ["Read as Windows-1252."], "configuration": {},
      "data_quality": {"incomplete_months": [{"source": "council", "month": "2025-03", "incidents": 1, "median": 9.5,
          "state": "low", "accepted": false}],
        "overlap_compared": 0, "overlap_hours": 2, "overlap_metres": 100, "overlaps": [],
        "sources": [{"name": "council", "files": 1, "rows": 10, "kept": 7, "unlocated": 2, "outside": 1, "inside": 4,
          "rejected": [{"reason": "the month has no such day", "rows": 3, "first": []}], "unlocated_by_theme": [],
          "first_month": "2025-01", "last_month": "2025-12", "precision": [], "coincident": 0, "lsoa_compared": 0,
          "lsoa_disagreeing": 0, "unmatched": [], "themes": [], "encodings": [], "misread": 0,
          "times": {"month_only": 0, "day": 0, "minute": 7, "range": 0, "odd": {"end_before_start": 0, "midnight": 0,
            "repeated_hour": 0, "without_end": 0}}}]},
      "finished_at": "", "inputs": [{"role": "incidents", "file": "council.csv", "bytes": 1, "sha256": "", "rows": 10}],
      "layers": [], "outputs": [], "checksums": {}, "withheld": [], "licences": {}, "exact_sources": ["council"],
      "sources": [{"name": "council", "first_month": "2025-01", "last_month": "2025-12"}],
      "sharing": {"minimum_count": 5, "minimum_addresses": 8, "people_per_address": 2.4, "addresses_for_partners": [],
        "sensitive_words": []},
      "projection": {"source": "EPSG:4326", "target": "EPSG:27700", "name": "n", "grids": []},
      "reconciliation": {"rows_read": 10, "rejected": 3, "unlocated": 2, "outside_study_area": 1, "inside_study_area": 4,
        "in_wards": 4, "in_no_ward": 0, "in_lsoas": 4, "in_no_lsoa": 0, "lsoa_compared": 0, "lsoa_disagreeing": 0},
      "rejected_by_reason": {}, "study_area": "one ward", "study_area_square_metres": 1, "unlocated": [],
      "versions": {"twitten": "0.1.0", "proj": "9", "geos": "3"}, "warnings": ["3 of 10 rows were rejected."]}
    """
}
