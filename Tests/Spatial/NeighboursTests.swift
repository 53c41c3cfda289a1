import Spatial
import Testing

@Suite struct NeighboursTests {
  @Test func `rows are sorted, without repeats and without the place itself`() {
    let neighbours = Neighbours(rows: [[2, 1, 0, 2], [], [0]])
    #expect(Array(neighbours.starts) == [0, 2, 2, 3])
    #expect(Array(neighbours.members) == [1, 2, 0])
    #expect((0..<3).map { neighbours.degree(of: $0) } == [2, 0, 1])
  }

  @Test func `standardised rows add up to 1, and an empty row stays empty`() {
    let weighted = Neighbours(starts: [0, 2, 2, 3], members: [1, 2, 0], weights: [1, 3, 5])
    #expect(Array(weighted.rowStandardised().weights) == [0.25, 0.75, 1])
    #expect(Array(Neighbours(rows: [[1, 2], [], [0]]).rowStandardised().weights) == [0.5, 0.5, 1])
  }
}
