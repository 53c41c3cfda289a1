import Formats
import Incidents
import Places
import Spatial

/// How a configuration names partners' records: `incidents`, `postcodes` and `scheme`.
extension Configuration {
  mutating func readSources(_ root: Settings, _ files: FileFinder) throws(InputError) {
    var schemeSections: [(key: String, section: Settings)] = []
    if let settings = try root.section("scheme") {
      try settings.allow("file")
      let file = try files.file(of: settings)
      schemeSections = try Settings(contentsOf: file.path).sections()
      scheme = file
    }
    if let settings = try root.section("postcodes") {
      try settings.allow("file", "files")
      postcodes = try files.files(of: settings)
    }
    for settings in try root.list("incidents") {
      let source = try source(settings, files, schemeSections)
      if sources.contains(where: { $0.name == source.name }) {
        throw settings.error("the name \"\(source.name)\" stands twice; each source has a name of its own")
      }
      sources.append(source)
    }
    // By name, so that the order in which a configuration lists them changes nothing.
    sources.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    try checkNothingIsReadTwice(root)
    let known = sources.flatMap { [$0.name, $0.format.rawValue] }
    if let stranger = schemeSections.first(where: { !known.contains($0.key) }) {
      throw stranger.section.error("no source and no format of the configuration is called so")
    }
  }

  private func source(
    _ settings: Settings, _ files: FileFinder, _ scheme: [(key: String, section: Settings)]
  ) throws(InputError) -> IncidentSource {
    try settings.allow(
      "name", "format", "file", "files", "months", "forces", "columns", "crs", "missing", "theme", "themes",
      "recorded_crime", "layer")
    let word = try settings.text("format") ?? IncidentSource.Format.policeUK.rawValue
    guard let format = IncidentSource.Format(rawValue: word) else {
      let known = IncidentSource.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw settings.error("the format \"\(word)\" is not known; known are \(known)")
    }
    let name = try settings.text("name") ?? "incidents"
    var source = IncidentSource(name: name, format: format, files: [], scheme: Self.shippedScheme(format))
    for entry in scheme where entry.key == format.rawValue || entry.key == name {
      source.scheme = source.scheme.overlaid(by: try Self.themes(entry.section))
    }
    if let themes = try settings.section("themes") {
      source.scheme = source.scheme.overlaid(by: try Self.themes(themes))
    }
    if let theme = try settings.text("theme") {
      source.scheme = source.scheme.overlaid(by: [try Self.theme(theme, settings): [CategoryScheme.wildcard]])
    }
    if let isRecorded = try settings.truth("recorded_crime") { source.scheme.isRecordedCrime = isRecorded }
    source.files = try Self.files(name, format, settings, files)
    source.layer = try settings.text("layer")
    if format.isMapped {
      source.columns = try mapping(settings, format)
    } else if try settings.section("columns") != nil {
      throw settings.error("the columns of \(format.rawValue) are known; leave out \"columns\"")
    }
    return source
  }

  private static func shippedScheme(_ format: IncidentSource.Format) -> CategoryScheme {
    switch format {
    case .policeUK: .policeUK
    case .stats19: .stats19
    case .csv, .geoJSON, .geoPackage: CategoryScheme()
    }
  }

  private static func files(
    _ source: String, _ format: IncidentSource.Format, _ settings: Settings, _ finder: FileFinder
  ) throws(InputError) -> [IncidentFile] {
    let named = try finder.files(of: settings).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var chosen = PoliceUKFiles()
    chosen.months = try settings.months("months")
    chosen.forces = try settings.texts("forces")
    guard format == .policeUK else {
      if chosen != PoliceUKFiles() { throw settings.error("\"months\" and \"forces\" are for police.uk alone") }
      return named.map { IncidentFile(source: source, file: $0) }
    }
    return try chosen.files(of: source, in: named)
  }

  private func checkNothingIsReadTwice(_ root: Settings) throws(InputError) {
    var seen: [[String]: String] = [:]
    // The files of an archive share its path.
    var destinations: [String: String] = [:]
    for source in sources {
      for file in source.files {
        let destination = destinations[file.file.path] ?? FileFinder.destination(file.file.path)
        destinations[file.file.path] = destination
        let key = [destination, file.entry].compactMap { $0 }
        if let other = seen[key], source.layer == nil {
          throw root.error(
            "\(file.name) is a file of the source \"\(other)\" and of \"\(source.name)\"; it would count twice")
        }
        if seen[key] == nil { seen[key] = source.name }
      }
    }
  }

  // MARK: Themes

