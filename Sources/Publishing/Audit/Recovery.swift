import Formats

/// Tries to work out every withheld count.
struct Recovery {
  private(set) var findings: [AuditFinding] = []
  private(set) var looked: [String] = []

  /// A withheld count is as good as told where its greatest possible number is less than this over its least: of one that
  /// is withheld for being under 5 everybody knows that it is one of 1 to 4, which are 3 apart.
  static let widthThatTells = 3

  init(_ folders: [PublishedFolder], _ rules: AuditRules) {
    let all = folders.flatMap { CountCells($0).cells }
    var network = CountRelations.laid(over: CountNetwork(all), of: folders)
    let published = network.keys.filter { key in
      network.variable(of: key).map { network.system.value($0) != nil } ?? false
    }
    let check = RelationCheck(&network.system, minimumCount: rules.minimumCount)
    let derived = derive(folders, &network)
    let isKnown = Set(published)
    network.system.solve()

    let cells = all.filter { $0.release == 0 }
    let withheld = network.keys.filter { key in network.cells[key]?.contains(where: \.isWithheld) ?? false }
    looked.append(
      "\(all.count) cells of counts: \(published.count) counts of a place and its months are published, \(withheld.count) withheld"
    )
    looked += check.sentences.map { "sums: \($0)" }
    looked.append("\(derived) withheld counts bounded by a rate, share, ratio or limit that was reckoned from them")
    if let first = network.disagreements.first {
      let count = network.disagreements.count
      looked.append(
        "\(count) \(count == 1 ? "count stands" : "counts stand") otherwise in another file or release, the first that of "
          + "\(first.words): \(Self.standing(network.cells[first] ?? []))")
    }
    for key in network.keys { findings += finding(key, network, cells, isKnown, rules) }
    for (relation, rest) in check.rests {
      findings.append(
        AuditFinding(
          file: "", place: relation.family, what: .recovered,
          sentence: "Where \(relation.words), \(rest) are left over: a count that stands nowhere and is under "
            + "\(rules.minimumCount)."))
    }
    if !network.system.isFinished {
      findings.append(
        AuditFinding(
          file: PublishedFolder.manifestName, place: "all counts", what: .unfinished,
          sentence: "There are more sums than can be taken apart here: what was not tried may be recoverable."))
    }
    if network.system.contradictions > 0 {
      looked.append("\(network.system.contradictions) sums contradict the others and were not used")
    }
    findings += beside(folders) + measured(folders)
  }

  /// Numbers that were reckoned from the counts of all areas at once: with all but two of the counts they tell these two.
  private func measured(_ folders: [PublishedFolder]) -> [AuditFinding] {
    let tables = folders.first?.tables ?? []
    let measures = tables.filter { $0.kind == "deprivation-measures" || $0.kind == "deprivation-curve" }
    return measures.compactMap { measure in
      let withheld = tables.first { $0.kind == "lsoas" && $0.analysis == measure.analysis }.map { lsoas in
        lsoas.rows.indices.count { lsoas.cell($0, "incidents").isNone }
      }
      guard let withheld, withheld > 0, !measure.rows.isEmpty else { return nil }
      return AuditFinding(
        file: measure.file, place: measure.name.isEmpty ? "the table" : measure.name, what: .recovered,
        sentence: "The numbers were reckoned from the counts of all LSOAs, of which \(withheld) are withheld.")
    }
  }

  /// - Returns: how many counts were bounded.
  private func derive(_ folders: [PublishedFolder], _ network: inout CountNetwork) -> Int {
    var bounded: Set<CountKey> = []
    for folder in folders {
      let periods = Dictionary(
        folder.analyses.map { ($0.name, AuditedPeriods($0.record)) }, uniquingKeysWith: { first, _ in first })
      for table in folder.tables where table.kind != nil {
        guard let analysis = table.analysis, let periods = periods[analysis] ?? nil,
          let counts = DerivedCounts(table, periods)
        else { continue }
        let district = CountKey(analysis: analysis, place: "district", basis: .whole, months: periods.current)
        let total = network.variable(of: district).flatMap { network.system.value($0) }
        for bound in counts.bounds(districtTotal: total) {
          guard let variable = network.variable(of: bound.key), network.system.value(variable) == nil else { continue }
          if network.system.narrow(variable, bound.range, because: bound.words) { bounded.insert(bound.key) }
        }
      }
    }
    return bounded.count
  }

