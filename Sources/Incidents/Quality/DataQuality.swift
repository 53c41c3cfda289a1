public import Places
import Spatial

/// What the sources of a run are worth: for each where its rows went and what is known of them, and how they overlap.
///
/// Rows are counted once whatever their weight. For each source *rows = kept + rejected*, and *kept = unlocated + outside
/// + inside*.
public struct DataQuality: Sendable, Equatable, Codable {
  /// By name.
  public let sources: [Source]
  /// Months that are missing or far below their source's history.
  public let incompleteMonths: [IncompleteMonth]
  /// Pairs of sources that seem to report the same events.
  public let overlaps: [Overlap.Pair]
  /// Incidents whose time and place are known well enough to look for overlaps.
  public let overlapCompared: Int
  /// What counts as near, in metres and in hours.
  public let overlapMetres: Double
  /// Likewise in hours.
  public let overlapHours: Double

  /// One source.
  public struct Source: Sendable, Equatable, Codable {
    /// The configuration's name of it.
    public let name: String
    /// How many files it has.
    public let files: Int
    /// Rows after the headers.
    public let rows: Int
    /// Rows that became incidents.
    public let kept: Int
    /// Rows that did not, by reason.
    public let rejected: [Rejected]
    /// Kept without a place.
    public let unlocated: Int
    /// The same by theme and month, only what is not zero.
    public let unlocatedByTheme: [Unlocated]
    /// Kept with a place outside the study area.
    public let outside: Int
    /// Kept with a place in it.
    public let inside: Int
    /// The first month with an incident, `YYYY-MM`; nil where there is none.
    public let firstMonth: String?
    /// The last one.
    public let lastMonth: String?
    /// How well the times are known.
    public let times: Times
    /// Located incidents by the precision of their locations, the commonest first.
    public let precision: [Count]
    /// Located incidents that lie exactly where another one of the source does.
    public let coincident: Int
    /// Incidents in an LSOA whose source states an LSOA code.
    public let lsoaCompared: Int
    /// Of those, with another code than that of the polygon they lie in.
    public let lsoaDisagreeing: Int
    /// Words that the category scheme does not have, the commonest first.
    public let unmatched: [Count]
    /// Incidents by theme.
    public let themes: [Count]
    /// Encodings other than UTF-8 that its files were read in.
    public let encodings: [String]
    /// Characters that do not fit the encoding of the rest of their file.
    public let misread: Int

    /// How many rows were rejected.
    public var rejectedRows: Int { rejected.reduce(0) { $0 + $1.rows } }
    /// How many incidents have a word that the scheme does not have.
    public var unmatchedIncidents: Int { unmatched.reduce(0) { $0 + $1.incidents } }
  }

  /// Rows that were rejected for one reason.
  public struct Rejected: Sendable, Equatable, Codable {
    /// The sentence.
    public let reason: String
    /// How many.
    public let rows: Int
    /// The first three.
    public let first: [Line]
  }

  /// Where a row stands.
  public struct Line: Sendable, Equatable, Codable {
    /// The file.
    public let file: String
    /// The line, or the feature's number.
    public let line: Int
  }

  /// Incidents without a place.
  public struct Unlocated: Sendable, Equatable, Codable {
    /// The theme.
    public let theme: String
    /// `YYYY-MM`
    public let month: String
    /// How many have no place.
    public let unlocated: Int
    /// Of how many.
    public let incidents: Int
  }

  /// How many incidents have a word or a property.
  public struct Count: Sendable, Equatable, Codable {
    /// The word.
    public let name: String
    /// How many.
    public let incidents: Int
  }

  /// Incidents by how well their time is known.
  public struct Times: Sendable, Equatable, Codable {
    /// The month alone.
    public let monthOnly: Int
    /// A day, without a time.
    public let day: Int
    /// The minute.
    public let minute: Int
    /// A range of other length.
    public let range: Int
    /// What was kept with a word.
    public let odd: IncidentFile.OddTimes
  }

  /// A month that is missing or low.
  public struct IncompleteMonth: Sendable, Equatable, Codable {
    /// The source.
    public let source: String
    /// `YYYY-MM`
    public let month: String
    /// Its incidents in the study area.
    public let incidents: Int
    /// The median of the source's other months; nil where it was not asked.
    public let median: Double?
    /// `missing` or `low`.
    public let state: Completeness.State
    /// Whether the configuration accepts it.
    public let accepted: Bool
  }

  /// Looks through joined incidents.
  public init(
    _ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground, _ completeness: Completeness,
    overlap rule: Overlap.Rule
  ) {
    let tally = SourceTally(incidents, join, on: ground)
    sources = tally.sources
    incompleteMonths = completeness.suspects.map {
      IncompleteMonth(
        source: $0.source, month: $0.month.description, incidents: $0.incidents, median: $0.median, state: $0.state,
        accepted: $0.isAccepted)
    }
    let overlap = Overlap(incidents, rule: rule)
    overlaps = overlap.pairs
    overlapCompared = overlap.compared
    overlapMetres = rule.metres
    overlapHours = rule.hours
  }
}
