import Formats
import Places
package import Spatial
package import Tasking

/// The areas of a layer with their counts, rates and what is known of them: `wards.geojson`, `lsoas.geojson` and those of
/// any further layer, or a table of the same columns.
package enum AreaRatesLayer {
  /// Polygons by code.
  ///
  /// - Parameters:
  ///   - rates: of the areas.
  ///   - outlines: of each area, in degrees.
  ///   - map: deprivation and rates on the map, for LSOAs; nil for none.
  ///   - name: what the layer is called.
  ///   - about: what was done, a sentence each.
  package static func layer(
    _ rates: AreaRates, _ outlines: [MultiPolygon], map: DeprivationPattern.OnTheMap? = nil, name: String,
    about: [String] = []
  ) -> PlainLayer {
    let features = rates.rates.indices.map { area in
      PlainLayer.Feature(.polygon(outlines[area]), properties(rates, map, area))
    }
    return PlainLayer(
      name: name, about: about, columns: features.first?.properties.map(\.name) ?? [], features: features)
  }

  private static func properties(_ rates: AreaRates, _ map: DeprivationPattern.OnTheMap?, _ area: Int) -> [Property] {
    let (counts, layer) = (rates.counts, rates.counts.layer)
    let deprivation = layer.deprivation[area]
    var properties: [Property] =
      [
        ("code", .text(layer.areas.codes[area])),
        ("name", .text(layer.areas.names[area])),
      ] + PeriodProperties.of(counts.counts[area])
    properties += PeriodProperties.changes(counts.counts[area], counts.changes[area])
    properties += rate(rates.rates[area]) + funnel(rates.rates[area].funnel) + group(rates.rates[area].group)
    for (other, rate) in zip(layer.denominators.dropFirst(), rates.rates[area].perOthers) {
      properties.append((other.name, .decimal(other.values[area], decimals: 0)))
      properties.append(("rate_per_1000_\(other.name)", .decimal(rate, decimals: 3)))
    }
    properties += [
      ("imd_decile", .decimal(layer.imdDecile[area], decimals: 1)),
      ("deprivation_decile", .decimal(layer.measureDecile[area], decimals: 1)),
      ("imd_rank", .integer(deprivation?.rank)),
      ("income_rank", .integer(deprivation?.incomeRank)),
      ("income_decile", .integer(deprivation?.incomeDecile)),
      ("employment_rank", .integer(deprivation?.employmentRank)),
      ("employment_decile", .integer(deprivation?.employmentDecile)),
    ]
    if let map { properties += onTheMap(map, area) }
    return properties + [("area_m2", .decimal(layer.areas.squareMetres[area], decimals: 0))]
  }

  private static func rate(_ rate: AreaRates.Rate) -> [Property] {
    [
      ("population", .decimal(rate.people, decimals: 0)),
      ("rate_per_1000", .decimal(rate.per1000, decimals: 2)),
      ("rate_lower_95", .decimal(rate.lower, decimals: 2)),
      ("rate_upper_95", .decimal(rate.upper, decimals: 2)),
      ("eb_rate_per_1000", .decimal(rate.empiricalBayes, decimals: 3)),
      ("local_eb_rate_per_1000", .decimal(rate.localEmpiricalBayes, decimals: 3)),
      ("rate_caution", .text(rate.caution?.words)),
    ]
  }

  private static func funnel(_ point: Funnel.Point?) -> [Property] {
    [
      ("funnel_expected", .decimal(point?.expected, decimals: 2)),
      ("funnel_lower_95", .decimal(point?.limits.lower95, decimals: 2)),
      ("funnel_upper_95", .decimal(point?.limits.upper95, decimals: 2)),
      ("funnel_lower_998", .decimal(point?.limits.lower998, decimals: 2)),
      ("funnel_upper_998", .decimal(point?.limits.upper998, decimals: 2)),
      ("funnel", .text(point?.position.rawValue)),
      ("funnel_overdispersed", .text(point?.adjustedPosition.rawValue)),
    ]
  }

  private static func group(_ group: GroupComparison?) -> [Property] {
    [
      ("group", .text(group?.group)),
      ("group_areas", .integer(group?.areas)),
      ("group_others_per_1000", .decimal(group?.othersPer1000, decimals: 2)),
      ("group_ratio", .decimal(group?.ratio.ratio, decimals: 3)),
      ("group_lower_95", .decimal(group?.ratio.lower, decimals: 3)),
      ("group_upper_95", .decimal(group?.ratio.upper, decimals: 3)),
      ("group_p", .probability(group?.ratio.p ?? .nan)),
      ("group_q", .probability(group?.q ?? .nan)),
    ]
  }

  private static func onTheMap(_ map: DeprivationPattern.OnTheMap, _ area: Int) -> [Property] {
    let scores = map.moran.scores
    return [
      ("lee_l", .decimal(map.localLee.value[area], decimals: 4)),
      ("lee_p", .probability(map.localLee.p[area])),
      ("lee_q", .probability(map.localLee.q[area])),
      ("lee_cluster", .text(map.localLee.significantQuadrants()[area]?.rawValue)),
      ("bivariate_moran", .decimal(scores.value[area], decimals: 4)),
      ("bivariate_p", .probability(scores.p[area])),
      ("bivariate_q", .probability(scores.q[area])),
      ("bivariate_cluster", .text(map.moran.significantQuadrants()[area]?.rawValue)),
    ]
  }
}
