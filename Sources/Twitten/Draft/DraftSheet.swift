import Foundation
import Incidents

/// The lines of a draft, section by section.
struct DraftSheet {
  private(set) var lines: [String] = []
  /// What is lacking to run it, in a sentence.
  private(set) var missing: String?

  private let files: [FoundFile]
  private let naming: DraftNaming
  private let police: PoliceChoice
  private let ground: GroundChoice
  private let records: RecordChoice
  private let postcodes: [FoundFile]

  init(_ files: [FoundFile], naming: DraftNaming, isSavedElsewhere: Bool) {
    self.files = files
    self.naming = naming
    let bare = PoliceChoice(files, districts: [])
    let ground = GroundChoice(files, hint: bare.district)
    let police = ground.wardDistricts.isEmpty ? bare : PoliceChoice(files, districts: ground.wardDistricts)
    let postcodes = files.filter { if case .postcodes = $0.kind { true } else { false } }.byName
    (self.police, self.ground, self.postcodes) = (police, ground, postcodes)
    records = RecordChoice(files, hasPostcodes: !postcodes.isEmpty, taken: police.sources.map(\.name), naming: naming)
    writeHead(isSavedElsewhere)
    writeArea()
    writePeriod()
    writeIncidents()
    writePostcodes()
    writeGround()
    writeTables()
    writeRest()
    missing = missingSentence
  }

  // MARK: Lines

  private mutating func comment(_ text: String, indent: Int = 0) {
    lines += DraftText.comment(text, indent: indent)
  }

  private mutating func begin(_ text: String) {
    lines.append("")
    comment(text)
  }

  /// Files that are left out for one reason share a comment.
  private mutating func leaveOut(_ files: [LeftOut], indent: Int = 0) {
    var reasons: [String] = []
    for file in files where !reasons.contains(file.reason) { reasons.append(file.reason) }
    for reason in reasons {
      let names = files.filter { $0.reason == reason }.map(\.name)
      comment("Left out: \(DraftText.list(names)): \(reason)", indent: indent)
    }
  }

  /// `{ file: a }`, or `files:` with a list where there are several.
  private func place(of files: [FoundFile]) -> String {
    let entries = naming.entries(for: files.map(\.name))
    if entries.count == 1, files.count == 1 { return "{ file: \(DraftText.value(entries[0])) }" }
    return "{ files: [\(entries.map(DraftText.quoted).joined(separator: ", "))] }"
  }

  // MARK: Sections

