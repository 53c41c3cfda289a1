import Formats
import Spatial
import Tasking

/// How a configuration says how time is looked at: `emerging`, `peaks`, `near_repeat`, `case_review`.
extension Configuration {
  mutating func readTime(_ root: Settings) throws(InputError) {
    if let settings = try root.section("emerging") { try readEmerging(settings) }
    if let settings = try root.section("peaks") {
      try settings.allow("windows", "hours")
      if let hours = try settings.integer("hours", in: 1...24) { time.peaks.windowHours = hours }
      if let windows = try settings.integer("windows", in: 1...168) { time.peaks.windows = windows }
      if let fault = time.peaks.fault { throw settings.error(fault) }
    }
    if let settings = try root.section("near_repeat") { try readNearRepeats(settings) }
    if let settings = try root.section("case_review") { time.review = try Self.caseReview(settings) }
  }

  private mutating func readNearRepeats(_ settings: Settings) throws(InputError) {
    try settings.allow("distances", "days", "metric", "permutations", "seed", "alpha")
    let usual = time.nearRepeats.bands
    let distances = try Self.numbers(settings, "distances", Double.init) ?? Array(usual.metres.dropFirst(2))
    let days = try Self.numbers(settings, "days", { Int($0) }) ?? Array(usual.days.dropFirst())
    var metric = usual.metric
    if let word = try settings.text("metric") {
      guard let known = KnoxBands.Metric(rawValue: word) else {
        throw settings.error("metric is \"\(word)\"; wanted is manhattan or euclidean")
      }
      metric = known
    }
    do { time.nearRepeats.bands = try KnoxBands(distances: distances, days: days, metric: metric) } catch {
      throw settings.error(error.description)
    }
    if let count = try settings.integer("permutations", in: 1...Knox.mostPermutations) {
      time.nearRepeats.permutations = count
    }
    if let seed = try settings.integer("seed", in: 0...Int.max) { time.nearRepeats.seed = UInt64(seed) }
    if let alpha = try settings.number("alpha", in: 0.000001...0.999999) { time.nearRepeats.alpha = alpha }
  }

  private static func numbers<Number>(
    _ settings: Settings, _ key: String, _ number: (String) -> Number?
  ) throws(InputError) -> [Number]? {
    guard settings.has(key) else { return nil }
    var numbers: [Number] = []
    for word in try settings.texts(key) {
      guard let value = number(word) else { throw settings.error("\(key) has \"\(word)\", which is no number") }
      numbers.append(value)
    }
    return numbers
  }

  private mutating func readEmerging(_ settings: Settings) throws(InputError) {
    try settings.allow("rules", "months", "before", "rate", "alpha", "cell", "shape")
    if let word = try settings.text("rules") {
      guard let rules = EmergingRules(rawValue: word) else {
        throw settings.error("rules is \"\(word)\"; wanted is \"2.8\" or latest")
      }
      time.emerging.rules = rules
    }
    if let months = try settings.integer("months", in: EmergingHotspots.leastMonths...120) {
      time.emerging.months = months
    }
    if let before = try settings.integer("before", in: 0...11) { time.emerging.before = before }
    if let rate = try settings.number("rate", in: 0.000001...0.999999) { time.emerging.rate = rate }
    if let alpha = try settings.number("alpha", in: 0.000001...0.999999) { time.emerging.alpha = alpha }
    time.cellMetres = try settings.number("cell", in: Grid.leastWidthMetres...100_000)
    if let word = try settings.text("shape") {
      guard let shape = Grid.Shape(rawValue: word) else {
        throw settings.error("shape is \"\(word)\"; wanted is square or hexagon")
      }
      time.cellShape = shape
    }
  }
}
