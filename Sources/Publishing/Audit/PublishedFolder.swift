import Files
import Formats
import Foundation

/// A published folder as it lies on the disk: its manifest, its files and their tables, read by the audit's own means.
struct PublishedFolder {
  /// Bytes in which strings are looked for.
  struct Part {
    let file: String
    /// Where in the file; empty for all of it.
    let place: String
    let bytes: [UInt8]
    /// Whether it is one value that is kept as text, so that figures in it are no number.
    let isText: Bool
  }

  static let manifestName = "manifest.json"

  let path: String
  /// 0 for the audited one, the earlier ones from 1 on.
  let release: Int
  let manifest: JSONTree
  /// The names of all files, those among them that the manifest does not list, in the order of their names.
  let files: [String]
  /// Those that are not as they were written, and those of which the manifest says nothing.
  private(set) var changed: [String] = []
  private(set) var unlisted: [String] = []
  private(set) var tables: [PublishedTable] = []
  /// Files, parts of workbooks, and cells.
  private(set) var parts: [Part] = []
  private let layers: [String: LayerName]

  /// - Parameter keepingText: whether the bytes are kept, to look for strings in them.
  /// - Throws: where the manifest or a file that it lists is missing, or a file is damaged.
  init(_ path: String, release: Int = 0, keepingText: Bool) throws(InputError) {
    self.path = path
    self.release = release
    files = Self.files(in: path)
    guard files.contains(Self.manifestName) else {
      throw InputError(
        .noInput,
        "\(path) holds no \(Self.manifestName) of a run. Name the folder that \"twitten run\" or \"twitten publish\" has "
          + "written.")
    }
    let bytes = try Self.bytes("\(path)/\(Self.manifestName)", Self.manifestName)
    manifest = try JSONTree(bytes, name: Self.manifestName)
    layers = LayerName.all(in: manifest)
    let listed = manifest["outputs"]?.texts ?? []
    let records = (manifest["layers"]?.list ?? []).compactMap { $0["file"]?.text }
    if let missing = (listed + records).first(where: { !files.contains($0) }) {
      throw InputError(
        .noInput,
        "\(missing): the manifest lists the file, and the folder has none. What is not there cannot be audited; make the "
          + "files again.")
    }
    unlisted = files.filter { $0 != Self.manifestName && !listed.contains($0) && !records.contains($0) }
    for file in files { try read(file, keepingText: keepingText) }
    try checkFeatures()
    // What is said to lie in a cell or a part is found sooner than what lies somewhere in the file.
    parts = parts.filter { !$0.place.isEmpty } + parts.filter(\.place.isEmpty)
  }

  /// The analyses with their months, by name.
  var analyses: [(name: String, record: JSONTree)] {
    (manifest["analyses"]?.list ?? []).compactMap { record in record["name"]?.text.map { ($0, record) } }
  }

  private mutating func read(_ file: String, keepingText: Bool) throws(InputError) {
    let whole = "\(path)/\(file)"
    let bytes = try Self.bytes(whole, file)
    if keepingText { parts.append(Part(file: file, place: "", bytes: bytes, isText: false)) }
    if let checksum = manifest["checksums"]?[file]?.text, checksum != sha256Hexadecimal(of: bytes) {
      changed.append(file)
    }
    var read: [PublishedTable] = []
    switch file.split(separator: ".").last.map({ $0.lowercased() }) ?? "" {
    case "geojson": read = [try PublishedFeatures.collection(bytes, file: file)]
    case "ndjson", "geojsonl", "geojsons": read = [try PublishedFeatures.lines(bytes, file: file)]
    case "csv": read = [try PublishedRows.table(bytes, file: file)]
    case "gpkg":
      let database = try PublishedDatabase(path: whole, file: file)
      read = database.tables
      if keepingText { parts += database.parts }
    case "xlsx":
      let workbook = try PublishedWorkbook(path: whole, file: file)
      read = workbook.tables
      if keepingText {
        parts += workbook.parts.map { Part(file: file, place: $0.name, bytes: $0.bytes, isText: false) }
      }
    case "html", "htm": read = PublishedPage.tables(bytes, file: file)
    default: break
    }
    for var table in read {
      table.release = release
      let name = layers[LayerName.key(table.name.isEmpty ? Self.base(file) : table.name)]
      (table.analysis, table.kind) = (name?.analysis, name?.kind)
      tables.append(table)
      if keepingText { keepTexts(of: table) }
    }
  }

  /// Values that are kept as text, in which figures are no number but a name.
  private mutating func keepTexts(of table: PublishedTable) {
    for (column, name) in table.columns.enumerated() {
      let values = table.rows.map { column < $0.count ? $0[column] : .none }
      // A CSV does not say what is text: a column of which every value is a number is taken for numbers.
      let isTyped = table.form == .geoJSON || table.form == .database
      guard isTyped || values.contains(where: { !$0.isNone && $0.number == nil }) else { continue }
      for (row, value) in values.enumerated() {
        guard case .text(let text) = value else { continue }
        parts.append(
          Part(file: table.file, place: table.place(row, name), bytes: Array(text.utf8), isText: true))
      }
    }
  }

  /// A file that was changed after it was made may hide what it held.
  private func checkFeatures() throws(InputError) {
    for record in manifest["layers"]?.list ?? [] {
      guard let file = record["file"]?.text, let features = record["features"]?.number,
        let table = tables.first(where: { $0.file == file })
      else { continue }
      guard Double(table.rows.count) == features else {
        throw .badData(
          "\(file): \(table.rows.count) rows where the manifest says \(PublishedCell.plain(features)). It was changed or cut "
            + "short after it was made; make the files again.")
      }
    }
  }

  private static func files(in path: String) -> [String] {
    let manager = FileManager.default
    return (manager.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).filter { file in
      let type = try? manager.attributesOfItem(atPath: "\(path)/\(file)")[.type] as? FileAttributeType
      return type != .typeDirectory
    }.sorted()
  }

  private static func bytes(_ path: String, _ name: String) throws(InputError) -> [UInt8] {
    let reader = try InputFile.open(path: path, name: name)
    do { return try reader.readAll() } catch { throw InputFile.error(error, name) }
  }

  /// `asb-wards.wkt.csv` is `asb-wards`.
  private static func base(_ file: String) -> String {
    String((file.split(separator: "/").last ?? "").split(separator: ".").first ?? "")
  }
}
