public import Incidents
public import Places
package import Publishing
public import Tasking

/// What a run is to do, as its YAML file says, every path resolved from the file's own folder.
public struct Configuration: Sendable, Equatable {
  /// The file itself.
  public var file: NamedFile
  /// The district's name: the title of the run, and the wards' district where the boundary file names districts.
  public var area: String
  /// The months that are ranked.
  public var period = PeriodChoice()
  /// The partners' records, by name.
  public var sources: [IncidentSource] = []
  /// Tables of postcodes; empty where no source needs them.
  public var postcodes: [NamedFile] = []
  /// The category scheme that was laid over the shipped ones; nil for none.
  public var scheme: NamedFile?
  /// The ward boundaries.
  public var wards: LayerChoice
  /// The LSOA boundaries; nil for none.
  public var lsoas: LayerChoice?
  /// The ground that is analysed; nil for the union of the wards.
  public var studyArea: LayerChoice?
  /// The Indices of Deprivation; nil for none.
  public var deprivation: NamedFile?
  /// The population table; nil for none.
  public var population: PopulationChoice?
  /// What is analysed; empty for each series that has incidents by itself.
  public var analyses: [AnalysisChoice] = []
  /// Which months of a source are whole.
  public var completeness = Completeness.Rule()
  /// What is demanded of the sources.
  public var gates = QualityGates()
  /// When two partners seem to report the same event.
  public var overlap = Overlap.Rule()
  /// How hotspots are looked for, unless an analysis says otherwise.
  public var hotspots = HotspotSettings()
  /// How time is looked at.
  public var time = TimeChoice()
  /// What else is known of the ground, and how incidents are set beside it.
  public var place = PlaceChoice()
  /// The further forms in which layers are written.
  package var also: [FurtherForm] = []
  /// Under what sources and layers may be used, by their names.
  public var licences: [String: String] = [:]
  /// What may be shared with whom.
  package var sharing = SharingRules()
  /// How coordinates are carried over.
  public var projection = ProjectionChoice()
  /// Refuses a coordinate operation that is less accurate, in metres.
  public var requiredAccuracyMetres: Double?
  /// Where the results go; an absolute path.
  public var output: String
  /// What the file leaves open and was chosen for it, a sentence each.
  public var defaults: [String] = []

  /// Every file that is read, the configuration itself among them.
  var inputs: [NamedFile] {
    var files = [file] + sources.flatMap(\.files).map(\.file) + postcodes + wards.files
    files += (lsoas?.files ?? []) + (studyArea?.files ?? [])
    files += [deprivation, population?.file, scheme].compactMap { $0 }
    return files + place.inputs.flatMap(\.files)
  }

  /// The paths of these.
  public var inputPaths: [String] { inputs.map(\.path) }

  /// The months that are ranked.
  public struct PeriodChoice: Sendable, Equatable {
    /// How many.
    public var months = 6
    /// The last one; nil for the latest that the data has.
    public var ending: Month?
  }

  /// Which incidents are analysed together, and how.
  public struct AnalysisChoice: Sendable, Equatable {
    /// What outputs call it; files begin with it.
    public var name: String
    /// Which incidents.
    public var selection: Selection
    /// How hotspots are looked for.
    public var hotspots: HotspotSettings

    /// An analysis.
    public init(name: String, selection: Selection = Selection(), hotspots: HotspotSettings = HotspotSettings()) {
      self.name = name
      self.selection = selection
      self.hotspots = hotspots
    }
  }

  /// The files of a layer, and which of their properties to read.
  public struct LayerChoice: Sendable, Equatable {
    /// The boundary files.
    public var files: [NamedFile]
    /// The property with the codes; found by itself where nil.
    public var codeProperty: String?
    /// The property with the names; found by itself where nil.
    public var nameProperty: String?
    /// The reference system, such as `EPSG:27700`, where the file says none or a wrong one.
    public var referenceSystem: String?
    /// The layer of a GeoPackage; the only one where nil.
    public var geoPackageLayer: String?
  }

  /// The population table, and which of its columns to read.
  public struct PopulationChoice: Sendable, Equatable {
    /// The table.
    public var file: NamedFile
    /// The column of codes; found by itself where nil.
    public var codeColumn: String?
    /// The column of people; found by itself where nil.
    public var peopleColumn: String?
  }
}
