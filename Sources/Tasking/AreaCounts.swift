public import Incidents
public import Places
import Spatial

/// The incidents of each area of a layer, with its rate and deprivation.
public struct AreaCounts: Sendable {
  /// The areas.
  public let layer: AreaLayer
  /// By area, in the layer's order.
  public let counts: [PeriodCounts]
  /// By area: the changes, tested over the layer.
  public let changes: [PlaceChanges]
  /// People by area; nil where not known.
  public let population: [Double?]
  /// The IMD decile by area: an LSOA's own, a ward's population-weighted mean; nil where not known.
  public let imdDecile: [Double?]
  /// The whole row of the deprivation table by area; nil for wards and where not known.
  public let deprivation: [Deprivation.Entry?]

  /// Counts the incidents of each ward.
  public static func wards(
    _ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground, _ comparison: Comparison
  ) -> AreaCounts {
    let counts = comparison.counts(of: incidents, by: join.ward, groups: ground.wards.count)
    return AreaCounts(
      layer: ground.wards, counts: counts, changes: PlaceChanges.all(counts),
      population: ground.wardPopulation, imdDecile: ground.wardDecile,
      deprivation: Array(repeating: nil, count: ground.wards.count))
  }

  /// Counts the incidents of each LSOA; nil where no LSOA layer was given.
  public static func lsoas(
    _ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground, _ comparison: Comparison
  ) -> AreaCounts? {
    guard let layer = ground.lsoas else { return nil }
    let counts = comparison.counts(of: incidents, by: join.lsoa, groups: layer.count)
    return AreaCounts(
      layer: layer, counts: counts, changes: PlaceChanges.all(counts),
      population: ground.lsoaPopulation, imdDecile: ground.deprivation.map { $0.map { Double($0.decile) } },
      deprivation: ground.deprivation)
  }

  /// Incidents of the current period per 1,000 people, not scaled to a year; nil where people are not known or none.
  public func ratePer1000(_ area: Int) -> Double? {
    guard let people = population[area], people > 0 else { return nil }
    return Double(counts[area].incidents) * 1000 / people
  }
}
