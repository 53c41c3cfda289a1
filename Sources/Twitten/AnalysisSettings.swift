import Formats
import Incidents

/// How a configuration says what is analysed and what is demanded: `analyses`, `completeness`, `gates`, `overlap`.
extension Configuration {
  mutating func readAnalyses(_ root: Settings) throws(InputError) {
    guard root.has("analyses") else {
      defaults.append(
        "Analyses: each series by itself, as none are named; recorded crime and anti-social behaviour are not added up."
      )
      return
    }
    for settings in try root.list("analyses") {
      try settings.allow(
        "name", "series", "themes", "categories", "sources", "months", "preset", "weekdays", "hours", "public_place",
        "hotspots")
      guard let name = try settings.text("name"), name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil else {
        throw settings.error("a name of small letters, figures and hyphens is wanted; files begin with it")
      }
      if analyses.contains(where: { $0.name == name }) { throw settings.error("the name \"\(name)\" stands twice") }
      analyses.append(
        AnalysisChoice(
          name: name, selection: try selection(settings),
          hotspots: try readHotspots(settings.section("hotspots"), over: hotspots, announcing: false)))
    }
  }

  private func selection(_ settings: Settings) throws(InputError) -> Selection {
    var selection = Selection()
    for word in try settings.texts("series") {
      guard let series = Series(rawValue: word) else {
        let known = Series.allCases.map(\.rawValue).joined(separator: ", ")
        throw settings.error("the series \"\(word)\" is not known; known are \(known)")
      }
      selection.series.insert(series)
    }
    for word in try settings.texts("themes") { selection.themes.insert(try Self.theme(word, settings)) }
    selection.categories = Set(try settings.texts("categories"))
    for name in try settings.texts("sources") {
      guard sources.contains(where: { $0.name == name }) else { throw unknownSource(name, settings) }
      selection.sources.insert(name)
    }
    selection.months = try settings.months("months")
    selection.window = try window(settings)
    selection.publicPlacesOnly = try settings.truth("public_place") ?? false
    return selection
  }

  private func unknownSource(_ name: String, _ settings: Settings) -> InputError {
    settings.error("the source \"\(name)\" is not among \(sources.map(\.name).joined(separator: ", "))")
  }

  func window(_ settings: Settings) throws(InputError) -> TimeWindow? {
    if let preset = try settings.text("preset") {
      guard preset == "night-time economy" else {
        throw settings.error("the preset \"\(preset)\" is not known; known is night-time economy")
      }
      if settings.has("weekdays") || settings.has("hours") {
        throw settings.error("a preset has its own weekdays and hours; leave out one of the two")
      }
      return .nightTimeEconomy
    }
    guard settings.has("weekdays") || settings.has("hours") else { return nil }
    var window = TimeWindow()
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    for word in try settings.texts("weekdays") {
      guard let day = names.firstIndex(of: String(word.lowercased().prefix(3))) else {
        throw settings.error("the weekday \"\(word)\" is not known; known are \(names.joined(separator: ", "))")
      }
      window.weekdays.insert(day)
    }
    if let text = try settings.text("hours") {
      guard let match = text.wholeMatch(of: /([0-9]{1,2}):([0-9]{2}) ?- ?([0-9]{1,2}):([0-9]{2})/),
        let (from, to) = Self.minutes(match.1, match.2, match.3, match.4),
        let hours = TimeWindow.Hours(start: from, end: to == 0 ? 1_440 : to)
      else { throw settings.error("hours is \"\(text)\"; wanted are two times such as \"20:00-04:00\"") }
      window.hours = hours
    }
    return window
  }

  private static func minutes(
    _ fromHour: Substring, _ fromMinute: Substring, _ toHour: Substring, _ toMinute: Substring
  ) -> (Int, Int)? {
    guard let a = Int(fromHour), let b = Int(fromMinute), let c = Int(toHour), let d = Int(toMinute), a < 24, b < 60,
      c <= 24, d < 60, c * 60 + d <= 1_440
    else { return nil }
    return (a * 60 + b, (c * 60 + d) % 1_440)
  }

  mutating func readQuality(_ root: Settings) throws(InputError) {
    if let settings = try root.section("completeness") {
      try settings.allow("below", "accept")
      if let below = try settings.number("below", in: 0...1) { completeness.below = below }
      for text in try settings.texts("accept") {
        let parts = text.wholeMatch(of: /(.+?) ([0-9]{4}-[0-9]{2})(?: to ([0-9]{4}-[0-9]{2}))?/)
        let name = parts.map { String($0.1) } ?? text
        guard sources.contains(where: { $0.name == name }) else { throw unknownSource(name, settings) }
        let first = parts.flatMap { Month(String($0.2)) }
        let last = parts.flatMap { $0.3.map { Month(String($0)) } ?? first }
        guard parts == nil || first != nil && last != nil, first ?? Month(ordinal: 0) <= last ?? Month(ordinal: 0)
        else {
          throw settings.error("\"\(text)\" is no source with a month or two, such as police 2024-03 to 2024-05")
        }
        completeness.accepted.append(
          Completeness.Accepted(source: name, months: first.flatMap { first in last.map { first...$0 } }))
      }
    }
    if let settings = try root.section("gates") {
      try settings.allow("rejected_percent", "unlocated_percent", "outside_percent", "unmatched_percent")
      gates.rejectedPercent = try settings.number("rejected_percent", in: 0...100)
      gates.unlocatedPercent = try settings.number("unlocated_percent", in: 0...100)
      gates.outsidePercent = try settings.number("outside_percent", in: 0...100)
      gates.unmatchedPercent = try settings.number("unmatched_percent", in: 0...100)
    }
    if let settings = try root.section("overlap") {
      try settings.allow("metres", "hours")
      if let metres = try settings.number("metres", in: 0...10_000) { overlap.metres = metres }
      if let hours = try settings.number("hours", in: 0...168) { overlap.hours = hours }
    }
  }
}
