import Formats
import Spatial

/// Which part of each LSOA lies in which ward, by area.
///
/// LSOAs and wards do not nest. Where an LSOA straddles a ward boundary its people are divided as its ground is, as if
/// they lived evenly over it.
struct WardShares {
  /// For each LSOA the wards that it touches, with the share of its ground that lies there.
  private let shares: [[(ward: Int, share: Double)]]
  private let wardCount: Int
  /// Of each LSOA, whether the wards hold at least half of its ground.
  let holdHalf: [Bool]

  /// A share below this is the trace of two boundary files drawn apart, not ground.
  private static let leastShare = 0.005

  private init(shares: [[(ward: Int, share: Double)]], wardCount: Int, holdHalf: [Bool]) {
    self.shares = shares
    self.wardCount = wardCount
    self.holdHalf = holdHalf
  }

  /// No LSOAs at all.
  static func none(wards count: Int) -> WardShares {
    WardShares(shares: [], wardCount: count, holdHalf: [])
  }

  init(wards: AreaLayer, lsoas: AreaLayer, workers: Int = 1) throws(InputError) {
    wardCount = wards.count
    do {
      let overlaps = try wards.index.overlaps(with: lsoas.index, workers: workers)
      holdHalf = overlaps.enumerated().map { lsoa, overlaps in
        overlaps.reduce(0) { $0 + $1.squareMetres } * 2 >= lsoas.squareMetres[lsoa]
      }
      shares = overlaps.enumerated().map { lsoa, overlaps in
        let kept = overlaps.filter { $0.squareMetres >= Self.leastShare * lsoas.squareMetres[lsoa] }
        // Of the ground within wards: a coast drawn differently must not lose people.
        let total = kept.reduce(0) { $0 + $1.squareMetres }
        return kept.map { ($0.polygon, $0.squareMetres / total) }
      }
    } catch {
      throw .badData("wards and lsoas cannot be laid over one another: \(error.description)")
    }
  }

  /// The shares of some of the LSOAs.
  func filtered(_ keeps: (Int) -> Bool) -> WardShares {
    let kept = shares.indices.filter(keeps)
    return WardShares(shares: kept.map { shares[$0] }, wardCount: wardCount, holdHalf: kept.map { holdHalf[$0] })
  }

  /// The sum of the LSOAs' values over each ward; nil for a ward that touches an LSOA without a value.
  func sums(of values: [Double?]) -> [Double?] {
    var sums = [Double?](repeating: nil, count: wardCount)
    var unknown = [Bool](repeating: false, count: wardCount)
    for (lsoa, wards) in shares.enumerated() {
      for (ward, share) in wards {
        if let value = values[lsoa] { sums[ward] = (sums[ward] ?? 0) + value * share } else { unknown[ward] = true }
      }
    }
    return zip(sums, unknown).map { $1 ? nil : $0 }
  }

  /// The mean of the LSOAs' values over each ward, weighted by people, or by share alone where people are not known.
  func means(of values: [Double?], weightedBy people: [Double?]) -> [Double?] {
    var sums = [Double](repeating: 0, count: wardCount)
    var weights = sums
    let hasPeople = people.contains { $0 != nil }
    for (lsoa, wards) in shares.enumerated() {
      guard let value = values[lsoa], let weight = hasPeople ? people[lsoa] : 1 else { continue }
      for (ward, share) in wards {
        sums[ward] += value * weight * share
        weights[ward] += weight * share
      }
    }
    return zip(sums, weights).map { $1 > 0 ? $0 / $1 : nil }
  }
}
