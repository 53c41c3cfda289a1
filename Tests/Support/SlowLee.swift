public import Spatial

/// Lee's L as its formula reads, over a whole matrix of weights.
public enum SlowLee {
  /// Row-standardised weights, the place itself among its own neighbours with a weight of 1 where asked.
  public static func matrix(_ neighbours: Neighbours, includesSelf: Bool) -> [[Double]] {
    (0..<neighbours.count).map { place in
      var row = [Double](repeating: 0, count: neighbours.count)
      if includesSelf { row[place] = 1 }
      for position in Int(neighbours.starts[place])..<Int(neighbours.starts[place + 1]) {
        row[Int(neighbours.members[position])] = neighbours.isBinary ? 1 : neighbours.weights[position]
      }
      let sum = row.reduce(0, +)
      return row.map { sum > 0 ? $0 / sum : 0 }
    }
  }

  /// L_i of every place.
  public static func local(_ x: [Double], _ y: [Double], _ matrix: [[Double]]) -> [Double] {
    matrix.indices.map { local(x, y, matrix[$0]) }
  }

  /// L_i of the place of a row.
  static func local(_ x: [Double], _ y: [Double], _ row: [Double]) -> Double {
    let n = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (sumX, sumY, squaresX, squaresY) = (0.0, 0.0, 0.0, 0.0)
    for place in x.indices {
      sumX += row[place] * (x[place] - meanX)
      sumY += row[place] * (y[place] - meanY)
      squaresX += (x[place] - meanX) * (x[place] - meanX)
      squaresY += (y[place] - meanY) * (y[place] - meanY)
    }
    return n * sumX * sumY / (squaresX * squaresY).squareRoot()
  }

  /// L of the map.
  public static func global(_ x: [Double], _ y: [Double], _ matrix: [[Double]]) -> Double {
    let rows = matrix.reduce(0) { sum, row in sum + row.reduce(0, +) * row.reduce(0, +) }
    return local(x, y, matrix).reduce(0, +) / rows
  }

  /// The two-sided p of each place, by shuffles of all places from which the place is struck out.
  public static func localP(
    _ x: [Double], _ y: [Double], _ neighbours: Neighbours, includesSelf: Bool, expectation: [Double],
    permutations: ConditionalPermutation
  ) -> [Double] {
    let matrix = matrix(neighbours, includesSelf: includesSelf)
    let observed = local(x, y, matrix)
    var extreme = [Int](repeating: 1, count: x.count)
    for replica in 0..<permutations.count {
      var random = RandomNumbers(seed: permutations.seed, item: replica)
      var order = Array(x.indices)
      for position in order.indices {
        order.swapAt(position, position + random.below(order.count - position))
      }
      for place in x.indices {
        // The first of the shuffled others go to the neighbours, the rest anywhere else.
        let row = (Int(neighbours.starts[place])..<Int(neighbours.starts[place + 1])).map {
          Int(neighbours.members[$0])
        }
        let rest = x.indices.filter { $0 != place && !row.contains($0) }
        var (newX, newY) = (x, y)
        for (target, source) in zip(row + rest, order.filter { $0 != place }) {
          (newX[target], newY[target]) = (x[source], y[source])
        }
        let replica = local(newX, newY, matrix[place])
        extreme[place] += abs(replica - expectation[place]) >= abs(observed[place] - expectation[place]) - 1e-9 ? 1 : 0
      }
    }
    return extreme.map { Double($0) / Double(permutations.count + 1) }
  }
}
