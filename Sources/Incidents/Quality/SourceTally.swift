import Places
import Spatial

/// Counts, source by source, what the data-quality report tells.
struct SourceTally {
  let sources: [DataQuality.Source]

  /// What is counted of one source on one walk through the incidents.
  private struct Tally {
    var kept = 0
    var unlocated: [ThemeMonth: Int] = [:]
    var all: [ThemeMonth: Int] = [:]
    var outside = 0
    var inside = 0
    var months: (first: Month, last: Month)?
    var monthOnly = 0
    var day = 0
    var minute = 0
    var range = 0
    var precision: [String: Int] = [:]
    var atLocation: [Int32: Int] = [:]
    var compared = 0
    var disagreeing = 0
    var unmatched: [String: Int] = [:]
    var themes: [String: Int] = [:]
  }

  private struct ThemeMonth: Hashable {
    let theme: Theme
    let month: Month
  }

  init(_ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground) {
    let names = incidents.sources
    let sourceOfFile = incidents.sourceOfFile
    let agrees = StatedCodes(incidents, join, on: ground)
    var tallies = names.map { _ in Tally() }
    for incident in 0..<incidents.count {
      Self.count(incident, incidents, join, agrees, into: &tallies[sourceOfFile[incidents.file(of: incident)]])
    }
    let rejections = Dictionary(grouping: incidents.rejections) { sourceOfFile[$0.file] }
    sources = names.indices.map { number in
      Self.source(
        names[number], tallies[number], incidents.files.filter { $0.source == names[number] },
        Self.rejected(rejections[number] ?? [], incidents.files))
    }
  }

  private static func count(
    _ incident: Int, _ incidents: IncidentTable, _ join: IncidentGround, _ agrees: StatedCodes, into tally: inout Tally
  ) {
    let month = incidents.month[incident]
    let category = incidents.categories[Int(incidents.category[incident])]
    tally.kept += 1
    tally.months = tally.months.map { (min($0.first, month), max($0.last, month)) } ?? (month, month)
    tally.themes[category.theme.rawValue, default: 0] += 1
    if !category.isInScheme { tally.unmatched[category.name, default: 0] += 1 }
    switch incidents.time(of: incident)?.minutes {
    case nil: tally.monthOnly += 1
    case 0: tally.minute += 1
    case 1_439: tally.day += 1
    default: tally.range += 1
    }
    let key = ThemeMonth(theme: category.theme, month: month)
    tally.all[key, default: 0] += 1
    let location = incidents.location(of: incident)
    guard location != IncidentTable.unlocated else {
      tally.unlocated[key, default: 0] += 1
      return
    }
    tally.precision[incidents.locations.precision[Int(location)].label, default: 0] += 1
    tally.atLocation[location, default: 0] += 1
    if join.isInside[Int(location)] { tally.inside += 1 } else { tally.outside += 1 }
    if let agreement = agrees.agreement(ofPlace: Int(incidents.place[incident])) {
      tally.compared += 1
      if !agreement { tally.disagreeing += 1 }
    }
  }

  private static func source(
    _ name: String, _ tally: Tally, _ files: [IncidentFile], _ rejected: [DataQuality.Rejected]
  ) -> DataQuality.Source {
    var odd = IncidentFile.OddTimes()
    for file in files {
      odd.repeatedHour += file.oddTimes.repeatedHour
      odd.withoutEnd += file.oddTimes.withoutEnd
      odd.endBeforeStart += file.oddTimes.endBeforeStart
      odd.midnight += file.oddTimes.midnight
    }
    return DataQuality.Source(
      name: name, files: files.count, rows: files.reduce(0) { $0 + $1.rows }, kept: tally.kept, rejected: rejected,
      unlocated: tally.unlocated.values.reduce(0, +), unlocatedByTheme: unlocated(tally), outside: tally.outside,
      inside: tally.inside, firstMonth: tally.months?.first.description, lastMonth: tally.months?.last.description,
      times: DataQuality.Times(
        monthOnly: tally.monthOnly, day: tally.day, minute: tally.minute, range: tally.range, odd: odd),
      precision: counts(tally.precision),
      coincident: tally.atLocation.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }, lsoaCompared: tally.compared,
      lsoaDisagreeing: tally.disagreeing, unmatched: counts(tally.unmatched), themes: counts(tally.themes),
      encodings: Set(files.compactMap(\.encoding)).sorted(), misread: files.reduce(0) { $0 + $1.misread })
  }

  private static func unlocated(_ tally: Tally) -> [DataQuality.Unlocated] {
    tally.unlocated.sorted { ($0.key.theme.rawValue, $0.key.month) < ($1.key.theme.rawValue, $1.key.month) }.map {
      DataQuality.Unlocated(
        theme: $0.key.theme.rawValue, month: $0.key.month.description, unlocated: $0.value,
        incidents: tally.all[$0.key] ?? 0)
    }
  }

  /// The commonest first; ties by name.
  private static func counts(_ counts: [String: Int]) -> [DataQuality.Count] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      DataQuality.Count(name: $0.key, incidents: $0.value)
    }
  }

  private static func rejected(_ rejections: [Rejection], _ files: [IncidentFile]) -> [DataQuality.Rejected] {
    let byReason = Dictionary(grouping: rejections, by: \.reason)
    return Rejection.Reason.all.compactMap { reason in
      guard let rows = byReason[reason] else { return nil }
      let first = rows.sorted { ($0.file, $0.line) < ($1.file, $1.line) }.prefix(3)
      return DataQuality.Rejected(
        reason: reason.words, rows: rows.count,
        first: first.map { DataQuality.Line(file: files[$0.file].name, line: $0.line) })
    }
  }
}

/// Whether each place's stated LSOA code is that of the polygon it lies in: worked out once a place.
struct StatedCodes {
  private let agrees: [Bool?]

  init(_ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground) {
    agrees = incidents.places.location.indices.map { place -> Bool? in
      let location = incidents.places.location[place]
      let stated = incidents.places.statedCode[place]
      guard location != IncidentTable.unlocated, !stated.isEmpty, let layer = ground.lsoas,
        join.lsoa[Int(location)] != AreaIndex.none
      else { return nil }
      return layer.codes[Int(join.lsoa[Int(location)])] == stated
    }
  }

  /// nil where one of the two codes is not known.
  func agreement(ofPlace place: Int) -> Bool? { agrees[place] }
}
