import Formats
import Incidents
import Places
public import Tasking

/// Incidents and hotspots of an analysis beside one layer of points: against chance, and point by point.
public struct NearAnalysis: Sendable {
  /// What the layer is called.
  public let name: String
  /// The points.
  public let targets: NearTargets
  /// What lies near them against random points, by type and distance.
  public let pattern: ProximityPattern
  /// The points ranked by the incidents near them.
  public let premises: ProblemPremises

  /// - Parameters:
  ///   - layer: the points.
  ///   - incidents: those of the analysis, of all months.
  ///   - evidence: everything that was read.
  ///   - comparison: the periods.
  ///   - map: the hotspots of the current period.
  ///   - choice: how they are set beside one another.
  ///   - ground: where random points are drawn.
  ///   - workers: how many threads may work at a time.
  init(
    _ layer: PointLayer, _ incidents: IncidentTable, on evidence: Evidence, _ comparison: Comparison, _ map: HotspotMap,
    _ choice: Configuration.NearChoice, _ ground: NearGround, workers: Int
  ) throws(InputError) {
    name = layer.name
    targets = NearTargets(x: layer.x, y: layer.y, names: layer.names, types: layer.types, ids: layer.references)
    var settings = ProximityPattern.Settings()
    settings.metres = choice.metres
    settings.replicas = choice.replicas
    settings.seed = UInt64(choice.seed)
    let isInside = evidence.join.isInside
    pattern = try ProximityPattern(
      targets, near: incidents, isInside: isInside, in: comparison.current, map, on: ground.ground,
      studyArea: evidence.ground.studyArea.polygon, settings, workers: workers)
    var ranking = ProblemPremises.Settings()
    ranking.metres = choice.metres.first ?? ranking.metres
    ranking.window = choice.window
    premises = try ProblemPremises(targets, near: incidents, isInside: isInside, comparison, ranking)
  }

  /// What it finds, a sentence each.
  var sentences: [String] { pattern.answer.map { "\(name): \($0)" } }
}
