package import Formats
import Incidents
import Spatial
package import Tasking

/// The hotspots: `hotspots.geojson`, and the same columns as a list in `ranked-locations.csv`.
package enum HotspotLayer {
  /// Polygons by rank.
  package static func layer(
    _ hotspots: [Hotspot], _ times: [HotspotTime], _ comparison: Comparison, _ degrees: Degrees, name: String
  ) throws(InputError) -> PlainLayer {
    var features: [PlainLayer.Feature] = []
    for (hotspot, time) in zip(hotspots, times) {
      features.append(
        PlainLayer.Feature(
          .polygon(try degrees.published(hotspot.polygon)), properties(hotspot, time, comparison)))
    }
    return PlainLayer(name: name, about: [], columns: columns, features: features)
  }

  /// Hotspots of earlier periods that are none today, with their incidents in the current period as `incidents_now`.
  package static func former(
    _ former: FormerHotspots, _ times: [HotspotTime], _ degrees: Degrees, name: String
  ) throws(InputError) -> PlainLayer {
    var features: [PlainLayer.Feature] = []
    for (place, time) in zip(former.places, times) {
      features.append(
        PlainLayer.Feature(
          .polygon(try degrees.published(place.hotspot.polygon)),
          properties(place.hotspot, time, place.comparison) + [("incidents_now", .integer(place.incidentsNow))]))
    }
    return PlainLayer(name: name, about: [], columns: formerColumns, features: features)
  }

  /// The names of the columns, in their order; they are stable.
  package static let columns =
    [
      "id", "rank", "name", "incidents", "previous_incidents", "year_before_incidents",
    ] + PeriodProperties.changeColumns + timeColumns + [
      "incident_share_percent", "area_share_percent", "area_m2", "width_m", "locations", "top_category",
      "top_category_incidents", "top_categories", "themes", "seen_by", "main_place", "ward_code", "ward_name",
      "lsoa_codes",
      "population", "imd_decile",
      "imd_decile_most_deprived", "income_decile", "employment_decile", "easting", "northing", "longitude", "latitude",
      "split", "eps_m", "location_precision", "period_first", "period_last",
    ]

  /// The names of the columns of former hotspots, in their order; they are stable.
  package static let formerColumns = columns + ["incidents_now"]

  private static let timeColumns = [
    "class", "months_hot", "months_looked_at", "month_pattern", "patrol_windows", "known_to_hour_percent", "profile_q",
    "repeat_places", "busiest_place_incidents", "case_review_places",
  ]

  private static func properties(_ time: HotspotTime) -> [Property] {
    let hasCube = !time.hotMonths.isEmpty
    let values: [PropertyValue] = [
      .text(time.placeClass?.rawValue), .integer(hasCube ? time.hotMonths.count { $0 } : nil),
      .integer(hasCube ? time.hotMonths.count : nil), .text(time.monthPattern), .text(time.windows),
      .decimal(time.knownToHour.map { $0 * 100 }, decimals: 1), .probability(time.profileQ ?? .nan),
      .integer(time.repeatPlaces), .integer(time.busiestPlaceIncidents), .integer(time.reviewPlaces),
    ]
    return Array(zip(timeColumns, values))
  }

  private static func properties(_ hotspot: Hotspot, _ time: HotspotTime, _ comparison: Comparison) -> [Property] {
    let properties: [Property] =
      [
        ("id", .text(hotspot.id)),
        ("rank", .integer(hotspot.rank)),
        ("name", .text(hotspot.name)),
      ] + PeriodProperties.of(hotspot.counts)
      + PeriodProperties.changes(hotspot.counts, hotspot.changes) + properties(time)
      + [
        ("incident_share_percent", .decimal(hotspot.incidentShare * 100, decimals: 2)),
        ("area_share_percent", .decimal(hotspot.areaShare * 100, decimals: 4)),
        ("area_m2", .decimal(hotspot.squareMetres, decimals: 0)),
        ("width_m", .decimal(hotspot.widthMetres, decimals: 1)),
        ("locations", .integer(hotspot.locationCount)),
        ("top_category", .text(hotspot.categories.first?.name)),
        ("top_category_incidents", .integer(hotspot.categories.first?.incidents)),
        ("top_categories", .text(CountedName.text(hotspot.categories.prefix(3)))),
        ("themes", .text(CountedName.text(hotspot.themes))),
        ("seen_by", .text(CountedName.text(hotspot.seenBy))),
        ("main_place", .text(hotspot.mainPlace)),
        ("ward_code", .text(hotspot.wardCode)),
        ("ward_name", .text(hotspot.wardName)),
        ("lsoa_codes", .text(hotspot.lsoaCodes.joined(separator: ";"))),
        ("population", .decimal(hotspot.residents, decimals: 0)),
      ]
      + deprivation(hotspot.deprivation)
      + [
        ("easting", .decimal(hotspot.busiest.easting, decimals: 1)),
        ("northing", .decimal(hotspot.busiest.northing, decimals: 1)),
        ("longitude", .decimal(hotspot.busiest.longitude, decimals: 7)),
        ("latitude", .decimal(hotspot.busiest.latitude, decimals: 7)),
        ("split", .truth(hotspot.isSplit)),
        ("eps_m", .decimal(hotspot.epsMetres, decimals: 1)),
        ("location_precision", .text(hotspot.precision.map(\.name).joined(separator: "; "))),
        ("period_first", .text(comparison.current.first.description)),
        ("period_last", .text(comparison.current.last.description)),
      ]
    precondition(properties.map(\.name) == columns, "the columns as they are documented")
    return properties
  }

  private static func deprivation(_ deprivation: HotspotDeprivation?) -> [Property] {
    [
      ("imd_decile", .decimal(deprivation?.decile, decimals: 1)),
      ("imd_decile_most_deprived", .integer(deprivation?.mostDeprivedDecile)),
      ("income_decile", .decimal(deprivation?.incomeDecile, decimals: 1)),
      ("employment_decile", .decimal(deprivation?.employmentDecile, decimals: 1)),
    ]
  }
}
