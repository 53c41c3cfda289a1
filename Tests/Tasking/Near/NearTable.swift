import Incidents
import Spatial
import Tasking

/// Points around the corner of the grid that `RepeatTable` has its incidents around.
enum NearTable {
  /// - Parameter rows: metres east and north of the corner, id, name and type.
  static func targets(
    _ rows: [(east: Double, north: Double, id: String?, name: String?, type: String?)]
  ) -> NearTargets {
    NearTargets(
      x: ContiguousArray(rows.map { RepeatTable.origin.easting + $0.east }),
      y: ContiguousArray(rows.map { RepeatTable.origin.northing + $0.north }), names: rows.map(\.name),
      types: rows.map(\.type), ids: rows.map(\.id))
  }
}
