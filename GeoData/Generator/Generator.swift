internal import Foundation
internal import Spatial

/// Makes the fictional district of Sandmouth: the same seed gives the same bytes.
@main
struct Generator {
  private static let usage = "usage: SandmouthGenerator [--output DIR] [--seed N]"
  private var output = "GeoData/sandmouth"
  private var seed: UInt64 = 37

  static func main() {
    guard let generator = Generator(Array(CommandLine.arguments.dropFirst())) else { end(64, usage) }
    do {
      try generator.run()
    } catch {
      end(70, "SandmouthGenerator: \(error)")
    }
  }

  private static func end(_ status: Int32, _ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }

  private init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--output": output = value
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      default: return nil
      }
    }
  }

  private func run() throws {
    // Without datum grids, so that the bytes do not depend on which of them a machine has; and from the grid to degrees,
    // as PROJ does it, without the millimetre that a projector's inverse takes off.
    let projector = try Projector(from: ReferenceSystem.nationalGrid, to: ReferenceSystem.degrees, usesGrids: false)
    let folder = OutputFolder(path: output)
    let district = District(seed: seed)
    try folder.write(Geography.wards(district, projector), to: "wards.geojson")
    try folder.write(Geography.lsoas(district, projector), to: "lsoas.geojson")
    try folder.write(Deprivation.table(district, seed: seed), to: "iod2025.csv")
    try folder.write(Population.table(district, seed: seed), to: "population.csv")

    var streets = try Streets(seed: seed, district: district)
    let hotspots = try PlantedHotspots.plant(on: &streets, district: district, seed: seed)
    try folder.write(PlantedHotspots.geoJSON(hotspots, projector), to: "planted-hotspots.geojson")
    try folder.write(streets.lines.geoJSON(projector), to: "streets.geojson")

    let incidents = try Incidents(
      seed: seed, district: district, streets: streets, hotspots: hotspots, projector)
    for month in 0..<Months.count {
      try folder.write(PoliceFile.bytes(incidents.rows(month: month), month: month), to: PoliceFile.name(month))
    }
    let places = try PartnerPlaces(seed: seed, district: district, streets: streets, hotspots: hotspots)
    try PartnerFiles(places, projector).write(to: folder)
  }
}
