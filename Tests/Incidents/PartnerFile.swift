import Formats
import Foundation
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

/// Hand-made files of partners: delimited text with a column for everything that can be mapped.
enum PartnerFile {
  static let columns = [
    "Ref", "Date", "Time", "From", "To", "Type", "Count", "Street", "Public", "X", "Y", "Place",
  ]

  /// A row, good unless something of it is replaced. Littlehampton, in the 100 m square TQ 027 021.
  static func row(_ changed: [String: String] = [:]) -> [String: String] {
    ["Date": "2025-01-02", "Type": "Noise", "X": "502738", "Y": "102163", "Place": "TQ027021"]
      .merging(changed) { $1 }
  }

  /// A file of rows, each line ended.
  static func text(
    _ rows: [[String: String]], columns: [String] = columns, delimiter: String = ",", end: String = "\n"
  ) -> String {
    let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
    return lines.map { fields in
      fields.map { quoted($0, delimiter) }.joined(separator: delimiter) + end
    }.joined()
  }

  private static func quoted(_ field: String, _ delimiter: String) -> String {
    let needsQuotes = [delimiter, "\"", "\n", "\r"].contains { field.contains($0) }
    return needsQuotes ? "\"\(field.replacingOccurrences(of: "\"", with: "\"\""))\"" : field
  }

  /// All columns but the place's and those of ranges of time.
  static func mapping(
    _ position: ColumnMapping.Position = .coordinates(x: "X", y: "Y", referenceSystem: ReferenceSystem.nationalGrid)
  ) -> ColumnMapping {
    var mapping = ColumnMapping(position: position)
    mapping.id = "Ref"
    mapping.date = "Date"
    mapping.time = "Time"
    mapping.category = "Type"
    mapping.weight = "Count"
    mapping.place = "Street"
    mapping.publicPlace = "Public"
    return mapping
  }

  /// The same with a beginning and an end in place of date and time.
  static var ranges: ColumnMapping {
    var mapping = mapping()
    (mapping.date, mapping.time, mapping.from, mapping.to) = (nil, nil, "From", "To")
    return mapping
  }

  static func degrees(_ system: String = ReferenceSystem.degrees) -> ColumnMapping {
    mapping(.coordinates(x: "X", y: "Y", referenceSystem: system))
  }

  static let scheme = CategoryScheme([.asb: ["Noise", "Rowdy behaviour"], .environmental: ["Graffiti"]])
}

extension TemporaryFolder {
  /// Writes bytes and names them as a source of one file.
  func source(
    _ bytes: [UInt8], _ mapping: ColumnMapping?, format: IncidentSource.Format = .csv, name: String = "council",
    file: String = "council.csv", scheme: CategoryScheme = PartnerFile.scheme
  ) throws -> IncidentSource {
    let path = try write(bytes, to: file)
    return IncidentSource(
      name: name, format: format,
      files: [IncidentFile(source: name, file: NamedFile(path: path, name: "in/\(file)"))], scheme: scheme,
      columns: mapping)
  }

  /// Writes rows and names them as a source of one file.
  func source(
    _ rows: [[String: String]], _ mapping: ColumnMapping = PartnerFile.mapping(), name: String = "council",
    file: String? = nil, scheme: CategoryScheme = PartnerFile.scheme
  ) throws -> IncidentSource {
    try source(
      Array(PartnerFile.text(rows).utf8), mapping, name: name, file: file ?? "\(name).csv", scheme: scheme)
  }
}

/// What became of a row that stands on line 4, behind two good ones.
struct RowOutcome {
  let table: IncidentTable
  /// nil where the row was kept.
  let reason: Rejection.Reason?

  init(
    _ changed: [String: String], _ mapping: ColumnMapping = PartnerFile.mapping(),
    good: [String: String] = PartnerFile.row(), postcodes: Postcodes? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try TemporaryFolder()
    let source = try folder.source([good, good, good.merging(changed) { $1 }], mapping)
    table = try read(source, postcodes: postcodes, sourceLocation: sourceLocation)
    #expect(table.rejections.allSatisfy { $0.line == 4 }, sourceLocation: sourceLocation)
    reason = table.rejections.first?.reason
  }

  /// The row's incident.
  var incident: Int { table.count - 1 }

  /// Where it is, in the source's own reference system; nil where it was not kept or has no place.
  var position: [Double]? {
    guard reason == nil, table.location(of: incident) != IncidentTable.unlocated else { return nil }
    let location = Int(table.location(of: incident))
    return table.locations.referenceSystem == ReferenceSystem.degrees
      ? [table.longitude[location], table.latitude[location]] : [table.x[location], table.y[location]]
  }

  var precision: LocationPrecision? {
    guard reason == nil, table.location(of: incident) != IncidentTable.unlocated else { return nil }
    return table.locations.precision[Int(table.location(of: incident))]
  }

  /// `2025-01-02 10:00 to 2025-01-02 10:00`, or the month where nothing more is known; nil where it was not kept.
  var time: String? {
    guard reason == nil else { return nil }
    guard let range = table.time(of: incident) else { return table.month[incident].description }
    return "\(range.earliest) to \(range.latest)"
  }
}
