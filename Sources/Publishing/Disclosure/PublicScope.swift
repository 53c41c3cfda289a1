import Formats

/// How much of each analysis the public may have, as one may be worked out from others.
struct PublicScope {
  enum Depth: Sendable { case nothing, wards, everything }

  private(set) var depth: [String: Depth] = [:]
  /// Analyses that are shown and whose counts depend on one another, each once; one by itself is a group of one.
  private(set) var groups: [[String]] = []
  /// What is withheld so, a sentence each.
  private(set) var sentences: [String] = []
  private let whole: Release
  private let rules: SharingRules

  init(_ whole: Release, _ rules: SharingRules) {
    self.whole = whole
    self.rules = rules
    let counts = Dictionary(uniqueKeysWithValues: whole.analyses.map { ($0, self.counts(of: $0)) })
    var analyses: [String] = []
    for analysis in whole.analyses {
      if total(of: analysis) < rules.minimumCount {
        withhold(analysis, "it has fewer than \(rules.minimumCount) incidents")
      } else if let part = whole.analyses.first(where: { isPart($0, of: analysis, counts) }) {
        withhold(analysis, "\(part) is a part of it, and the rest of a place could be told by their difference")
      } else {
        analyses.append(analysis)
      }
    }
    groups = DependentCounts(analyses.map { counts[$0] ?? [] }).groups.map { $0.map { analyses[$0] } }
    for group in groups {
      let sensitive = group.filter(isSensitive)
      for analysis in group {
        depth[analysis] = sensitive.isEmpty ? .everything : .wards
        if sensitive.contains(analysis) {
          sentences.append("\(analysis): nothing below wards, as its themes or categories are sensitive.")
        } else if !sensitive.isEmpty {
          sentences.append(
            "\(analysis): no counts below wards, as those of \(sensitive.joined(separator: ", ")) could be worked out from them."
          )
        }
      }
    }
  }

  private mutating func withhold(_ analysis: String, _ reason: String) {
    depth[analysis] = .nothing
    sentences.append("\(analysis): nothing, as \(reason).")
  }

  /// Whether an analysis looks at a part of what another looks at: at none of another source or category, and nowhere at more.
  /// Of two that look at the same the later one is taken for the whole. One that is not shown tells nothing of the rest.
  private func isPart(_ part: String, of whole: String, _ counts: [String: [Int]]) -> Bool {
    guard part != whole, total(of: part) >= rules.minimumCount, let few = record(part), let many = record(whole),
      Set(few.sources).isSubset(of: many.sources), Set(few.categories).isSubset(of: many.categories)
    else { return false }
    let pairs = zip(counts[part] ?? [], counts[whole] ?? [])
    guard pairs.allSatisfy({ $0 <= $1 }) else { return false }
    let analyses = self.whole.analyses
    return pairs.contains { $0 < $1 } || analyses.firstIndex(of: part) ?? 0 < analyses.firstIndex(of: whole) ?? 0
  }

  private func record(_ analysis: String) -> Manifest.Analysis? {
    whole.manifest.analyses.first { $0.name == analysis }
  }

  /// Whether nothing but sensitive themes or categories is in an analysis, or its name is of one.
  func isSensitive(_ analysis: String) -> Bool {
    guard let record = record(analysis) else { return true }
    return rules.isSensitive(record.name)
      || [record.themes, record.categories].contains { !$0.isEmpty && $0.allSatisfy(rules.isSensitive) }
  }

  /// Incidents of the period.
  private func total(of analysis: String) -> Int {
    guard let record = record(analysis) else { return 0 }
    return record.clusters.incidentsInHotspots + record.clusters.incidentsInNone
  }

  /// The counts of wards and LSOAs in all periods, in one order for all analyses.
  private func counts(of analysis: String) -> [Int] {
    var counts: [Int] = []
    for kind in ["wards", "lsoas"] {
      let rows = (whole.layer(kind, of: analysis)?.features ?? []).map { row in
        (code: row.text("code") ?? "", counts: PublicColumns.counts.map { row.integer($0) ?? 0 })
      }
      counts += rows.sorted { $0.code < $1.code }.flatMap(\.counts)
    }
    return counts
  }
}
