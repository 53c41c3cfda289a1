import Formats
import Spatial

/// Lays what is known of the LSOAs over another layer of areas.
struct LayerSurvey {
  let studyArea: StudyArea
  /// nil where no LSOA file was given.
  let lsoas: KnownLSOAs?
  let facts: GroundFacts
  let workers: Int

  /// An area of which the LSOAs hold less than this of the ground is not known whole: its people would be too few, and its rate too
  /// high.
  private static let leastKnown = 0.95
  /// LSOAs that hold so much of the study area leave nothing out but a coast drawn differently.
  private static let heldShare = 0.999
  /// A layer that covers so much of the study area is meant to cover all of it.
  private static let wholeShare = 0.99
  /// Fewer areas are not cut into fifths: five groups of one tell nothing.
  private static let leastAreasOfFifths = 15

  struct Surveyed {
    let layer: GroundLayer
    let notes: [String]
    let warnings: [String]
  }

  /// Whether a layer is meant to cover the study area.
  func isWhole(_ layer: AreaLayer) -> Bool {
    layer.squareMetres.reduce(0, +) >= Self.wholeShare * studyArea.squareMetres
  }

  /// The areas of a layer with at least half of their ground in the study area.
  ///
  /// - Throws: where there are none.
  func inside(_ layer: AreaLayer) throws(InputError) -> (layer: AreaLayer, note: String) {
    let inside = try studyArea.holdsHalf(of: layer, workers: workers)
    let kept = try layer.filtered { inside[$0] }
    guard kept.count > 0 else {
      throw .badData(
        "\(layer.name): none of the \(layer.count) areas has half of its ground in the study area. Is it the layer of this "
          + "district?")
    }
    return (
      kept, "\(layer.name): \(kept.count) of \(layer.count) areas have at least half of their ground in the study area."
    )
  }

  /// - Parameter overlay: which part of each LSOA lies in which of the areas, where that is known already.
  func layer(_ areas: AreaLayer, overlay: Apportionment? = nil) throws(InputError) -> Surveyed {
    var (notes, warnings): ([String], [String]) = ([], [])
    let shares = try lsoas.map { (known) throws(InputError) in try self.shares(of: known, in: areas, overlay) }
    if let shares, !shares.dividedByArea.isEmpty {
      notes.append(
        "\(areas.name): \(shares.dividedByArea.count) LSOAs have no address point and are divided by their ground.")
    }
    let unknown = try notKnownWhole(areas)
    if !unknown.isEmpty, !facts.denominators.isEmpty {
      let named = areas.codes.indices.filter(unknown.contains).prefix(5).map { areas.names[$0] }
      warnings.append(
        "\(areas.name): \(unknown.count) of \(areas.count) areas have ground without LSOAs, and so no people that are known: "
          + "\(named.joined(separator: ", ")). Does the LSOA file cover the whole district?")
    }
    var denominators: [AreaDenominator] = []
    for (number, denominator) in facts.denominators.enumerated() {
      let stated = areas.codes.map { denominator.values[$0] }
      if !stated.isEmpty, stated.allSatisfy({ $0 != nil }) {
        denominators.append(AreaDenominator(name: denominator.name, values: stated))
        notes.append("\(areas.name): \(denominator.name) taken from the table by their own codes.")
      } else if let shares, let known = lsoas?.denominators[number], known.values.contains(where: { $0 != nil }) {
        denominators.append(
          AreaDenominator(
            name: denominator.name,
            values: shares.totals(known.values).enumerated().map {
              unknown.contains($0.offset) ? nil : $0.element
            }))
        notes.append("\(areas.name): \(denominator.name) of LSOAs apportioned \(way).")
      } else {
        denominators.append(AreaDenominator(name: denominator.name, values: stated))
        if let mismatch = CodeMatch(areas.codes, in: denominator.values.keys), mismatch.missing.count < areas.count {
          warnings.append(mismatch.sentence(layer: areas.name, table: denominator.name, tableYear: nil))
        }
      }
    }
    let people = lsoas?.denominators.first?.values ?? lsoas?.layer.codes.map { _ in nil } ?? []
    func mean(_ value: (GroundLayer) -> [Double?]) -> [Double?] {
      guard let shares, let known = lsoas?.groundLayer else { return Array(repeating: nil, count: areas.count) }
      return shares.means(value(known), weightedBy: people)
    }
    let decile = mean(\.measureDecile)
    let groups = groups(of: areas, decile)
    let layer = GroundLayer(
      areas: areas, denominators: denominators, imdDecile: mean(\.imdDecile), measureDecile: decile,
      measurePosition: Array(repeating: nil, count: areas.count),
      deprivation: Array(repeating: nil, count: areas.count),
      groups: groups?.of ?? Array(repeating: nil, count: areas.count),
      groupName: groups?.name)
    return Surveyed(layer: layer, notes: notes, warnings: warnings)
  }

  /// The areas of which a good part of the ground is in no LSOA.
  private func notKnownWhole(_ areas: AreaLayer) throws(InputError) -> Set<Int> {
    guard let lsoas else { return [] }
    // Where the LSOAs hold the study area each area is held, and need not be cut.
    let held = lsoas.layer.squareMetres.reduce(0, +)
    if held >= Self.heldShare * studyArea.squareMetres { return [] }
    do throws(SpatialError) {
      let parts = try Apportionment.byArea(
        areas.index, to: lsoas.layer.index, coverage: .partial, workers: workers)
      return Set(areas.codes.indices.filter { parts.outside[$0] > 1 - Self.leastKnown })
    } catch {
      throw .badData("lsoas and \(areas.name) cannot be laid over one another: \(error.description)")
    }
  }

  /// How areas are cut, in words.
  private var way: String {
    facts.addresses.map { "by \($0.source)" }
      ?? "by the ground that each LSOA shares with an area, as if people lived evenly over it"
  }

  private func shares(
    of known: KnownLSOAs, in areas: AreaLayer, _ overlay: Apportionment?
  ) throws(InputError) -> Apportionment {
    do throws(SpatialError) {
      let coverage: Apportionment.Coverage = isWhole(areas) ? .whole : .partial
      guard let addresses = facts.addresses else {
        if let overlay { return overlay }
        return try .byArea(known.layer.index, to: areas.index, coverage: coverage, workers: workers)
      }
      return try .byPoints(
        known.layer.index, to: areas.index, x: addresses.x, y: addresses.y, weight: addresses.weight,
        coverage: coverage,
        workers: workers)
    } catch {
      throw .badData("lsoas and \(areas.name) cannot be laid over one another: \(error.description)")
    }
  }

  /// The groups of areas that are alike: by the areas' own codes; else the layer's own fifths by its mean decile.
  private func groups(of areas: AreaLayer, _ decile: [Double?]) -> (name: String, of: [String?])? {
    if let similar = facts.similar {
      let own = areas.codes.map { similar.groups[$0] }
      if own.contains(where: { $0 != nil }) { return (similar.name, own) }
      return nil
    }
    let known = areas.codes.indices.filter { decile[$0] != nil }
    guard known.count >= Self.leastAreasOfFifths else { return nil }
    let order = known.sorted { (decile[$0] ?? 0, areas.codes[$0]) < (decile[$1] ?? 0, areas.codes[$1]) }
    var groups = [String?](repeating: nil, count: areas.count)
    for (place, area) in order.enumerated() { groups[area] = "fifth \(place * 5 / order.count + 1)" }
    return ("deprivation fifth of these \(areas.name)", groups)
  }
}
