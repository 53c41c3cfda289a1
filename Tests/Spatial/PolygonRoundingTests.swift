import Spatial
import TestSupport
import Testing

@Suite struct PolygonRoundingTests {
  /// Metres of the National Grid, whose decimals are as coarse as those of real outlines.
  private static let (east, north) = (493_583.0, 62_235.0)

  private func polygon(_ rings: [[(x: Double, y: Double)]]) -> MultiPolygon {
    Squares.polygon(rings.map { $0.map { (Self.east + $0.x, Self.north + $0.y) } })
  }

  private func isOnGrid(_ polygon: MultiPolygon) -> Bool {
    (polygon.x + polygon.y).allSatisfy { $0 == ($0 * 100).rounded() / 100 }
  }

  @Test func `a polygon that rounding leaves valid keeps its vertices in their order`() throws {
    let square = polygon([[(0.004, 0), (10.0049, 0), (10, 10.006), (0, 10), (0.004, 0)]])
    let rounded = try square.roundedToCentimetres()
    #expect(
      rounded
        == polygon([[(0, 0), (10, 0), (10, 10.01), (0, 10), (0, 0)]]).mapCoordinates { ($0 * 100).rounded() / 100 })
  }

  @Test func `edges that rounding would lay across each other are taken apart`() throws {
    // A notch whose point ends 1 mm above the lower edge, which goes up where the point goes down.
    let notched = polygon([
      [(0, 0.0055), (10, 0.0155), (10, 10), (5.2, 10), (5, 0.0115), (4.8, 10), (0, 10), (0, 0.0055)]
    ])
    let vertexByVertex = notched.mapCoordinates { ($0 * 100).rounded() / 100 }
    try #require(try AreaRepair(notched) == nil, "valid as it is drawn")
    try #require(try AreaRepair(vertexByVertex) != nil, "and no longer when each vertex is rounded by itself")
    let rounded = try notched.roundedToCentimetres()
    #expect(try AreaRepair(rounded) == nil)
    #expect(isOnGrid(rounded))
    // The area may move by a centimetre along the outline at most, which is some 50 m.
    #expect(abs(area(rounded) - area(notched)) < 0.5)
  }

  @Test func `an outline so thin that a repair would refuse it is rounded all the same`() throws {
    // Two centimetres high, and its waist goes through the lower edge.
    let thin = polygon([[(0, 0.0055), (10, 0.0155), (10, 0.034), (5, 0.0115), (0, 0.0249), (0, 0.0055)]])
    let vertexByVertex = thin.mapCoordinates { ($0 * 100).rounded() / 100 }
    #expect(throws: SpatialError.self) { try AreaRepair(vertexByVertex) }
    let rounded = try thin.roundedToCentimetres()
    #expect(try AreaRepair(rounded) == nil)
    #expect(isOnGrid(rounded) && !rounded.isEmpty)
  }

  @Test func `a sliver narrower than a centimetre is nothing, and no error`() throws {
    let sliver = polygon([[(0, 0), (10, 0.001), (10, 0.003), (0, 0.002), (0, 0)]])
    #expect(try sliver.roundedToCentimetres().isEmpty)
    #expect(try MultiPolygon().roundedToCentimetres().isEmpty)
  }

  @Test func `a part that is a sliver goes, and the other part and its hole stay`() throws {
    var two = polygon([
      [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], [(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)],
    ])
    two.appendPart(rings: [
      [(20, 0), (30, 0.001), (30, 0.003), (20, 0.002), (20, 0)].map { (Self.east + $0.0, Self.north + $0.1) }
    ])
    let rounded = try two.roundedToCentimetres()
    #expect(rounded.partCount == 1)
    #expect(area(rounded) == 96)
  }

  private func area(_ polygon: MultiPolygon) -> Double {
    (0..<polygon.partCount).reduce(0) { sum, part in
      polygon.rings(ofPart: part).enumerated().reduce(sum) { sum, ring in
        sum + (ring.offset == 0 ? 1 : -1) * abs(polygon.signedArea(of: ring.element))
      }
    }
  }
}
