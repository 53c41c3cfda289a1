/// The sources that partners' own files become, as lines of a configuration.
struct RecordChoice {
  /// Sources that can be read as they are drafted.
  private(set) var active: [[String]] = []
  /// Those that lack something, as comments.
  private(set) var inactive: [[String]] = []
  /// Whether one of the active is placed by postcode.
  private(set) var needsPostcodes = false

  private var names: Set<String>
  private let naming: DraftNaming

  /// - Parameters:
  ///   - hasPostcodes: whether tables of postcodes are among the files.
  ///   - taken: names of sources that are given away.
  init(_ files: [FoundFile], hasPostcodes: Bool, taken: [String], naming: DraftNaming) {
    names = Set(taken)
    self.naming = naming
    for file in files.byName {
      if case .collisions = file.kind {
        active.append(
          DraftText.comment("STATS19: columns and severities are known.", indent: 2) + [
            "  - name: \(name(for: "collisions", nil))", "    format: stats19",
            "    file: \(DraftText.value(file.name))",
          ])
      }
    }
    for group in Self.groups(files) {
      let lines = block(group.files, group.layer)
      if group.layer.columns.place == .postcode, !hasPostcodes {
        inactive.append(
          DraftText.comment(
            "Left out: it is placed by postcode, and no table of postcodes (OS Code-Point Open, ONSPD or NSPL) is "
              + "among the files.", indent: 2) + DraftText.commentedOut(lines))
      } else {
        needsPostcodes = needsPostcodes || group.layer.columns.place == .postcode
        active.append(lines)
      }
    }
  }

  private typealias Group = (files: [FoundFile], layer: RecordLayer)

  /// Files with the same columns in one folder, such as one a month, are one source.
  private static func groups(_ files: [FoundFile]) -> [Group] {
    var groups: [Group] = []
    for file in files.byName {
      guard case .records(let layers) = file.kind else { continue }
      for layer in layers {
        let index = groups.firstIndex { group in
          guard layer.format != .geopackage, group.layer.format == layer.format, group.layer.header == layer.header,
            folder(group.files[0].name) == folder(file.name)
          else { return false }
          return key(group.layer) == key(layer)
        }
        if let index { groups[index].files.append(file) } else { groups.append(([file], layer)) }
      }
    }
    return groups
  }

  private static func folder(_ name: String) -> Substring { name.lastIndex(of: "/").map { name[..<$0] } ?? "" }

  /// What must be the same of two files for one source: the mapping and the theme, but not the words that were seen.
  private static func key(_ layer: RecordLayer) -> [String] {
    let theme =
      switch layer.theme {
      case .whole(let theme, _): theme
      case .words(let listed, _): listed.map { "\($0.theme): \($0.words.sorted())" }.joined()
      case .unsure: "unsure"
      }
    return layer.columns.roles.map { "\($0.key): \($0.column)" } + [theme]
  }

  /// A name that no other source has.
  private mutating func name(for file: String, _ layer: String?) -> String {
    let words = ColumnLook.words(of: layer ?? RecordInspector.title(of: file)).filter { $0.allSatisfy(\.isASCII) }
    let title = words.joined(separator: "-").prefix(40)
    var name = title.first?.isLetter == true ? String(title) : title.isEmpty ? "source" : "source-\(title)"
    let plain = name
    var number = 2
    while names.contains(name) {
      name = "\(plain)-\(number)"
      number += 1
    }
    names.insert(name)
    return name
  }

  // MARK: Lines

  private mutating func block(_ files: [FoundFile], _ layer: RecordLayer) -> [String] {
    let guess = layer.columns
    var about = "\(files.count == 1 ? files[0].name : "\(files.count) files"): \(layer.looks)."
    if guess.freeText > 0 { about += " Left out: \(DraftText.count(guess.freeText, "column")) of long text." }
    for remark in guess.remarks { about += " \(remark)" }
    var lines = DraftText.comment(about, indent: 2)
    lines.append("  - name: \(name(for: files[0].name, layer.layer))")
    lines.append("    format: \(layer.format.rawValue)")
    let entries = naming.entries(for: files.map(\.name))
    if files.count == 1 {
      lines.append("    file: \(DraftText.value(entries[0]))")
    } else {
      lines += ["    files:"] + entries.map { "      - \(DraftText.quoted($0))" }
    }
    if let name = layer.layer { lines.append("    layer: \(DraftText.value(name))") }
    lines.append("    columns:")
    for role in guess.roles {
      if let remark = role.remark { lines += DraftText.comment(remark, indent: 6) }
      lines.append("      \(role.key): \(DraftText.value(role.column))")
    }
    switch guess.place {
    case .grid: lines.append("    crs: EPSG:27700")
    case .degrees: lines.append("    crs: EPSG:4326")
    default: break
    }
    return lines + theme(layer.theme)
  }

  /// More words than this nobody reads in a comment.
  private static let shownWords = 12

  private func theme(_ theme: ThemeGuess) -> [String] {
    switch theme {
    case .whole(let theme, let because):
      return DraftText.comment("Because \(because).", indent: 4) + ["    theme: \(DraftText.value(theme))"]
    case .words(let listed, let others):
      var lines = ["    themes:"]
      lines += listed.map { "      \(DraftText.value($0.theme)): \(Self.list($0.words))" }
      if !others.isEmpty {
        lines += DraftText.comment("unsure: these words are counted as other: \(Self.shown(others)).", indent: 6)
      }
      return lines
    case .unsure(let listed, let seen):
      var lines = DraftText.comment(
        "unsure: neither the file's name nor its categories say what it is about. Themes are asb, violence, burglary, "
          + "vehicle, criminal damage, drugs, shoplifting, fire, road, health, environmental, community concern and other.",
        indent: 4)
      if !seen.isEmpty { lines += DraftText.comment("Most often it has: \(Self.shown(seen)).", indent: 4) }
      lines.append("    theme: other")
      if !listed.isEmpty {
        lines += DraftText.comment("Or, in place of theme:", indent: 4)
        lines.append("    # themes:")
        lines += listed.map { "    #   \(DraftText.value($0.theme)): \(Self.list($0.words))" }
      }
      return lines
    }
  }

  private static func list(_ words: [String]) -> String {
    "[\(words.sorted().map(DraftText.quoted).joined(separator: ", "))]"
  }

  private static func shown(_ words: [String]) -> String {
    let first = words.prefix(shownWords).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
    return words.count > shownWords ? "\(first) and \(words.count - shownWords) more" : first
  }
}
