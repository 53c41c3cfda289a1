import Foundation
public import Spatial

/// The points of a layer that lie nearest to a place, such as its licensed premises.
///
/// That a point lies near says nothing of what it does: what lies in a town centre lies near everything that happens there.
public struct NearestPoints: Sendable {
  /// A point near the place.
  public struct Point: Sendable, Equatable {
    /// What it is called; nil where not known.
    public let name: String?
    /// What it is; nil where not known.
    public let type: String?
    /// How far off it lies, as `NearestPoints.measure` has it.
    public let metres: Double
    /// Whether it lies in the place.
    public let isInside: Bool
  }

  /// How many are named.
  public static let most = 10

  /// What the layer is called.
  public let layer: String
  /// From where distances are taken.
  public let measure: PlaceOutline.Measure
  /// How many points the layer has.
  public let count: Int
  /// How many of them lie in the place.
  public let inside: Int
  /// The nearest, at most ten; those equally far off by name, then in the layer's order.
  public let points: [Point]

  /// - Parameters:
  ///   - layer: the points.
  ///   - outline: the place.
  /// - Complexity: O(n log n) of n points, and an edge by edge look at those near the outline's box.
  public init(_ layer: ProfilePoints, to outline: PlaceOutline) throws(SpatialError) {
    let isInside = try outline.index.locate(x: layer.x, y: layer.y).map { $0 != AreaIndex.none }
    self.layer = layer.name
    measure = outline.measure
    count = layer.x.count
    inside = isInside.count { $0 }
    points = Self.nearest(layer, isInside, outline).map { point, metres in
      Point(name: layer.names[point], type: layer.types[point], metres: metres, isInside: isInside[point])
    }
  }

  private static func nearest(
    _ layer: ProfilePoints, _ isInside: [Bool], _ outline: PlaceOutline
  ) -> [(point: Int, metres: Double)] {
    guard let box = outline.polygon.bounds else { return [] }
    func least(_ point: Int) -> Double {
      if case .centre(let x, let y, _) = outline.measure { return hypot(layer.x[point] - x, layer.y[point] - y) }
      return box.distance(x: layer.x[point], y: layer.y[point])
    }
    func precedes(_ a: (point: Int, metres: Double), _ b: (point: Int, metres: Double)) -> Bool {
      (a.metres, layer.names[a.point] ?? "", a.point) < (b.metres, layer.names[b.point] ?? "", b.point)
    }
    let order = layer.x.indices.map { (point: $0, metres: least($0)) }.sorted {
      ($0.metres, $0.point) < ($1.metres, $1.point)
    }
    var found: [(point: Int, metres: Double)] = []
    for candidate in order {
      // No point further off than this from the box can be nearer to what lies in it.
      if found.count >= most, candidate.metres > found[most - 1].metres { break }
      let metres: Double
      switch outline.measure {
      case .centre: metres = candidate.metres
      case .edge:
        metres =
          isInside[candidate.point]
          ? 0 : outline.polygon.distanceToEdge(x: layer.x[candidate.point], y: layer.y[candidate.point])
      }
      found.append((candidate.point, metres))
      found.sort(by: precedes)
      if found.count > most { found.removeLast() }
    }
    return found
  }
}
