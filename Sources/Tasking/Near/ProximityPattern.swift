public import Formats
public import Incidents
import Places
public import Spatial

/// Whether incidents and hotspots lie nearer to the points of a layer, of all types and of each, than to as many places at
/// random on the ground.
///
/// The test is `ProximityTest`: each incident within D of any point counts once, and so does each hotspot of which a
/// location with an incident in the period is. Null hypothesis: the points are as many random places on the ground; the tail
/// is the upper one. q is over all types and distances of a table, incidents and hotspots apart.
///
/// Points that lie off the ground are not tested, as no random place lies there: of an area, those outside it; else those
/// outside the study area.
///
/// Random places should be of the kind that the points are: premises that were placed by their postcode are drawn from the
/// points of postcodes, and those that stand beside a street are further from police.uk's points, many of which lie on its
/// centre line, than places along the line are.
///
/// The common misreading: that points of a type draw incidents where p is small. Both gather in town centres. To ask whether one
/// type is nearer than the others, take the points of all types as the ground.
public struct ProximityPattern: Sendable {
  /// What is asked for.
  public struct Settings: Sendable, Equatable {
    /// The distances D in metres.
    public var metres = [50.0, 100, 200, 400]
    /// How often places are drawn.
    public var replicas = 999
    /// The seed of the draws.
    public var seed: UInt64 = 1
    /// Types with fewer points on the ground are not tested.
    public var leastTargets = 5
    /// The false discovery rate up to which a row is called significant.
    public var alpha = 0.05

    /// The values above.
    public init() {}
  }

  /// One type at one distance.
  public struct Row: Sendable, Equatable {
    /// The type; nil for all points.
    public let type: String?
    /// What is near, and what chance makes of it.
    public let score: ProximityTest.Score
  }

  /// What was asked for.
  public let settings: Settings
  /// Incidents near all points and near those of each type, the types by name, distances ascending.
  public let incidents: [Row]
  /// Hotspots near them in the same order; empty where none were given.
  public let hotspots: [Row]
  /// What was tested.
  public let test: SignificanceTest
  /// The period whose incidents were looked at.
  public let period: Period
  /// Points that were tested.
  public let tested: Int
  /// Points that lie off the ground.
  public let offGround: Int
  /// Types that have too few points, with how many.
  public let fewTargets: [(type: String, targets: Int)]
  /// Incidents of the period in the study area whose place is not known to within the greatest distance: left out.
  public let tooCoarse: Int
  /// What the precision of places makes of the distances, a sentence each.
  let caveats: [String]

  /// Tests the points of a layer.
  ///
  /// - Parameters:
  ///   - targets: the points.
  ///   - incidents: projected.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - period: the months whose incidents are looked at.
  ///   - map: hotspots of the same table; nil for none.
  ///   - ground: where random places are drawn, in the study area.
  ///   - studyArea: where points are tested when the ground is no area; nil tests all.
  ///   - settings: what is asked for.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Throws: where a setting is out of range or the ground has nothing to draw from.
  /// - Complexity: that of `ProximityTest` with as many targets as there are points.
  public init(
    _ targets: NearTargets, near incidents: IncidentTable, isInside: [Bool], in period: Period,
    _ map: HotspotMap? = nil,
    on ground: RandomPlaces.Ground, studyArea: MultiPolygon? = nil, _ settings: Settings = Settings(),
    workers: Int = 1
  ) throws(InputError) {
    do throws(SpatialError) {
      let proximity = try ProximityTest(
        metres: settings.metres, replicas: settings.replicas, seed: settings.seed)
      let places = try RandomPlaces(ground)
      let onGround = try Self.targets(targets, on: ground, studyArea, workers: workers)
      let types = targets.byType(onGround)
      let groups: [(type: String?, targets: [Int])] =
        [(nil, onGround)] + types.filter { $0.targets.count >= settings.leastTargets }.map { ($0.type, $0.targets) }
      func scores(_ counted: CountedPlaces) -> (rows: [Row], test: SignificanceTest) {
        let scores = proximity.scores(
          counted, targetsX: targets.x, y: targets.y, groups: groups.map(\.targets), on: places, workers: workers)
        let rows = zip(groups, scores.groups).flatMap { group, scores in
          scores.map { Row(type: group.type, score: $0) }
        }
        return (rows, scores.test)
      }
      let near = NearIncidents(incidents, isInside: isInside, metres: proximity.metres.last ?? 0)
      let weights = near.counted(incidents.weights(in: period))
      (self.incidents, test) = scores(Self.counted(incidents, weights))
      hotspots = map.map { scores(Self.counted($0, incidents, weights)).rows } ?? []
      tested = onGround.count
      fewTargets = types.filter { $0.targets.count < settings.leastTargets }.map { ($0.type, $0.targets.count) }
      tooCoarse = near.tooCoarse(in: period, isInside: isInside)
      caveats = near.caveats(in: period, metres: proximity.metres)
    } catch {
      throw .badData("What lies near cannot be tested: \(error.description)")
    }
    offGround = targets.count - tested
    self.settings = settings
    self.period = period
  }

  private static func targets(
    _ targets: NearTargets, on ground: RandomPlaces.Ground, _ studyArea: MultiPolygon?, workers: Int
  ) throws(SpatialError) -> [Int] {
    let area: MultiPolygon? = if case .area(let area) = ground { area } else { studyArea }
    guard let area else { return Array(0..<targets.count) }
    let found = try AreaIndex([area]).locate(x: targets.x, y: targets.y, workers: workers)
    return found.indices.filter { found[$0] != AreaIndex.none }
  }

  private static func counted(_ table: IncidentTable, _ weights: ContiguousArray<Int>) -> CountedPlaces {
    let used = weights.indices.filter { weights[$0] > 0 }
    return CountedPlaces(
      Locations(
        x: ContiguousArray(used.map { table.x[$0] }), y: ContiguousArray(used.map { table.y[$0] }),
        weight: ContiguousArray(used.map { weights[$0] })))
  }

  /// Each hotspot by its locations with an incident in the period.
  private static func counted(
    _ map: HotspotMap, _ table: IncidentTable, _ weights: ContiguousArray<Int>
  ) -> CountedPlaces {
    let used = weights.indices.filter { weights[$0] > 0 && map.hotspot[$0] >= 0 }
    return CountedPlaces(
      x: ContiguousArray(used.map { table.x[$0] }), y: ContiguousArray(used.map { table.y[$0] }),
      thing: ContiguousArray(used.map { map.hotspot[$0] }),
      weight: ContiguousArray(repeating: 1, count: map.hotspots.count))
  }
}
