import Formats
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
  ///   - incidents: those of the analysis.
  ///   - emerging: the cells by month; nil where there are none.
  ///   - repeats: the repeat places of the current period.
  ///   - review: the places that reach the number of a case review.
  ///   - peaks: the hotspots' weeks.
  ///   - ids: the hotspots' ids, by which these are found.
  init(
    _ hotspot: ContiguousArray<Int32>, count: Int, _ incidents: IncidentTable, _ emerging: EmergingHotspots?,
    _ repeats: RepeatPlaces? = nil, _ review: CaseReview? = nil, peaks: [PeakProfile] = [], ids: [String] = []
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
    let week = Dictionary(uniqueKeysWithValues: peaks.map { ($0.id, $0) })
    for (number, id) in ids.enumerated() {
      guard let own = week[id], own.profile.incidents > 0 else { continue }
      let words = own.windowWords { FixedDecimal.string($0, decimals: 1, keepingZeros: true) }
      times[number].windows = words.isEmpty ? nil : words
      times[number].knownToHour = own.profile.knownToHourShare
      times[number].profileQ = own.q.isNaN ? nil : own.q
    }
    all = times
  }
}
