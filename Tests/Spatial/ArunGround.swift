import Spatial
import TestSupport

/// The wards of Arun as one polygon in metres.
enum ArunGround {
  static func area() throws -> MultiPolygon {
    try AreaIndex(try BoundaryFile.metres(SharedData.path("boundaries/wards_2025/E07000224.geojson"))).union()
  }
}
