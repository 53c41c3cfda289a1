import GRDB
import Spatial

/// The spatial index of a GeoPackage's layer, with the triggers that keep it as the layer is edited (extension
/// `gpkg_rtree_index`, annex F.3 of OGC 12-128r17).
enum GeoPackageIndex {
  /// - Parameter boxes: of each row, by its key from 1 on; nil where it has no geometry.
  static func make(of table: String, _ boxes: [Bounds?], in database: Database) throws {
    let geometry = GeoPackageWriter.geometryColumn
    let index = "rtree_\(table)_\(geometry)"
    let name = GeoPackageWriter.quoted(index)
    try database.execute(sql: "CREATE VIRTUAL TABLE \(name) USING rtree(id, minx, maxx, miny, maxy)")
    let insert = try database.makeStatement(sql: "INSERT INTO \(name) VALUES (?, ?, ?, ?, ?)")
    for (row, box) in boxes.enumerated() {
      guard let box else { continue }
      try insert.execute(arguments: [row + 1, box.minX, box.maxX, box.minY, box.maxY])
    }
    try database.execute(
      sql: "INSERT INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
      arguments: [table, geometry, "http://www.geopackage.org/spec120/#extension_rtree"])
    for trigger in triggers(on: GeoPackageWriter.quoted(table), index) { try database.execute(sql: trigger) }
  }

  private static func triggers(on table: String, _ index: String) -> [String] {
    let (key, geometry) = (GeoPackageWriter.key, GeoPackageWriter.geometryColumn)
    let name = GeoPackageWriter.quoted(index)
    let add =
      "INSERT OR REPLACE INTO \(name) VALUES (NEW.\(key), ST_MinX(NEW.\(geometry)), ST_MaxX(NEW.\(geometry)), "
      + "ST_MinY(NEW.\(geometry)), ST_MaxY(NEW.\(geometry)));"
    let remove = "DELETE FROM \(name) WHERE id = OLD.\(key);"
    let has = "(NEW.\(geometry) NOTNULL AND NOT ST_IsEmpty(NEW.\(geometry)))"
    let lacks = "(NEW.\(geometry) ISNULL OR ST_IsEmpty(NEW.\(geometry)))"
    let (same, other) = ("OLD.\(key) = NEW.\(key)", "OLD.\(key) != NEW.\(key)")
    func trigger(_ kind: String, _ event: String, _ condition: String, _ act: String) -> String {
      "CREATE TRIGGER \(GeoPackageWriter.quoted("\(index)_\(kind)")) AFTER \(event) ON \(table) WHEN \(condition) "
        + "BEGIN \(act) END"
    }
    return [
      trigger("insert", "INSERT", has, add),
      trigger("update1", "UPDATE OF \(geometry)", "\(same) AND \(has)", add),
      trigger("update2", "UPDATE OF \(geometry)", "\(same) AND \(lacks)", remove),
      trigger("update3", "UPDATE", "\(other) AND \(has)", "\(remove) \(add)"),
      trigger(
        "update4", "UPDATE", "\(other) AND \(lacks)", "DELETE FROM \(name) WHERE id IN (OLD.\(key), NEW.\(key));"),
      trigger("delete", "DELETE", "OLD.\(geometry) NOTNULL", remove),
    ]
  }
}
