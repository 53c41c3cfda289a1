/// The cells in which `DBSCAN` finds core locations and joins them.
///
/// A cell is so narrow that any two locations in it are within eps of one another. So a cell that holds `minPoints` by itself is
/// core throughout, one that has fewer with all 24 around it is core nowhere, and the core locations of a cell are one
/// cluster: only the rest needs distances. After Gunawan (2013), A faster algorithm for DBSCAN, and Gan and Tao (2015),
/// DBSCAN revisited, doi:10.1145/2723372.2737792; the answer is exact.
struct DensityCells: Sendable {
  /// A cell's diagonal is this share of eps, so that rounding never takes two locations of a cell apart.
  private static let diagonalShare = 1 - 0x1p-20
  /// The row of `CellRows` that holds the cell itself.
  private static let ownRow = 2
  /// Ranges of cells for each worker: more than one, as knots make cells unequal.
  private static let rangesPerWorker = 8

  let order: CellOrder
  private let weight: ContiguousArray<Int>
  /// The weight in all cells before each; one more ends the last.
  private let weightBefore: ContiguousArray<Int>
  private let squaredEps: Double

  init(_ locations: Locations, epsMetres: Double) {
    let side = epsMetres * 0.5.squareRoot() * Self.diagonalShare
    order = CellOrder(locations, side: side)
    weight = ContiguousArray(order.location.lazy.map { locations.weight[Int($0)] })
    // An eps that is next to nothing beside the extent grows with the cells.
    let eps = order.side == side ? epsMetres : order.side * 2.0.squareRoot() / Self.diagonalShare
    squaredEps = eps * eps
    var weightBefore: ContiguousArray<Int> = [0]
    weightBefore.reserveCapacity(order.starts.count)
    var sum = 0
    for cell in order.cells.indices {
      for position in order.positions(of: cell) { sum += weight[position] }
      weightBefore.append(sum)
    }
    self.weightBefore = weightBefore
  }

  private func ranges(workers: Int) -> [Range<Int>] {
    let pieces = workers == 1 ? 1 : workers * Self.rangesPerWorker
    return Parallel.ranges(of: order.cells.count, workers: pieces, least: 500)
  }
}

extension DensityCells {
  /// For each position whether it is core.
  func cores(minPoints: Int, workers: Int) -> ContiguousArray<Bool> {
    let parts = Parallel.map(ranges(workers: workers), workers: workers) { cells in
      cores(in: cells, minPoints: minPoints)
    }
    return ContiguousArray(parts.joined())
  }

  private func cores(in cells: Range<Int>, minPoints: Int) -> ContiguousArray<Bool> {
    var isCore = ContiguousArray<Bool>()
    isCore.reserveCapacity(Int(order.starts[cells.upperBound] - order.starts[cells.lowerBound]))
    var rows = CellRows(order, from: cells.lowerBound)
    for cell in cells {
      let own = weightBefore[cell + 1] - weightBefore[cell]
      let positions = order.positions(of: cell)
      if own >= minPoints {
        isCore.append(contentsOf: repeatElement(true, count: positions.count))
        continue
      }
      rows.advance(order, to: cell)
      var around = 0
      for row in 0..<rows.count { around += weightBefore[rows.end[row]] - weightBefore[rows.begin[row]] }
      if around < minPoints {
        isCore.append(contentsOf: repeatElement(false, count: positions.count))
        continue
      }
      for position in positions {
        isCore.append(reaches(minPoints, from: position, of: cell, own: own, rows))
      }
    }
    return isCore
  }

  /// Whether there are `minPoints` within eps of a location; the weight of its own cell is known to be.
  private func reaches(_ minPoints: Int, from position: Int, of cell: Int, own: Int, _ rows: CellRows) -> Bool {
    let (px, py) = (order.x[position], order.y[position])
    var found = own
    // The cell's own row first, and then the rows beside it, where most of what is near lies.
    for row in [2, 1, 3, 0, 4] {
      for other in Int(order.starts[rows.begin[row]])..<Int(order.starts[rows.end[row]]) {
        let dx = order.x[other] - px
        let dy = order.y[other] - py
        if dx * dx + dy * dy <= squaredEps { found += weight[other] }
      }
      if row == Self.ownRow { found -= own }
      if found >= minPoints { return true }
    }
    return false
  }
}

