/// Ground on which places are drawn at random, each as likely as every other.
///
/// - An area: evenly over its square metres, holes left out. Where parts overlap, which those of a valid polygon do not,
///   ground counts as often as it is covered.
/// - Lines: evenly along their metres. What lies twice in the lines counts twice; a `StreetNetwork` has it once.
/// - Points: one of them by its weight, with replacement, so that two draws may be one place.
///
/// Draws are exact, not by throwing at a box until the area is hit: a thin or scattered area costs what a square does.
///
/// The common misreading: that places at random are where things could be. Over a whole district most of them lie in
/// fields, where nothing happens and nobody opens a shop. Take the built-up part (`BuiltUpArea`), the streets, or the
/// points at which people live.
public struct RandomPlaces: Sendable {
  /// Where places may lie, in metres.
  public enum Ground: Sendable {
    /// Anywhere in a valid polygon.
    case area(MultiPolygon)
    /// Anywhere along lines.
    case streets([MultiLine])
    /// Anywhere along the segments of a network.
    case network(StreetNetwork)
    /// At points, in proportion to their weights.
    case points(Locations)
  }

  private enum Source: Sendable {
    case area(AreaSlabs)
    case lines(LineLengths)
    case points(Locations, sums: ContiguousArray<Int>)
  }

  private let source: Source
  /// The ground in words, after "random places": `in an area of 21.3 km²`.
  public let words: String

  /// - Throws: where a coordinate is not a number, a ring is not closed, or there is no ground: less than a square metre, no
  ///   length, no weight.
  /// - Complexity: of an area O(n log n + n k) for n vertices and up to k edges that a line from west to east crosses; else O(n).
  public init(_ ground: Ground) throws(SpatialError) {
    switch ground {
    case .area(let polygon):
      let slabs = try AreaSlabs(polygon)
      source = .area(slabs)
      words = "in an area of \(Self.tenths(slabs.squareMetres / 1e6)) km²"
    case .streets(let lines):
      let lengths = try LineLengths(lines)
      source = .lines(lengths)
      words = "along \(Self.tenths(lengths.metres / 1e3)) km of streets"
    case .network(let network):
      let lengths = try LineLengths(x: network.x, y: network.y, starts: network.starts.map(Int.init))
      source = .lines(lengths)
      words = "along \(Self.tenths(lengths.metres / 1e3)) km of streets"
    case .points(let points):
      source = .points(points, sums: try Self.sums(points))
      words = "at \(points.count) points by their weights"
    }
  }

  /// One place.
  ///
  /// - Complexity: O(log n + k log k) in an area, O(log n) along lines and at points.
  public func draw(_ random: inout RandomNumbers) -> (x: Double, y: Double) {
    switch source {
    case .area(let slabs): return slabs.draw(&random)
    case .lines(let lengths): return lengths.draw(&random)
    case .points(let points, let sums):
      let point = sums.firstIndex(above: random.below(sums[sums.count - 1]))
      return (points.x[point], points.y[point])
    }
  }

  /// So many places of the stream of one item.
  ///
  /// - Parameters:
  ///   - count: how many; the first of more are the same.
  ///   - seed: of all streams.
  ///   - item: the number of the stream.
  public func places(
    _ count: Int, seed: UInt64, item: Int
  ) -> (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    var random = RandomNumbers(seed: seed, item: item)
    var places = (x: ContiguousArray<Double>(), y: ContiguousArray<Double>())
    for _ in 0..<count {
      let place = draw(&random)
      places.x.append(place.x)
      places.y.append(place.y)
    }
    return places
  }

  /// The running sums of the weights.
  private static func sums(_ points: Locations) throws(SpatialError) -> ContiguousArray<Int> {
    var sums = ContiguousArray<Int>()
    var sum = 0
    for point in 0..<points.count {
      guard points.x[point].isFinite, points.y[point].isFinite else {
        throw SpatialError("random places: a coordinate of point \(point + 1) is not a number.")
      }
      let (next, overflow) = sum.addingReportingOverflow(points.weight[point])
      guard points.weight[point] >= 0, !overflow else {
        throw SpatialError("random places: the weight \(points.weight[point]) of point \(point + 1) is out of range.")
      }
      sum = next
      sums.append(sum)
    }
    guard sum > 0 else { throw SpatialError("random places: no point has a weight above 0, so there is no ground.") }
    return sums
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths < 1 ? "less than 0.1" : "\(tenths / 10)"
  }
}

extension ContiguousArray where Element: Comparable {
  /// The first index whose value is above another, of values that ascend; the last where none is.
  func firstIndex(above value: Element) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
