import Incidents
import Spatial
import Tasking

/// What each hotspot of a map is in time, gathered from what the whole district says.
struct HotspotTimes {
  /// By rank.
  let all: [HotspotTime]

  init(
    _ map: HotspotMap, _ incidents: IncidentTable, _ emerging: EmergingHotspots?, _ repeats: RepeatPlaces,
    _ review: CaseReview?
  ) {
    var times = [HotspotTime](repeating: HotspotTime(), count: map.hotspots.count)
    if let emerging {
      let cells = emerging.cells(of: incidents, by: map.hotspot, groups: map.hotspots.count)
      for (hotspot, cells) in cells.enumerated() {
        times[hotspot].hotMonths = emerging.hotMonths(of: cells)
        times[hotspot].placeClass = PlaceClass(times[hotspot].hotMonths)
      }
    }
    for place in repeats.places where map.hotspot[place.location] != AreaIndex.none {
      let hotspot = Int(map.hotspot[place.location])
      times[hotspot].repeatPlaces += 1
      times[hotspot].busiestPlaceIncidents = max(times[hotspot].busiestPlaceIncidents, place.incidents)
    }
    for place in review?.candidates ?? [] where map.hotspot[place.location] != AreaIndex.none {
      times[Int(map.hotspot[place.location])].reviewPlaces += 1
    }
    all = times
  }
}
