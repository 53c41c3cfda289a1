import ArgumentParser
import Formats
import Foundation
import Incidents
import Places
import Spatial
import Twitten

/// Which incidents a command without a configuration looks at, and on what ground.
struct IncidentOptions: ParsableArguments {
  @Argument(
    help: "Files and folders of incidents, taken for what \"twitten init\" takes them for.", completion: .file())
  var files: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Boundaries whose areas together are the study area, such as the wards of a district (GeoJSON).",
      discussion: "May be given more than once.", valueName: "file"))
  var area: [String] = []

  @Option(help: "Take only the areas or districts of this name or code; may be given more than once.")
  var areaName: [String] = []

  @Option(help: "The property of the boundaries that holds their codes; found by itself without it.")
  var areaCode: String?

  @Option(help: "The first month, such as 2025-07.")
  var from: String?

  @Option(help: "The last month.")
  var to: String?

  @Option(
    help:
      "A series: \(Series.allCases.map(\.rawValue).joined(separator: ", ")). May be given more than once."
  )
  var series: [String] = []

  @Option(help: "A theme: \(Theme.allCases.map(\.rawValue).joined(separator: ", ")). May be given more than once.")
  var theme: [String] = []

  @Option(help: "A category in the source's own words, such as \"Shoplifting\"; may be given more than once.")
  var category: [String] = []

  @Option(help: "A folder with datum grids, such as OSTN15, beside those that PROJ looks in.")
  var grids: String?

  @Option(help: "How many threads may work at a time; the results do not depend on it.")
  var workers: Int?

  func validate() throws {
    for month in [from, to].compactMap({ $0 }) where Month(month) == nil {
      throw ValidationError("\"\(month)\" is no month; wanted is one such as 2025-12.")
    }
    if let from, let to, let first = Month(from), let last = Month(to), last < first {
      throw ValidationError("--from \(from) lies after --to \(to).")
    }
    for word in series where Series(rawValue: word.lowercased()) == nil {
      throw Self.unknown("series", word, Series.self)
    }
    for word in theme where Theme(rawValue: word.lowercased()) == nil { throw Self.unknown("theme", word, Theme.self) }
    if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256.") }
    if area.isEmpty, !areaName.isEmpty { throw ValidationError("--area-name wants boundaries: name them with --area.") }
  }

  private static func unknown<Word: CaseIterable & RawRepresentable<String>>(
    _ what: String, _ word: String, _ words: Word.Type
  ) -> ValidationError {
    let known = words.allCases.map(\.rawValue)
    let nearest = NearestWord.to(word, among: known).map { "Is \"\($0)\" meant?" } ?? ""
    return ValidationError("The \(what) \"\(word)\" is not known among \(known.joined(separator: ", ")). \(nearest)")
  }

  /// How many threads may work at a time.
  var workerCount: Int { workers ?? Parallel.defaultWorkers }

  /// The selection that the options ask for.
  var selection: Selection {
    var selection = Selection()
    selection.series = Set(series.compactMap { Series(rawValue: $0.lowercased()) })
    selection.themes = Set(theme.compactMap { Theme(rawValue: $0.lowercased()) })
    selection.categories = Set(category)
    return selection
  }

  /// Reads the files.
  func explore() throws(InputError) -> Exploration {
    if let grids, (try? FileManager.default.contentsOfDirectory(atPath: grids)) == nil {
      throw InputError(.noInput, "\(grids): there is no such folder of grids.")
    }
    var choice = Exploration.Choice(files: files)
    choice.boundaries = area
    choice.areaNames = areaName
    choice.boundaryCode = areaCode
    choice.selection = selection
    (choice.firstMonth, choice.lastMonth) = (from.flatMap { Month($0) }, to.flatMap { Month($0) })
    choice.projection = ProjectionChoice(gridFolders: grids.map { [$0] } ?? [])
    return try Exploration(choice, workers: workerCount, progress: Terminal.progress)
  }
}
