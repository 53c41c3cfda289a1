import Formats
import Incidents
import Places
import Spatial

extension FuzzReader {
  /// police.uk's street files. An input that has no header of its own gets one.
  static let policeUK = FuzzReader("p", "police.uk") {
    let rows = [
      "a1,2025-01,Sussex Police,Sussex Police,-0.543190,50.809919,On or near High Street,E01031427,Arun 017A,Burglary,x,",
      ",2025-01,Sussex Police,Sussex Police,,,No Location,,,Anti-social behaviour,,",
      "b,2025-13,Q,Q,50.8,-0.5,\"a, b\",E,A,Drugs,,\r", "c,2025-01,Q,Q,500000,105000,p,,,Drugs,,",
      "a1,2025-02,Q,Q,-0.5,,p,,,Drugs,,", "short,row",
    ]
    return [[UInt8](rows.joined(separator: "\n")), [UInt8](streetHeader + "\n" + rows[0] + "\n" + rows[0] + "\n")]
      + rows.map { [UInt8]($0 + "\n") }
  } read: { bytes, folder in
    let hasHeader = bytes.starts(with: "Crime ID".utf8) || bytes.first.map { $0 >= 0x80 } ?? true
    return try incidents(.policeUK, hasHeader ? bytes : [UInt8](streetHeader + "\n") + bytes, folder)
  }

