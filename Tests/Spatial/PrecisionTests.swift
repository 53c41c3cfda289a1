import Spatial
import Testing

@Suite struct PrecisionTests {
  @Test(arguments: [
    (LocationPrecision.exact, "exact", 0 as Double?, 0.0), (.snapped, "snapped", nil, 150),
    (.postcode, "postcode", 100, 200), (.gridReference(metres: 1_000), "grid 1000 m", 1_000 / 2.0.squareRoot(), 1_000),
  ])
  func `a precision has its label, its radius and the least cell that it supports`(
    precision: LocationPrecision, label: String, radius: Double?, cell: Double
  ) throws {
    #expect(precision.label == label)
    #expect(precision.leastCellMetres == cell)
    #expect((precision.radiusMetres == nil) == (radius == nil))
    if let radius { #expect(abs(try #require(precision.radiusMetres) - radius) < 1e-9) }
  }

  @Test func `no place in a square lies beyond its radius`() throws {
    let square = try GridReference.parse("TQ 123 456")
    let radius = try #require(square.precision.radiusMetres)
    let corner = 2.0.squareRoot() * Double(square.widthMetres) / 2
    #expect(abs(radius - corner) < 1e-9)
    #expect(square.precision.label == "grid 100 m")
  }
}
