import Formats
package import Incidents
package import Places
import Spatial
package import Tasking

/// The distinct locations of the study area with an incident in one of the compared periods: `locations.geojson`.
package enum LocationLayer {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "location_name", "incidents", "previous_incidents", "year_before_incidents", "hotspot_id", "role", "precision",
    "ward_code", "lsoa_code",
  ]

  /// Points from south to north.
  package static func layer(
    _ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground, _ map: HotspotMap, _ comparison: Comparison,
    name: String
  ) -> PlainLayer {
    var features: [PlainLayer.Feature] = []
    let own = ContiguousArray((0..<Int32(incidents.locationCount)))
    let counts = comparison.counts(of: incidents, by: own, groups: incidents.locationCount)
    let names = self.names(of: incidents)
    for location in 0..<incidents.locationCount where join.isInside[location] {
      let count = counts[location]
      guard count.incidents + (count.previous ?? 0) + (count.yearBefore ?? 0) > 0 else { continue }
      let hotspot = map.hotspot[location]
      let (ward, lsoa) = (join.ward[location], join.lsoa[location])
      let properties: [Property] =
        [("location_name", .text(names[location]))] + PeriodProperties.of(count) + [
          ("hotspot_id", hotspot == AreaIndex.none ? .none : .text(map.hotspots[Int(hotspot)].id)),
          ("role", .text(role(map.role[location], isCurrent: count.incidents > 0))),
          ("precision", .text(incidents.locations.precision[location].label)),
          ("ward_code", ward == AreaIndex.none ? .none : .text(ground.wards.codes[Int(ward)])),
          ("lsoa_code", lsoa == AreaIndex.none ? .none : .text(ground.lsoas?.codes[Int(lsoa)])),
        ]
      features.append(
        PlainLayer.Feature(
          .point(longitude: incidents.longitude[location], latitude: incidents.latitude[location]), properties))
    }
    return PlainLayer(name: name, about: [], columns: columns, features: features)
  }

  /// `core`, `border` or `noise`; `coarse` where the location is too imprecise to be clustered, and `earlier` where there
  /// was no incident in the current period.
  private static func role(_ role: ClusterRole?, isCurrent: Bool) -> String {
    switch role {
    case .core: "core"
    case .border: "border"
    case .noise: "noise"
    case nil: isCurrent ? "coarse" : "earlier"
    }
  }

  /// The name of each location; of several the first in the order of the alphabet.
  private static func names(of incidents: IncidentTable) -> [String] {
    var names = [String](repeating: "", count: incidents.locationCount)
    for place in Set(incidents.place) {
      let location = incidents.places.location[Int(place)]
      guard location != IncidentTable.unlocated else { continue }
      let name = incidents.places.name[Int(place)]
      if names[Int(location)].isEmpty || !name.isEmpty && name < names[Int(location)] { names[Int(location)] = name }
    }
    return names
  }
}
