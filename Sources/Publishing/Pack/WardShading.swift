import Formats

/// How dark each ward is on the map of the district, by its deprivation and by its rate.
struct WardShading {
  let measures: [Page.Measure]
  private let deprivation: [Int?]
  private let rate: [Int?]
  private static let levels = 5

  /// - Parameter wards: the features of the layer, each of which may be nil.
  init(_ wards: [PlainLayer.Feature?]) {
    deprivation = wards.map { $0.flatMap(Self.decile).map(Self.level) }
    let rates = wards.map { $0?.number("rate_per_1000") }
    let sorted = rates.compactMap { $0 }.sorted()
    rate = rates.map { rate in
      rate.flatMap { rate in sorted.firstIndex(of: rate).map { 1 + $0 * Self.levels / sorted.count } }
    }
    var measures: [Page.Measure] = []
    if deprivation.contains(where: { $0 != nil }) {
      measures.append(
        Page.Measure(
          kind: .deprivation, name: "Deprivation",
          meanings: [
            "decile 9 to 10, least deprived", "7 to under 9", "5 to under 7", "3 to under 5",
            "decile 1 to under 3, most deprived",
          ]))
    }
    if !sorted.isEmpty {
      measures.append(
        Page.Measure(kind: .rate, name: "Incidents per 1,000 residents", meanings: Self.meanings(rates, rate)))
    }
    if !measures.isEmpty { measures.append(Page.Measure(kind: .none, name: "Nothing", meanings: [])) }
    self.measures = measures
  }

  func shades(of ward: Int) -> [Page.Shade] {
    [
      deprivation[ward].map { Page.Shade(kind: .deprivation, level: $0) },
      rate[ward].map { Page.Shade(kind: .rate, level: $0) },
    ].compactMap { $0 }
  }

  /// The mean decile of a ward; 1 is the most deprived tenth.
  static func decile(_ ward: PlainLayer.Feature) -> Double? {
    ward.number("deprivation_decile") ?? ward.number("imd_decile")
  }

  /// The most deprived are the darkest.
  private static func level(_ decile: Double) -> Int {
    levels - Swift.min(levels - 1, Swift.max(0, Int((decile - 1) / 2)))
  }

  private static func meanings(_ rates: [Double?], _ levels: [Int?]) -> [String] {
    (1...Self.levels).map { level in
      let own = zip(rates, levels).filter { $0.1 == level }.compactMap(\.0)
      guard let least = own.min(), let most = own.max() else { return "no ward" }
      return "\(ProfileNumber.decimal(least)) to \(ProfileNumber.decimal(most))"
    }
  }
}
