import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct DualDensityTests {
  private let grid: Grid
  private let method: KernelDensity
  private let before = Locations(x: [250, 700], y: [250, 300], weight: [4, 4])
  private let after = Locations(x: [250, 700], y: [250, 300], weight: [8, 2])

  init() throws {
    grid = try Grid(over: Squares.square(x: 0, y: 0, side: 1_000), shape: .square, widthMetres: 50)
    method = try KernelDensity(bandwidthMetres: 200)
  }

  @Test func `where only one place reaches, ratios are those of its incidents`() throws {
    let dual = try DualDensity(method.estimate(after, over: grid), over: method.estimate(before, over: grid))
    let west = Int(grid.cell(x: 250, y: 250))
    let east = Int(grid.cell(x: 700, y: 300))
    #expect(abs(dual.ratio[west] - 2) < 1e-12 && abs(dual.ratio[east] - 0.5) < 1e-12)
    #expect(abs(dual.logRatio[west] - log(2)) < 1e-12 && abs(dual.logRatio[east] + log(2)) < 1e-12)
    #expect(dual.difference[west] > 0 && dual.difference[east] < 0)
    let shares = try DualDensity(
      method.estimate(after, over: grid), over: method.estimate(before, over: grid), isOfShares: true)
    #expect(abs(shares.ratio[west] - 1.6) < 1e-12 && abs(shares.ratio[east] - 0.4) < 1e-12)
  }

  @Test func `below the floor a ratio is undefined, and a difference is not`() throws {
    let (above, below) = (try method.estimate(after, over: grid), try method.estimate(before, over: grid))
    let dual = try DualDensity(above, over: below)
    #expect(dual.floor == 0.01 * (below.perSquareKilometre.max() ?? 0))
    for cell in 0..<grid.count {
      #expect(dual.ratio[cell].isNaN == (below.perSquareKilometre[cell] < dual.floor))
      #expect(dual.difference[cell].isFinite)
    }
    #expect(dual.ratio.contains { $0.isNaN } && dual.sentence.contains("undefined"))
    let strict = try DualDensity(above, over: below, floor: 30)
    #expect(strict.ratio.filter(\.isNaN).count > dual.ratio.filter(\.isNaN).count)
  }

  @Test func `no incidents in the numerator give 0, in the denominator nothing, and never an infinite number`() throws {
    let none = try method.estimate(Locations(x: [], y: [], weight: []), over: grid)
    let some = try method.estimate(after, over: grid)
    let nothingAbove = try DualDensity(none, over: some)
    #expect(nothingAbove.ratio.allSatisfy { $0 == 0 || $0.isNaN } && nothingAbove.logRatio.allSatisfy(\.isNaN))
    #expect(try DualDensity(some, over: none).ratio.allSatisfy(\.isNaN))
    #expect(throws: SpatialError.self) { try DualDensity(some, over: none, isOfShares: true) }
  }

  @Test func `other cells and a floor of nothing are refused`() throws {
    let other = try Grid(over: Squares.square(x: 0, y: 0, side: 1_000), shape: .square, widthMetres: 100)
    let (above, below) = (try method.estimate(after, over: grid), try method.estimate(before, over: other))
    #expect(throws: SpatialError.self) { try DualDensity(above, over: below) }
    #expect(throws: SpatialError.self) { try DualDensity(above, over: above, floor: 0) }
    #expect(throws: SpatialError.self) { try DualDensity(above, over: above, floor: .nan) }
  }
}
