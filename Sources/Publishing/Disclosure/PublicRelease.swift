import Formats
import Incidents
import Spatial

/// What everybody may have: hotspots that hold enough addresses, and counts of wards and LSOAs from which no small one can be
/// worked out.
///
/// What is not named here does not leave. Points of any kind, and shapes of the partnership's own that cut across wards, are
/// withheld: their counts less those of the wards would tell those of the pieces.
struct PublicRelease {
  private let whole: Release
  private let rules: SharingRules
  private let projector: Projector
  private let names: HotspotNames
  private let scope: PublicScope
  private var withheld: [String]

  /// - Parameter projector: from degrees to the National Grid.
  init(_ whole: Release, _ rules: SharingRules, _ projector: Projector) {
    self.whole = whole
    self.rules = rules
    self.projector = projector
    names = HotspotNames(whole)
    scope = PublicScope(whole, rules)
    withheld = scope.sentences
  }

  /// - Throws: where the areas cannot be laid over one another, or hotspots cannot be drawn.
  mutating func release() throws(InputError) -> Release {
    let shown = whole.analyses.filter { scope.depth[$0] != .nothing }
    let tables = tables()
    var areas: [String: AreaSuppression] = [:]
    for analysis in shown { areas[analysis] = try self.areas(of: analysis, tables) }
    areas = JointSuppression(areas, groups: scope.groups).areas
    var layers: [ReleasedLayer] = []
    for analysis in shown { layers += try self.layers(of: analysis, areas[analysis], tables) }
    let kept = Set(layers.map(\.fileName))
    // Of an analysis that is not shown the scope has said so.
    let rest = whole.layers.filter { layer in
      !kept.contains(layer.fileName) && layer.analysis.map { scope.depth[$0] != .nothing } ?? true
    }
    let kinds = Set(rest.map(\.kind)).sorted()
    if !kinds.isEmpty {
      withheld.append(
        "Points, single places, cells, times of the week and further layers: \(kinds.joined(separator: ", ")).")
    }
    var manifest = PublicManifest.of(whole.manifest, layers)
    manifest.analyses.removeAll { !shown.contains($0.name) }
    var release = Release(audience: .public, manifest: manifest, layers: layers)
    release.withheld = withheld
    return release
  }

  private mutating func layers(
    of analysis: String, _ suppression: AreaSuppression?, _ tables: [String: PlainLayer]
  ) throws(InputError) -> [ReleasedLayer] {
    func released(_ kind: String, _ layer: PlainLayer?, _ format: PlainLayer.Format) -> [ReleasedLayer] {
      layer.map { [ReleasedLayer(analysis: analysis, kind: kind, format: format, layer: $0)] } ?? []
    }
    func table(_ kind: String) -> [ReleasedLayer] {
      released(kind, tables[ReleasedLayer.name(kind, of: analysis)], .csv)
    }
    var layers: [ReleasedLayer] = []
    if !scope.isSensitive(analysis), let hotspots = whole.layer("hotspots", of: analysis) {
      let kept = try self.hotspots(hotspots, of: analysis)
      layers += released("hotspots", kept, .geoJSON) + released("ranked-locations", kept, .csv)
    }
    if let suppression, suppression.primary > 0 {
      withheld.append(
        "\(analysis): \(suppression.primary) counts of wards and LSOAs under \(rules.minimumCount), and \(suppression.secondary) "
          + "more so that those cannot be worked out from sums.")
    } else if let suppression, suppression.secondary > 0 {
      withheld.append(
        "\(analysis): \(suppression.secondary) counts of wards and LSOAs, as those that are withheld of other analyses could be "
          + "worked out from them.")
    }
    let areas = suppression?.suppressed() ?? [:]
    layers += released("wards", areas["wards"], .geoJSON) + released("lsoas", areas["lsoas"], .geoJSON)
    layers += table("series") + table("deprivation-tenths")
    if areas["lsoas"] != nil, suppression?.withheld("incidents").allSatisfy({ $0.kind != "lsoas" }) == true {
      layers += released("deprivation-measures", whole.layer("deprivation-measures", of: analysis)?.withoutAbout, .csv)
    }
    // Their wards add up to them: no ward is withheld with that in mind.
    return suppression?.withheld("incidents").isEmpty == false ? layers : layers + table("districts")
  }

