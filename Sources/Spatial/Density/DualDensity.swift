import Foundation

/// Two densities of one study area beside one another: incidents against those of another time, of another kind, or against
/// the people that they could have happened to.
///
/// As it is the ratio compares heights; with `isOfShares` each density is first divided by the incidents that it holds, so
/// that 1 means "as everywhere" (the relative risk of Kelsall and Diggle 1995, doi:10.2307/3318678). Where the denominator is
/// below the floor, a ratio would be a small number over a smaller one: there it is undefined and nan. Both should have one
/// bandwidth, as otherwise the ratio also shows how differently they were smoothed. It tests nothing: where few incidents
/// lie under both, high and low ratios are to be expected.
public struct DualDensity: Sendable {
  /// The least denominator as a share of its greatest, where no floor is given.
  public static let floorShare = 0.01

  /// Numerator over denominator, cell by cell; nan where the denominator is below the floor.
  public let ratio: ContiguousArray<Double>
  /// The natural logarithm of `ratio`, 0 where both are equal; nan also where the numerator is 0.
  public let logRatio: ContiguousArray<Double>
  /// Numerator less denominator, per square kilometre; never nan.
  public let difference: ContiguousArray<Double>
  /// The least denominator at which a ratio is given, per square kilometre: of incidents, or of shares of them.
  public let floor: Double
  /// What was done, for the log and the manifest.
  public let sentence: String

  /// - Parameters:
  ///   - floor: per square kilometre, above 0; nil takes a hundredth of the denominator's greatest value.
  ///   - isOfShares: divides each density by its incidents first.
  /// - Throws: where the two are not over the same cells, the floor is not above 0, or shares are asked of no incidents.
  /// - Complexity: O(cells).
  public init(
    _ numerator: Density, over denominator: Density, floor: Double? = nil, isOfShares: Bool = false
  ) throws(SpatialError) {
    guard numerator.grid.box == denominator.grid.box, numerator.grid.placeOfCell == denominator.grid.placeOfCell else {
      throw SpatialError("two densities can be compared only over the same cells; estimate both over one grid")
    }
    if let floor, !(floor > 0 && floor.isFinite) {
      throw SpatialError("the least denominator of a ratio of densities must be above 0, not \(floor)")
    }
    let scales = (Double(numerator.incidents), Double(denominator.incidents))
    guard !isOfShares || min(scales.0, scales.1) > 0 else {
      throw SpatialError("shares of no incidents are undefined; compare the densities themselves")
    }
    let above = numerator.perSquareKilometre.map { isOfShares ? $0 / scales.0 : $0 }
    let below = denominator.perSquareKilometre.map { isOfShares ? $0 / scales.1 : $0 }
    let least = floor ?? Self.floorShare * (below.max() ?? 0)
    let ratio = ContiguousArray(zip(above, below).map { $1 >= least && $1 > 0 ? $0 / $1 : .nan })
    self.ratio = ratio
    logRatio = ContiguousArray(ratio.map { $0 > 0 ? log($0) : .nan })
    difference = ContiguousArray(zip(above, below).map { $0 - $1 })
    self.floor = least
    let undefined = ratio.lazy.filter(\.isNaN).count
    sentence =
      "Ratios of densities\(isOfShares ? " as shares of their incidents" : "") are given where the denominator is at least "
      + "\(String(format: "%.4g", least)) per km2\(floor == nil ? ", a hundredth of its greatest value" : ""); \(undefined) of \(ratio.count) cells "
      + "are below that and undefined."
  }
}
