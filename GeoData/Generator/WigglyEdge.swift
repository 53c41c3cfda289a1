internal import Spatial

/// A line that wanders between two points as boundaries and lanes do: its midpoint is pushed sideways, then the
/// midpoints of both halves, and so on (Fournier, Fussell and Carpenter 1982, doi:10.1145/358523.358553).
enum WigglyEdge {
  /// The points after `start` and before `end`.
  ///
  /// - Parameters:
  ///   - depth: how often each piece is halved.
  ///   - sway: the largest sideways push as a share of a piece's length. Up to 0.16 keeps the line within 30 degrees of
  ///     its chord at both ends, so that two lines which leave a point at 60 degrees or more do not cross.
  static func points(
    from start: Point, to end: Point, depth: Int, sway: Double, _ random: inout RandomNumbers
  ) -> [Point] {
    guard depth > 0 else { return [] }
    let push = random.uniform(-sway, sway)
    let chord = end - start
    let middle = (start + end) * 0.5 + Point(x: -chord.y, y: chord.x) * push
    let before = points(from: start, to: middle, depth: depth - 1, sway: sway * 0.8, &random)
    let after = points(from: middle, to: end, depth: depth - 1, sway: sway * 0.8, &random)
    return before + [middle] + after
  }
}
