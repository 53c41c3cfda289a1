package import Formats

/// Reads every file of a published folder again and tries to break its disclosure control.
///
/// It shares no code with the disclosure control: what it says does not rest on what it checks.
package struct Audit: Sendable {
  /// What should not be seen; empty where nothing was found.
  package let findings: [AuditFinding]
  /// What was looked at, a sentence each.
  package let looked: [String]

  /// The audit of a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of what is published.
  ///   - earlier: folders that were published before to the same people: other months, or other analyses.
  ///   - sources: the partners' files.
  ///   - rules: what is demanded.
  /// - Throws: where a file is missing or damaged, so that it cannot be audited.
  package init(
    folder: String, earlier: [String] = [], sources: [AuditSource], rules: AuditRules = AuditRules()
  ) throws(InputError) {
    let own = try PublishedFolder(folder, keepingText: true)
    var folders = [own]
    for (number, path) in earlier.enumerated() {
      folders.append(try PublishedFolder(path, release: number + 1, keepingText: false))
    }
    guard let audience = rules.audience ?? own.manifest["audience"]?.text else {
      throw .badData(
        "\(folder)/\(PublishedFolder.manifestName) does not say whom the files are for. Publish them again with this version, "
          + "or say it with --audience.")
    }
    guard ["internal", "partner", "public"].contains(audience) else {
      throw .badData(
        "\(folder)/\(PublishedFolder.manifestName): the audience is \"\(audience.prefix(40))\"; it is internal, partner or public."
      )
    }
    var looked = [
      "\(own.files.count) files for the audience \(audience), \(own.tables.count) tables and layers in them"
    ]
    var findings: [AuditFinding] = []
    if audience != "internal" {
      findings += Self.files(own)
      findings += try Self.strings(own, sources, isPublic: audience == "public", &looked)
    }
    if audience == "partner" {
      let places = UnagreedPlaces(own, agreed: rules.agreedSources)
      findings += places.findings
      looked.append("\(places.rows) places and hotspots with places of sources that the agreement does not name")
    }
    if audience == "public" {
      findings += Self.counts(own, rules, &looked)
      let recovery = Recovery(folders, rules)
      findings += recovery.findings
      looked += recovery.looked
      findings += Self.places(own, rules, &looked)
    }
    if audience == "internal" { looked.append("what is internal is not held to anything: its files were only read") }
    var seen: Set<AuditFinding> = []
    self.findings = findings.filter { seen.insert($0).inserted }
    self.looked = looked
  }

  /// Files that somebody has changed or added, of which the others say nothing.
  private static func files(_ folder: PublishedFolder) -> [AuditFinding] {
    folder.changed.map {
      AuditFinding(
        file: $0, place: "the file", what: .changed, sentence: "It is not as it was written. Publish it again.")
    }
      + folder.unlisted.map {
        AuditFinding(
          file: $0, place: "the file", what: .unlisted,
          sentence: "The manifest does not list it: look at it yourself, or take it out of the folder.")
      }
  }

  private static func strings(
    _ folder: PublishedFolder, _ sources: [AuditSource], isPublic: Bool, _ looked: inout [String]
  ) throws(InputError) -> [AuditFinding] {
    var names: Set<String> = []
    for table in folder.tables where ["wards", "lsoas", "districts"].contains(table.kind ?? "") {
      for row in table.rows.indices { names.formUnion(["code", "name"].compactMap { table.cell(row, $0).text }) }
    }
    let strings = try SourceStrings(sources, publicNames: names, isPublic: isPublic)
    var search = StringSearch(strings)
    for part in folder.parts { search.look(in: part) }
    let counts = strings.counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) of \($0.key.rawValue)" }
    looked.append(
      "strings of \(sources.count) sources (\(counts.isEmpty ? "none" : counts.joined(separator: ", "))) in \(search.bytesRead) bytes"
    )
    return search.findings
  }

  private static func counts(
    _ folder: PublishedFolder, _ rules: AuditRules, _ looked: inout [String]
  ) -> [AuditFinding] {
    var small = SmallCounts(minimum: rules.minimumCount)
    for table in folder.tables { small.look(in: table) }
    small.look(in: folder.manifest)
    for part in folder.parts where !part.isText && (part.file.hasSuffix(".html") || part.file.hasSuffix(".htm")) {
      let lines = Markup(part.bytes).text.split { $0 == "\n" || $0 == Character(Markup.between) }
      for (number, line) in lines.enumerated() {
        small.look(in: String(line), file: part.file, place: "text \(number + 1)", inBrackets: true)
      }
    }
    looked.append("\(small.cells) counts and \(small.texts) texts, for counts from 1 to \(rules.minimumCount - 1)")
    return small.findings
  }

  private static func places(
    _ folder: PublishedFolder, _ rules: AuditRules, _ looked: inout [String]
  ) -> [AuditFinding] {
    var places = PlaceChecks(rules)
    var sensitive = SensitiveCategories(rules)
    let selections = Dictionary(
      folder.analyses.map { ($0.name, $0.record["selection"]?.text ?? "") }, uniquingKeysWith: { first, _ in first })
    for table in folder.tables {
      places.look(in: table)
      sensitive.look(in: table, selections: selections)
    }
    looked.append(
      "\(places.shapes) shapes for at least \(rules.minimumAddresses) addresses, \(places.points) points for their precision, "
        + "\(sensitive.texts) texts of places smaller than a ward for sensitive categories")
    return places.findings + sensitive.findings
  }
}
