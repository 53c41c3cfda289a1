internal import GEOS

extension MultiPolygon {
  /// The same polygon in metres with every vertex rounded to a centimetre, and valid after rounding.
  ///
  /// Two edges a centimetre apart can cross when their ends are rounded. GEOS lays such a polygon on the grid as a whole: its
  /// rings may then begin elsewhere, and what is narrower than a centimetre is gone, which may be all of it.
  package func roundedToCentimetres() throws(SpatialError) -> MultiPolygon {
    let rounded = mapCoordinates(Self.toCentimetres).withoutRepeatedVertices()
    do {
      let batch = try GeometryBatch()
      if rounded.partCount == partCount, try batch.isValid(try batch.append(rounded.coordinates)) { return rounded }
      let drawn = try batch.append(withoutRepeatedVertices().coordinates)
      let valid = try batch.isValid(drawn) ? drawn : try batch.makeValid(drawn)
      let onGrid = MultiPolygon(try batch.polygon(try batch.onGrid(valid, of: 0.01)))
      // The grid of GEOS is a multiple of its size, which differs in the last bit from the decimal number.
      return onGrid.mapCoordinates(Self.toCentimetres)
    } catch {
      throw SpatialError(error.description)
    }
  }

  private static func toCentimetres(_ metres: Double) -> Double {
    (metres * 100).rounded(.toNearestOrAwayFromZero) / 100
  }
}
