import Formats
import Places
package import Spatial
package import Tasking

/// The areas of a layer with their counts: `wards.geojson`, `lsoas.geojson`.
package enum AreaCountsLayer {
  /// Polygons by code.
  ///
  /// - Parameter outlines: of each area, in degrees.
  package static func geoJSON(_ areas: AreaCounts, _ outlines: [MultiPolygon], name: String) -> [UInt8] {
    var writer = GeoJSONWriter(name: name)
    for area in areas.layer.codes.indices {
      writer.append(
        .polygon(outlines[area]), properties: properties(areas, area))
    }
    return writer.finish()
  }

  private static func properties(_ areas: AreaCounts, _ area: Int) -> [Property] {
    let deprivation = areas.deprivation[area]
    return [
      ("code", .text(areas.layer.codes[area])),
      ("name", .text(areas.layer.names[area])),
    ] + PeriodProperties.of(areas.counts[area])
      + PeriodProperties.changes(areas.counts[area], areas.changes[area])
      + [
        ("population", .decimal(areas.population[area], decimals: 0)),
        ("rate_per_1000", .decimal(areas.ratePer1000(area), decimals: 2)),
        ("imd_decile", .decimal(areas.imdDecile[area], decimals: 1)),
        ("imd_rank", .integer(deprivation?.rank)),
        ("income_rank", .integer(deprivation?.incomeRank)),
        ("income_decile", .integer(deprivation?.incomeDecile)),
        ("employment_rank", .integer(deprivation?.employmentRank)),
        ("employment_decile", .integer(deprivation?.employmentDecile)),
        ("area_m2", .decimal(areas.layer.squareMetres[area], decimals: 0)),
      ]
  }
}
