import Formats
import Incidents
import Places
import Spatial
import Tasking
import Twitten

/// The stages of a run one by one, as `Run` calls them, so that each can be timed on what the ones before it leave.
struct Stages {
  let configuration: Configuration
  /// How many rows the district has; cases without files take it for the number of locations or cells.
  let size: Int
  let workers: Int
  let folder: String

  init(folder: String, size: Int, workers: Int) throws {
    var configuration = try Configuration(contentsOf: "\(folder)/district.yaml")
    configuration.projection.workers = workers
    self.configuration = configuration
    self.size = size
    self.workers = workers
    self.folder = folder
  }

  func read() throws -> IncidentTable {
    guard let police = configuration.sources.first else { preconditionFailure("the synthetic district has a source") }
    return try police.read(workers: workers)
  }

  func projected() throws -> IncidentTable {
    var incidents = try read()
    try incidents.project(by: try projector())
    return incidents
  }

  /// The partners' sources, read through their mappings, projected and laid side by side.
  func partners() throws -> IncidentTable {
    let projector = try projector()
    return .joined(
      try SyntheticDistrict.partners.map { name in
        var table = try SyntheticCases.source(name, folder: folder).read(workers: workers)
        try table.project(by: projector)
        return table
      })
  }

  func projector() throws -> Projector {
    try configuration.projection.projector()
  }

  /// The boundary files, read and carried over to metres.
  func layers() throws -> (wards: AreaLayer, lsoas: AreaLayer) {
    func read(_ name: String, _ kinds: [String], _ choice: Configuration.LayerChoice) throws -> AreaLayer {
      try AreaLayerReader(layer: name, kinds: kinds, projection: configuration.projection).read(choice.files)
    }
    guard let lsoas = configuration.lsoas else { preconditionFailure("the synthetic district has LSOAs") }
    return (
      try read("wards", AreaLayerReader.wardKinds, configuration.wards),
      try read("lsoas", AreaLayerReader.lsoaKinds, lsoas)
    )
  }

  /// The tables read and laid over the layers.
  func ground(_ layers: (wards: AreaLayer, lsoas: AreaLayer)) throws -> Ground {
    try Ground(
      studyArea: try StudyArea(unionOf: layers.wards, source: "all wards"), wards: layers.wards, lsoas: layers.lsoas,
      facts: GroundFacts(
        deprivation: try configuration.deprivation.map { try Deprivation($0) },
        population: try configuration.population.map { try Population($0.file) }), workers: workers)
  }

  func comparison(_ incidents: IncidentTable) -> Comparison {
    let covered = incidents.coveredMonths()
    guard let last = covered.last else { preconditionFailure("the synthetic district has incidents") }
    return Comparison(Period(ending: last, months: configuration.period.months), covered: covered)
  }

  /// The weighted locations of the period, as the hotspot finder clusters them.
  func locations(_ incidents: IncidentTable, _ comparison: Comparison) -> Locations {
    let weights = incidents.weights(in: comparison.current)
    return Locations(x: incidents.x, y: incidents.y, weight: weights)
      .selecting(weights.indices.filter { weights[$0] > 0 })
  }

  func clustering(_ locations: Locations) -> Clustering {
    let settings = configuration.hotspots
    let method = DBSCAN(epsMetres: settings.epsMetres, minPoints: settings.minPoints)
    guard let width = settings.greatestWidthMetres else { return method.cluster(locations, workers: workers) }
    return WidthLimit(greatestWidthMetres: width).cluster(locations, by: method, workers: workers)
  }
}
