public import Formats
import Foundation
public import Incidents
public import Places
public import Spatial

/// Incidents and ground that are looked at without a configuration: files in, distinct locations out.
///
/// Files are taken for what `twitten init` takes them for; what is chosen of them, and where every row went, is told.
public struct Exploration: Sendable {
  /// Which files, and which of their incidents.
  public struct Choice: Sendable {
    /// Files and folders of incidents, as they are named from the working folder.
    public var files: [String]
    /// Boundary files whose areas together are the study area; empty for none.
    public var boundaries: [String] = []
    /// The property with the codes of the areas; found by itself where nil.
    public var boundaryCode: String?
    /// The only areas or districts to take, by name or code; empty for all.
    public var areaNames: [String] = []
    /// Which incidents, but for their months.
    public var selection = Selection()
    /// The first month; nil for that of the files.
    public var firstMonth: Month?
    /// The last month; nil for that of the files.
    public var lastMonth: Month?
    /// How coordinates are carried over.
    public var projection = ProjectionChoice()

    /// All incidents of files.
    public init(files: [String]) {
      self.files = files
    }
  }

  /// What was asked for.
  public let choice: Choice
  /// Every incident that was kept, chosen or not.
  public let everything: IncidentTable
  /// Those that were chosen.
  public let incidents: IncidentTable
  /// nil where no boundaries were named.
  public let studyArea: StudyArea?
  /// The areas that the study area is the union of; nil where no boundaries were named.
  public let areas: AreaLayer?
  /// Between degrees and metres.
  public let projector: Projector
  /// The distinct locations of the chosen incidents inside the study area, with their numbers of incidents.
  public let locations: Locations
  /// The number of each of `locations` among the locations of the tables.
  public let tableLocation: [Int]
  /// Whether each location of the tables lies in the study area; all do where there is none.
  public let isInside: [Bool]
  /// What was read and chosen, a sentence each.
  public let about: [String]

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - choice: which files, and which of their incidents.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where there are no incidents among the files, a file cannot be used, or none of them is chosen.
  public init(
    _ choice: Choice, workers: Int = 1, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    progress("looking at the files")
    let draft = try ConfigurationDraft(choice.files, workers: workers)
    guard draft.hasIncidents else {
      throw InputError(.noInput, "No incidents are among the files. \(draft.sentences.joined(separator: " "))")
    }
    var configuration = try Configuration(recordsOf: draft, in: FileManager.default.currentDirectoryPath)
    configuration.projection = choice.projection
    configuration.projection.workers = workers
    let projector: Projector
    do { projector = try configuration.projection.projector() } catch {
      throw InputError(.ourFault, "\(error.description). Try \"twitten doctor\".")
    }
    let areas = try Self.areas(choice, configuration.projection, projector)
    let postcodes = try configuration.readPostcodes(workers: workers, progress: progress)
    let everything = try SourceReader(configuration, projector, postcodes, workers: workers).read(progress: progress)
    let (incidents, leftOut) = Self.select(choice, from: everything)
    let studyArea = try areas.map { (areas) throws(InputError) in
      try StudyArea(
        unionOf: areas,
        source: "the union of \(areas.count) areas of \(choice.boundaries.map(Self.lastPart).joined(separator: ", "))")
    }
    let isInside =
      try studyArea?.contains(x: everything.x, y: everything.y, workers: workers)
      ?? [Bool](repeating: true, count: everything.locationCount)
    let weights = incidents.totalWeights()
    let located = weights.indices.filter { weights[$0] > 0 && isInside[$0] }
    self.choice = choice
    self.everything = everything
    self.incidents = incidents
    self.studyArea = studyArea
    self.areas = areas
    self.projector = projector
    self.isInside = isInside
    tableLocation = located
    locations = Self.locations(located, weights, of: everything)
    about =
      draft.leftOut + Self.files(everything)
      + Self.sentences(choice, everything, incidents, leftOut, isInside, studyArea, projector)
    guard !located.isEmpty else { throw .badData(Self.nothingLeft(choice, everything, incidents)) }
  }

  /// Some locations of a table with their weights.
  static func locations(_ chosen: [Int], _ weights: ContiguousArray<Int>, of table: IncidentTable) -> Locations {
    Locations(
      x: ContiguousArray(chosen.map { table.x[$0] }), y: ContiguousArray(chosen.map { table.y[$0] }),
      weight: ContiguousArray(chosen.map { weights[$0] }))
  }

  /// The incidents that are chosen; a month that is left open is that of the files.
  private static func select(
    _ choice: Choice, from everything: IncidentTable
  ) -> (incidents: IncidentTable, leftOut: Selection.LeftOut) {
    var selection = choice.selection
    let months = everything.coveredMonths()
    if let first = choice.firstMonth ?? months.first, let last = choice.lastMonth ?? months.last,
      choice.firstMonth ?? choice.lastMonth != nil
    {
      // A month beyond those of the files chooses nothing, and that is said.
      selection.months = first <= last ? first...last : choice.firstMonth.map { $0...$0 } ?? last...last
    }
    return selection.select(from: everything)
  }

