/// Gi* over space and time: which cells were hot, and which cold, at which step.
///
/// The bins of the cube are cells × steps. The neighbourhood of a bin is its cell and the neighbouring cells, at its own
/// step and the `before` ones before it (fewer at the beginning), each with weight 1, so that
///
/// ```
/// x̄ = Σx / n ; s² = Σ(x - x̄)² / n over all n bins of the cube ; w = the bins of the neighbourhood
/// z = (Σ(neighbourhood) x - x̄ w) / sqrt(s² (n w - w²) / (n - 1))
/// ```
///
/// Null hypothesis: every arrangement of the counts over the bins is equally likely. Two-sided, p normal, and q the false
/// discovery rate over all bins of the cube (Benjamini and Hochberg). A bin is hot where z is above 0 and q at most `rate`,
/// cold where z is below 0.
///
/// Where counts are sparse and skewed, as incidents are, p of the upper side is much smaller than it should be: sums of few
/// counts are no normal variables. A bin is hot from z of about 3 on, and q is *not* the share of hot bins that chance made:
/// the counts of a district dealt out at random over its bins leave a third to two thirds as many hot ones (Arun 2025, 575
/// for 2,004; Sandmouth, 2,455 for 3,872), scattered ones. What is read off the cube are runs of hot months at one place,
/// which chance does not make. Cold bins are seldom reached where most cells are empty: nothing is less than nothing.
///
/// The standard is the mean of all steps: in a district whose incidents double, the later half turns hot everywhere.
///
/// Getis and Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x; Ord and Getis (1995),
/// doi:10.1111/j.1538-4632.1995.tb00912.x. The cube is that of ArcGIS's emerging hot spot analysis.
public struct SpaceTimeCube: Sendable {
  /// How many cells there are.
  public let cells: Int
  /// How many steps there are.
  public let steps: Int
  /// By bin, the steps of a cell side by side: z, nan where no count differs from another.
  public let z: ContiguousArray<Double>
  /// The adjusted p of each bin over the whole cube; nan where z is.
  public let q: ContiguousArray<Double>
  /// The false discovery rate at which a bin is called hot or cold.
  public let rate: Double

  /// - Parameters:
  ///   - counts: of each bin, the steps of a cell side by side, at least 0.
  ///   - steps: how many each cell has.
  ///   - neighbours: of the cells; without weights.
  ///   - before: how many steps before a bin's own count among its neighbourhood.
  ///   - rate: the false discovery rate at which a bin is called hot or cold, above 0 and below 1.
  ///   - workers: how many threads may work at a time.
  /// - Complexity: O(bins · (neighbours of a cell + before)) and a sort of the bins.
  public init(
    counts: ContiguousArray<Int>, steps: Int, _ neighbours: Neighbours, before: Int = 1, rate: Double = 0.05,
    workers: Int = 1
  ) {
    precondition(steps > 0 && counts.count == neighbours.count * steps, "a count for each step of each cell")
    precondition(neighbours.isBinary && before >= 0 && rate > 0 && rate < 1, "neighbours without weights, a rate")
    let moments = CubeMoments(counts)
    let ranges = Parallel.ranges(of: neighbours.count, workers: workers * 4, least: 256)
    let pieces = Parallel.map(ranges, workers: workers) { cells in
      Self.scores(counts, steps, neighbours, cells, before: before, moments)
    }
    cells = neighbours.count
    self.steps = steps
    self.rate = rate
    z = ContiguousArray(pieces.lazy.flatMap(\.z))
    q = BenjaminiHochberg.adjusted(ContiguousArray(pieces.lazy.flatMap(\.p)))
  }

  /// The bin of a cell and step.
  public func bin(_ cell: Int, _ step: Int) -> Int { cell * steps + step }

  /// Whether each step of a cell was hot, cold or neither.
  public func heat(of cell: Int) -> [Heat] {
    (bin(cell, 0)..<bin(cell + 1, 0)).map { q[$0] <= rate ? z[$0] > 0 ? .hot : .cold : .neither }
  }

  /// The z of a cell, step by step.
  public func scores(of cell: Int) -> ContiguousArray<Double>.SubSequence { z[bin(cell, 0)..<bin(cell + 1, 0)] }

  /// The trend of a cell's z.
  public func trend(of cell: Int) -> MannKendall {
    let scores = scores(of: cell)
    return scores.contains(where: \.isNaN) ? MannKendall([]) : MannKendall(scores)
  }

  private static func scores(
    _ counts: ContiguousArray<Int>, _ steps: Int, _ neighbours: Neighbours, _ cells: Range<Int>, before: Int,
    _ moments: CubeMoments
  ) -> (z: ContiguousArray<Double>, p: ContiguousArray<Double>) {
    var z = ContiguousArray<Double>()
    var p = ContiguousArray<Double>()
    z.reserveCapacity(cells.count * steps)
    p.reserveCapacity(cells.count * steps)
    var around = ContiguousArray(repeating: 0, count: steps)
    for cell in cells {
      for step in 0..<steps { around[step] = counts[cell * steps + step] }
      for position in neighbours.row(cell) {
        let first = Int(neighbours.members[position]) * steps
        for step in 0..<steps { around[step] += counts[first + step] }
      }
      let places = neighbours.degree(of: cell) + 1
      var sum = 0
      for step in 0..<steps {
        sum += around[step]
        if step > before { sum -= around[step - before - 1] }
        let score = moments.z(Double(sum), bins: Double(places * (min(step, before) + 1)))
        z.append(score)
        p.append(NormalDistribution.p(score, .twoSided))
      }
    }
    return (z, p)
  }
}

/// What a bin of a cube was at its step.
public enum Heat: Int8, Sendable {
  /// Significantly low.
  case cold = -1
  /// Neither low nor high.
  case neither = 0
  /// Significantly high.
  case hot = 1
}

/// The mean and the variance of all bins of a cube.
private struct CubeMoments: Sendable {
  let count: Double
  let mean: Double
  let variance: Double

  init(_ counts: ContiguousArray<Int>) {
    count = Double(counts.count)
    mean = counts.isEmpty ? 0 : Double(counts.reduce(0, +)) / count
    let mean = mean
    variance = counts.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / max(1, count)
  }

  /// nan where no count differs from another or the neighbourhood is the whole cube.
  func z(_ sum: Double, bins: Double) -> Double {
    let spread = variance * (count * bins - bins * bins) / (count - 1)
    return spread > 0 ? (sum - mean * bins) / spread.squareRoot() : .nan
  }
}
