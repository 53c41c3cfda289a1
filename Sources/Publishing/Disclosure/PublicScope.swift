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
    let counts = Self.counts(of: whole)
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

  /// The counts of wards and LSOAs in all periods by analysis, all of them in one order; none where an analysis lacks a place.
  private static func counts(of release: Release) -> [String: [Int]] {
    var byPlace: [String: [AreaSuppression.Place: [Int]]] = [:]
    for layer in release.layers where ["wards", "lsoas"].contains(layer.kind) {
      guard let analysis = layer.analysis else { continue }
      for row in layer.layer.features {
        let place = AreaSuppression.Place(kind: layer.kind, code: row.text("code") ?? "")
        byPlace[analysis, default: [:]][place] = PublicColumns.counts.map { row.integer($0) ?? 0 }
      }
    }
    let places = Array(Set(byPlace.values.flatMap(\.keys)))
    let none = PublicColumns.counts.map { _ in 0 }
    return Dictionary(
      uniqueKeysWithValues: release.analyses.map { analysis in
        (analysis, places.flatMap { byPlace[analysis]?[$0] ?? none })
      })
  }
}
