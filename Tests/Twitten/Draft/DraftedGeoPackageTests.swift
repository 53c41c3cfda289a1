import Foundation
import GRDB
import TestSupport
import Testing
import Twitten
import Yams

@Suite struct DraftedGeoPackageTests {
  /// A GeoPackage with a layer of dated points and one of points without dates.
  private func make(at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: """
          CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER, definition TEXT);
          CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
          INSERT INTO gpkg_spatial_ref_sys VALUES ('OSGB', 27700, 'EPSG', 27700, '');
          CREATE TABLE fires (fid INTEGER PRIMARY KEY, geom BLOB, "Call time" TEXT, "Incident type" TEXT);
          CREATE TABLE hydrants (fid INTEGER PRIMARY KEY, geom BLOB, size INTEGER);
          INSERT INTO gpkg_contents VALUES ('fires', 'features', 27700), ('hydrants', 'features', 27700);
          INSERT INTO gpkg_geometry_columns VALUES ('fires', 'geom', 'POINT', 27700), ('hydrants', 'geom', 'POINT', 27700);
          """)
      for number in 0..<20 {
        let place = point(500_000 + Double(number), 105_000)
        try database.execute(
          sql: "INSERT INTO fires VALUES (NULL, ?, ?, ?)",
          arguments: [place, "2025-03-1\(number % 10) 21:0\(number % 10)", number % 2 == 0 ? "Bin" : "Car"])
        try database.execute(sql: "INSERT INTO hydrants VALUES (NULL, ?, 80)", arguments: [place])
      }
    }
    try queue.close()
  }

  /// A point in the GeoPackage's form, low byte first, without an envelope.
  private func point(_ x: Double, _ y: Double) -> Data {
    func bytes(_ value: UInt64, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }
    return Data(
      Array("GP".utf8) + [0, 1] + bytes(27_700, 4) + [1] + bytes(1, 4) + bytes(x.bitPattern, 8) + bytes(y.bitPattern, 8)
    )
  }

  @Test func `its dated layers are sources, and the others a list of places`() throws {
    let folder = try TemporaryFolder()
    try make(at: "\(folder.path)/rescue.gpkg")
    let draft = try ConfigurationDraft(["\(folder.path)/rescue.gpkg"])
    let root = try #require(try Yams.load(yaml: draft.yaml) as? [String: Any])
    let sources = try #require(root["incidents"] as? [[String: Any]])
    #expect(sources.count == 1)
    #expect(sources[0]["format"] as? String == "geopackage" && sources[0]["layer"] as? String == "fires")
    #expect(
      sources[0]["columns"] as? [String: String] == ["id": "fid", "date": "Call time", "category": "Incident type"])
    #expect(sources[0]["theme"] as? String == "fire")
    #expect(draft.sentences.first?.contains("layer \"hydrants\": a list of places, not of incidents") == true)
  }
}
