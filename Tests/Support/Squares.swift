public import Spatial

/// Simple polygons for tests.
public enum Squares {
  /// A square with its lower left corner at a point, its shell clockwise as shapefiles have it.
  public static func square(x: Double, y: Double, side: Double) -> MultiPolygon {
    polygon([[(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]])
  }

  /// A polygon of one part: the shell first, then its holes.
  public static func polygon(_ rings: [[(x: Double, y: Double)]]) -> MultiPolygon {
    var polygon = MultiPolygon()
    polygon.appendPart(rings: rings)
    return polygon
  }
}
