import Spatial
import TestSupport
import Testing

@Suite struct GridWidthTests {
  private func width(side: Double, _ precision: LocationPrecision...) throws -> GridWidth {
    try GridWidth(over: Squares.square(x: 0, y: 0, side: side), precision: precision)
  }

  @Test func `a fiftieth of the shorter side to 50 m, within 100 and 500 m`() throws {
    #expect(try width(side: 1_000, .exact).metres == 100)
    #expect(try width(side: 8_700, .exact).metres == 150)
    #expect(try width(side: 8_800, .exact).metres == 200)
    #expect(try width(side: 90_000, .exact).metres == 500)
    #expect(try width(side: 8_700).sentence.hasPrefix("Cells are 150 m wide: a fiftieth"))
    let oblong = Squares.polygon([[(0, 0), (40_000, 0), (40_000, 10_000), (0, 10_000), (0, 0)]])
    #expect(try GridWidth(over: oblong, precision: [.exact]).metres == 200)
  }

  @Test func `never narrower than the coarsest locations support, and it says why`() throws {
    #expect(try width(side: 1_000, .snapped).metres == 150)
    #expect(try width(side: 1_000, .exact, .postcode, .snapped).metres == 200)
    #expect(try width(side: 1_000, .gridReference(metres: 1_000)).metres == 1_000)
    #expect(try width(side: 1_000, .gridReference(metres: 10)).metres == 100)
    #expect(try width(side: 20_000, .snapped).metres == 400)
    #expect(try width(side: 1_000, .snapped).sentence.contains("snapped"))
    #expect(GridWidth.warning(of: 100, precision: [.exact, .snapped])?.contains("150 m") == true)
    #expect(GridWidth.warning(of: 150, precision: [.exact, .snapped]) == nil)
    #expect(GridWidth.warning(of: 10, precision: [.exact]) == nil)
  }

  @Test func `an empty study area is refused`() {
    #expect(throws: SpatialError.self) { try GridWidth(over: MultiPolygon(), precision: [.exact]) }
  }
}
