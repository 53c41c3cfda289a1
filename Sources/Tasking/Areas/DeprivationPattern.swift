public import Places
public import Spatial

/// How incidents and hotspots lie over the deprivation of LSOAs: by tenths, as concentration and slope, and on the map.
///
/// A relation between places is not one between people: who does harm and who suffers it need not live where it happens
/// (the ecological fallacy), and a town centre draws both from elsewhere.
public struct DeprivationPattern: Sendable {
  /// The LSOAs of one tenth of England by the measure.
  public struct Tenth: Sendable, Equatable {
    /// 1 is the most deprived.
    public let decile: Int
    /// LSOAs of the study area in it.
    public let lsoas: Int
    /// What rates are per, of those LSOAs of which it is known.
    public let people: Double
    /// In the current period.
    public let incidents: Int
    /// nil where nobody lives there.
    public let per1000: Double?
    /// The exact 95 % interval of the rate.
    public let lower: Double?, upper: Double?
    /// Hotspots whose largest part lies in it.
    public let hotspots: Int
    /// Square metres of hotspots in it.
    public let hotspotSquareMetres: Double
  }

  /// What lies in the most deprived fifth of England.
  public struct MostDeprivedFifth: Sendable, Equatable {
    /// Of the LSOAs whose deprivation is known.
    public let lsoaShare: Double
    /// Of the people.
    public let peopleShare: Double?
    /// Of the incidents in those LSOAs.
    public let incidentShare: Double?
    /// Of the ground of hotspots; nil where there is none.
    public let hotspotAreaShare: Double?
  }

  /// Tests on the map of LSOAs.
  public struct OnTheMap: Sendable {
    /// Lee's L of deprivation and rate over the whole map, and its permutation p.
    public let lee: LeesLScore
    /// Of each LSOA.
    public let localLee: LeesLScores
    /// Deprivation of each LSOA beside the rates around it.
    public let moran: LocalMoranScores
  }

  /// By which measure.
  public let measure: DeprivationMeasure
  /// Of what the tenths and the fifth are: `England`, or the table's LSOAs.
  public let scope: String
  /// The tenths that the study area has, ascending.
  public let tenths: [Tenth]
  /// What lies in the most deprived fifth of England.
  public let fifth: MostDeprivedFifth
  /// Concentration of incidents by deprivation among the people of the study area; nil without people or incidents.
  public let concentration: ConcentrationIndex?
  /// How the rate changes from the most to the least deprived; nil without people or incidents.
  public let slope: SlopeIndex?
  /// nil where rates are not known or do not vary.
  public let map: OnTheMap?
  /// Incidents in LSOAs whose deprivation is not known, or in none.
  public let unknown: Int

  /// How the map is tested.
  public struct Test: Sendable, Equatable {
    /// How many permutations.
    public var permutations = 999
    /// Of the random numbers.
    public var seed: UInt64 = 1

    /// 999 permutations.
    public init() {}
  }

  /// - Parameters:
  ///   - rates: of the LSOAs.
  ///   - ranking: by which measure.
  ///   - hotspots: their outlines in metres.
  ///   - incidents: all of the period in the study area.
  ///   - test: how the map is tested.
  ///   - workers: how many threads may work at a time.
  /// - Returns: nil where no LSOA's deprivation is known.
  public init?(
    _ rates: AreaRates, _ ranking: DeprivationRanking, hotspots: [MultiPolygon], incidents: Int, test: Test = Test(),
    workers: Int = 1
  ) throws(SpatialError) {
    let layer = rates.counts.layer
    let counts = rates.counts.counts.map(\.incidents)
    let known = layer.areas.codes.indices.filter { layer.measureDecile[$0] != nil && layer.measurePosition[$0] != nil }
    guard !known.isEmpty else { return nil }
    (measure, scope) = (ranking.measure, ranking.scope)
    let over = try Self.hotspotGround(hotspots, over: layer.areas.index, workers: workers)
    tenths = Self.tenths(layer, counts, over)
    fifth = Self.fifth(layer, counts, over, known)
    unknown = incidents - known.reduce(0) { $0 + counts[$1] }
    let peopled = known.filter { (layer.people[$0] ?? 0) > 0 }
    let events = peopled.map { Double(counts[$0]) }
    let people = peopled.map { layer.people[$0] ?? 0 }
    let rank = peopled.map { layer.measurePosition[$0] ?? 0 }
    concentration = ConcentrationIndex(events: events, population: people, rank: rank)
    slope = SlopeIndex(events: events, population: people, rank: rank)
    map = Self.onTheMap(rates, test, workers)
  }