  /// STATS19's collisions.
  static let stats19 = FuzzReader("s", "STATS19") {
    [
      "collision_index,date,time,longitude,latitude,collision_severity\n2024A,30/03/2024,17:30,-0.5,50.8,1\n"
        + "2024B,31/03/2024,01:30,-1,-1,3\n2024B,01/04/2024,-1,-0.5,50.8,2\n",
      "accident_index,date,longitude,latitude,accident_severity\n1,2022-01-01,NULL,NULL,9\n",
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    try incidents(.stats19, bytes, folder)
  }

  /// A partner's table through every mapped column. Its first byte says how the place is told.
  static let mappedText = FuzzReader("m", "mapped CSV") {
    let header = "id,date,time,from,to,kind,weight,place,public,x,y\n"
    return [
      "d\(header)1,30/03/2025,17:30,,,Noise,2,High Street,yes,-0.5,50.8\n1,30/03/2025,17:30,,,Noise,2,High Street,yes,-0.5,50.8\n",
      "n\(header)2,2025-01,,,,Noise,1,,no,\"501,000\",105000\n3,NA,-,,,-,,,,0,0\n",
      "r\(header)4,2025-01-02T01:00,,,,,,,,TQ 123 456,\n", "p\(header)5,1-Feb-25,0130,,,a,,,,BN1 1AA,\n",
      "f\(header)6,,,2025-01-01 10:00,2025-01-02 11:00,a,,,,-0.5,50.8\n7,,,2025-01-02,2025-01-01,a,,,,,\n",
      "w\(header)8,2025-01-01,,,,a,100001,,,-61.5,6653000\n",
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    let position: ColumnMapping.Position =
      switch bytes.first {
      case UInt8(ascii: "n"): .coordinates(x: "x", y: "y", referenceSystem: ReferenceSystem.nationalGrid)
      case UInt8(ascii: "w"): .coordinates(x: "x", y: "y", referenceSystem: "EPSG:3857")
      case UInt8(ascii: "r"): .gridReference("x")
      case UInt8(ascii: "p"): .postcode("x")
      default: .coordinates(x: "x", y: "y", referenceSystem: ReferenceSystem.degrees)
      }
    return try incidents(
      .csv, Array(bytes.dropFirst()), folder, mapping(position, isRange: bytes.first == UInt8(ascii: "f")))
  }

  /// GeoJSON whose features are incidents.
  static let mappedGeoJSON = FuzzReader("q", "mapped GeoJSON") {
    func feature(_ geometry: String, _ id: String) -> String {
      #"{"type":"Feature","properties":{"id":\#(id),"date":"2025-01-02","time":null,"kind":"a","weight":2,"place":"b","#
        + #""public":true},"geometry":\#(geometry)}"#
    }
    let features = [
      feature(#"{"type":"Point","coordinates":[-0.5,50.8]}"#, "1"), feature("null", "1.50"),
      feature(#"{"type":"LineString","coordinates":[]}"#, #""x""#),
      feature(#"{"type":"Point","coordinates":[0,0,1]}"#, "0"),
    ].joined(separator: ",")
    return [[UInt8](#"{"type":"FeatureCollection","features":[\#(features)]}"#)]
  } read: { bytes, folder in
    try incidents(.geoJSON, bytes, folder, mapping(.geometry))
  }

  /// GeoPackages whose features are incidents.
  static let mappedGeoPackage = FuzzReader("l", "mapped GeoPackage") {
    [try SmallGeoPackage().bytes()]
  } read: { bytes, folder in
    var mapping = ColumnMapping(position: .geometry)
    (mapping.id, mapping.date, mapping.category) = ("fid", "day", "kind")
    return try incidents(.geoPackage, bytes, folder, mapping)
  }

  private static func mapping(_ position: ColumnMapping.Position, isRange: Bool = false) -> ColumnMapping {
    var mapping = ColumnMapping(position: position)
    (mapping.id, mapping.category, mapping.weight) = ("id", "kind", "weight")
    (mapping.place, mapping.publicPlace) = ("place", "public")
    if isRange { (mapping.from, mapping.to) = ("from", "to") } else { (mapping.date, mapping.time) = ("date", "time") }
    return mapping
  }

  /// Reads a source of one file, carries it over to metres, and counts.
  private static func incidents(
    _ format: IncidentSource.Format, _ bytes: [UInt8], _ folder: ScratchFolder, _ mapping: ColumnMapping? = nil
  ) throws -> String {
    let path = try folder.write(bytes, to: "incidents")
    let file = IncidentFile(source: "partner", file: NamedFile(path: path, name: "in/x.csv"))
    var postcodes: Postcodes?
    if case .postcode = mapping?.position {
      let directory = "pcds,doterm,oseast1m,osnrth1m,osgrdind\nBN1 1AA,,531000,104000,1\nBN1 1AB,202001,,,9\n"
      let path = try folder.write([UInt8](directory), to: "postcodes.csv")
      postcodes = try Postcodes([NamedFile(path: path, name: "in/postcodes.csv")])
    }
    let source = IncidentSource(name: "partner", format: format, files: [file], scheme: .policeUK, columns: mapping)
    var table = try source.read(postcodes: postcodes)
    try check(table)
    let system = table.locations.referenceSystem
    let known = [ReferenceSystem.degrees, ReferenceSystem.nationalGrid, "EPSG:3857"]
    if let projector, let mercator, known.contains(system) {
      try table.project(by: projector, own: system == "EPSG:3857" ? mercator : nil)
      try check(table)
      try Finding.unless(
        (0..<table.count).allSatisfy { incident in
          let location = table.location(of: incident)
          return location == IncidentTable.unlocated
            || table.locations.x[Int(location)].isFinite && table.locations.y[Int(location)].isFinite
        }, "an incident at a place that is nowhere")
    }
    let reasons = Dictionary(grouping: table.rejections, by: \.reason.words)
      .map { "\($0.value.count) \($0.key)" }.sorted().joined(separator: ", ")
    return "\(table.count) kept, \(table.rejections.count) rejected\(reasons.isEmpty ? "" : ": \(reasons)")"
  }

  private static func check(_ table: IncidentTable) throws {
    try Finding.unless(
      table.count + table.rejections.count == table.rowsRead,
      "\(table.rowsRead) rows are not \(table.count) kept and \(table.rejections.count) rejected")
    try Finding.unless(
      (0..<table.count).allSatisfy { Int(table.location(of: $0)) < table.locationCount }, "a location that is none")
  }

  /// Finding the operation takes PROJ tens of milliseconds.
  private static let projector = try? Projector(usesGrids: false)
  private static let mercator = try? Projector(from: "EPSG:3857", usesGrids: false)

  private static let streetHeader =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"
}
