public import Spatial

/// A place of which a profile is made: a zone, a ward, or a circle around a point.
public struct PlaceOutline: Sendable {
  /// From where distances to what lies near are taken.
  public enum Measure: Sendable, Equatable {
    /// From the nearest edge; 0 inside.
    case edge
    /// From the centre of a circle of this radius, in metres on the National Grid.
    case centre(x: Double, y: Double, radiusMetres: Double)

    /// As a sentence has it.
    public var words: String {
      switch self {
      case .edge: "metres from the place's edge, 0 inside"
      case .centre: "metres from the centre"
      }
    }
  }

  /// What it is called.
  public let name: String
  /// Its code, such as that of a ward; nil for a place without one.
  public let code: String?
  /// The number of the ward that it is, in the ground's wards; nil where it is none.
  public let ward: Int?
  /// In metres on the National Grid, valid.
  public let polygon: MultiPolygon
  /// From where distances are taken.
  public let measure: Measure
  /// The polygon, to be asked what lies in it.
  package let index: AreaIndex

  /// - Parameters:
  ///   - name: what it is called.
  ///   - code: its code, where it has one.
  ///   - ward: the number of the ward that it is; nil where it is none.
  ///   - polygon: in metres on the National Grid, valid and not empty.
  ///   - measure: from where distances are taken.
  public init(
    name: String, code: String? = nil, ward: Int? = nil, polygon: MultiPolygon, measure: Measure = .edge
  ) throws(SpatialError) {
    self.name = name
    self.code = code
    self.ward = ward
    self.polygon = polygon
    self.measure = measure
    index = try AreaIndex([polygon])
  }

  /// A circle around a point.
  public init(name: String, x: Double, y: Double, radiusMetres: Double) throws(SpatialError) {
    try self.init(
      name: name, polygon: .circle(x: x, y: y, radiusMetres: radiusMetres),
      measure: .centre(x: x, y: y, radiusMetres: radiusMetres))
  }

  /// The ground of the place.
  public var squareMetres: Double { index.squareMetres[0] }
}
