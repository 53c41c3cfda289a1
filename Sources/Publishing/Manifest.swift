package import Foundation
package import Formats
package import Incidents
package import Spatial

/// What a run was: its configuration, inputs, versions, choices and counts. It alone holds the time of the run.
package struct Manifest: Codable, Sendable {
  package struct Versions: Codable, Sendable {
    package let twitten: String
    package let proj: String
    package let epsg: String?
    package let geos: String

    package init(twitten: String, proj: String, epsg: String?, geos: String) {
      self.twitten = twitten
      self.proj = proj
      self.epsg = epsg
      self.geos = geos
    }
  }

  package struct Periods: Codable, Sendable {
    package let current: [String]
    package let previous: [String]?
    package let yearBefore: [String]?
    /// Months of the current period that no file covers.
    package let missing: [String]
    /// Months of a source that are missing or low, in any of the periods.
    package let incomplete: [String]

    package init(
      current: [String], previous: [String]?, yearBefore: [String]?, missing: [String], incomplete: [String]
    ) {
      self.current = current
      self.previous = previous
      self.yearBefore = yearBefore
      self.missing = missing
      self.incomplete = incomplete
    }
  }

  package struct Clusters: Codable, Sendable {
    package let method: String
    package let epsMetres: Double
    package let minPoints: Int
    package let greatestWidthMetres: Double?
    package let hotspots: Int
    package let partsOfSplitClusters: Int
    package let incidentsInHotspots: Int
    package let incidentsInNone: Int
    /// Of those in none, the incidents whose location is too imprecise to be clustered.
    package let incidentsTooCoarse: Int

    package init(
      method: String, epsMetres: Double, minPoints: Int, greatestWidthMetres: Double?, hotspots: Int,
      partsOfSplitClusters: Int, incidentsInHotspots: Int, incidentsInNone: Int, incidentsTooCoarse: Int
    ) {
      self.method = method
      self.epsMetres = epsMetres
      self.minPoints = minPoints
      self.greatestWidthMetres = greatestWidthMetres
      self.hotspots = hotspots
      self.partsOfSplitClusters = partsOfSplitClusters
      self.incidentsInHotspots = incidentsInHotspots
      self.incidentsInNone = incidentsInNone
      self.incidentsTooCoarse = incidentsTooCoarse
    }
  }

  /// One look at the data.
  package struct Analysis: Codable, Sendable {
    package let name: String
    /// What it looks at, in words.
    package let selection: String
    /// How many incidents that is, of all months.
    package let incidents: Int
    package let periods: Periods
    package let clusters: Clusters
    /// The sources of these, by name.
    package let sources: [String]
    /// Its themes, by name.
    package let themes: [String]
    /// Its categories, by name.
    package let categories: [String]
    /// What it finds in time, a sentence each.
    package let time: [String]
    /// What it says of areas, a sentence each.
    package let place: [String]

    package init(
      name: String, selection: String, incidents: Int, sources: [String], themes: [String], categories: [String],
      periods: Periods, clusters: Clusters, time: [String], place: [String]
    ) {
      self.name = name
      self.selection = selection
      self.incidents = incidents
      self.sources = sources
      self.themes = themes
      self.categories = categories
      self.periods = periods
      self.clusters = clusters
      self.time = time
      self.place = place
    }
  }

  /// When the run ended, in UTC: the only thing that differs between two runs on the same input.
  package var finishedAt = ""
  package var area: String
  package var versions: Versions
  package var analyses: [Analysis]
  package var projection: ProjectionOperation
  package var studyArea: String
  package var studyAreaSquareMetres: Double
  /// The configuration as it was used, with its defaults.
  package var configuration: [String: String]
  /// Where every row went; nil for an audience that does not get it.
  package var reconciliation: Reconciliation?
  /// What the sources are worth; nil for an audience that does not get it.
  package var dataQuality: DataQuality?
  package var rejectedByReason: [String: Int]
  package var unlocated: [UnlocatedCount]
  /// Every automatic choice, a sentence each.
  package var choices: [String]
  /// What a careful reader would want mended, a sentence each.
  package var warnings: [String]
  package var inputs: [InputRecord]
  /// The names of the files of this run.
  package var outputs: [String]
  /// Where incidents come from, in the order of their names.
  package var sources: [SourceRecord] = []
  /// Under what the layers of the ground may be used, by the configuration's names of them.
  package var licences: [String: String] = [:]
  /// The sources whose incidents are known more exactly than police.uk's published points, by name.
  package var exactSources: [String] = []
  /// What may be shared with whom.
  package var sharing = SharingRules()
  /// Whom this set of files is for.
  package var audience: Audience
  /// The layers and tables among the files.
  package var layers: [LayerRecord] = []
  /// What this audience does not get, and why, a sentence each.
  package var withheld: [String] = []
  /// SHA-256 of each file but this, by its name: what is made or told from a file holds for what was written.
  package var checksums: [String: String] = [:]

  package init(
    area: String, versions: Versions, analyses: [Analysis], projection: ProjectionOperation, studyArea: String,
    studyAreaSquareMetres: Double, configuration: [String: String], reconciliation: Reconciliation,
    dataQuality: DataQuality, rejectedByReason: [String: Int], unlocated: [UnlocatedCount], choices: [String],
    warnings: [String], inputs: [InputRecord], outputs: [String] = [], audience: Audience = .internal
  ) {
    self.area = area
    self.versions = versions
    self.analyses = analyses
    self.projection = projection
    self.studyArea = studyArea
    self.studyAreaSquareMetres = studyAreaSquareMetres
    self.configuration = configuration
    self.reconciliation = reconciliation
    self.dataQuality = dataQuality
    self.rejectedByReason = rejectedByReason
    self.unlocated = unlocated
    self.choices = choices
    self.warnings = warnings
    self.inputs = inputs
    self.outputs = outputs
    self.audience = audience
  }

  /// JSON with sorted keys in snake_case.
  package func json(finishedAt: Date) throws(InputError) -> [UInt8] {
    var manifest = self
    manifest.finishedAt = finishedAt.formatted(.iso8601)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(manifest)) + [0x0A]
    } catch {
      throw InputError(.ourFault, "the manifest cannot be written: \(error.localizedDescription)")
    }
  }

  /// The manifest of a finished run.
  ///
  /// - Throws: where the folder holds none, or one of another version.
  package init(readFrom folder: String) throws(InputError) {
    let path = "\(folder)/\(OutputFolder.manifestName)"
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw InputError(
        .noInput,
        "\(folder) holds no \(OutputFolder.manifestName) of a run. Name the folder that \"twitten run\" has written.")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { self = try decoder.decode(Manifest.self, from: bytes) } catch {
      throw .badData(
        "\(path): this is no manifest that this version of twitten wrote. Run the configuration again.")
    }
  }
}
