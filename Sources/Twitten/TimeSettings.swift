import Formats
import Spatial
import Tasking

/// How a configuration says how time is looked at: `emerging`, `case_review`.
extension Configuration {
  mutating func readTime(_ root: Settings) throws(InputError) {
    if let settings = try root.section("emerging") { try readEmerging(settings) }
    if let settings = try root.section("case_review") { time.review = try Self.caseReview(settings) }
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
