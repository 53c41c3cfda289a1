public import Formats
import Places
package import Publishing
import Spatial

/// Explored incidents by areas with people: rates, rates that small numbers do not fool, and where high ones lie together.
public struct RateExploration: Sendable {
  /// A layer with a polygon an area, by code.
  package let layer: PlainLayer
  /// What came of it, a sentence each.
  public let sentences: [String]

  private static let columns = [
    "code", "name", "incidents", "population", "rate_per_1000", "eb_rate_per_1000", "local_eb_rate_per_1000",
    "moran_value", "moran_z", "moran_p", "moran_q", "moran_cluster",
  ]

  /// Works out rates and tests where high ones lie together.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - people: the areas and the table of their people.
  ///   - neighbourhood: a band or the nearest.
  ///   - inference: how local Moran's I is tested.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where areas have no people in the table, or none of them lies in the study area.
  public init(
    _ exploration: Exploration, _ people: PeopledAreas.Choice, _ neighbourhood: Neighbourhood,
    _ inference: GridInference, workers: Int
  ) throws(InputError) {
    let ground = try PeopledAreas(exploration, people, workers: workers)
    let events = ContiguousArray(ground.cases(exploration).lazy.map(Double.init))
    let population = ContiguousArray(ground.population)
    let neighbours = try neighbourhood.neighbours(x: ground.places.x, y: ground.places.y, workers: workers)
    let bayes = EmpiricalBayes(events: events, population: population)
    let (overall, local) = (bayes.global(), bayes.local(neighbours))
    let moran = LocalMoran(tail: inference.tail, permutations: inference.conditional(events.count))
      .ofRates(events: events, population: population, neighbours, workers: workers)
    let quadrants = moran.significantQuadrants(at: inference.rate)
    let outlines = try Degrees(exploration.projector).published(ground.areas, workers: workers)
    let features = ground.areas.codes.indices.map { area in
      let values: [PropertyValue] = [
        .text(ground.areas.codes[area]), .text(ground.areas.names[area]), .integer(Int(events[area])),
        .decimal(population[area], decimals: 0),
        .decimal(population[area] > 0 ? events[area] / population[area] * 1000 : nil, decimals: 3),
        .decimal(overall.rates[area] * 1000, decimals: 3), .decimal(local[area] * 1000, decimals: 3),
        .decimal(moran.scores.value[area], decimals: 4), .decimal(moran.scores.z[area], decimals: 4),
        .probability(moran.scores.p[area]), .probability(moran.scores.q[area]), .text(quadrants[area]?.rawValue),
      ]
      return PlainLayer.Feature(.polygon(outlines[area]), Array(zip(Self.columns, values)))
    }
    sentences =
      [
        "\(events.count) areas; \(quadrants.count { $0 == .highHigh }) are the core of a cluster of high rates, and "
          + "\(quadrants.count { $0 == .highLow }) stand out among low ones."
      ] + [overall.caveat, moran.scores.reach(at: inference.rate)].compactMap { $0 }
    layer = PlainLayer(
      name: "rates",
      about: exploration.about + ground.about + [
        "eb_rate_per_1000 is drawn towards the rate of all areas by as much as its population is small (Marshall 1991); "
          + "local_eb_rate_per_1000 towards that of its neighbours.",
        moran.scores.test.sentence, neighbourhood.sentence,
      ] + sentences, columns: Self.columns, features: features)
  }
}