  private struct HotspotGround {
    /// Square metres of hotspots in each area.
    let squareMetres: [Double]
    /// Hotspots whose largest part lies in each area.
    let hotspots: [Int]
  }

  private static func hotspotGround(
    _ hotspots: [MultiPolygon], over areas: AreaIndex, workers: Int
  ) throws(SpatialError) -> HotspotGround {
    var ground = [Double](repeating: 0, count: areas.count)
    var counts = [Int](repeating: 0, count: areas.count)
    guard !hotspots.isEmpty else { return HotspotGround(squareMetres: ground, hotspots: counts) }
    for parts in try areas.overlaps(with: try AreaIndex(hotspots), workers: workers) {
      for part in parts { ground[part.polygon] += part.squareMetres }
      if let largest = parts.max(by: { ($0.squareMetres, $1.polygon) < ($1.squareMetres, $0.polygon) }) {
        counts[largest.polygon] += 1
      }
    }
    return HotspotGround(squareMetres: ground, hotspots: counts)
  }

  private static func tenths(_ layer: GroundLayer, _ counts: [Int], _ over: HotspotGround) -> [Tenth] {
    let byDecile = Dictionary(grouping: layer.areas.codes.indices) { layer.measureDecile[$0].map { Int($0) } ?? 0 }
    return byDecile.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map { decile, areas in
      let peopled = areas.filter { layer.people[$0] != nil }
      let people = peopled.reduce(0) { $0 + (layer.people[$1] ?? 0) }
      let counted = peopled.reduce(0) { $0 + counts[$1] }
      let interval = PoissonInterval(count: counted)
      func per1000(_ value: Double) -> Double? { people > 0 ? value * 1000 / people : nil }
      return Tenth(
        decile: decile, lsoas: areas.count, people: people, incidents: areas.reduce(0) { $0 + counts[$1] },
        per1000: per1000(Double(counted)), lower: per1000(interval.lower), upper: per1000(interval.upper),
        hotspots: areas.reduce(0) { $0 + over.hotspots[$1] },
        hotspotSquareMetres: areas.reduce(0) { $0 + over.squareMetres[$1] })
    }
  }

  private static func fifth(
    _ layer: GroundLayer, _ counts: [Int], _ over: HotspotGround, _ known: [Int]
  ) -> MostDeprivedFifth {
    let deprived = known.filter { (layer.measureDecile[$0] ?? 10) <= 2 }
    func share(_ value: (Int) -> Double) -> Double? {
      let all = known.reduce(0) { $0 + value($1) }
      return all > 0 ? deprived.reduce(0) { $0 + value($1) } / all : nil
    }
    return MostDeprivedFifth(
      lsoaShare: Double(deprived.count) / Double(known.count), peopleShare: share { layer.people[$0] ?? 0 },
      incidentShare: share { Double(counts[$0]) }, hotspotAreaShare: share { over.squareMetres[$0] })
  }

  /// Deprivation, higher where it is worse, beside rates that are drawn towards the mean where people are few: a raw rate of a
  /// small LSOA is mostly chance.
  private static func onTheMap(_ rates: AreaRates, _ test: Test, _ workers: Int) -> OnTheMap? {
    let layer = rates.counts.layer
    let deprivation = ContiguousArray(layer.measurePosition.map { $0.map { -$0 } ?? .nan })
    let rate = ContiguousArray(rates.rates.map { $0.empiricalBayes ?? .nan })
    guard rates.areasDiffer, zip(deprivation, rate).contains(where: { $0.isFinite && $1.isFinite }) else { return nil }
    let permutation = ConditionalPermutation(count: test.permutations, seed: test.seed)
    let lee = LeesL(permutations: permutation)
    return OnTheMap(
      lee: lee.global(deprivation, rate, rates.counts.neighbours, workers: workers),
      localLee: lee.local(deprivation, rate, rates.counts.neighbours, workers: workers),
      moran: LocalMoran(permutations: permutation).bivariate(
        deprivation, around: rate, rates.counts.neighbours, workers: workers))
  }
}
