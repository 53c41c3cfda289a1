import Foundation
public import Spatial

/// Kernel density as the definition reads: every location looked at for every point, nothing cut off.
public struct SlowDensity {
  private let locations: Locations
  private let kernel: DensityKernel
  /// The bandwidth of each location.
  public private(set) var bandwidths: [Double]
  private var masses: [Double]

  /// - Parameter grid: whose cells' areas are summed over for the edge correction; nil for none.
  public init(
    _ locations: Locations, kernel: DensityKernel, bandwidth: Double, isAdaptive: Bool = false, over grid: Grid?
  ) {
    self.locations = locations
    self.kernel = kernel
    bandwidths = Array(repeating: bandwidth, count: locations.count)
    masses = []
    correct(over: grid)
    guard isAdaptive else { return }
    let pilot = (0..<locations.count).map { perSquareKilometre(x: locations.x[$0], y: locations.y[$0]) }
    let total = Double(locations.totalWeight)
    let mean = exp((0..<locations.count).reduce(0) { $0 + Double(locations.weight[$1]) * log(pilot[$1]) } / total)
    bandwidths = pilot.map { bandwidth * pow($0 / mean, -0.5) }
    correct(over: grid)
  }

  private mutating func correct(over grid: Grid?) {
    masses = (0..<locations.count).map { location in
      guard let grid else { return 1 }
      return (0..<grid.count).reduce(0) {
        $0 + value(location, x: grid.centreX[$1], y: grid.centreY[$1]) * grid.squareMetres[$1]
      }
    }
  }

  private func value(_ location: Int, x: Double, y: Double) -> Double {
    let h = bandwidths[location]
    let u = hypot(x - locations.x[location], y - locations.y[location]) / h
    switch kernel {
    case .quartic: return u < 1 ? 3 / (Double.pi * h * h) * pow(1 - u * u, 2) : 0
    case .gaussian: return exp(-u * u / 2) / (2 * Double.pi * h * h)
    }
  }

  /// Incidents per square kilometre at a point.
  public func perSquareKilometre(x: Double, y: Double) -> Double {
    1e6
      * (0..<locations.count).reduce(0) {
        $0 + Double(locations.weight[$1]) * value($1, x: x, y: y) / masses[$1]
      }
  }
}
