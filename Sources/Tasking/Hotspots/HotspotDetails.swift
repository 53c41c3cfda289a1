import Incidents
import Places
import Spatial

/// What the incidents of each hotspot say of it: categories, names, wards, LSOAs, deprivation; current period only.
struct HotspotDetails {
  struct Detail {
    var categories: [(name: String, incidents: Int)] = []
    var themes: [(name: String, incidents: Int)] = []
    var precision: [(name: String, incidents: Int)] = []
    var seenBy: [(name: String, incidents: Int)] = []
    /// Named streets, the commonest first; ties by name.
    var streets: [String] = []
    var mainPlace = ""
    var ward: Int?
    var lsoas: [Int] = []
    var deprivation: HotspotDeprivation?
  }

  private let details: [Detail]

  /// - Parameter everything: the incidents of all sources, whatever the analysis looks at.
  init(
    _ incidents: IncidentTable, among everything: IncidentTable, _ join: IncidentGround, _ ground: Ground,
    _ period: Period,
    holder: ContiguousArray<Int32>, hotspots: Int
  ) {
    var categories = [[Int32: Int]](repeating: [:], count: hotspots)
    var names = [[String: Int]](repeating: [:], count: hotspots)
    var wards = [[Int: Int]](repeating: [:], count: hotspots)
    var lsoas = wards
    var precision = [[String: Int]](repeating: [:], count: hotspots)
    for incident in 0..<incidents.count where period.contains(incidents.month[incident]) {
      let location = incidents.location(of: incident)
      guard location != IncidentTable.unlocated, holder[Int(location)] != AreaIndex.none else { continue }
      let hotspot = Int(holder[Int(location)])
      let weight = incidents.weight(of: incident)
      categories[hotspot][incidents.category[incident], default: 0] += weight
      names[hotspot][incidents.places.name[Int(incidents.place[incident])], default: 0] += weight
      precision[hotspot][incidents.locations.precision[Int(location)].label, default: 0] += weight
      let (ward, lsoa) = (join.ward[Int(location)], join.lsoa[Int(location)])
      if ward != AreaIndex.none { wards[hotspot][Int(ward), default: 0] += weight }
      if lsoa != AreaIndex.none { lsoas[hotspot][Int(lsoa), default: 0] += weight }
    }
    let others = Self.others(everything, period, holder: holder, hotspots: hotspots)
    details = (0..<hotspots).map { hotspot in
      var themes: [String: Int] = [:]
      for (category, weight) in categories[hotspot] {
        themes[incidents.categories[Int(category)].theme.rawValue, default: 0] += weight
      }
      // A source without names of places, such as one of postcodes, borrows the street from those who have it.
      let named = names[hotspot].keys.contains { !$0.isEmpty } ? names[hotspot] : others[hotspot].names
      let places = Self.commonest(named).map { PlaceName($0.name) }.filter { !$0.name.isEmpty }
      return Detail(
        categories: categories[hotspot].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
          (incidents.categories[Int($0.key)].name, $0.value)
        }, themes: Self.commonest(themes),
        precision: Self.commonest(precision[hotspot]), seenBy: Self.commonest(others[hotspot].sources),
        streets: places.filter { !$0.isKind }.map(\.name), mainPlace: places.first?.name ?? "",
        ward: wards[hotspot].min { ($1.value, $0.key) < ($0.value, $1.key) }?.key,
        lsoas: lsoas[hotspot].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key),
        deprivation: HotspotDeprivation(lsoas[hotspot], ground.deprivation))
    }
  }

  func of(_ hotspot: Int) -> Detail { details[hotspot] }

  /// What all sources have inside each outline: incidents by source, and names of places.
  private static func others(
    _ everything: IncidentTable, _ period: Period, holder: ContiguousArray<Int32>, hotspots: Int
  ) -> [(sources: [String: Int], names: [String: Int])] {
    var others = [(sources: [String: Int], names: [String: Int])](repeating: ([:], [:]), count: hotspots)
    let (sources, sourceOfFile) = (everything.sources, everything.sourceOfFile)
    for incident in 0..<everything.count where period.contains(everything.month[incident]) {
      let location = everything.location(of: incident)
      guard location != IncidentTable.unlocated, holder[Int(location)] != AreaIndex.none else { continue }
      let hotspot = Int(holder[Int(location)])
      let weight = everything.weight(of: incident)
      others[hotspot].sources[sources[sourceOfFile[everything.file(of: incident)]], default: 0] += weight
      others[hotspot].names[everything.places.name[Int(everything.place[incident])], default: 0] += weight
    }
    return others
  }

  private static func commonest(_ counts: [String: Int]) -> [(name: String, incidents: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
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
