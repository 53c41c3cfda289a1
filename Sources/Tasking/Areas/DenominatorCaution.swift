import Foundation

/// Why a rate may say more of its denominator than of the place.
public enum DenominatorCaution: Sendable, Equatable {
  /// So few people that one incident more or less moves the rate.
  case fewPeople(Double)
  /// Another denominator of the configuration, such as a workplace population, counts more people than live there.
  case manyOthers(name: String, value: Double)
  /// A rate that is so many times the layer's median: those who come there probably count for much of it.
  case visitors(timesMedian: Double)

  /// Fewer people than an LSOA is made to have.
  static let leastPeople = 1_000.0
  /// A rate so many times the median of its layer is rarely one of residents.
  static let mostTimesMedian = 4.0

  /// By area; nil where nothing speaks against the rate, and where there is none.
  ///
  /// - Parameters:
  ///   - people: what rates are judged by.
  ///   - others: the other denominators by name, each over the areas.
  static func all(
    _ counts: [Int], people: [Double?], others: [(name: String, values: [Double?])]
  ) -> [DenominatorCaution?] {
    let rates = counts.indices.map { area in
      people[area].flatMap { $0 > 0 ? Double(counts[area]) / $0 : nil }
    }
    let sorted = rates.compactMap { $0 }.sorted()
    let median = sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    return counts.indices.map { area in
      guard let people = people[area] else { return nil }
      if people < leastPeople { return .fewPeople(people) }
      if let other = others.first(where: { ($0.values[area] ?? 0) > people }) {
        return .manyOthers(name: other.name, value: other.values[area] ?? 0)
      }
      guard median > 0, let rate = rates[area], rate > mostTimesMedian * median else { return nil }
      return .visitors(timesMedian: rate / median)
    }
  }

  /// What a table says beside the rate.
  public var words: String {
    switch self {
    case .fewPeople(let people): "few people (\(Int(people.rounded())))"
    case .manyOthers(let name, let value): "more \(name) (\(Int(value.rounded()))) than people"
    case .visitors(let times): "\((times * 10).rounded() / 10) times the median rate: visitors?"
    }
  }
}
