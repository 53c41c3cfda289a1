import CSV
import Formats
import Places
import Spatial

/// A partner's file, read record by record through a mapping, whatever its format.
struct MappedFile {
  let mapping: ColumnMapping
  /// In lower case.
  private let missing: Set<String>
  private let longestMissing: Int
  private let names: [String?]

  init(_ mapping: ColumnMapping) {
    self.mapping = mapping
    missing = Set(mapping.missing.map { $0.lowercased() })
    longestMissing = missing.map(\.utf8.count).max() ?? 0
    names = mapping.names
  }

  /// Reads a delimited file.
  ///
  /// - Returns: whether the file ends without a line end.
  func readText(
    _ file: inout IncidentFile, _ body: (MappedRecord) -> Void
  ) throws(InputError) -> Bool {
    let text = try file.delimited(delimiter: nil)
    file.note(text.encoding)
    var columns: [Int?] = []
    for name in names {
      columns.append(try name.map { (name) throws(InputError) in try text.column(name) })
    }
    let wanted = columns
    let end = try text.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [text])) { row in
      let isWhole = row.count == text.header.count
      let values = wanted.map { column in
        guard isWhole, let column else { return "" }
        return value(row.text(column))
      }
      body(MappedRecord(values: values, geometry: nil, line: row.line, isWhole: isWhole))
    }
    file.misread += end.faults.notUTF8 + end.faults.replaced
    return end.endsWithoutNewline
  }

  /// Reads the features of a GeoJSON file.
  ///
  /// - Returns: their reference system.
  func readGeoJSON(_ file: IncidentFile, _ body: (MappedRecord) -> Void) throws(InputError) -> String {
    let collection = try FeatureCollection(path: file.file.path, name: file.name)
    let properties = Set(collection.features.flatMap(\.properties.keys)).sorted()
    for name in names.compactMap({ $0 }) where !collection.features.isEmpty {
      try Self.require(name, among: properties, file.name)
    }
    for (number, feature) in collection.features.enumerated() {
      let values = names.map { name in
        name.flatMap { feature.properties[$0] }.map { value($0.fieldText) } ?? ""
      }
      body(MappedRecord(values: values, geometry: feature.geometry, line: number + 1))
    }
    return collection.referenceSystem
  }

  /// Reads the features of a GeoPackage's layer.
  ///
  /// - Returns: their reference system.
  func readGeoPackage(
    _ file: IncidentFile, layer: String?, _ body: (MappedRecord) -> Void
  ) throws(InputError) -> String {
    let points = try GeoPackagePoints(path: file.file.path, name: file.name, layer: layer)
    guard let system = points.layer.referenceSystem else {
      throw .badData(
        "\(file.name), layer \"\(points.layer.name)\": the layer does not say in which reference system it is. Set it, "
          + "and export the layer anew.")
    }
    var columns: [Int?] = []
    for name in names {
      try name.map { (name) throws(InputError) in try Self.require(name, among: points.columns, file.name) }
      columns.append(name.flatMap { points.columns.firstIndex(of: $0) })
    }
    let wanted = columns
    try points.forEachRow { row in
      let values = wanted.map { column in column.map { value(row.fields[$0]) } ?? "" }
      body(MappedRecord(values: values, geometry: row.geometry, line: row.number))
    }
    return system
  }

  private static func require(_ name: String, among names: [String], _ file: String) throws(InputError) {
    guard !names.contains(name) else { return }
    let nearest = NearestWord.to(name, among: names).map { " Is \"\($0)\" meant?" } ?? ""
    let known = names.prefix(20).map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")
    throw .badData("\(file): there is no property \"\(name)\" among \(known).\(nearest)")
  }

  private func value(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return "" }
    // Nearly all text begins and ends with a letter or a figure of ASCII.
    let isTrimmed = (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
    let trimmed = isTrimmed ? text : text.trimmingSpaces()
    return trimmed.utf8.count <= longestMissing && missing.contains(trimmed.lowercased()) ? "" : trimmed
  }
}
