import Formats
import Spatial

/// The LSOAs of the study area with what the tables say of each.
struct KnownLSOAs {
  let layer: AreaLayer
  let denominators: [AreaDenominator]
  let deprivation: [Deprivation.Entry?]
  let ranking: DeprivationRanking?
  let similar: SimilarGroups?
  private(set) var notes: [String] = []
  private(set) var warnings: [String] = []

  init(_ layer: AreaLayer, _ facts: GroundFacts, workers: Int) throws(InputError) {
    self.layer = layer
    let weights = facts.bridge == nil ? [:] : try Self.addresses(of: layer, facts.addresses, workers)
    var carried: [String] = []
    var table = facts.deprivation
    if let known = table, let bridge = facts.bridge,
      let direction = bridge.direction(from: Set(known.entries.keys), to: layer.codes)
    {
      table = bridge.deprivation(known, direction)
      carried.append("deprivation")
    }
    var values: [AreaDenominator] = []
    for denominator in facts.denominators {
      var known = denominator.values
      if let bridge = facts.bridge, let direction = bridge.direction(from: Set(known.keys), to: layer.codes) {
        known.merge(bridge.totals(known, direction, weights: weights)) { own, _ in own }
        carried.append(denominator.name)
      }
      values.append(AreaDenominator(name: denominator.name, values: layer.codes.map { known[$0] }))
      if let mismatch = CodeMatch(layer.codes, in: known.keys) {
        // A table of another layer's codes has none of these, and that is no mistake.
        if mismatch.missing.count < layer.count || denominator == facts.denominators.first {
          let name = denominator.name == GroundFacts.residents ? "population" : denominator.name
          warnings.append(mismatch.sentence(layer: "LSOAs", table: name, tableYear: nil))
        }
      }
    }
    if let table, let mismatch = CodeMatch(layer.codes, in: table.entries.keys) {
      warnings.append(mismatch.sentence(layer: "LSOAs", table: "deprivation", tableYear: table.codeYear))
    }
    denominators = values
    deprivation = layer.codes.map { table?.entries[$0] }
    ranking = table.flatMap { DeprivationRanking($0, by: facts.measure) }
    if let table, ranking == nil, let measure = facts.measure, !table.entries.isEmpty {
      throw .badData(
        "deprivation: the table lacks the columns for \(measure.words). Take the published \"File 7\" with all its domains, or "
          + "another measure: deprivation: { file: …, measure: income }.")
    }
    similar = facts.similar ?? ranking.map(SimilarGroups.fifths)
    if facts.bridge != nil, carried.isEmpty {
      notes.append("LSOAs of 2011 and 2021: no table needed to be carried over.")
    }
    if let bridge = facts.bridge, !carried.isEmpty {
      notes.append(
        "LSOAs of 2011 and 2021: \(carried.joined(separator: ", ")) carried over by the lookup (\(bridge.unchanged) unchanged, "
          + "\(bridge.split) parts of split ones, \(bridge.merged) merged, \(bridge.redrawn) drawn anew); what a part or a merged "
          + "one has is an estimate.")
    }
  }

  /// The weight of the addresses in each LSOA.
  private static func addresses(
    of layer: AreaLayer, _ addresses: AddressWeights?, _ workers: Int
  ) throws(InputError) -> [String: Double] {
    guard let addresses else { return [:] }
    do {
      var weights: [String: Double] = [:]
      for (area, weight) in zip(
        try layer.index.locate(x: addresses.x, y: addresses.y, workers: workers), addresses.weight)
      where area != AreaIndex.none { weights[layer.codes[Int(area)], default: 0] += weight }
      return weights
    } catch {
      throw InputError(.ourFault, "lsoas: \(error.description)")
    }
  }

  /// The LSOAs as a layer of the ground.
  var groundLayer: GroundLayer {
    GroundLayer(
      areas: layer, denominators: denominators, imdDecile: deprivation.map { $0.map { Double($0.decile) } },
      measureDecile: layer.codes.map { code in ranking?.deciles[code].map(Double.init) },
      measurePosition: layer.codes.map { ranking?.positions[$0] }, deprivation: deprivation,
      groups: layer.codes.map { similar?.groups[$0] }, groupName: similar?.name)
  }
}
