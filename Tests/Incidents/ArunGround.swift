import Incidents
import Places
import TestSupport

/// Arun's real ground and incidents, joined.
struct ArunGround {
  let ground: Ground
  var incidents: IncidentTable
  let join: IncidentGround

  /// - Parameter files: Arun's twelve months unless others are named.
  init(
    _ files: [IncidentFile] = PoliceData.files(in: "arun_2025"), withLSOAs: Bool = true, workers: Int = 2
  ) throws {
    func layer(_ name: String, _ kinds: [String], _ folder: String) throws -> AreaLayer {
      let path = SharedData.path("boundaries/\(folder)/E07000224.geojson")
      return try AreaLayerReader(layer: name, kinds: kinds).read([NamedFile(path: path, name: name)])
    }
    let wards = try layer("wards", AreaLayerReader.wardKinds, "wards_2025")
    ground = try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "the union of the wards"), wards: wards,
      lsoas: withLSOAs ? try layer("lsoas", AreaLayerReader.lsoaKinds, "lsoa_2021") : nil, facts: GroundFacts())
    incidents = try readIncidents(files, workers: workers)
    try incidents.project(by: try ProjectionChoice().projector())
    join = try IncidentGround(incidents, on: ground, workers: workers)
  }

  var reconciliation: Reconciliation { Reconciliation(incidents, join, on: ground) }
}
