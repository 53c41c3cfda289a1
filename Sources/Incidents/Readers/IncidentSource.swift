public import Formats
public import Places
import Spatial

/// One partner's records: which files, in what format, and what their words mean.
public struct IncidentSource: Sendable, Equatable {
  /// The formats that are read.
  public enum Format: String, Sendable, CaseIterable {
    case policeUK = "police.uk"
    case stats19
    case csv
    case geoJSON = "geojson"
    case geoPackage = "geopackage"

    /// Whether the configuration says which columns hold what.
    public var isMapped: Bool { self != .policeUK && self != .stats19 }
  }

  /// The configuration's name of it.
  public var name: String
  /// How its files are written.
  public var format: Format
  /// Its files, by name.
  public var files: [IncidentFile]
  /// What its categories are taken for.
  public var scheme: CategoryScheme
  /// Which columns hold what; for formats that are mapped.
  public var columns: ColumnMapping?
  /// The layer of a GeoPackage; nil for the only one.
  public var layer: String?

  /// A source before it is read.
  public init(
    name: String, format: Format, files: [IncidentFile], scheme: CategoryScheme, columns: ColumnMapping? = nil,
    layer: String? = nil
  ) {
    self.name = name
    self.format = format
    self.files = files
    self.scheme = scheme
    self.columns = columns
    self.layer = layer
  }

  /// Reads all files of the source.
  ///
  /// - Parameters:
  ///   - postcodes: needed where the columns say so.
  ///   - workers: how many threads may work at a time.
  /// - Throws: where a file is missing, has no rows, lacks a column, or has more than half of its rows rejected.
  public func read(postcodes: Postcodes? = nil, workers: Int = 1) throws(InputError) -> IncidentTable {
    guard format != .policeUK else { return try PoliceUK.read(files, scheme: scheme, workers: workers) }
    guard let first = files.first else { return .joined([]) }
    let mapping = try self.mapping(of: first)
    var rows = MappedRows(mapping, scheme, wholeCategory: name, postcodes: postcodes)
    var files = files
    var system: String?
    for number in files.indices {
      // Files of one source may be of several years, with columns of those years.
      let reader = number == 0 ? MappedFile(mapping) : MappedFile(try self.mapping(of: files[number]))
      let ownSystem = try read(&files[number], number, by: reader, into: &rows)
      if let ownSystem {
        guard system == nil || system == ownSystem else {
          throw .badData(
            "\(files[number].name): the file is in \(ownSystem), and others of the source \"\(name)\" in \(system ?? ""). "
              + "Give them sources of their own.")
        }
        system = ownSystem
      }
    }
    return rows.table(files)
  }

  private func mapping(of file: IncidentFile) throws(InputError) -> ColumnMapping {
    if let columns { return columns }
    return try STATS19.mapping(file)
  }

  /// - Returns: the reference system of features that are where their geometry is.
  private func read(
    _ file: inout IncidentFile, _ number: Int, by reader: MappedFile, into rows: inout MappedRows
  ) throws(InputError) -> String? {
    let earlier = rows.rejections.count
    var system: String?
    var isCutShort = false
    var records: [MappedRecord] = []
    switch format {
    case .geoJSON: system = try reader.readGeoJSON(file) { records.append($0) }
    case .geoPackage: system = try reader.readGeoPackage(file, layer: layer) { records.append($0) }
    case .csv, .stats19, .policeUK:
      var read = file
      var lastLine = 0
      let endsWithoutNewline = try reader.readText(&read) { record in
        lastLine = record.line
        rows.append(record, file: number, &file)
      }
      (file.encoding, file.misread) = (read.encoding, read.misread)
      isCutShort = endsWithoutNewline && rows.rejections[earlier...].last?.line == lastLine
    }
    // A place in properties is in the system that the configuration names, whatever the geometries are in.
    if reader.mapping.position != .geometry { system = nil }
    if let system { rows.setReferenceSystem(system) }
    for record in records { rows.append(record, file: number, &file) }
    let rejections = Array(rows.rejections[earlier...])
    try FileCheck(file, rejections, unit: format == .geoJSON || format == .geoPackage ? "feature" : "line").check(
      isCutShort: isCutShort,
      question: format == .stats19
        ? "Is this the file as the Department for Transport published it?"
        : "Are the columns of the source \"\(name)\" those that hold what the configuration says?")
    return system
  }
}