  private mutating func writeHead(_ isSavedElsewhere: Bool) {
    let folder =
      isSavedElsewhere ? "the folder that was named with --folder" : "the folder in which the command was run"
    let title = (area?.name ?? "district").lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "-")
    let name = title.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") } ? title : "district"
    comment(
      "Drafted by \"twitten init\" from \(DraftText.count(files.count, "file")). Save it in \(folder), since relative "
        + "paths are taken from there, as \(name).yaml for instance; then: twitten run \(name).yaml")
    comment("Lines that begin with # change nothing. What stands behind \"unsure\" wants a look.")
  }

  /// The district, where something tells it.
  private var area: (name: String, because: String)? {
    if ground.wardDistricts.count == 1, let only = ground.wardDistricts.first {
      return (only, "the wards name no other")
    }
    if let district = police.district { return (district, "police files were cut down to it") }
    if ground.wardDistricts.isEmpty, ground.lsoaDistricts.count == 1, let only = ground.lsoaDistricts.first {
      return (only, "the LSOAs are named after it")
    }
    return nil
  }

  private mutating func writeArea() {
    let purpose = "The district: the title of the results, and the wards of that district where the file has more."
    guard let area else {
      begin(purpose)
      let known = ground.wardDistricts.sorted()
      comment(
        known.isEmpty
          ? "unsure: no file says which; without it the results have the name of this file."
          : "unsure: the wards are of \(DraftText.list(known)); without a name all of them are taken.")
      lines.append("# area: \(DraftText.value(known.first ?? "Sandmouth"))")
      return
    }
    begin("\(purpose) Here \(area.because).")
    lines.append("area: \(DraftText.value(area.name))")
    if let other = police.district, other != area.name {
      comment("unsure: the police files are of \(other).")
    }
  }

  private mutating func writePeriod() {
    let months = Set(police.coverage.map(\.month))
    guard let last = months.max() else {
      begin(
        "The months that are ranked. unsure: how far the files reach was not looked at; where they have fewer than 12 "
          + "months, half of them leave the other half to compare with.")
      lines.append("period: { months: 6, ending: latest }")
      return
    }
    var run = 1
    while months.contains(last.advanced(by: -run)) { run += 1 }
    let length = run >= 12 ? 6 : max(1, run / 2)
    begin(
      "The months that are ranked, against as many before them. The police files have \(DraftText.count(run, "month")) "
        + "without a gap up to \(last).")
    lines.append("period: { months: \(length), ending: latest }")
  }

  private mutating func writeIncidents() {
    begin(
      "What happened. Each source has a name of its own; files, patterns that match files, and archives of police.uk may "
        + "stand under files."
    )
    let blocks = police.sources.map(block) + records.active
    lines.append(blocks.isEmpty ? "# incidents:" : "incidents:")
    if blocks.isEmpty {
      comment("missing: no file of incidents that can be read was found. It would stand here as:")
      lines.append("#   - { name: police, format: police.uk, files: [\"police/*-street.csv\"] }")
    }
    for block in blocks { lines += block }
    leaveOut(police.leftOut, indent: 2)
    for block in records.inactive { lines += block }
    leaveOut(mentioned(.incidents), indent: 2)
  }

  private func mentioned(_ wanted: FileKind.Section) -> [LeftOut] {
    files.compactMap { file in
      if case .mentioned(let section) = file.kind, section == wanted {
        LeftOut(name: file.name, reason: "\(file.verdict).")
      } else {
        nil
      }
    }
  }

  private func block(_ source: PoliceChoice.Source) -> [String] {
    let names = source.files.byName
    let forces = DraftText.list(Set(source.coverage.map(\.force)).sorted())
    var block = DraftText.comment(
      "\(DraftText.count(names.count, "file")): \(PoliceName.months(of: source.coverage)), \(forces). Dates are "
        + "months, and places the nearest of a list of published points.", indent: 2)
    block += ["  - name: \(source.name)", "    format: police.uk"]
    let families = Dictionary(grouping: names) { PoliceChoice.family($0.name) }
    let entries = families.sorted { $0.key < $1.key }.flatMap { naming.entries(for: $0.value.map(\.name)) }
    if entries.count == 1 {
      block.append("    files: [\(DraftText.quoted(entries[0]))]")
    } else {
      block += ["    files:"] + entries.map { "      - \(DraftText.quoted($0))" }
    }
    if let months = source.months {
      block.append("    months: { first: \(months.lowerBound), last: \(months.upperBound) }")
    }
    return block
  }

  private mutating func writePostcodes() {
    guard !postcodes.isEmpty else { return }
    let isNeeded = records.needsPostcodes
    begin(
      isNeeded
        ? "Where postcodes are."
        : "Where postcodes are. No source is placed by postcode, so that this is not needed yet.")
    lines.append("\(isNeeded ? "" : "# ")postcodes: \(place(of: postcodes))")
  }

  private mutating func writeGround() {
    let vintage = ground.wardVintage.map { " of \($0)" } ?? ""
    begin("The ground: wards, and LSOAs, which deprivation and population are known for.")
    lines.append(ground.wards.isEmpty ? "# layers:" : "layers:")
    if ground.wards.isEmpty {
      comment("missing: no file of ward boundaries that can be read was found. It would stand here as:", indent: 0)
      lines.append("#   wards: { file: wards.geojson }")
    } else {
      comment("Wards\(vintage).", indent: 2)
      lines.append("  wards: \(place(of: ground.wards))")
    }
    leaveOut(ground.leftOut["wards"] ?? [], indent: 2)
    if !ground.lsoas.isEmpty {
      lines.append("\(ground.wards.isEmpty ? "#   " : "  ")lsoas: \(place(of: ground.lsoas))")
    } else {
      lines.append("\(ground.wards.isEmpty ? "#   " : "  # ")lsoas: { file: lsoas.geojson }")
    }
    leaveOut(ground.leftOut["lsoas"] ?? [], indent: 2)
    leaveOut(mentioned(.layers), indent: 2)
    for file in ground.districts.byName {
      comment(
        "The study area is the union of the wards. Where it should be the outline that \(file.name) has of the district:"
      )
      lines.append("# study_area: \(place(of: [file]))")
    }
  }

  private mutating func writeTables() {
    begin("Deprivation of LSOAs: 1 is the most deprived tenth of England.")
    lines.append(ground.deprivation.map { "deprivation: \(place(of: [$0]))" } ?? "# deprivation: { file: iod2025.csv }")
    leaveOut(ground.leftOut["deprivation"] ?? [])
    begin("People, for rates. Residents are who lives there, not who is there.")
    lines.append(ground.population.map { "population: \(place(of: [$0]))" } ?? "# population: { file: population.csv }")
    leaveOut(ground.leftOut["population"] ?? [])
  }

  private mutating func writeRest() {
    begin("Hotspots: at least min_points incidents within eps metres of a location, no wider than max_width metres.")
    lines.append("hotspots: { method: dbscan, eps: 150, min_points: 20, max_width: 500 }")
    let grids = files.filter { if case .grid = $0.kind { true } else { false } }.byName
    if let grid = grids.first {
      begin("The datum grid \(grid.name) brings coordinates from about 2 m to about 1 cm.")
      let folder = grid.name.lastIndex(of: "/").map { String(grid.name[..<$0]) } ?? "."
      lines.append("projection: { grids: \(DraftText.value(folder.isEmpty ? "/" : folder)) }")
    } else {
      begin("Without a datum grid coordinates are good to about 2 m; \"twitten doctor\" tells how to get one.")
      lines.append("# projection: { grids: FOLDER }")
    }
    begin("What else may be said; \"twitten run --help\" and the guides tell more:")
    lines += [
      "# output: results", "# scheme: { file: scheme.yaml }",
      "# completeness: { below: 0.5 }", "# gates: { rejected_percent: 5, unlocated_percent: 10 }",
      "# overlap: { metres: 100, hours: 2 }",
    ]
  }

  /// Whether any of the files becomes a source.
  var hasIncidents: Bool { !police.sources.isEmpty || !records.active.isEmpty }

  private var missingSentence: String? {
    let noIncidents = !hasIncidents
    guard noIncidents || ground.wards.isEmpty else { return nil }
    let what = [noIncidents ? "incidents" : nil, ground.wards.isEmpty ? "ward boundaries" : nil].compactMap { $0 }
    return
      "The draft cannot be run yet: no file of \(what.joined(separator: " and none of ")) that can be read was found. "
      + "Name one more file, or write it in where the draft says \"missing\"."
  }
}
