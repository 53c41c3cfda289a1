internal import Spatial

/// Road collisions in the columns of the Department for Transport's STATS19 files, named as in 2024.
enum Collisions {
  private static let header = [
    "collision_index", "collision_year", "collision_ref_no", "location_easting_osgr", "location_northing_osgr",
    "longitude", "latitude", "police_force", "collision_severity", "number_of_vehicles", "number_of_casualties", "date",
    "day_of_week", "time", "local_authority_district", "local_authority_ons_district", "local_authority_highway",
    "first_road_class", "first_road_number", "road_type", "speed_limit", "junction_detail", "junction_control",
    "second_road_class", "second_road_number", "pedestrian_crossing_human_control",
    "pedestrian_crossing_physical_facilities", "light_conditions", "weather_conditions", "road_surface_conditions",
    "special_conditions_at_site", "carriageway_hazards", "urban_or_rural_area",
    "did_police_officer_attend_scene_of_accident", "trunk_road_flag", "lsoa_of_accident_location",
  ]
  /// Fatal, serious, slight: 1 to 3.
  private static let severity = WeightedChoice([1.5, 22, 76.5])
  private static let casualties = WeightedChoice([80, 14, 5, 1])
  private static let vehicles = WeightedChoice([28, 62, 10])
  private static let null = 2
  private static let minusOne = 2
  /// The number of a police force that is not given out.
  private static let force = "39"

  static func bytes(_ places: PartnerPlaces, _ projector: Projector) throws(SpatialError) -> [UInt8] {
    var random = places.details(of: .collisions)
    let events = try places.events(of: .collisions, [])
    var left = events.ordinary(&random)
    let (null, minusOne) = (left.take(null), left.take(minusOne))
    // Both kinds of coordinates are of the same whole metre.
    let metres = events.map { Point(x: $0.place.x.rounded(), y: $0.place.y.rounded()) }
    let degrees = try Incidents.degrees(of: metres, projector)
    var rows = DelimitedRows(header)
    for (index, event) in events.enumerated() {
      var place = [
        String(Int(metres[index].x)), String(Int(metres[index].y)), degrees[index].longitude, degrees[index].latitude,
      ]
      var lsoa = places.district.lsoas[try places.lsoa(of: event.place) ?? places.streets.points[event.point].lsoa].code
      if null.contains(index) || minusOne.contains(index) {
        place = [String](repeating: null.contains(index) ? "NULL" : "-1", count: 4)
        lsoa = "-1"
      }
      rows.append(row(event, number: index + 1, place, lsoa, &random))
    }
    return rows.withMark
  }

  private static func row(
    _ event: PartnerEvent, number: Int, _ place: [String], _ lsoa: String, _ random: inout RandomNumbers
  ) -> [String] {
    let moment = event.moment
    let year = String(moment.iso.prefix(4))
    let reference = force + padded(number, 7)
    let isTown = DistrictPlan.density(event.place) > 0.3
    let isLight = (7..<19).contains(moment.hour)
    let isWet = random.chance(0.25)
    let isJunction = random.chance(0.6)
    func one(of count: Int) -> String { String(1 + random.index(below: count)) }
    return [year + reference, year, reference] + place + [
      force, String(1 + severity.draw(&random)), String(1 + vehicles.draw(&random)),
      String(1 + casualties.draw(&random)), moment.dayFirst,
      // Sunday is 1.
      String((moment.weekday + 1) % 7 + 1), moment.clock, "-1", DistrictPlan.code, "E10990001",
      String(3 + random.index(below: 4)), "0", random.chance(0.1) ? "-1" : "6", isTown ? "30" : "60",
      isJunction ? one(of: 3) : "0", isJunction ? "4" : "-1", isJunction ? "6" : "0", isJunction ? "0" : "-1", "0",
      random.chance(0.2) ? "5" : "0", isLight ? "1" : isTown ? "4" : "6", isWet ? "2" : "1", isWet ? "2" : "1", "0",
      "0", isTown ? "1" : "2", one(of: 2), "2", lsoa,
    ]
  }
}
