import Foundation
import Formats
import Spatial

/// A district that does not exist, as the files of a run in a temporary folder: incidents, wards, LSOAs, tables and a
/// configuration, all from one seed.
///
/// The ground is as wide as its points ask for: 15 km for a district, 70 km for a force. Most points lie in towns some
/// 90 m apart, as published points do, the others all over.
struct SyntheticDistrict {
  let folder: String
  /// Metres on the National Grid of the south-western corner.
  let corner = (x: 500_000.0, y: 105_000.0)
  let side: Double
  /// The distinct points in degrees, each in the LSOA of `lsoas`.
  private(set) var longitude: ContiguousArray<Double> = []
  private(set) var latitude: ContiguousArray<Double> = []
  private(set) var lsoas: [String] = []

  static let wardSide = 4_000.0
  /// LSOAs and wards do not nest.
  static let lsoaSide = 1_900.0

  /// Writes the files.
  ///
  /// - Parameter rows: of incidents over twelve months, some twelve on each distinct point up to 100,000 points.
  init(rows: Int, seed: UInt64) throws {
    var random = RandomNumbers(seed: seed)
    let points = max(1, min(rows / 12, 100_000))
    let wards = max(4, Int((250 * Double(points).squareRoot() / Self.wardSide).rounded(.up)))
    side = Double(wards) * Self.wardSide
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("twitten-benchmark-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Without grids: the same district on machines that have the OSTN15 grid and on those that have not.
    let projector = try Projector(usesGrids: false)
    try place(points, by: projector, &random)
    try write(
      layer("wards", prefix: "E05", code: "WD25CD", name: "WD25NM", side: Self.wardSide, projector), to: "wards.geojson"
    )
    try write(
      layer("lsoas", prefix: "E01", code: "LSOA21CD", name: "LSOA21NM", side: Self.lsoaSide, projector),
      to: "lsoas.geojson")
    try write(deprivation(), to: "deprivation.csv")
    try write(population(&random), to: "population.csv")
    try write(Array(Self.configuration.utf8), to: "district.yaml")
    for month in 0..<12 {
      let share = rows * month / 12..<rows * (month + 1) / 12
      let name = "2025-\(month < 9 ? "0" : "")\(month + 1)"
      try write(
        SyntheticIncidents(district: self).file(month: name, rows: share.count, &random),
        to: "\(name)-benchmark-street.csv")
    }
    for partner in Self.partners {
      try write(
        SyntheticCases(district: self).file(rows: rows / Self.partners.count, &random), to: "\(partner).csv")
    }
  }

  /// Sources with times, half of the rows each.
  static let partners = ["council", "housing"]

  static func code(_ prefix: String, _ number: Int) -> String { "\(prefix)\(String(number + 1_000_000).dropFirst())" }

  private static let configuration = """
    area: Benchmark
    period: { months: 6, ending: latest }
    incidents:
      - { name: police, format: police.uk, files: ["*-street.csv"] }
    layers:
      wards: { file: wards.geojson }
      lsoas: { file: lsoas.geojson }
    deprivation: { file: deprivation.csv }
    population: { file: population.csv }
    analyses: [{ name: all }]
    hotspots: { method: dbscan, eps: 150, min_points: 20, max_width: 500 }
    projection: { use_grids: false }
    """

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  // MARK: Points

  private mutating func place(_ count: Int, by projector: Projector, _ random: inout RandomNumbers) throws {
    let towns = (0..<max(1, count / 800)).map { _ in (x: random.uniform() * side, y: random.uniform() * side) }
    // A town of 600 points, three quarters of 800, some 90 m apart.
    let townRadius = 90 * (600 / Double.pi).squareRoot()
    for number in 0..<count {
      var (x, y) = (random.uniform() * side, random.uniform() * side)
      if !number.isMultiple(of: 4), let town = towns.randomElement(using: &random) {
        let (distance, angle) = (townRadius * random.uniform().squareRoot(), 2 * .pi * random.uniform())
        x = min(max(town.x + distance * cos(angle), 0), side * 0.999)
        y = min(max(town.y + distance * sin(angle), 0), side * 0.999)
      }
      let perRow = areasPerRow(Self.lsoaSide)
      lsoas.append(Self.code("E01", Int(y / Self.lsoaSide) * perRow + Int(x / Self.lsoaSide)))
      longitude.append(corner.x + x)
      latitude.append(corner.y + y)
    }
    try projector.inverse(&longitude, &latitude)
  }

  // MARK: Areas

  private func areasPerRow(_ areaSide: Double) -> Int { Int((side / areaSide).rounded(.up)) }

  /// Squares over the whole ground, sixteen vertices a side.
  private func layer(
    _ layer: String, prefix: String, code: String, name: String, side areaSide: Double, _ projector: Projector
  ) throws -> [UInt8] {
    var writer = GeoJSONWriter(name: layer)
    let perRow = areasPerRow(areaSide)
    let offsets = (0..<16).map { areaSide * Double($0) / 16 }
    for area in 0..<perRow * perRow {
      let (west, south) = (corner.x + Double(area % perRow) * areaSide, corner.y + Double(area / perRow) * areaSide)
      var ring = offsets.map { (x: west + $0, y: south) }
      ring += offsets.map { (x: west + areaSide, y: south + $0) }
      ring += offsets.map { (x: west + areaSide - $0, y: south + areaSide) }
      ring += offsets.map { (x: west, y: south + areaSide - $0) }
      ring.append(ring[0])
      var polygon = MultiPolygon()
      polygon.appendPart(rings: [ring])
      writer.append(
        .polygon(try polygon.projected(by: projector, inverse: true)),
        properties: [(code, .text(Self.code(prefix, area))), (name, .text("Area \(area + 1)"))])
    }
    return writer.finish()
  }

  // MARK: Tables

  private func deprivation() -> [UInt8] {
    let count = areasPerRow(Self.lsoaSide) * areasPerRow(Self.lsoaSide)
    var writer = CSVWriter(header: [
      "LSOA code (2021)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
      "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    ])
    for area in 0..<count {
      writer.append([.text(Self.code("E01", area)), .integer(area + 1), .integer(area * 10 / count + 1)])
    }
    return writer.finish()
  }

  private func population(_ random: inout RandomNumbers) -> [UInt8] {
    var writer = CSVWriter(header: ["LSOA code", "Population"])
    for area in 0..<areasPerRow(Self.lsoaSide) * areasPerRow(Self.lsoaSide) {
      writer.append([.text(Self.code("E01", area)), .integer(Int.random(in: 1_000...3_000, using: &random))])
    }
    return writer.finish()
  }
}
