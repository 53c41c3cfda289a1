/// The width of a cluster: the greatest distance between two of its locations.
public enum ClusterWidth {
  /// - Returns: metres; 0 for a single location.
  /// - Complexity: O(n log n + h²) for n members with h on their convex hull, between whose corners the greatest
  ///   distance always lies.
  public static func metres(of members: [Int], in locations: Locations) -> Double {
    let hull = convexHull(of: members, in: locations)
    var greatest = 0.0
    for (position, a) in hull.enumerated() {
      for b in hull[..<position] { greatest = max(greatest, locations.squaredDistance(a, b)) }
    }
    return greatest.squareRoot()
  }

  /// The corners of the convex hull: Andrew (1979), Another efficient algorithm for convex hulls in two dimensions,
  /// Information Processing Letters 9, 216-219, doi:10.1016/0020-0190(79)90072-3.
  static func convexHull(of members: [Int], in locations: Locations) -> [Int] {
    let sorted = members.sorted { (locations.x[$0], locations.y[$0]) < (locations.x[$1], locations.y[$1]) }
    guard sorted.count > 2 else { return sorted }
    func half(_ sequence: some Sequence<Int>) -> [Int] {
      var chain: [Int] = []
      for next in sequence {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], next) <= 0 { chain.removeLast() }
        chain.append(next)
      }
      return chain.dropLast()
    }
    func turn(_ a: Int, _ b: Int, _ c: Int) -> Double {
      (locations.x[b] - locations.x[a]) * (locations.y[c] - locations.y[a])
        - (locations.y[b] - locations.y[a]) * (locations.x[c] - locations.x[a])
    }
    return half(sorted) + half(sorted.reversed())
  }
}
