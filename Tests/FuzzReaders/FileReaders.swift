import Formats
import Places
import Spatial
import Twitten

extension FuzzReader {
  /// GeoJSON, and the areas in it.
  static let geoJSON = FuzzReader("j", "GeoJSON") {
    func collection(_ geometry: String, _ properties: String = #""WD25CD":"E1""#, crs: Bool = true) -> String {
      let grid = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"#
      return #"{"type":"FeatureCollection","# + (crs ? grid : "")
        + #""features":[{"type":"Feature","properties":{"# + properties + #"},"geometry":"# + geometry + "}]}"
    }
    return [
      collection(
        #"{"type":"Polygon","coordinates":[[[500000,105000],[500100,105000],[500100,105100],[500000,105000]]]}"#),
      collection(
        #"{"type":"MultiPolygon","coordinates":[[[[500000,105000],[500100,105100],[500100,105000],[500000,105100],[500000,105000]]]]}"#
      ),
      collection(
        #"{"type":"Polygon","coordinates":[[[-0.5,50.8],[-0.4,50.8],[-0.4,50.9],[-0.5,50.8]]]}"#, crs: false),
      collection(#"{"type":"Point","coordinates":[500000.5,105000]}"#, #""a":1.10,"b":null,"c":true,"d":[1,{}]"#),
      collection(#"{"type":"Point","coordinates":[]}"#), collection("null", #""x":12345678901234567890"#),
      #"{"type":"FeatureCollection","features":[]}"#, #"{"type":"Topology"}"#,
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    let path = try folder.write(bytes, to: "x.geojson")
    let collection = try FeatureCollection(path: path, name: "in/x.geojson")
    guard [ReferenceSystem.degrees, ReferenceSystem.nationalGrid].contains(collection.referenceSystem) else {
      return "\(collection.features.count) features in \(collection.referenceSystem)"
    }
    let reader = AreaLayerReader(
      layer: "wards", kinds: AreaLayerReader.wardKinds + AreaLayerReader.lsoaKinds,
      projection: ProjectionChoice(usesGrids: false),
      fromDegrees: projector)
    let layer = try reader.read([NamedFile(path: path, name: "in/x.geojson")])
    try Finding.unless(layer.count <= collection.features.count, "more areas than features")
    try Finding.unless(layer.squareMetres.allSatisfy { $0.isFinite && $0 >= 0 }, "an area without a size")
    return "\(layer.count) areas"
  }

  /// Finding the operation takes PROJ tens of milliseconds.
  private static let projector = try? Projector(usesGrids: false)

  /// GeoPackages, whole files.
  static let geoPackage = FuzzReader("k", "GeoPackage") {
    [try SmallGeoPackage().bytes()]
  } read: { bytes, folder in
    let path = try folder.write(bytes, to: "x.gpkg")
    let file = try GeoPackagePoints(path: path, name: "in/x.gpkg")
    var (rows, fault): (Int, Finding?) = (0, nil)
    try file.forEachRow { row in
      rows += 1
      if row.number != rows || row.fields.count != file.columns.count { fault = Finding("a row of other columns") }
    }
    if let fault { throw fault }
    return "\(rows) rows"
  }

  /// The geometries in GeoPackages.
  static let geoPackageGeometry = FuzzReader("b", "GeoPackage geometry") {
    [SmallGeoPackage.point(1, 2), SmallGeoPackage.point(1, 2, isBigEndian: true), SmallGeoPackage.point(.nan, .nan)]
  } read: { bytes, _ in
    switch GeoPackageGeometry.place(bytes) {
    case .point(let x, let y):
      try Finding.unless(!x.isNaN && !y.isNaN, "a point at \(x), \(y)")
      return "\(x), \(y)"
    case .other(let type): return type
    case .polygon, .line: throw Finding("no point")
    case nil: return "no point"
    }
  }

  /// ZIP archives, with their entries read as tables.
  static let archive = FuzzReader("z", "ZIP archive") {
    let table = [UInt8]("a,b\n1,2\n")
    return [
      SmallArchive([.init("2025-01/a-street.csv", table)]).bytes,
      SmallArchive([.init("a.csv", table, isDeflated: true), .init("../b.csv", table), .init("folder/", [])]).bytes,
      SmallArchive([]).bytes,
      SmallArchive([.init("z.csv", .init(repeating: 0x2C, count: 3_000), isDeflated: true)]).bytes,
    ]
  } read: { bytes, folder in
    let path = try folder.write(bytes, to: "x.zip")
    let limits = Archive.Limits(bytes: 1 << 20, ratio: 100)
    let archive = try Archive(path: path, name: "in/x.zip", limits: limits)
    var rows = 0
    for entry in archive.entries.prefix(20) {
      let file = try DelimitedFile(try archive.source(of: entry), delimiter: nil)
      _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { _ in rows += 1 }
    }
    return "\(archive.entries.count) entries, \(rows) rows"
  }

  /// Configurations.
  static let configuration = FuzzReader("y", "configuration") {
    [
      """
      area: Small
      period: { months: 3, ending: 2025-12 }
      incidents:
        - { name: police, format: police.uk, files: ["a.csv", 'b.csv'] }
      layers:
        wards: { file: wards.geojson, code: WD25CD }
        lsoas: { file: lsoas.geojson }
      study_area: { file: s.geojson }
      deprivation: { file: iod.csv }
      population: { file: population.csv, column: All ages }
      hotspots: { method: dbscan, eps: 150, min_points: 20, border: first, max_width: none }
      projection: { use_grids: false, require_accuracy: 2.5 }
      output: out

      """,
      "a: &a [x]\nb: [*a, *a]\n", "? [a, b]\n: |\n  text\n", "%YAML 1.1\n---\n!!map {a: !x 'b'}\n...\n",
      "a: >-\n  b\n\n  c\n",
      "{a: [{b: [[]]}]}", "a: \"\\x41\\u00e9\"\n<<: {b: c}\n", "\u{FEFF}area: x\n",
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    let configuration = try Configuration(contentsOf: try folder.write(bytes, to: "x.yaml"))
    return "\(configuration.sources.count) sources"
  }
}
