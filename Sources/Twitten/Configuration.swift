public import Incidents
public import Places
public import Tasking

/// What a run is to do, as its YAML file says, every path resolved from the file's own folder.
public struct Configuration: Sendable, Equatable {
  /// The file itself.
  public var file: NamedFile
  /// The district's name: the title of the run, and the wards' district where the boundary file names districts.
  public var area: String
  public var period = PeriodChoice()
  public var incidents: [IncidentFile]
  public var wards: LayerChoice
  public var lsoas: LayerChoice?
  /// The ground that is analysed; nil for the union of the wards.
  public var studyArea: LayerChoice?
  public var deprivation: NamedFile?
  public var population: PopulationChoice?
  public var hotspots = HotspotSettings()
  public var projection = ProjectionChoice()
  /// Refuses a coordinate operation that is less accurate, in metres.
  public var requiredAccuracyMetres: Double?
  /// Where the results go; an absolute path.
  public var output: String
  /// What the file leaves open and was chosen for it, a sentence each.
  public var defaults: [String] = []

  /// The months that are ranked.
  public struct PeriodChoice: Sendable, Equatable {
    /// How many.
    public var months = 6
    /// The last one; nil for the latest that the data has.
    public var ending: Month?
  }

  /// The files of a layer, and which of their properties to read.
  public struct LayerChoice: Sendable, Equatable {
    public var files: [NamedFile]
    public var codeProperty: String?
    public var nameProperty: String?
  }

  /// The population table, and which of its columns to read.
  public struct PopulationChoice: Sendable, Equatable {
    public var file: NamedFile
    public var codeColumn: String?
    public var peopleColumn: String?
  }
}
