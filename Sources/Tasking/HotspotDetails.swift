import Incidents
import Places
import Spatial

/// What the incidents of each hotspot say of it: categories, names, wards, LSOAs, deprivation; current period only.
struct HotspotDetails {
  struct Detail {
    var categories: [(name: String, incidents: Int)] = []
    /// Named streets, the commonest first; ties by name.
    var streets: [String] = []
    var mainPlace = ""
    var ward: Int?
    var lsoas: [Int] = []
    var deprivation: HotspotDeprivation?
  }

  private let details: [Detail]

  init(
    _ incidents: IncidentTable, _ join: IncidentGround, _ ground: Ground, _ period: Period,
    holder: ContiguousArray<Int32>, hotspots: Int
  ) {
    var categories = [[Int32: Int]](repeating: [:], count: hotspots)
    var names = [[String: Int]](repeating: [:], count: hotspots)
    var wards = [[Int: Int]](repeating: [:], count: hotspots)
    var lsoas = wards
    for incident in 0..<incidents.count where period.contains(incidents.month[incident]) {
      let location = incidents.location(of: incident)
      guard location != IncidentTable.unlocated, holder[Int(location)] != AreaIndex.none else { continue }
      let hotspot = Int(holder[Int(location)])
      categories[hotspot][incidents.category[incident], default: 0] += 1
      names[hotspot][incidents.places.name[Int(incidents.place[incident])], default: 0] += 1
      let (ward, lsoa) = (join.ward[Int(location)], join.lsoa[Int(location)])
      if ward != AreaIndex.none { wards[hotspot][Int(ward), default: 0] += 1 }
      if lsoa != AreaIndex.none { lsoas[hotspot][Int(lsoa), default: 0] += 1 }
    }
    details = (0..<hotspots).map { hotspot in
      let places = names[hotspot].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { PlaceName($0.key) }
      return Detail(
        categories: categories[hotspot].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
          (incidents.categories[Int($0.key)], $0.value)
        },
        streets: places.filter { !$0.isKind }.map(\.name), mainPlace: places.first?.name ?? "",
        ward: wards[hotspot].min { ($1.value, $0.key) < ($0.value, $1.key) }?.key,
        lsoas: lsoas[hotspot].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key),
        deprivation: HotspotDeprivation(lsoas[hotspot], ground.deprivation))
    }
  }

  func of(_ hotspot: Int) -> Detail { details[hotspot] }
}

extension HotspotDeprivation {
  /// - Parameter incidents: incidents by LSOA. Those in LSOAs without a row in the table do not count.
  init?(_ incidents: [Int: Int], _ table: [Deprivation.Entry?]) {
    // In the order of the LSOAs, so that sums are the same in every run.
    let known = incidents.sorted { $0.key < $1.key }.compactMap { lsoa, count in
      table[lsoa].map { (entry: $0, weight: Double(count)) }
    }
    guard let most = known.map(\.entry.decile).min() else { return nil }
    func mean(_ value: (Deprivation.Entry) -> Int?) -> Double? {
      let valued = known.compactMap { item in value(item.entry).map { (Double($0), item.weight) } }
      let weight = valued.reduce(0) { $0 + $1.1 }
      return weight > 0 ? valued.reduce(0) { $0 + $1.0 * $1.1 } / weight : nil
    }
    guard let decile = mean(\.decile) else { return nil }
    self.init(
      decile: decile, mostDeprivedDecile: most, incomeDecile: mean(\.incomeDecile),
      employmentDecile: mean(\.employmentDecile))
  }
}