extension DensityCells {
  /// The cells joined where core locations of theirs are within eps of one another.
  func components(_ isCore: ContiguousArray<Bool>, workers: Int) -> DisjointSets {
    let hasCore = ContiguousArray(order.cells.indices.lazy.map { order.positions(of: $0).contains { isCore[$0] } })
    let parts = Parallel.map(ranges(workers: workers), workers: workers) { cells in
      joints(of: cells, isCore, hasCore)
    }
    var sets = DisjointSets(count: order.cells.count)
    for part in parts { for (a, b) in part { sets.join(Int(a), Int(b)) } }
    return sets
  }

  /// The pairs of cells that join what was apart, of those that begin with one of `cells`: fewer than there are cells.
  private func joints(
    of cells: Range<Int>, _ isCore: ContiguousArray<Bool>, _ hasCore: ContiguousArray<Bool>
  ) -> [(Int32, Int32)] {
    var sets = DisjointSets(count: order.cells.count)
    var joints: [(Int32, Int32)] = []
    var rows = CellRows(order, from: cells.lowerBound)
    for cell in cells where hasCore[cell] {
      rows.advance(order, to: cell)
      // The nearer row first: what it joins need not be looked at further off.
      for row in Self.ownRow..<rows.count {
        for other in max(rows.begin[row], cell + 1)..<max(rows.end[row], cell + 1) where hasCore[other] {
          if sets.root(of: cell) != sets.root(of: other), touch(cell, other, isCore) {
            sets.join(cell, other)
            joints.append((Int32(cell), Int32(other)))
          }
        }
      }
    }
    return joints
  }

  /// Whether core locations of two cells are within eps of one another.
  private func touch(_ a: Int, _ b: Int, _ isCore: ContiguousArray<Bool>) -> Bool {
    for position in order.positions(of: a) where isCore[position] {
      let (px, py) = (order.x[position], order.y[position])
      for other in order.positions(of: b) where isCore[other] {
        let dx = order.x[other] - px
        let dy = order.y[other] - py
        if dx * dx + dy * dy <= squaredEps { return true }
      }
    }
    return false
  }
}

extension DensityCells {
  /// For each position that is not core the cluster that it borders on, or `Clustering.noise`; for the others their own.
  ///
  /// - Parameter clusterOfCell: the cluster of the core locations of each cell.
  func clusters(
    _ isCore: ContiguousArray<Bool>, clusterOfCell: ContiguousArray<Int32>, border: DBSCAN.BorderRule, workers: Int
  ) -> ContiguousArray<Int32> {
    let parts = Parallel.map(ranges(workers: workers), workers: workers) { cells in
      var clusters = ContiguousArray<Int32>()
      var rows = CellRows(order, from: cells.lowerBound)
      for cell in cells {
        let positions = order.positions(of: cell)
        if border == .noise || positions.allSatisfy({ isCore[$0] }) {
          for position in positions { clusters.append(isCore[position] ? clusterOfCell[cell] : Clustering.noise) }
          continue
        }
        rows.advance(order, to: cell)
        for position in positions {
          clusters.append(
            isCore[position] ? clusterOfCell[cell] : bordered(by: position, rows, isCore, clusterOfCell, border))
        }
      }
      return clusters
    }
    return ContiguousArray(parts.joined())
  }

  private func bordered(
    by position: Int, _ rows: CellRows, _ isCore: ContiguousArray<Bool>, _ clusterOfCell: ContiguousArray<Int32>,
    _ rule: DBSCAN.BorderRule
  ) -> Int32 {
    let (px, py) = (order.x[position], order.y[position])
    var nearest = Double.infinity
    var cluster = Clustering.noise
    for row in 0..<rows.count {
      for cell in rows.begin[row]..<rows.end[row] where clusterOfCell[cell] != Clustering.noise {
        for other in order.positions(of: cell) where isCore[other] {
          let dx = order.x[other] - px
          let dy = order.y[other] - py
          let squared = dx * dx + dy * dy
          guard squared <= squaredEps else { continue }
          let measure = rule == .nearest ? squared : 0
          if measure < nearest || (measure == nearest && clusterOfCell[cell] < cluster) {
            nearest = measure
            cluster = clusterOfCell[cell]
          }
        }
      }
    }
    return cluster
  }
}
