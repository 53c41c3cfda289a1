import Incidents
import Spatial
import Tasking

/// What each of some hotspots is in time, gathered from what the whole district says.
struct HotspotTimes {
  /// In the order of their numbers.
  let all: [HotspotTime]

  /// - Parameters:
  ///   - hotspot: of each location, or a negative number for none.
  ///   - count: how many hotspots there are.
  init(
    _ hotspot: ContiguousArray<Int32>, count: Int, _ incidents: IncidentTable, _ emerging: EmergingHotspots?,
    _ repeats: RepeatPlaces? = nil, _ review: CaseReview? = nil
  ) {
    var times = [HotspotTime](repeating: HotspotTime(), count: count)
    if let emerging {
      for (number, cells) in emerging.cells(of: incidents, by: hotspot, groups: count).enumerated() {
        times[number].hotMonths = emerging.hotMonths(of: cells)
        times[number].placeClass = PlaceClass(times[number].hotMonths)
      }
    }
    for place in repeats?.places ?? [] where hotspot[place.location] >= 0 {
      let number = Int(hotspot[place.location])
      times[number].repeatPlaces += 1
      times[number].busiestPlaceIncidents = max(times[number].busiestPlaceIncidents, place.incidents)
    }
    for place in review?.candidates ?? [] where hotspot[place.location] >= 0 {
      times[Int(hotspot[place.location])].reviewPlaces += 1
    }
    all = times
  }
}
