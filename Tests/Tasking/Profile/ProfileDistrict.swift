import Incidents
import Places
import Spatial
import Tasking
import TestSupport

/// The small district with the ground and the incidents that profiles are made of.
///
/// Its wards are squares of 2 km and its LSOAs of 1 km with 1,500 people each. Each of six months has 42 incidents within 150 m of
/// 1,020 m east and 1,020 m north of its corner, and five further north.
struct ProfileDistrict {
  let folder: TemporaryFolder
  let ground: Ground
  let incidents: IncidentTable
  let join: IncidentGround
  let comparison: Comparison

  /// - Parameter addresses: metres east and north of the corner, a postcode each; empty for none.
  init(addresses: [(east: Int, north: Int)] = []) throws {
    let district = try SmallDistrict()
    let folder = district.folder
    self.folder = folder
    func named(_ name: String) -> NamedFile { NamedFile(path: "\(folder.path)/\(name)", name: name) }
    var facts = GroundFacts(
      deprivation: try Deprivation(named("iod.csv")), population: try Population(named("population.csv")))
    if !addresses.isEmpty {
      let rows = addresses.enumerated().map { number, place in
        "BN17 \(number / 26)A\(Character(UnicodeScalar(UInt8(65 + number % 26)))),,"
          + "\(Int(SmallDistrict.origin.easting) + place.east),\(Int(SmallDistrict.origin.northing) + place.north),1\n"
      }
      try folder.write("pcds,doterm,oseast1m,osnrth1m,osgrdind\n" + rows.joined(), to: "postcodes.csv")
      facts.addresses = AddressWeights(try Postcodes([named("postcodes.csv")]))
    }
    let wards = try AreaLayerReader(layer: "wards", kinds: AreaLayerReader.wardKinds).read([named("wards.geojson")])
    ground = try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "the union of the wards"), wards: wards,
      lsoas: try AreaLayerReader(layer: "lsoas", kinds: AreaLayerReader.lsoaKinds).read([named("lsoas.geojson")]),
      facts: facts)
    let files = (1...6).map { month in
      IncidentFile(source: "police", file: named("police/2025-0\(month)-street.csv"))
    }
    var table = try IncidentSource(name: "police", format: .policeUK, files: files, scheme: .policeUK).read()
    try table.project(by: try Projector(usesGrids: false))
    incidents = IncidentTable.joined([table])
    join = try IncidentGround(incidents, on: ground)
    guard let last = Month("2025-06") else { throw NoMonth() }
    comparison = Comparison(Period(ending: last, months: 3), covered: incidents.coveredMonths())
  }

  private struct NoMonth: Error {}

  /// A rectangle, by metres east and north of the corner.
  static func rectangle(east: ClosedRange<Double>, north: ClosedRange<Double>) -> MultiPolygon {
    let (x, y) = SmallDistrict.origin
    let (left, right) = (x + east.lowerBound, x + east.upperBound)
    let (bottom, top) = (y + north.lowerBound, y + north.upperBound)
    return Squares.polygon([[(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]])
  }

  /// What all incidents say of a place.
  func look(_ outline: PlaceOutline) throws -> ProfileLook {
    let map = try HotspotFinder(incidents, join, on: ground, comparison, settings: HotspotSettings()).find()
    let calendar = SeriesCalendar(covered: incidents.coveredMonths(), usable: Set(incidents.coveredMonths()))
    return try ProfileLook(
      ProfileLook.Choice(name: "all", comparison, calendar, map, peaks: PeakTimes.Settings()), incidents,
      among: incidents, try ProfileSubject(outline, among: incidents, isInside: join.isInside),
      try ProfileGround(outline, on: ground))
  }
}
