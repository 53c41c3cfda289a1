/// `near-repeats.csv`.
enum NearRepeatSchema {
  static let nearRepeats = LayerSchema(
    "near-repeats", "Near repeats", row: "A band of distance by a band of days, from and to less than to.", .none,
    bands + between + within)

  private static let bands: [LayerColumn] = [
    .number("metres_from", "The least distance of a pair.", .fact, unit: "m"),
    .number("metres_to", "The distance that a pair is less than.", .fact, unit: "m"),
    .integer("days_from", "The fewest days between a pair.", .fact, unit: "days"),
    .integer("days_to", "The days that are more than those between a pair.", .fact, unit: "days"),
  ]

  private static let between: [LayerColumn] = [
    .integer("observed", "Pairs of incidents in the bands.", .statistic, unit: "pairs"),
    .number(
      "expected", "The pairs that there would be if time and place had nothing to do with each other.", .statistic,
      unit: "pairs"),
    .number("median", "The median of the pairs when dates are dealt out at random.", .statistic, unit: "pairs"),
    .number("ratio", "Pairs against what is expected.", .statistic, empty: true),
    .number("ratio_to_median", "Pairs against the median; empty where that is 0.", .statistic, empty: true),
    .probability("p", "The share of the random dealings with as many pairs or more.", .statistic),
    .probability("q", "The false discovery rate of p over the table.", .statistic),
    .truth("significant", "Whether q is at most the level that was asked for.", .statistic),
  ]

  private static let within: [LayerColumn] = [
    .integer(
      "within_observed", "Pairs of incidents nearer and sooner than the ends of the bands.", .statistic, unit: "pairs"),
    .number("within_expected", "The pairs that would be within by chance.", .statistic, unit: "pairs"),
    .number("within_ratio", "Pairs within against what is expected.", .statistic, empty: true),
    .probability("within_p", "The share of the random dealings with as many pairs within or more.", .statistic),
    .probability("within_q", "The false discovery rate of that over the table.", .statistic),
  ]
}
