import Formats
import Incidents
import Places
import Publishing
public import Spatial

/// Runs of hot streets among explored incidents.
public struct StreetHotspots: Sendable {
  /// How streets are looked at.
  public struct Settings: Sendable {
    /// The line layer.
    public var files: [String] = []
    /// The property with the streets' names; found by itself where nil.
    public var nameProperty: String?
    /// Metres within which an incident is laid on a street.
    public var toleranceMetres = StreetSnap.defaultToleranceMetres
    /// What makes a segment hot.
    public var rule = HotStreets.Rule.significant(falseDiscoveryRate: 0.05)

    /// The defaults above.
    public init() {}
  }

  private static func sentence(_ rule: HotStreets.Rule) -> String {
    switch rule {
    case .significant(let rate):
      "Hot is a segment whose count is too high for its length at a false discovery rate of \(FixedDecimal.string(rate, decimals: 4))."
    case .atLeast(let least):
      "Hot is a segment of at least \(FixedDecimal.string(least, decimals: 7)) incidents per 100 m; p and q stand beside it and decide nothing."
    }
  }

  let found: FoundHotspots
  /// Every segment with its counts, as lines.
  let segments: PlainLayer

  private static let columns = [
    "segment", "name", "incidents", "length_m", "per_100_m", "expected", "p", "q", "hot", "run",
  ]

  init(
    _ exploration: Exploration, _ settings: Settings, greatestWidthMetres: Double?, workers: Int
  ) throws(InputError) {
    let layer = try LineLayerReader(
      nameProperty: settings.nameProperty, projection: exploration.choice.projection, fromDegrees: exploration.projector
    ).read(settings.files.map { NamedFile(path: $0, name: Exploration.lastPart($0)) })
    let locations = exploration.locations
    let answer = try SpatialAnswers.asked { () throws(SpatialError) in
      let network = try StreetNetwork(layer.lines)
      let snap = try StreetSnap(locations, to: network, toleranceMetres: settings.toleranceMetres, workers: workers)
      let hot = try HotStreets(
        counts: snap.counts(weight: locations.weight, in: network), in: network, rule: settings.rule)
      // Nobody can be sent to a road of a county's length: without a limit the usual one holds.
      let runs = try StreetRuns(
        of: hot, in: network, greatestWidthMetres: greatestWidthMetres ?? StreetRuns.defaultGreatestWidthMetres)
      let outlines = try StreetOutline.outlines(
        of: runs, in: network, snap: snap, locations: locations, studyArea: exploration.studyArea?.polygon,
        workers: workers)
      return (network: network, snap: snap, hot: hot, runs: runs, outlines: outlines)
    }
    let (network, snap, hot, runs) = (answer.network, answer.snap, answer.hot, answer.runs)
    let run = ContiguousArray(snap.segment.lazy.map { $0 == StreetSnap.none ? StreetRuns.none : runs.run[Int($0)] })
    let lost = snap.incidentsOnNoStreet(weight: locations.weight)
    let about =
      layer.notes + [
        network.account.sentence,
        "\(lost == locations.totalWeight ? "Warning: is this the street layer of this district? " : "")\(lost) of \(locations.totalWeight) "
          + "incidents lie farther than \(FixedDecimal.string(settings.toleranceMetres, decimals: 3)) m from any street and are on none.",
        Self.sentence(settings.rule), hot.test.sentence,
        "\(hot.hotCount) of \(network.count) segments are hot; the whole network has "
          + "\(FixedDecimal.string(hot.networkPer100Metres, decimals: 3)) incidents per 100 m.",
      ]
    found = FoundHotspots(
      method: "streets", outlines: answer.outlines, widthMetres: runs.widthMetres,
      reachMetres: Array(repeating: settings.toleranceMetres, count: runs.count), isSplit: runs.isSplit,
      hotspot: exploration.ofIncidents(run), lengthMetres: runs.lengthMetres, about: about)
    let degrees = Degrees(exploration.projector)
    let names = layer.names(of: network)
    let lines = try degrees.published((0..<network.count).map { network.polyline(of: $0) })
    var features: [PlainLayer.Feature] = []
    for segment in 0..<network.count {
      features.append(
        PlainLayer.Feature(
          .line(lines[segment]),
          Array(
            zip(
              Self.columns,
              [
                .integer(segment), .text(names[segment]), .integer(hot.counts[segment]),
                .decimal(network.lengthMetres[segment], decimals: 1), .decimal(hot.per100Metres[segment], decimals: 3),
                .decimal(hot.expected[segment], decimals: 4), .probability(hot.p[segment]),
                .probability(hot.q[segment]), .truth(hot.isHot[segment]),
                runs.run[segment] == StreetRuns.none ? .none : .integer(Int(runs.run[segment])),
              ]))))
    }
    segments = PlainLayer(
      name: "segments", about: exploration.about + about, columns: Self.columns, features: features)
  }
}
