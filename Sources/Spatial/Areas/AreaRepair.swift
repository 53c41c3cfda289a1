internal import GEOS

/// A polygon made valid, with what that did to its area.
package struct AreaRepair: Sendable, Equatable {
  /// The most that a repair may move a polygon's area, as a share of it: more means that it is not what was drawn.
  package static let greatestChange = 0.01

  package let polygon: MultiPolygon
  /// GEOS's reason why it was not valid, with the place.
  package let reason: String
  /// Square metres, as drawn: by the shoelace formula, holes taken off.
  package let areaBefore: Double
  /// Square metres, after the repair.
  package let areaAfter: Double

  /// - Returns: nil where the polygon is valid as it stands.
  /// - Throws: where the repair would move the area by more than one hundredth, or GEOS cannot read the polygon.
  package init?(_ polygon: MultiPolygon) throws(SpatialError) {
    do {
      let batch = try GeometryBatch()
      let drawn = try batch.append(polygon.coordinates)
      if try batch.isValid(drawn) { return nil }
      let repaired = try batch.makeValid(drawn)
      reason = batch.invalidity(drawn)
      areaBefore = try batch.area(drawn)
      areaAfter = try batch.area(repaired)
      self.polygon = MultiPolygon(try batch.polygon(repaired))
    } catch {
      throw SpatialError(error.description)
    }
    let change = abs(areaAfter - areaBefore)
    guard change <= Self.greatestChange * max(areaBefore, areaAfter), areaAfter > 0 else {
      throw SpatialError(
        "\(reason); mending it would change its area from \(Int(areaBefore.rounded())) to "
          + "\(Int(areaAfter.rounded())) square metres")
    }
  }
}