  /// Hotspots with enough addresses, drawn so that no single place can be told, without the names of partners' places.
  private mutating func hotspots(_ layer: PlainLayer, of analysis: String) throws(InputError) -> PlainLayer {
    let drawn = try RedrawnHotspots(layer, around: whole.layer("locations", of: analysis), projector)
    let many = layer.features.filter { ($0.integer("incidents") ?? 0) >= rules.minimumCount }
    if many.count < layer.features.count {
      withheld.append(
        "\(analysis): \(layer.features.count - many.count) of \(layer.features.count) hotspots, as they have fewer than "
          + "\(rules.minimumCount) incidents.")
    }
    let kept = many.filter { drawn.residents(of: $0) >= rules.minimumResidents }.compactMap(drawn.redrawn)
    let left = many.count - kept.count
    if left > 0 {
      withheld.append(
        "\(analysis): \(left) of \(layer.features.count) hotspots, as fewer than \(rules.minimumAddresses) addresses are known in "
          + "them (\(FixedDecimal.string(rules.peoplePerAddress, decimals: 1)) residents each).")
    }
    let squares = kept.count { !RedrawnHotspots.isPublic($0) }
    if squares > 0 {
      withheld.append(
        "\(analysis): the outlines of \(squares) \(squares == 1 ? "hotspot" : "hotspots"), as partners' places could be told from "
          + "them; they are drawn from squares of \(Int(CoarseOutlines.sideMetres)) m in which these lie.")
    }
    var hidden = 0
    let minimum = rules.minimumCount
    // Ranked anew: a gap would tell between which counts that of a withheld hotspot lies.
    let features = kept.enumerated().map { index, hotspot -> (feature: PlainLayer.Feature, withheld: String?) in
      let columns = PublicColumns.counts.filter { column in hotspot.integer(column).map { $0 < minimum } ?? false }
      hidden += columns.count
      let feature = hotspot.emptying(Set(columns).union(columns.flatMap { PublicColumns.derived[$0] ?? [] }))
      var values: [String: PropertyValue] = ["rank": .integer(index + 1)]
      if !RedrawnHotspots.isPublic(hotspot) { values["name"] = .text(names.name(of: hotspot.text("id") ?? "")) }
      return (feature.replacing(values), columns.isEmpty ? nil : columns.joined(separator: "; "))
    }
    if hidden > 0 { withheld.append("\(analysis), hotspots: \(hidden) counts under \(minimum).") }
    var columns = PublicColumns.hotspots.union(changes(layer))
    // Where a column names all other categories, the gaps in it name the sensitive one.
    if hasSensitiveCategory(analysis) {
      columns.remove("top_category")
      withheld.append("\(analysis), hotspots: their categories, as some of them are sensitive.")
    }
    return layer.withoutAbout.with(features.map(\.feature)).keeping(columns).sayingWithheld(features.map(\.withheld))
  }

  private func hasSensitiveCategory(_ analysis: String) -> Bool {
    guard let record = whole.manifest.analyses.first(where: { $0.name == analysis }) else { return true }
    return (record.categories + record.themes).contains(where: rules.isSensitive)
  }

  /// Columns of changes, where these are of whole periods: other pairs of months would tell the counts of single months.
  private func changes(_ layer: PlainLayer) -> Set<String> {
    let pairs = [("change_incidents", 0), ("year_change_incidents", 1)]
    let whole = pairs.filter { pair in
      layer.features.allSatisfy { $0.integer(pair.0) == nil || $0.integer(pair.0) == $0.integer("incidents") }
    }
    return Set(whole.flatMap { PublicColumns.changes[$0.1] })
  }

  private func areas(
    of analysis: String, _ tables: [String: PlainLayer]
  ) throws(InputError) -> AreaSuppression {
    var layers: [String: PlainLayer] = [:]
    for kind in scope.depth[analysis] == .everything ? ["wards", "lsoas"] : ["wards"] {
      guard let layer = whole.layer(kind, of: analysis) else { continue }
      layers[kind] = layer.withoutAbout.keeping(PublicColumns.areas.union(changes(layer)))
    }
    return try AreaSuppression(
      layers, minimum: rules.minimumCount,
      knowingTenths: tables[ReleasedLayer.name("deprivation-tenths", of: analysis)] != nil)
  }

  /// Tables of counts that are published whole or not at all, by their names: the district's months, tenths of deprivation,
  /// districts. Where one count is small it could be worked out from the others, and so could a table from those of analyses
  /// that depend on its own.
  private mutating func tables() -> [String: PlainLayer] {
    var tables: [String: PlainLayer] = [:]
    for group in scope.groups {
      for (kind, words, columns) in [
        ("series", "months of the district", PublicColumns.series),
        ("deprivation-tenths", "tenths of deprivation", PublicColumns.tenths),
        ("districts", "districts", PublicColumns.districts),
      ] {
        let all = group.compactMap { analysis in table(kind, of: analysis).map { (analysis: analysis, layer: $0) } }
        let small = all.filter { isSmall($0.layer) }.map(\.analysis)
        for (analysis, layer) in all where scope.depth[analysis] != .nothing {
          if kind == "deprivation-tenths", scope.depth[analysis] != .everything { continue }
          if small.isEmpty {
            tables[ReleasedLayer.name(kind, of: analysis)] = layer.withoutAbout.keeping(columns)
          } else if small.contains(analysis) {
            withheld.append("\(analysis), \(words): the whole table, as it has counts under \(rules.minimumCount).")
          } else {
            withheld.append(
              "\(analysis), \(words): the whole table, as that of \(small.joined(separator: ", ")) could be worked out from it."
            )
          }
        }
      }
    }
    return tables
  }

  private func table(_ kind: String, of analysis: String) -> PlainLayer? {
    guard let layer = whole.layer(kind, of: analysis) else { return nil }
    return kind == "series" ? layer.with(layer.features.filter { $0.text("place_kind") == "district" }) : layer
  }

  private func isSmall(_ layer: PlainLayer) -> Bool {
    layer.features.contains { $0.integer("incidents").map { $0 < rules.minimumCount } ?? false }
  }
}
