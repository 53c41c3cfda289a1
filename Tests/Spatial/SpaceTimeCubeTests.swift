import Spatial
import TestSupport
import Testing

@Suite struct SpaceTimeCubeTests {
  private let rows = 6
  private let columns = 7
  private let steps = 9

  private var counts: ContiguousArray<Int> {
    ContiguousArray(SeededMap.counts(rows * columns * steps, mean: 3, seed: 21).map { Int($0) })
  }

  /// The neighbourhood of every bin written out: cells × steps as places of their own.
  private func bins(_ cells: Neighbours, before: Int) -> Neighbours {
    Neighbours(
      rows: (0..<cells.count * steps).map { bin in
        let (cell, step) = bin.quotientAndRemainder(dividingBy: steps)
        let near = [cell] + cells.members[Int(cells.starts[cell])..<Int(cells.starts[cell + 1])].map(Int.init)
        return near.flatMap { near in (max(0, step - before)...step).map { near * steps + $0 } }
      })
  }

  @Test(.tags(.property), arguments: [0, 1, 3])
  func `z is Gi* over the bins written out one by one, and q is of the whole cube`(before: Int) {
    let cells = SeededMap.queen(rows, columns)
    let cube = SpaceTimeCube(counts: counts, steps: steps, cells, before: before)
    let plain = GetisOrd(.giStar, permutations: nil)
      .scores(ContiguousArray(counts.map(Double.init)), bins(cells, before: before))
    for bin in cube.z.indices {
      #expect(abs(cube.z[bin] - plain.z[bin]) < 1e-9)
      #expect(abs(cube.q[bin] - plain.q[bin]) < 1e-9)
    }
  }

  @Test(.tags(.threads)) func `the cube is the same for 1, 2 and 7 workers`() {
    let cells = SeededMap.queen(40, 40)
    let counts = ContiguousArray(SeededMap.counts(1_600 * 12, mean: 2, seed: 4).map { Int($0) })
    let one = SpaceTimeCube(counts: counts, steps: 12, cells)
    for workers in [2, 7] {
      let more = SpaceTimeCube(counts: counts, steps: 12, cells, workers: workers)
      #expect(more.z == one.z && more.q == one.q)
    }
  }

  @Test func `a block of many incidents is hot in its months, and the month before is no later one`() {
    let cells = SeededMap.queen(15, 15)
    var counts = ContiguousArray(repeating: 0, count: 225 * 12)
    for cell in 0..<225 { for step in 0..<12 { counts[cell * 12 + step] = (cell * 7 + step * 5) % 3 } }
    for cell in [97, 98, 112, 113] { for step in 5...7 { counts[cell * 12 + step] += 25 } }
    let cube = SpaceTimeCube(counts: counts, steps: 12, cells)
    // One month longer than the incidents, as each month looks at the one before.
    #expect(cube.heat(of: 112).map { $0 == .hot } == (0..<12).map { (5...8).contains($0) })
    #expect(
      SpaceTimeCube(counts: counts, steps: 12, cells, before: 0).heat(of: 112).map { $0 == .hot }
        == (0..<12).map { (5...7).contains($0) })
    #expect(cube.heat(of: 0).allSatisfy { $0 != .hot })
    #expect(cube.trend(of: 112) == MannKendall(cube.scores(of: 112)))
  }

  @Test func `where no count differs from another nothing is hot, cold or rising`() {
    let cube = SpaceTimeCube(counts: ContiguousArray(repeating: 3, count: 60), steps: 10, SeededMap.queen(2, 3))
    #expect(cube.z.allSatisfy(\.isNaN) && cube.q.allSatisfy(\.isNaN))
    #expect(cube.heat(of: 2) == [Heat](repeating: .neither, count: 10))
    #expect(cube.trend(of: 2).p.isNaN)
  }

  @Test func `no cells make an empty cube`() {
    let cube = SpaceTimeCube(counts: [], steps: 10, Neighbours(starts: [0], members: []))
    #expect(cube.cells == 0 && cube.z.isEmpty)
  }
}
