/// Areas in the order of a rank, with the share of the population that each stands for and where in it the area lies.
struct RankedAreas: Sendable {
  /// Areas of one rank, as they stand on the curve.
  struct Level: Sendable {
    var population: Double
    var events: Double
  }

  /// Events of each area that takes part.
  let events: [Double]
  /// Population of each area that takes part.
  let population: [Double]
  /// The mid-rank of each: the share of the population of lower rank, and half of that of the same rank. 0 ... 1.
  let ridit: [Double]
  /// The distinct ranks, the lowest first.
  let levels: [Level]
  /// All events, above 0.
  let totalEvents: Double
  /// All population, above 0.
  let totalPopulation: Double

  /// An area takes part where its events are 0 or more, its population is above 0 and its rank is a number, all finite.
  ///
  /// - Returns: nil where those that do have no events, or fewer than two ranks.
  init?(events: [Double], population: [Double], rank: [Double]) {
    precondition(events.count == population.count && events.count == rank.count, "three numbers for every area")
    let order = events.indices
      .filter {
        events[$0] >= 0 && events[$0].isFinite && population[$0] > 0 && population[$0].isFinite && rank[$0].isFinite
      }
      .sorted { (rank[$0], $0) < (rank[$1], $1) }
    var levels: [Level] = []
    var levelOf: [Int] = []
    for (position, area) in order.enumerated() {
      if position == 0 || rank[area] > rank[order[position - 1]] { levels.append(Level(population: 0, events: 0)) }
      levels[levels.count - 1].population += population[area]
      levels[levels.count - 1].events += events[area]
      levelOf.append(levels.count - 1)
    }
    let people = levels.reduce(0) { $0 + $1.population }
    let all = levels.reduce(0) { $0 + $1.events }
    guard levels.count > 1, all > 0, all.isFinite, people.isFinite else { return nil }
    var before = 0.0
    let middles = levels.map { level in
      defer { before += level.population }
      return (before + level.population / 2) / people
    }
    self.events = order.map { events[$0] }
    self.population = order.map { population[$0] }
    ridit = levelOf.map { middles[$0] }
    self.levels = levels
    totalEvents = all
    totalPopulation = people
  }

  /// How many areas take part.
  var count: Int { events.count }

  /// The mean rate, all events by all population.
  var mean: Double { totalEvents / totalPopulation }
}
