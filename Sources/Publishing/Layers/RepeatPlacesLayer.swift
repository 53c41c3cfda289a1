import Formats
package import Incidents
package import Places
import Spatial
package import Tasking

/// The repeat places by rank, as points in degrees: `repeats.geojson` or a table of the same columns.
package enum RepeatPlacesLayer {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "rank", "name", "place_kind", "icount", "perc", "cumu_perc", "cumu_lperc", "first_month", "last_month", "last_day",
    "days_since_last", "months_since_last", "active_months", "month_pattern", "median_gap_days", "shortest_gap_days",
    "themes", "sources", "ward_code", "ward_name", "grid_reference", "easting", "northing", "longitude", "latitude",
    "location_precision", "period_first", "period_last",
  ]

  /// Points by rank.
  ///
  /// - Parameters:
  ///   - repeats: the places.
  ///   - incidents: the table that they were found in.
  ///   - wards: the areas that they are laid over; nil for none.
  ///   - ward: the area of each location of the table, or `AreaIndex.none`.
  ///   - name: what the layer is called.
  ///   - about: what was done, a sentence each.
  package static func layer(
    _ repeats: RepeatPlaces, of incidents: IncidentTable, wards: AreaLayer?, ward: ContiguousArray<Int32>,
    name: String = "repeats", about: [String]
  ) -> PlainLayer {
    PlainLayer(
      name: name, about: about, columns: columns,
      features: repeats.places.map { place in
        let values = properties(place, repeats.period) + PlaceProperties.of(place.location, incidents, wards, ward)
        let named = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
        return PlainLayer.Feature(
          PlaceProperties.point(place.location, incidents), columns.map { ($0, named[$0] ?? .none) })
      })
  }

  private static func properties(_ place: RepeatPlace, _ period: Period) -> [Property] {
    let dates = place.dates
    return [
      ("rank", .integer(place.rank)), ("name", .text(place.mix.name.isEmpty ? nil : place.mix.name)),
      ("place_kind", .text(place.kind.rawValue)),
      ("icount", .integer(place.incidents)), ("perc", .decimal(place.share * 100, decimals: 3)),
      ("cumu_perc", .decimal(place.cumulativeShare * 100, decimals: 3)),
      ("cumu_lperc", .decimal(place.cumulativePlaceShare * 100, decimals: 3)),
      ("first_month", .text(dates.firstMonth.description)), ("last_month", .text(dates.lastMonth.description)),
      ("last_day", .text(dates.lastDay.map { LocalTime(day: $0).date })),
      ("days_since_last", .integer(dates.daysSinceLast)), ("months_since_last", .integer(dates.monthsSinceLast)),
      ("active_months", .integer(dates.activeMonths)), ("month_pattern", .text(dates.pattern)),
      ("median_gap_days", .decimal(dates.medianGapDays, decimals: 1)),
      ("shortest_gap_days", .integer(dates.shortestGapDays)), ("themes", .text(place.mix.themes.words)),
      ("sources", .text(place.mix.sources.words)), ("period_first", .text(period.first.description)),
      ("period_last", .text(period.last.description)),
    ]
  }
}

/// Where a place is, as layers and tables have it.
enum PlaceProperties {
  static func of(
    _ location: Int, _ incidents: IncidentTable, _ wards: AreaLayer?, _ ward: ContiguousArray<Int32>
  ) -> [Property] {
    let area = ward[location] == AreaIndex.none ? nil : Int(ward[location])
    let (x, y) = (incidents.x[location], incidents.y[location])
    return [
      ("ward_code", .text(area.flatMap { wards?.codes[$0] })), ("ward_name", .text(area.flatMap { wards?.names[$0] })),
      ("grid_reference", .text(GridReference.containing(easting: x, northing: y, figures: 10))),
      ("easting", .decimal(x, decimals: 1)), ("northing", .decimal(y, decimals: 1)),
      ("longitude", .decimal(incidents.longitude[location], decimals: 7)),
      ("latitude", .decimal(incidents.latitude[location], decimals: 7)),
      ("location_precision", .text(incidents.locations.precision[location].label)),
    ]
  }

  static func point(_ location: Int, _ incidents: IncidentTable) -> FeatureGeometry {
    .point(longitude: incidents.longitude[location], latitude: incidents.latitude[location])
  }
}
