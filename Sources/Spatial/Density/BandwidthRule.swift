import Foundation

/// A bandwidth where nobody has said one, with the sentence that says how it came about.
///
/// The mean over eastings and northings of 4 · 1.06 · min(sd, IQR / 1.34) · n^(−1/5) (`bandwidth.nrd` of R's MASS; Venables
/// and Ripley 2002, Modern Applied Statistics with S, section 5.6, after Silverman 1986, equation 3.31), every incident
/// counting: n is the sum of weights, sd and the quartiles are those of the list in which each location stands as often as
/// it has incidents. The quartic kernel takes this as its radius, as the R package sfhotspot does. The Gaussian kernel takes
/// a quarter of it as its standard deviation, as MASS's `kde2d` does.
///
/// The rule is the best for one round heap of incidents. A district has several towns, and is smoothed too much by it: look
/// at what a bandwidth of a half and of a quarter shows.
public struct BandwidthRule: Sendable, Equatable {
  /// The bandwidth for the kernel.
  public let metres: Double
  /// What was chosen and why, for the log and the manifest.
  public let sentence: String

  /// - Throws: where the rule is undefined: with fewer than two incidents, or where so many of them are at one easting and
  ///   one northing that nothing is left of the spread.
  public init(for locations: Locations, kernel: DensityKernel) throws(SpatialError) {
    let total = locations.totalWeight
    guard total >= 2 else {
      throw SpatialError(
        "a bandwidth cannot be found from \(total) incidents, only from two or more; give one in metres")
    }
    let spread = (Self.normalReference(locations.x, locations), Self.normalReference(locations.y, locations))
    let mean = (spread.0 + spread.1) / 2
    guard mean > 0, mean.isFinite else {
      throw SpatialError(
        "a bandwidth cannot be found where half of all incidents or more are at one place; give one in metres")
    }
    metres = kernel == .gaussian ? mean / 4 : mean
    let figures = String(format: "%.0f", metres)
    sentence =
      "The bandwidth is \(figures) m, \(kernel == .gaussian ? "a quarter of " : "")the normal reference rule's mean over "
      + "eastings and northings of \(total) incidents: 4 · 1.06 · min(sd, IQR/1.34) · n^(-1/5)."
  }

  private static func normalReference(_ values: ContiguousArray<Double>, _ locations: Locations) -> Double {
    let order = values.indices.filter { locations.weight[$0] > 0 }.sorted { values[$0] < values[$1] }
    let n = Double(locations.totalWeight)
    // From the first value, so that coordinates far from the origin keep their digits.
    let origin = order.first.map { values[$0] } ?? 0
    let mean = order.reduce(0) { $0 + Double(locations.weight[$1]) * (values[$1] - origin) } / n
    let squares = order.reduce(0) { sum, index in
      let off = values[index] - origin - mean
      return sum + Double(locations.weight[index]) * off * off
    }
    func quantile(_ share: Double) -> Double {
      let position = (n - 1) * share
      let below = position.rounded(.down)
      func value(_ rank: Double) -> Double {
        var counted = 0
        for index in order {
          counted += locations.weight[index]
          if Double(counted) > rank { return values[index] }
        }
        return order.last.map { values[$0] } ?? 0
      }
      let low = value(below)
      return low + (position - below) * (value(below + 1) - low)
    }
    let deviation = (squares / (n - 1)).squareRoot()
    return 4 * 1.06 * min(deviation, (quantile(0.75) - quantile(0.25)) / 1.34) * pow(n, -0.2)
  }
}
