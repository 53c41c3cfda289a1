import Incidents

/// What a file is taken for.
enum FileKind: Sendable {
  /// Street-level crime of police.uk: a file, or an archive of such files.
  case police(PoliceFile)
  /// STATS19's collisions.
  case collisions
  /// A partner's own records: the layers of a file, of which most have one.
  case records([RecordLayer])
  case areas(AreaFile)
  case deprivation(DeprivationTable)
  case population(PopulationTable)
  case postcodes
  /// A datum grid; the folder that it lies in is what a configuration names.
  case grid
  /// Not read, and of use for a section of the configuration if something were done about it: said there too.
  case mentioned(Section)
  /// Known and not read, or not known.
  case leftOut

  enum Section: Sendable { case incidents, layers }
}

/// A file that was looked at.
package struct FoundFile: Sendable {
  /// Where it lies, to be opened.
  let path: String
  /// As the draft names it.
  let name: String
  let kind: FileKind
  /// What it is taken for and why, in a sentence without its full stop.
  let verdict: String
  /// Of files that are taken for something.
  var fingerprint: Fingerprint?

  /// What copies of a file share.
  struct Fingerprint: Sendable, Hashable {
    let size: Int
    let hash: UInt64
  }

  /// Whether a configuration may name it.
  var isTaken: Bool {
    switch kind {
    case .leftOut, .mentioned: false
    default: true
    }
  }

  /// What is said of it.
  package var sentence: String { "\(name): \(verdict)." }
}

/// Why a file was not taken, for a comment.
struct LeftOut: Sendable {
  let name: String
  /// A sentence, which may fit many files.
  let reason: String
}

/// What police.uk files and archives cover.
struct PoliceFile: Sendable {
  let isArchive: Bool
  let coverage: Set<ForceMonth>
  /// The districts that its LSOA names tell; with more than one it is not a cut, and others may stand in it.
  let districts: Set<String>

  /// The only district, where the file was cut down to one.
  var cut: String? { !isArchive && districts.count == 1 ? districts.first : nil }

  /// Whether rows of one may be rows of the other.
  func overlaps(_ other: PoliceFile) -> Bool {
    if let cut, let otherCut = other.cut, cut != otherCut { return false }
    return !coverage.isDisjoint(with: other.coverage)
  }
}

/// A month of a force, as the file's name has it: `sussex`.
struct ForceMonth: Sendable, Hashable {
  let force: String
  let month: Month
}

/// A boundary file.
struct AreaFile: Sendable {
  enum Role: Sendable { case wards, lsoas, districts }

  let role: Role
  /// The property that holds the codes.
  let property: String
  let vintage: Int?
  let codes: Set<String>
  /// The districts that the areas lie in, by the property for them or by the names of LSOAs.
  let districts: Set<String>
  /// The areas' own names.
  let names: Set<String>
  let box: Box?

  /// West, south, east and north in a reference system.
  struct Box: Sendable {
    let system: String
    let x, y: ClosedRange<Double>

    /// Boxes in two systems are not compared, and may well overlap.
    func mayOverlap(_ other: Box) -> Bool {
      system != other.system || x.overlaps(other.x) && y.overlaps(other.y)
    }
  }
}

/// An index of deprivation.
struct DeprivationTable: Sendable {
  /// The year of the LSOA codes.
  let codeYear: Int?
  /// The latest year that its header tells: of two releases on the same codes the later one has the later.
  let latestYear: Int
  let codes: Set<String>
}

/// A table of people.
struct PopulationTable: Sendable {
  let codes: Set<String>

  /// Whether the codes are those of LSOAs: E01 in England, W01 in Wales.
  var isOfLSOAs: Bool { !codes.isEmpty && codes.allSatisfy { $0.hasPrefix("E01") || $0.hasPrefix("W01") } }
}

/// Records of a partner, in a file or a layer of one.
struct RecordLayer: Sendable {
  enum Format: String, Sendable { case csv, geojson, geopackage }

  let format: Format
  /// Of a GeoPackage with several.
  let layer: String?
  let header: [String]
  let columns: ColumnGuess
  let theme: ThemeGuess
  /// How many rows were looked at, and how the text is written, in words.
  let looks: String
}
