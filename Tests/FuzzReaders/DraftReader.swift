import Formats
import Foundation
import Twitten

extension FuzzReader {
  /// A draft from a file of any kind beside boundaries. The input's first byte says what the file is called.
  static let draft = FuzzReader("f", "draft") {
    let table =
      "Ref,Reported on,Type,Easting,Northing\n1,01/02/2025 13:05,Noise,500010,105020\n2,02/02/2025 23:30,Noise,500020,105030\n"
    return [
      [UInt8]("c" + table), [UInt8]("x" + table), [UInt8]("j" + wards), [UInt8]("g") + (try SmallGeoPackage().bytes()),
      [UInt8]("z") + SmallArchive([.init("2025-01/2025-01-sussex-street.csv", Array(table.utf8))]).bytes,
      [UInt8]("n" + table),
    ]
  } read: { bytes, folder in
    let names = ["c": "asb.csv", "j": "places.geojson", "g": "places.gpkg", "z": "police.zip", "n": "a: #1 'x'.csv"]
    let kind = String(decoding: bytes.prefix(1), as: UTF8.self)
    let files = try ScratchFolder("\(folder.path)/draft")
    for name in try FileManager.default.contentsOfDirectory(atPath: files.path) {
      try FileManager.default.removeItem(atPath: "\(files.path)/\(name)")
    }
    _ = try files.write(Array(bytes.dropFirst()), to: names[kind] ?? "file")
    _ = try files.write([UInt8](wards), to: "wards.geojson")
    let draft = try ConfigurationDraft([files.path], savedIn: folder.path, workers: 1)
    try Finding.unless(draft.sentences.count >= 2, "a file of which nothing is said")
    do {
      _ = try Configuration(contentsOf: try folder.write([UInt8](draft.yaml), to: "draft.yaml"))
    } catch {
      try Finding.unless(
        draft.missing != nil && !"\(error)".contains("this is not YAML"), "the draft is refused: \(error)")
    }
    return draft.missing.map { "a draft that lacks something: \($0)" } ?? "a whole draft"
  }

  private static let wards =
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":["#
    + #"{"type":"Feature","properties":{"WD25CD":"E05000001","WD25NM":"A"},"geometry":{"type":"Polygon","coordinates":"#
    + "[[[500000,105000],[501000,105000],[501000,106000],[500000,106000],[500000,105000]]]}}]}"
}
