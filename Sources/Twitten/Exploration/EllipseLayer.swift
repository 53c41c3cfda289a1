import Formats
import Places
import Publishing
import Spatial
import Tasking

/// The standard deviational ellipses of nearest-neighbour hierarchical clusters of every order, and how many clusters chance
/// makes.
struct EllipseLayer {
  let layer: PlainLayer
  let sentences: [String]

  /// Enough to tell 1 in 100.
  private static let replicas = 99
  private static let columns = [
    "order", "number", "incidents", "members", "semi_major_m", "semi_minor_m", "degrees", "easting", "northing",
  ]

  init(_ exploration: Exploration, _ settings: HotspotSettings, workers: Int) throws(InputError) {
    let method = settings.nearestNeighbour(over: exploration.studyArea?.squareMetres)
    let result = method.result(exploration.locations, greatestWidthMetres: settings.greatestWidthMetres)
    let degrees = Degrees(exploration.projector)
    var features: [PlainLayer.Feature] = []
    for cluster in result.orders.joined() {
      let ellipse = cluster.ellipse
      // Of incidents at one place, or on one line, nothing is left to draw.
      let drawn = ellipse.polygon()
      let outline = drawn.isEmpty ? nil : try? degrees.published(drawn)
      let values: [PropertyValue] = [
        .integer(cluster.order), .integer(features.count + 1), .integer(cluster.weight),
        .integer(cluster.members.count), .decimal(ellipse.semiMajorMetres, decimals: 1),
        .decimal(ellipse.semiMinorMetres, decimals: 1), .decimal(ellipse.degrees, decimals: 1),
        .decimal(ellipse.centreX, decimals: 1), .decimal(ellipse.centreY, decimals: 1),
      ]
      features.append(
        PlainLayer.Feature(outline.map { .polygon($0) } ?? .none, Array(zip(Self.columns, values))))
    }
    var sentences = [
      "Ellipses of one standard deviation: "
        + result.orders.enumerated().map { "\($1.count) of order \($0 + 1)" }.joined(separator: ", ") + "."
    ]
    if let area = exploration.studyArea {
      let chance = try SpatialAnswers.asked { () throws(SpatialError) in
        try method.significance(
          of: exploration.locations, studyArea: area.polygon, replicas: Self.replicas, seed: 1, workers: workers)
      }
      let most = chance.replicas.max() ?? 0
      sentences.append(
        "As many incidents thrown at random on the study area make at most \(most) clusters in \(Self.replicas) replicas (seed 1), against "
          + "\(chance.observed) here: p \(FixedDecimal.string(chance.p, decimals: 4)), greater. People do not live at random, so that says "
          + "little about crime.")
    }
    self.sentences = sentences
    layer = PlainLayer(
      name: "ellipses", about: exploration.about + [settings.sentence] + sentences, columns: Self.columns,
      features: features)
  }
}