  private static func themes(_ settings: Settings) throws(InputError) -> [Theme: [String]] {
    var themes: [Theme: [String]] = [:]
    var themeOf: [String: String] = [:]
    for (key, texts) in try settings.words() {
      for word in texts {
        if let other = themeOf.updateValue(key, forKey: word.lowercased()), other != key {
          throw settings.error("the word \"\(word)\" stands under \(other) and under \(key)")
        }
      }
      themes[try theme(key, settings), default: []] += texts
    }
    return themes
  }

  static func theme(_ word: String, _ settings: Settings) throws(InputError) -> Theme {
    guard let theme = Theme(rawValue: word.lowercased()) else {
      let known = Theme.allCases.map(\.rawValue)
      let nearest = NearestWord.to(word, among: known).map { ". Is \"\($0)\" meant?" } ?? ""
      throw settings.error("the theme \"\(word)\" is not known; known are \(known.joined(separator: ", "))\(nearest)")
    }
    return theme
  }

  // MARK: Columns

  private func mapping(_ settings: Settings, _ format: IncidentSource.Format) throws(InputError) -> ColumnMapping {
    let columns = try settings.required("columns")
    try columns.allow(
      "id", "date", "time", "from", "to", "category", "weight", "place", "public_place", "longitude", "latitude",
      "easting", "northing", "grid_reference", "postcode")
    var mapping = ColumnMapping(position: try position(columns, settings, format))
    mapping.id = try columns.text("id")
    mapping.date = try columns.text("date")
    mapping.time = try columns.text("time")
    mapping.from = try columns.text("from")
    mapping.to = try columns.text("to")
    mapping.category = try columns.text("category")
    mapping.weight = try columns.text("weight")
    mapping.place = try columns.text("place")
    mapping.publicPlace = try columns.text("public_place")
    guard (mapping.date == nil) != (mapping.from == nil) else {
      throw columns.error("one of \"date\" and \"from\" is wanted: a source without dates has no period")
    }
    if mapping.to != nil, mapping.from == nil { throw columns.error("\"to\" stands beside \"from\", not alone") }
    if mapping.time != nil, mapping.date == nil { throw columns.error("\"time\" stands beside \"date\"") }
    if mapping.category == nil, try settings.text("theme") == nil {
      throw settings.error(
        "neither a column \"category\" nor a \"theme\" is named: without one nothing tells what the incidents are")
    }
    if settings.has("missing") { mapping.missing = try settings.texts("missing") }
    return mapping
  }

  private func position(
    _ columns: Settings, _ settings: Settings, _ format: IncidentSource.Format
  ) throws(InputError) -> ColumnMapping.Position {
    let system = try settings.text("crs").map { (text) throws(InputError) in try Self.referenceSystem(text, settings) }
    func pair(_ x: String, _ y: String, usual: String) throws(InputError) -> ColumnMapping.Position? {
      let (first, second) = (try columns.text(x), try columns.text(y))
      guard let first, let second else {
        if first != nil || second != nil { throw columns.error("\"\(x)\" and \"\(y)\" are wanted both or none") }
        return nil
      }
      return .coordinates(x: first, y: second, referenceSystem: system ?? usual)
    }
    let positions = [
      try pair("longitude", "latitude", usual: ReferenceSystem.degrees),
      try pair("easting", "northing", usual: ReferenceSystem.nationalGrid),
      try columns.text("grid_reference").map { .gridReference($0) },
      try columns.text("postcode").map { .postcode($0) },
    ].compactMap { $0 }
    guard positions.count <= 1 else {
      throw columns.error("more than one way to say the place is named; choose the most precise")
    }
    guard let position = positions.first else {
      if format != .csv { return .geometry }
      throw columns.error(
        "no place is named: wanted are longitude and latitude, easting and northing, grid_reference, or postcode")
    }
    if case .postcode = position, postcodes.isEmpty {
      throw columns.error("a postcode is named and no \"postcodes\": give OS Code-Point Open, ONSPD or NSPL there")
    }
    if system != nil, case .coordinates = position { return position }
    if system != nil { throw settings.error("\"crs\" goes with coordinates in columns alone") }
    return position
  }

  private static func referenceSystem(_ text: String, _ settings: Settings) throws(InputError) -> String {
    guard let match = text.wholeMatch(of: /(?i)(?:epsg:)?([0-9]{3,7})/) else {
      throw settings.error("crs is \"\(text)\"; wanted is a code such as EPSG:27700")
    }
    return "EPSG:\(match.1)"
  }
}

extension Settings {
  /// A run of months: `{ first: 2025-01, last: 2025-12 }`.
  func months(_ key: String) throws(InputError) -> ClosedRange<Month>? {
    guard let section = try section(key) else { return nil }
    try section.allow("first", "last")
    guard let first = try section.text("first").flatMap({ Month($0) }),
      let last = try section.text("last").flatMap({ Month($0) }), first <= last
    else { throw section.error("wanted are first and last, two months such as 2025-01, in their order") }
    return first...last
  }
}
