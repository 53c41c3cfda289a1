import Files
import Formats
import Foundation

/// Looks at a file and says what it is taken for. Only its beginning and its end are read, and whole what must be known
/// whole: boundaries and tables by area, up to a stated size.
struct FileInspector {
  let path: String
  /// As the draft names it.
  let name: String

  /// The largest table by area that is read whole, in bytes: a country's has a tenth of it.
  static let largestTable = 48 << 20
  /// The largest boundary file: a country's wards, generalised.
  static let largestBoundaries = 200 << 20

  func inspect() -> FoundFile {
    if name.onOnePlainLine != name || name.contains("\u{FFFD}") {
      return leftOut("not read, because its name has a character that a configuration cannot name; rename it")
    }
    do throws(InputError) {
      let excerpt = try Excerpt(path: path, name: name)
      let look = try look(excerpt)
      var found = FoundFile(path: path, name: name, kind: look.kind, verdict: look.verdict)
      found.fingerprint = FoundFile.Fingerprint(size: excerpt.wholeSize, hash: byteHash(excerpt.bytes.span))
      return found
    } catch {
      return leftOut("not read: \(Self.reason(error, name))")
    }
  }

  /// A kind, and the verdict on it.
  typealias Look = (kind: FileKind, verdict: String)

  private func look(_ excerpt: Excerpt) throws(InputError) -> Look {
    if let magic = Self.magic(excerpt.bytes) {
      switch magic {
      case .archive: return try ArchiveInspector(path: path, name: name).look()
      case .database: return try LayerInspector(path: path, name: name).lookAtGeoPackage()
      case .grid(let why): return (.grid, "a datum grid, because \(why)")
      case .other(let verdict): return (.leftOut, verdict)
      }
    }
    // A byte order mark and spaces may stand before the text.
    let first = excerpt.bytes.first { !($0 <= 0x20 || $0 >= 0x80) }
    // A list may be one of JSON, and a bracket may begin a file of settings.
    let isCalledJSON = URL(fileURLWithPath: name).pathExtension.lowercased().hasSuffix("json")
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") && isCalledJSON {
      return try LayerInspector(path: path, name: name).lookAtJSON(excerpt)
    }
    if first == UInt8(ascii: "<") {
      return (.leftOut, "not read, because it is XML or a web page; save incidents as CSV and boundaries as GeoJSON")
    }
    if let unread = Self.unreadText[URL(fileURLWithPath: name).pathExtension.lowercased()] {
      return (.leftOut, unread)
    }
    return try TableInspector(path: path, name: name, excerpt: excerpt).look()
  }

  private func leftOut(_ verdict: String) -> FoundFile {
    FoundFile(path: path, name: name, kind: .leftOut, verdict: verdict)
  }

  /// A complaint without the file's name before it and the full stop behind it.
  static func reason(_ error: InputError, _ name: String) -> String {
    var text = error.description
    for beginning in ["\(name): ", "\(name), ", "\(name) "] where text.hasPrefix(beginning) {
      text = String(text.dropFirst(beginning.count))
    }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  // MARK: The first bytes

  private enum Magic {
    case archive
    case database
    case grid(String)
    case other(String)
  }

  /// What a file is by its first bytes; nil for text.
  private static func magic(_ bytes: [UInt8]) -> Magic? {
    func begins(_ start: [UInt8]) -> Bool { bytes.starts(with: start) }
    if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) { return .archive }
    if begins(Array("SQLite format 3".utf8)) { return .database }
    if begins(Array("%PDF".utf8)) { return .other("not read, because it is a PDF document") }
    if begins([0xD0, 0xCF, 0x11, 0xE0]) {
      return .other("not read, because it is an old Office document; save the sheet as CSV")
    }
    if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) {
      // PROJ's grids say of each band what it shifts.
      return holds(bytes, "HORIZONTAL_OFFSET")
        ? .grid("it says that it holds horizontal shifts (HORIZONTAL_OFFSET)")
        : .other("not read, because it is a picture (TIFF)")
    }
    if begins(Array("NUM_OREC".utf8)) { return .grid("it begins as grids of the form NTv2 do") }
    if begins([0, 0, 0x27, 0x0A]) {
      return .other("not read, because it is part of a Shapefile; save it as GeoJSON, or points as GeoPackage")
    }
    let sixteen = TextEncoding(of: bytes.span)
    if bytes.contains(0), sixteen == .utf8 || sixteen == .utf8WithMark || sixteen == .windows1252 {
      return .other("not read, because it is no text and of no form that is known here")
    }
    return nil
  }

  private static func holds(_ bytes: [UInt8], _ word: String) -> Bool {
    let word = Array(word.utf8)
    return bytes.indices.dropLast(word.count - 1).contains { start in
      bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
    }
  }

  /// Text by its name alone, which would be taken for tables.
  private static let unreadText: [String: String] = {
    let shapefile = "not read, because it is part of a Shapefile; save it as GeoJSON, or points as GeoPackage"
    return [
      "prj": shapefile, "cpg": shapefile, "dbf": shapefile, "shx": shapefile,
      "md": "not read, because it is a document", "yaml": "not read, because it is a configuration",
      "yml": "not read, because it is a configuration",
    ]
  }()
}
