public import Spatial

/// Small maps that are the same in every run.
public enum SeededMap {
  /// The cells of a square grid, row after row, with those that touch at an edge or a corner as neighbours.
  public static func queen(_ rows: Int, _ columns: Int) -> Neighbours {
    Neighbours(
      rows: (0..<rows * columns).map { cell in
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        var near: [Int] = []
        for r in max(0, row - 1)...min(rows - 1, row + 1) {
          for c in max(0, column - 1)...min(columns - 1, column + 1) { near.append(r * columns + c) }
        }
        return near
      })
  }

  /// The same neighbours with unequal weights of 1 ... 4.
  public static func weighted(_ neighbours: Neighbours) -> Neighbours {
    let weights = neighbours.members.indices.map { 1 + Double(($0 * 7) % 4) }
    return Neighbours(starts: neighbours.starts, members: neighbours.members, weights: ContiguousArray(weights))
  }

  /// Counts whose mean is `mean`: whole numbers with many ties.
  public static func counts(_ count: Int, mean: Double, seed: UInt64) -> ContiguousArray<Double> {
    var random = RandomNumbers(seed: seed)
    // The number of a hundred trials that succeed.
    return ContiguousArray(
      (0..<count).map { _ in (0..<100).reduce(0.0) { sum, _ in sum + (random.uniform() < mean / 100 ? 1 : 0) } })
  }

  /// Numbers without ties, nearly normal: sums of twelve even ones.
  public static func numbers(_ count: Int, seed: UInt64) -> ContiguousArray<Double> {
    var random = RandomNumbers(seed: seed)
    return ContiguousArray((0..<count).map { _ in (0..<12).reduce(-6.0) { sum, _ in sum + random.uniform() } })
  }

  /// A square map of `side` rows and columns: 0 ... 2 in the left half, 20 ... 22 in the right.
  public static func halves(_ side: Int) -> ContiguousArray<Double> {
    ContiguousArray(
      (0..<side * side).map { cell in
        let column = cell % side
        return Double(column < side / 2 ? column % 3 : 20 + column % 3)
      })
  }
}
