public import Formats
public import Incidents
import Spatial

/// Hotspots of earlier periods that are none today.
///
/// Periods as long as the current one are looked at one after the other, the latest first. A hotspot of one is former where
/// fewer than half of its incidents then were at locations that lie in a hotspot of today, or in a former hotspot of a later
/// period. So a place is listed once, with the last period in which it was a hotspot.
public struct FormerHotspots: Sendable {
  /// A hotspot that is none today.
  public struct Place: Sendable {
    /// As it was then; ranks and ids are those of this list.
    public internal(set) var hotspot: Hotspot
    /// The period in which it was last a hotspot, and what that is compared with.
    public let comparison: Comparison
    /// Incidents in the current period at the locations that it had.
    public let incidentsNow: Int
  }

  /// The latest period first, and within one by rank.
  public private(set) var places: [Place] = []
  /// By location: the number of the place that has it, or -1.
  public private(set) var place: ContiguousArray<Int32>

  /// - Parameters:
  ///   - periods: earlier ones with what each is compared with, the latest first.
  ///   - incidents: of all months.
  ///   - current: the current period.
  ///   - today: its hotspots.
  ///   - find: the hotspots of a period.
  public init(
    in periods: [Comparison], of incidents: IncidentTable, since current: Period, _ today: HotspotMap,
    find: (Comparison) throws(InputError) -> HotspotMap
  ) throws(InputError) {
    place = ContiguousArray(repeating: -1, count: incidents.locationCount)
    let now = incidents.weights(in: current)
    for comparison in periods {
      let map = try find(comparison)
      let then = incidents.weights(in: comparison.current)
      var (all, known, still) = (
        [Int](repeating: 0, count: map.hotspots.count), [Int](repeating: 0, count: map.hotspots.count),
        [Int](repeating: 0, count: map.hotspots.count)
      )
      for location in then.indices where map.hotspot[location] >= 0 {
        let hotspot = Int(map.hotspot[location])
        all[hotspot] += then[location]
        still[hotspot] += now[location]
        if today.hotspot[location] >= 0 || place[location] >= 0 { known[hotspot] += then[location] }
      }
      let former = all.indices.filter { 2 * known[$0] < all[$0] }
      var number = [Int32](repeating: -1, count: all.count)
      for hotspot in former {
        number[hotspot] = Int32(places.count)
        places.append(
          Place(hotspot: map.hotspots[hotspot], comparison: comparison, incidentsNow: still[hotspot]))
      }
      for location in place.indices where place[location] < 0 && map.hotspot[location] >= 0 {
        place[location] = number[Int(map.hotspot[location])]
      }
    }
    renumber()
  }

  private mutating func renumber() {
    let ids = PlaceID.ids(places.map { ($0.hotspot.busiest.easting, $0.hotspot.busiest.northing) })
    for index in places.indices {
      places[index].hotspot.rank = index + 1
      places[index].hotspot.id = ids[index]
    }
  }
}
