import Formats
public import Places

/// A file of incidents, or a file within an archive: what is to be read, and what was found in it.
public struct IncidentFile: Sendable, Equatable {
  /// The configuration's name of the source that the file belongs to.
  public let source: String
  /// The file, or the archive that it lies in.
  public let file: NamedFile
  /// The file's name in the archive at `file.path`; nil for a file that lies by itself.
  public let entry: String?
  /// How many rows it has after the header.
  public var rows = 0
  /// How its text is written where that is not UTF-8, such as `Windows-1252`; nil where it is.
  public var encoding: String?
  /// How many bytes or characters of its text could not be read as they should be.
  public var misread = 0
  /// How many rows each force and month have in it; of police.uk files alone.
  public private(set) var coverage: [Coverage] = []
  /// Where in `coverage` each force and month is: a file may have as many forces as rows.
  private var coverageIndex: [ForceMonth: Int] = [:]
  /// What was odd about its times, though the rows were kept.
  public var oddTimes = OddTimes()

  private struct ForceMonth: Hashable {
    let force: String
    let month: Month
  }

  /// The rows of one force and month.
  public struct Coverage: Sendable, Equatable {
    /// Who reported.
    public let force: String
    /// When.
    public let month: Month
    /// How many rows.
    public var rows: Int
  }

  /// Rows that were kept with a time that needs a word.
  public struct OddTimes: Sendable, Equatable, Codable {
    /// In the hour that the clocks repeat in October: taken as its first pass.
    public var repeatedHour = 0
    /// With a beginning and no end: taken as known to the minute.
    public var withoutEnd = 0
    /// With an end before the beginning: taken as known to the minute of the beginning.
    public var endBeforeStart = 0

    /// With midnight beside the date, as spreadsheets write a date alone: taken as the date.
    public var midnight = 0

    /// None.
    public init() {}
  }

  /// A file before it is read.
  public init(source: String, file: NamedFile, entry: String? = nil) {
    self.source = source
    self.file = file
    self.entry = entry
  }

  /// Opens the file as delimited text, wherever it lies.
  func delimited(delimiter: UInt8?) throws(InputError) -> DelimitedFile {
    guard let entry else { return try DelimitedFile(path: file.path, name: file.name, delimiter: delimiter) }
    let archive = try Archive(path: file.path, name: file.name)
    guard let found = archive.entries.first(where: { $0.name == entry }) else {
      throw .badData("\(file.name): the archive was changed while it was read. Begin again.")
    }
    return try DelimitedFile(try archive.source(of: found), delimiter: delimiter)
  }

  /// What messages and outputs call it: `archive.zip/2025-01/file.csv` for a file in an archive.
  public var name: String { entry.map { "\(file.name)/\($0)" } ?? file.name }

  mutating func note(_ encoding: TextEncoding) {
    self.encoding = encoding == .utf8 || encoding == .utf8WithMark ? nil : encoding.plainName
  }

  mutating func count(_ rows: Int, force: String, month: Month) {
    let key = ForceMonth(force: force, month: month)
    if let known = coverageIndex[key] {
      coverage[known].rows += rows
    } else {
      coverageIndex[key] = coverage.count
      coverage.append(Coverage(force: force, month: month, rows: rows))
    }
  }
}
