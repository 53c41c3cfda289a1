import ArgumentParser
import Formats
import Foundation
import Incidents
import Publishing
import Spatial
import Tasking
import Twitten

/// `twitten repeats`: incidents in, places where it happens again and again out.
struct RepeatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repeats",
    abstract: "Ranks the places where incidents repeat, and tells how much of everything they hold.",
    discussion: """
      What a place is depends on the file: an address, a postcode, a grid square, or a published point of police.uk, \
      which stands for a street and is no address.

      Examples:
        twitten repeats police/2025-*/*-street.csv --area wards.geojson --series asb --output repeats.geojson
        twitten repeats asb-cases.csv --area wards.geojson --case-review --candidates review.csv --output repeats.csv
        twitten repeats police.zip --area wards.geojson --theme burglary --concentration concentration.csv -o b.geojson

      --case-review lists places with three reports or more of anti-social behaviour in the six months that end with the \
      last month looked at: a victim there, or somebody for them, may ask for an ASB case review (Anti-social Behaviour, Crime and \
      Policing Act 2014, section 104). Give your district's own threshold with --reports, --window and --review-theme. It looks at \
      all incidents of the files, whatever --series, --theme and --from choose. The list names addresses: keep it among those whom \
      your sharing agreement names.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "The least number of incidents of a place that is listed.")
  var atLeast = 2

  @Flag(help: "Also look for places with enough reports for an ASB case review.")
  var caseReview = false

  @Option(help: "How many reports reach the threshold of a case review; 3 without it.")
  var reports: Int?

  @Option(help: "How many months these may be spread over; 6 without it.")
  var window: Int?

  @Option(help: "A theme whose reports qualify; asb without it. May be given more than once.")
  var reviewTheme: [String] = []

  @Flag(help: "List published points and grid squares that reach the threshold too, as what they are.")
  var listPoints = false

  @Option(
    help: "Also write the places of the case review to this file, .csv or .geojson.",
    completion: .file(extensions: ["csv", "geojson"]))
  var candidates: String?

  @Option(
    help: "Also write the concentration of all months and of each year to this file, .csv.",
    completion: .file(extensions: ["csv"]))
  var concentration: String?

  func validate() throws {
    if !(1...1_000_000).contains(atLeast) { throw ValidationError("--at-least takes a number from 1 to 1000000.") }
    if let reports, !(1...1_000).contains(reports) {
      throw ValidationError("--reports takes a number from 1 to 1000.")
    }
    if let window, !(1...60).contains(window) {
      throw ValidationError("--window takes a number of months from 1 to 60.")
    }
    for word in reviewTheme where Theme(rawValue: word.lowercased()) == nil {
      let known = Theme.allCases.map(\.rawValue)
      let nearest = NearestWord.to(word, among: known).map { "Is \"\($0)\" meant?" } ?? ""
      throw ValidationError("The theme \"\(word)\" is not known among \(known.joined(separator: ", ")). \(nearest)")
    }
    let isAsked = reports != nil || window != nil || !reviewTheme.isEmpty || listPoints || candidates != nil
    if isAsked, !caseReview {
      throw ValidationError(
        "--reports, --window, --review-theme, --list-points and --candidates go with --case-review.")
    }
    _ = try OutputOptions.format(of: candidates)
    if let concentration, try OutputOptions.format(of: concentration) != .csv {
      throw ValidationError("\"\(concentration)\" does not end in .csv: the concentration is a table without places.")
    }
  }

  func run() throws {
    let found = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths, beside: candidates)
      try result.refuse(overwriting: exploration.inputPaths + [candidates].compactMap { $0 }, beside: concentration)
      return try RepeatsExploration(
        exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    if let candidates, let layer = found.reviewLayer {
      try write(layer.bytes(as: try OutputOptions.format(of: candidates)), to: candidates, about: layer.about)
    }
    if let concentration {
      try write(
        ConcentrationTable.layer(found.concentration).bytes(as: .csv), to: concentration,
        about: found.concentration.sentences)
    }
    try result.write(found.layer, summary: summary(of: found))
  }

  /// A table has no room for sentences: they lie beside it.
  private func write(_ bytes: [UInt8], to path: String, about: [String]) throws {
    let format = try OutputOptions.format(of: path)
    try sayingWhyNot { () throws(InputError) in
      try OutputFile.write(bytes, to: path)
      if format == .csv {
        try OutputFile.write(Array((about.joined(separator: "\n") + "\n").utf8), to: "\(path).about.txt")
      }
    }
  }

  private func summary(of found: RepeatsExploration) -> [String] {
    let header = ["rank", "name", "place", "incidents", "%", "cumulative %", "last", "12 months", "most often"]
    var lines =
      found.rows.isEmpty
      ? ["No place has \(atLeast) incidents or more."]
      : TextTable.aligned([header] + found.rows.map { $0.map(Terminal.plain) }, right: [0, 3, 4, 5])
    lines += [""] + [found.repeats.paretoSentence, found.concentration.wholeSentence].compactMap { $0 }
    if let review = found.review {
      lines.append("")
      let shown = found.reviewRows.prefix(10).map { $0.map(Terminal.plain) }
      if !shown.isEmpty {
        let header = ["number", "candidate", "name", "place", "reports", "dates"]
        lines += TextTable.aligned([header] + shown, right: [0, 4])
        if found.reviewRows.count > shown.count { lines.append("and \(found.reviewRows.count - shown.count) more") }
        lines.append("")
      }
      lines += review.sentences
    }
    return lines
      + [candidates.map { "Case review written to \($0)" }, concentration.map { "Concentration written to \($0)" }]
      .compactMap { $0 }
  }

  private var settings: RepeatsExploration.Settings {
    var settings = RepeatsExploration.Settings()
    settings.atLeast = atLeast
    guard caseReview else { return settings }
    var rule = CaseReviewRule()
    rule.reports = reports ?? rule.reports
    rule.months = window ?? rule.months
    if !reviewTheme.isEmpty { rule.themes = Set(reviewTheme.compactMap { Theme(rawValue: $0.lowercased()) }) }
    rule.listsPoints = listPoints
    settings.review = rule
    return settings
  }
}