  private static func areas(
    _ choice: Choice, _ projection: ProjectionChoice, _ projector: Projector
  ) throws(InputError) -> AreaLayer? {
    guard !choice.boundaries.isEmpty else { return nil }
    let all = try AreaLayerReader(
      layer: "areas", kinds: AreaLayerReader.allKinds, codeProperty: choice.boundaryCode, projection: projection,
      fromDegrees: projector
    ).read(choice.boundaries.map { NamedFile(path: $0, name: $0) })
    guard !choice.areaNames.isEmpty else { return all }
    let wanted = Set(choice.areaNames.map { $0.lowercased() })
    let kept = try all.filtered { area in
      [all.codes[area], all.names[area], all.districts[area] ?? ""].contains { wanted.contains($0.lowercased()) }
    }
    guard kept.count > 0 else {
      let known = Set(all.names + all.districts.compactMap { $0 }).sorted()
      let nearest = choice.areaNames.first.flatMap { NearestWord.to($0, among: known) }
      throw .badData(
        "No area of \(choice.boundaries.joined(separator: ", ")) is called \(choice.areaNames.joined(separator: " or "))."
          + (nearest.map { " Is \"\($0)\" meant?" } ?? ""))
    }
    return kept
  }

  private static func nothingLeft(_ choice: Choice, _ everything: IncidentTable, _ incidents: IncidentTable) -> String {
    guard incidents.count > 0 else {
      let words = Set(everything.categories.map(\.theme.rawValue)).sorted().joined(separator: ", ")
      let months = everything.coveredMonths()
      return
        "None of \(everything.count) incidents is chosen (\(choice.selection.summary)). The files have the themes \(words), "
        + "from \(months.first.map(\.description) ?? "no month") to \(months.last.map(\.description) ?? "none")."
    }
    return
      "None of the \(incidents.count) chosen incidents lies in the study area. Are the boundaries those of this district?"
  }

  // MARK: What it says of itself

  /// Paths tell of the machine; what is published has names alone.
  static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func files(_ table: IncidentTable) -> [String] {
    table.sources.map { source in
      let files = table.files.filter { $0.source == source }
      let names = files.map { lastPart($0.name) }
      let shown = names.count > 3 ? "\(names[0]) to \(names[names.count - 1])" : names.joined(separator: ", ")
      return "\(source): \(files.count) \(files.count == 1 ? "file" : "files") (\(shown)), "
        + "\(files.reduce(0) { $0 + $1.rows }) rows."
    }
  }

  private static func sentences(
    _ choice: Choice, _ everything: IncidentTable, _ incidents: IncidentTable, _ leftOut: Selection.LeftOut,
    _ isInside: [Bool], _ studyArea: StudyArea?, _ projector: Projector
  ) -> [String] {
    var unlocated = 0
    var inside = 0
    for incident in 0..<incidents.count {
      let location = incidents.location(of: incident)
      if location == IncidentTable.unlocated { unlocated += 1 } else if isInside[Int(location)] { inside += 1 }
    }
    var sentences = [
      "\(everything.rowsRead) rows = \(inside) inside + \(incidents.count - unlocated - inside) outside + \(unlocated) "
        + "unlocated + \(everything.count - incidents.count) not chosen + \(everything.rejections.count) rejected."
    ]
    let reasons = Dictionary(grouping: everything.rejections, by: { $0.reason.words }).mapValues(\.count)
    sentences += reasons.sorted { $0.key < $1.key }.map { "Rejected: \($0.value) rows, \($0.key)." }
    let months = incidents.coveredMonths()
    if let first = months.first, let last = months.last {
      sentences.append("Incidents: \(choice.selection.summary); months \(first) to \(last), \(months.count) of them.")
    }
    let series = Set(
      (0..<incidents.count).lazy.map { incidents.categories[Int(incidents.category[$0])].series.rawValue })
    if series.count > 1 {
      sentences.append(
        "The series \(series.sorted().joined(separator: ", ")) are looked at together; --series chooses among them.")
    }
    if leftOut.monthOnly + leftOut.undetermined + leftOut.placeNotStated > 0 {
      sentences.append(
        "Left out: \(leftOut.monthOnly) of which the month alone is known, \(leftOut.undetermined) that may have been within the "
          + "hours or not, \(leftOut.placeNotStated) whose source does not say whether the place was public.")
    }
    sentences.append(
      studyArea.map {
        "Study area: \($0.source), \(FixedDecimal.string($0.squareMetres / 1e6, decimals: 1)) square kilometres."
      } ?? "Study area: none is named; every incident with a place is looked at.")
    let operation = projector.operation
    let accuracy = operation.accuracyMetres.map { "\(FixedDecimal.string($0, decimals: 2)) m" } ?? "not stated"
    return sentences + ["Coordinates: \(operation.name), accuracy \(accuracy)."]
  }
}

extension Exploration {
  /// Every file that was read.
  public var inputPaths: [String] { everything.files.map(\.file.path) + choice.boundaries }

  /// The precisions of the locations, with how many incidents each has, in the order of their names.
  public var precisions: [(precision: LocationPrecision, incidents: Int)] {
    var counts: [LocationPrecision: Int] = [:]
    for (number, location) in tableLocation.enumerated() {
      counts[everything.locations.precision[location], default: 0] += locations.weight[number]
    }
    return counts.sorted { $0.key.label < $1.key.label }.map { ($0.key, $0.value) }
  }

  /// The chosen incidents that lie in the study area.
  var insideIncidents: [Int] {
    (0..<incidents.count).filter { incident in
      let location = incidents.location(of: incident)
      return location != IncidentTable.unlocated && isInside[Int(location)]
    }
  }
}