  private func finding(
    _ key: CountKey, _ network: CountNetwork, _ own: [CountCell], _ isKnown: Set<CountKey>, _ rules: AuditRules
  ) -> [AuditFinding] {
    guard let variable = network.variable(of: key) else { return [] }
    let (low, high) = (network.system.low[variable], network.system.high[variable])
    let stood = network.cells[key] ?? []
    if let cell = stood.filter(\.isWithheld).min(by: { $0.release < $1.release }) {
      if let other = stood.first(where: { $0.value != nil }) {
        return [
          AuditFinding(
            file: cell.file, place: cell.place, what: .recovered,
            sentence: "The count of \(key.words) is withheld here and stands in \(other.file), \(other.place).")
        ]
      }
      guard high - low < Self.widthThatTells, low < rules.minimumCount else { return [] }
      let told = low == high ? "is \(low)" : "lies in \(low) to \(high)"
      return [
        AuditFinding(
          file: cell.file, place: cell.place, what: .recovered,
          sentence: "The count of \(key.words) is withheld and \(told): \(network.system.reasons[variable]).")
      ]
    }
    // A count that stands nowhere, such as that of the month by which two releases differ.
    guard stood.isEmpty, !isKnown.contains(key), low == high, (1..<rules.minimumCount).contains(low) else { return [] }
    return [
      AuditFinding(
        file: PublishedFolder.manifestName, place: key.place, what: .recovered,
        sentence: "The count of \(key.words) stands nowhere and is \(low): \(network.system.reasons[variable]).")
    ]
  }

  /// Where a count stands, and as what.
  private static func standing(_ cells: [CountCell]) -> String {
    cells.compactMap { cell in
      cell.value.map { "\($0) in \(cell.file)\(cell.release == 0 ? "" : " of earlier release \(cell.release)")" }
    }.sorted().joined(separator: ", ")
  }

  /// What was reckoned from a withheld count and stands beside it, though no formula here undoes it.
  private func beside(_ folders: [PublishedFolder]) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    for table in folders.first?.tables ?? [] where table.kind != nil && table.column("incidents") != nil {
      for row in table.rows.indices {
        let lacks = Self.reckoned.filter { counts, _ in
          counts.contains { table.column($0) != nil && table.cell(row, $0).isNone }
        }
        let columns = lacks.flatMap(\.columns).filter { !table.cell(row, $0).isNone }
        guard !columns.isEmpty else { continue }
        findings.append(
          AuditFinding(
            file: table.file, place: table.place(row), what: .recovered,
            sentence: "The count is withheld, and \(columns.prefix(4).joined(separator: ", ")) were reckoned from it."))
      }
    }
    return findings
  }

  private static let reckoned: [(counts: [String], columns: [String])] = [
    (
      ["incidents"],
      [
        "rate_per_1000", "rate_lower_95", "rate_upper_95", "eb_rate_per_1000", "local_eb_rate_per_1000", "group_ratio",
        "group_lower_95", "group_upper_95", "group_p", "group_q", "lee_l", "lee_p", "bivariate_moran", "bivariate_p",
        "incident_share_percent",
      ]
    ),
    (
      ["incidents", "previous_incidents"], ["change_ratio", "change_lower_95", "change_upper_95", "change_p"]
    ),
    (
      ["incidents", "year_before_incidents"],
      ["year_change_ratio", "year_change_lower_95", "year_change_upper_95", "year_change_p"]
    ),
  ]
}
