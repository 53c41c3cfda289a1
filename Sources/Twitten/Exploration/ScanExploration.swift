public import Formats
import Incidents
import Places
package import Publishing
public import Spatial

/// Kulldorff's scan statistic on explored incidents, as a layer of clusters.
public struct ScanExploration: Sendable {
  /// What is compared with what.
  public enum Model: String, Sendable, CaseIterable {
    /// Incidents of areas against their population.
    case poisson
    /// Chosen incidents against all others, at their locations.
    case bernoulli
    /// Incidents in time, at their locations, against the same places at other times and other places at the same time.
    case permutation
    /// Incidents of areas in time against their population.
    case spaceTime = "space-time"

    /// Whether areas with people are wanted.
    public var needsPopulation: Bool { self == .poisson || self == .spaceTime }
    /// Whether incidents are looked at step by step.
    public var hasTime: Bool { self == .permutation || self == .spaceTime }
  }

  /// How clusters are looked for.
  public struct Settings: Sendable {
    /// What is compared with what.
    public var model = Model.permutation
    /// The areas whose incidents and people are counted; for the models that need them.
    public var people: PeopledAreas.Choice?
    /// How long a step of time is.
    public var step = ScanSteps.Length.month
    /// The windows, the rates, the replicas.
    public var statistic = ScanStatistic()
    /// A cluster with a greater p is not called significant.
    public var alpha = 0.05

    /// The defaults above.
    public init() {}
  }

  /// A layer with a polygon a cluster, the strongest first.
  package let layer: PlainLayer
  /// Of each significant cluster rank, name, cases, expected, ratio, p and time.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]

  static let columns = [
    "rank", "significant", "p", "log_likelihood_ratio", "cases", "expected", "observed_to_expected", "relative_risk",
    "places", "first_step", "last_step", "name", "top_category", "radius_m", "long_radius_m", "angle_degrees",
    "easting",
    "northing", "areas",
  ]

  /// Looks for clusters.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - settings: how clusters are looked for.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where the model's numbers are not there, such as days for steps of a day or people for areas.
  public init(
    _ exploration: Exploration, _ settings: Settings, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    let ground = try ScanGround(exploration, settings, workers: workers)
    if let steps = ground.steps, steps.count > 400 {
      progress("\(steps.count) steps make many windows: this may take minutes; --max-steps and --max-radius shorten it")
    }
    progress("drawing \(settings.statistic.replicas) replicas of \(ground.places.count) places")
    let result = try SpatialAnswers.asked { () throws(SpatialError) in
      try settings.statistic.scan(ground.places, ground.model, workers: workers)
    }
    progress("writing \(result.clusters.count) clusters")
    let degrees = Degrees(exploration.projector)
    var features: [PlainLayer.Feature] = []
    var rows: [[String]] = []
    for (number, cluster) in result.clusters.enumerated() {
      let place = ground.describe(cluster)
      let isSignificant = cluster.p <= settings.alpha
      let steps = ground.steps
      features.append(
        PlainLayer.Feature(
          .polygon(try degrees.published(try ground.outline(of: cluster))),
          Array(
            zip(
              Self.columns,
              [
                .integer(number + 1), .truth(isSignificant), .probability(cluster.p),
                .decimal(cluster.logLikelihoodRatio, decimals: 6), .integer(cluster.cases),
                .decimal(cluster.expected, decimals: 3), .decimal(cluster.observedToExpected, decimals: 3),
                .decimal(cluster.relativeRisk, decimals: 3), .integer(cluster.members.count),
                .text(steps.map { $0.label(of: cluster.steps.lowerBound) }),
                .text(steps.map { $0.label(of: cluster.steps.upperBound) }), .text(place.name),
                .text(place.category.name), .decimal(cluster.radiusMetres, decimals: 1),
                .decimal(cluster.longRadiusMetres, decimals: 1), .decimal(cluster.angleDegrees, decimals: 1),
                .decimal(cluster.x, decimals: 1), .decimal(cluster.y, decimals: 1),
                .text(ground.areaCodes(of: cluster)),
              ]))))
      guard isSignificant else { continue }
      rows.append([
        "\(number + 1)", place.name, "\(cluster.cases)", FixedDecimal.string(cluster.expected, decimals: 1),
        cluster.relativeRisk.isFinite ? FixedDecimal.string(cluster.relativeRisk, decimals: 2) : "∞",
        FixedDecimal.string(cluster.longRadiusMetres, decimals: 0), FixedDecimal.string(cluster.p, decimals: 4),
        steps.map { "\($0.label(of: cluster.steps.lowerBound)) to \($0.label(of: cluster.steps.upperBound))" } ?? "",
      ])
    }
    self.rows = rows
    sentences = Self.sentences(result, ground, settings, significant: rows.count)
    layer = PlainLayer(
      name: "scan", about: exploration.about + ground.about + sentences, columns: Self.columns, features: features)
  }

  private static func sentences(
    _ result: ScanResult, _ ground: ScanGround, _ settings: Settings, significant: Int
  ) -> [String] {
    let window = settings.statistic.window
    let metres = window.greatestMetres.map { "\(FixedDecimal.string($0, decimals: 0)) m" } ?? "no limit in metres"
    var sentences = [
      result.test.sentence,
      "Windows: at most \(FixedDecimal.string(window.greatestShare * 100, decimals: 2)) % of "
        + "\(settings.model.needsPopulation ? "the population" : "what is counted"), \(metres)"
        + (settings.model.hasTime
          ? "; at most \(FixedDecimal.string(window.greatestTemporalShare * 100, decimals: 1)) % of the time\(window.greatestSteps.map { " and \($0) steps" } ?? ""), \(window.period == .prospective ? "ending with the last step" : "ending at any step")."
          : "."),
      "\(significant) of the \(result.clusters.count) strongest clusters without overlap have p of at most \(FixedDecimal.string(settings.alpha, decimals: 4)); "
        + "\(result.cases) cases at \(ground.places.count) places.",
    ]
    if result.replicas < settings.statistic.replicas {
      sentences.append("The drawing stopped after \(result.replicas) replicas, of which enough were as strong.")
    }
    if result.clusters.count > 1 {
      sentences.append(
        "The p of all clusters but the first is too high rather than too low, since each is compared with the strongest window of a replica."
      )
    }
    return sentences
  }
}
