public import Formats
import Places
package import Publishing
import Spatial
import Tasking

/// One layer of areas in one analysis of a configuration: a table, a layer, and what they come to.
public struct AreaTable: Sendable {
  /// Which layer of which analysis.
  public struct Choice: Sendable {
    /// The layer's name; nil for the wards.
    public var layer: String?
    /// The analysis' name; nil for the first.
    public var analysis: String?

    /// The wards in the first analysis.
    public init() {}
  }

  /// The areas with their columns.
  package let layer: PlainLayer
  /// The areas whose counts lie the furthest from what is expected first: code, name, counts, rates, group, deprivation.
  public let rows: [[String]]
  /// What the columns of the rows are called.
  public let header = [
    "code", "name", "incidents", "population", "rate", "95 % interval", "EB rate", "funnel", "group ratio", "decile",
    "caution",
  ]
  /// Area, analysis and period.
  public let title: String
  /// What it comes to, a sentence each.
  public let sentences: [String]

  /// - Parameters:
  ///   - outcome: of a configuration.
  ///   - configuration: the same.
  ///   - choice: which layer of which analysis.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where there is no such analysis or layer.
  public init(
    _ outcome: Outcome, _ configuration: Configuration, _ choice: Choice, workers: Int
  ) throws(InputError) {
    let analysis = try Self.analysis(choice.analysis, outcome)
    let names = analysis.place.layers.map(\.counts.layer.name)
    let wanted = choice.layer ?? names[0]
    guard let number = names.firstIndex(of: wanted) else {
      let others = outcome.ground.points.map(\.name) + outcome.ground.lines.map(\.name)
      if others.contains(wanted) {
        throw InputError(
          .usage,
          "The layer \"\(wanted)\" holds no areas; \"twitten run\" writes what lies near points. Layers of areas are "
            + "\(names.joined(separator: ", ")).")
      }
      throw InputError(
        .usage,
        "There is no layer \"\(wanted)\" among \(names.joined(separator: ", "))."
          + (NearestWord.to(wanted, among: names).map { " Is \"\($0)\" meant?" } ?? ""))
    }
    let rates = analysis.place.layers[number]
    let outlines = try Degrees(outcome.evidence.projector).published(rates.counts.layer.areas, workers: workers)
    let place = analysis.place
    let map = outcome.ground.lsoaLayer == number ? place.deprivation?.map : nil
    title = "\(configuration.area), \(analysis.name), \(analysis.comparison.current), \(wanted)"
    sentences =
      RateSentences.of(rates)
      + (outcome.ground.lsoaLayer == number ? place.deprivation.map(RateSentences.of) ?? [] : [])
      + (number == 0 ? place.districts.map(RateSentences.of) ?? [] : [])
    layer = AreaRatesLayer.layer(
      rates, outlines, map: map, name: "\(analysis.name)-\(wanted)",
      about: outcome.choices(configuration) + outcome.warnings.map { "Warning: \($0)" } + sentences)
    rows = Self.rows(rates)
  }

  private static func analysis(_ name: String?, _ outcome: Outcome) throws(InputError) -> Analysis {
    guard let found = name.map(outcome.analysis) ?? outcome.analyses.first else {
      throw InputError(.usage, "There is no analysis \"\(name ?? "")\".")
    }
    return found
  }

  private static func rows(_ rates: AreaRates) -> [[String]] {
    func two(_ value: Double?) -> String {
      value.map { FixedDecimal.string($0, decimals: 2, keepingZeros: true) } ?? "-"
    }
    let layer = rates.counts.layer
    // The furthest from the funnel's middle first; without people, the most incidents.
    let distance = rates.rates.indices.map { area in
      rates.rates[area].funnel.map {
        Double(rates.counts.counts[area].incidents).squareRoot() - $0.expected.squareRoot()
      } ?? -.infinity
    }
    let order = rates.rates.indices.sorted { a, b in
      let (first, second) = (distance[a], distance[b])
      return (first, rates.counts.counts[a].incidents, layer.areas.codes[b])
        > (second, rates.counts.counts[b].incidents, layer.areas.codes[a])
    }
    return order.map { area in
      let rate = rates.rates[area]
      return [
        layer.areas.codes[area], layer.areas.names[area], String(rates.counts.counts[area].incidents),
        rate.people.map { FixedDecimal.string($0, decimals: 0) } ?? "-", two(rate.per1000),
        rate.lower.flatMap { lower in rate.upper.map { "\(two(lower)) to \(two($0))" } } ?? "-",
        two(rate.empiricalBayes), rate.funnel?.position.rawValue ?? "-",
        two(rate.group?.ratio.ratio.flatMap { $0.isFinite ? $0 : nil }),
        layer.measureDecile[area].map { FixedDecimal.string($0, decimals: 1, keepingZeros: true) } ?? "-",
        rate.caution?.words ?? "",
      ]
    }
  }
}
