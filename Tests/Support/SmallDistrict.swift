import Foundation
import Spatial

/// A district of four square wards of 2 km and sixteen LSOAs, with police.uk files, written out for one test.
public struct SmallDistrict {
  /// Where its files lie.
  public let folder: TemporaryFolder
  /// The lower left corner, in metres on the National Grid.
  public static let origin = (easting: 500_000.0, northing: 105_000.0)
  /// The header of a police.uk street file.
  public static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"

  /// Writes the files.
  public init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.areas(perSide: 2, code: "WD25CD", name: "WD25NM", prefix: "E0599000"), to: "wards.geojson")
    try folder.write(Self.areas(perSide: 4, code: "LSOA21CD", name: "LSOA21NM", prefix: "E019900"), to: "lsoas.geojson")
    let codes = (0..<16).map { "E019900\($0 < 10 ? "0" : "")\($0)" }
    try folder.write(
      "LSOA code (2021),LSOA name (2021),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        + "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)\n"
        + codes.enumerated().map { "\($1),x,\(1 + $0 * 2_000),\($0 / 2 + 1)\n" }.joined(), to: "iod.csv")
    try folder.write(
      "LSOA21CD,Population\n" + codes.map { "\($0),\"1,500\"\n" }.joined(), to: "population.csv")
    for month in 1...6 { try folder.write(Self.month("2025-0\(month)"), to: "police/2025-0\(month)-street.csv") }
    try folder.write(Self.configuration, to: "small.yaml")
  }

  /// A configuration that runs as it stands.
  public static let configuration = """
    area: Small
    period: { months: 3, ending: latest }
    incidents:
      - { name: police, format: police.uk, files: ["police/*-street.csv"] }
    layers:
      wards: { file: wards.geojson }
      lsoas: { file: lsoas.geojson }
    deprivation: { file: iod.csv }
    population: { file: population.csv }
    analyses: [{ name: all }]
    hotspots: { method: dbscan, eps: 150, min_points: 20, max_width: 500 }
    projection: { use_grids: false }

    """

  /// A month: 30 incidents at one place and 12 in a knot that is one hotspot with it, 5 on their own, 2 without a place.
  public static func month(_ month: String) -> String {
    var rows = [header]
    func row(_ id: String, east: Double, north: Double, _ location: String, _ category: String) {
      let point = degrees(easting: origin.easting + east, northing: origin.northing + north)
      rows.append("\(id),\(month),Test Police,Test Police,\(point),On or near \(location),,,\(category),,")
    }
    for index in 0..<30 {
      let isCrime = index < 20
      row(
        isCrime ? "\(month)a\(index)" : "", east: 1_020, north: 1_020, "High Street",
        isCrime ? "Burglary" : "Anti-social behaviour")
    }
    for index in 0..<12 {
      row("\(month)b\(index)", east: 1_020 + Double(index % 4) * 40, north: 940, "Supermarket", "Shoplifting")
    }
    for index in 0..<5 {
      row("\(month)c\(index)", east: 500 + Double(index) * 700, north: 3_200, "Long Lane", "Vehicle crime")
    }
    for index in 0..<2 { rows.append("\(month)d\(index),\(month),Test Police,Test Police,,,No Location,,,Drugs,,") }
    return rows.joined(separator: "\n") + "\n"
  }

  /// One for all rows: finding the operation takes PROJ tens of milliseconds.
  private static let projector = try? Projector(usesGrids: false)

  /// `longitude,latitude` with six decimals, as police.uk writes them.
  public static func degrees(easting: Double, northing: Double) -> String {
    var x: ContiguousArray = [easting]
    var y: ContiguousArray = [northing]
    try? projector?.inverse(&x, &y)
    return "\(String(format: "%.6f", x[0])),\(String(format: "%.6f", y[0]))"
  }

  /// Squares that share the district's 4 km between them, in EPSG:27700 with a `crs` member.
  private static func areas(perSide: Int, code: String, name: String, prefix: String) -> String {
    let side = 4_000 / Double(perSide)
    let features = (0..<perSide * perSide).map { number in
      let left = origin.easting + Double(number % perSide) * side
      let bottom = origin.northing + Double(number / perSide) * side
      let ring = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)]
        .map { "[\(left + $0.0),\(bottom + $0.1)]" }.joined(separator: ",")
      let figures = prefix.count == 8 ? "\(number)" : (number < 10 ? "0\(number)" : "\(number)")
      return
        "{\"type\":\"Feature\",\"properties\":{\"\(code)\":\"\(prefix)\(figures)\",\"\(name)\":\"Area \(number)\"},"
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
      + "{\"name\":\"urn:ogc:def:crs:EPSG::27700\"}},\"features\":[\(features.joined(separator: ","))]}"
  }
}
