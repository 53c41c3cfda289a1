import Incidents
import Places
import Spatial
import TestSupport

/// Small hand-made tables of incidents at exact places, postcodes, squares and published points, around a corner of the grid.
struct RepeatTable {
  /// Rows of the council: date, kind, street, metres east and north of the corner, how many incidents the row stands for.
  var council: [String] = []
  /// The same of a second partner, without the number.
  var housing: [String] = []
  /// Rows of the fire service: date, grid reference.
  var fire: [String] = []
  /// Rows of the ambulance service: date, postcode.
  var ambulance: [String] = []
  /// Incidents of the police: month, metres east and north, category.
  var police: [(month: String, east: Double, north: Double, category: String)] = []

  /// As the postcode file has it: at 300 m east, 300 m north.
  static let postcode = "BN17 5AY"
  static let origin = SmallDistrict.origin

  /// One for all tables: finding the operation takes PROJ tens of milliseconds.
  private static let projector = try? Projector(usesGrids: false)

  /// The joined table.
  func read() throws -> IncidentTable {
    let folder = try TemporaryFolder()
    var tables: [IncidentTable] = []
    if !council.isEmpty {
      tables.append(try partner("council", "date,kind,street,e,n,count", council.map(Self.moved), folder))
    }
    if !housing.isEmpty {
      tables.append(try partner("housing", "date,kind,street,e,n", housing.map(Self.moved), folder))
    }
    if !fire.isEmpty { tables.append(try partner("fire", "date,ref", fire, folder)) }
    if !ambulance.isEmpty { tables.append(try partner("ambulance", "date,postcode", ambulance, folder)) }
    if !police.isEmpty { tables.append(try street(folder)) }
    return IncidentTable.joined(tables)
  }

  /// Every location is inside.
  static func all(_ table: IncidentTable) -> [Bool] { [Bool](repeating: true, count: table.locationCount) }

  /// A row with its metres on the grid.
  private static func moved(_ row: String) -> String {
    var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[3] = fields[3].isEmpty ? "" : "\(origin.easting + (Double(fields[3]) ?? 0))"
    fields[4] = fields[4].isEmpty ? "" : "\(origin.northing + (Double(fields[4]) ?? 0))"
    return fields.joined(separator: ",")
  }

  private func partner(
    _ name: String, _ header: String, _ rows: [String], _ folder: TemporaryFolder
  ) throws -> IncidentTable {
    let position: ColumnMapping.Position =
      switch name {
      case "fire": .gridReference("ref")
      case "ambulance": .postcode("postcode")
      default: .coordinates(x: "e", y: "n", referenceSystem: ReferenceSystem.nationalGrid)
      }
    var columns = ColumnMapping(position: position)
    columns.date = "date"
    let isDetailed = name == "council" || name == "housing"
    if isDetailed { (columns.category, columns.place) = ("kind", "street") }
    if name == "council" { columns.weight = "count" }
    let scheme =
      isDetailed
      ? CategoryScheme([.asb: ["Noise", "Rowdy"], .environmental: ["Graffiti"]])
      : CategoryScheme([:]).overlaid(by: [.asb: [CategoryScheme.wildcard]])
    let path = try folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "\(name).csv")
    let file = IncidentFile(source: name, file: NamedFile(path: path, name: "\(name).csv"))
    let source = IncidentSource(name: name, format: .csv, files: [file], scheme: scheme, columns: columns)
    let code =
      "\"\(Self.postcode)\",10,\(Int(Self.origin.easting) + 300),\(Int(Self.origin.northing) + 300),"
      + "\"E92000001\",\"\",\"\",\"\",\"E07000224\",\"E05009801\"\n"
    let postcodes = try Postcodes([NamedFile(path: try folder.write(code, to: "codes.csv"), name: "codes.csv")])
    var table = try source.read(postcodes: postcodes)
    if let projector = Self.projector { try table.project(by: projector) }
    return table
  }

  private func street(_ folder: TemporaryFolder) throws -> IncidentTable {
    let rows = police.map { row in
      let point = SmallDistrict.degrees(
        easting: Self.origin.easting + row.east, northing: Self.origin.northing + row.north)
      return ",\(row.month),Test Police,Test Police,\(point),On or near High Street,,,\(row.category),,"
    }
    let text = ([SmallDistrict.header] + rows).joined(separator: "\n") + "\n"
    let file = NamedFile(path: try folder.write(text, to: "2025-street.csv"), name: "2025-street.csv")
    var table = try IncidentSource(
      name: "police", format: .policeUK, files: [IncidentFile(source: "police", file: file)], scheme: .policeUK,
      columns: nil
    ).read()
    if let projector = Self.projector { try table.project(by: projector) }
    return table
  }
}
