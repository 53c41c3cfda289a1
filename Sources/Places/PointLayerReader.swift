public import Formats
public import Spatial

/// Reads points, such as licensed premises, from GeoJSON, GeoPackages and tables into a layer in metres.
///
/// A file that begins as an SQLite database is a GeoPackage; one that ends in `.csv`, `.tsv` or `.txt` a table with a header;
/// all others are GeoJSON. What has no place, or one outside the country, is left out and counted: a register of premises
/// always has some.
public struct PointLayerReader: Sendable {
  /// What the layer is called: `premises`.
  public let layer: String
  /// The property or column with the names; found by itself where nil.
  public var nameProperty: String?
  /// With the type of each; none where nil.
  public var typeProperty: String?
  /// With the reference of each; found by itself where nil.
  public var referenceProperty: String?
  /// The columns of coordinates of a table; found by themselves where nil.
  public var xColumn: String?, yColumn: String?
  /// The column of postcodes of a table; found by itself where nil and there are no coordinates.
  public var postcodeColumn: String?
  /// The column of addresses of a table that end in a postcode.
  public var addressColumn: String?
  /// Only what has one of these values in this property or column; nil for all.
  public var keep: (property: String, values: [String])?
  /// The layer of a GeoPackage; nil for the only one that may hold points.
  public var geoPackageLayer: String?
  /// The reference system where it is not as the file has it; for a table, degrees or National Grid by its columns.
  public var referenceSystem: String?
  /// Where postcodes are; nil where there is no table of them.
  public var postcodes: Postcodes?
  /// How coordinates are carried over, as for the incidents.
  public let projection: ProjectionChoice
  private let fromDegrees: Projector?

  /// The properties that names go by, in order of preference, in any case.
  static let nameProperties = [
    "trading name", "trader name", "premises name", "premises", "establishmentname", "station_name", "name", "title",
    "label",
  ]
  /// The properties that references go by.
  static let referenceProperties = ["licence number", "licence_number", "reference", "ref", "urn", "id", "code"]

  /// - Parameters:
  ///   - layer: what it is called.
  ///   - projection: how coordinates are carried over.
  ///   - fromDegrees: a projector of the same choice that is at hand already.
  public init(layer: String, projection: ProjectionChoice = ProjectionChoice(), fromDegrees: Projector? = nil) {
    self.layer = layer
    self.projection = projection
    self.fromDegrees = fromDegrees
  }

  /// - Throws: where a file is missing or of another kind, a property that is named is not there, or no point is left.
  public func read(_ files: [NamedFile]) throws(InputError) -> PointLayer {
    var points = PointTable()
    var notes: [String] = []
    var counts: [String] = []
    var drawn: DrawnExtent?
    for file in files {
      let isTable = [".csv", ".tsv", ".txt"].contains { file.path.lowercased().hasSuffix($0) }
      var read = try isTable ? table(file) : features(file)
      var extent = drawn ?? DrawnExtent(files, read.referenceSystem)
      extent.extend(to: read.bounds)
      drawn = extent
      try carry(&read, file)
      let sentences = read.sentences(file.name)
      notes += sentences
      counts += sentences.prefix(1)
      points.append(read)
    }
    guard !points.x.isEmpty else {
      throw .badData(
        "\(layer): no point is left of \(files.map(\.name).joined(separator: ", ")). \(counts.joined(separator: " "))")
    }
    return PointLayer(
      name: layer, x: points.x, y: points.y, names: points.names, types: points.types,
      references: points.references, notes: notes, drawn: drawn ?? DrawnExtent(files, ReferenceSystem.degrees))
  }

  // MARK: Kinds of files

  private func features(_ file: NamedFile) throws(InputError) -> PointTable {
    let drawn = try DrawnFeatures(file, holding: .points, layer: geoPackageLayer, referenceSystem: referenceSystem)
    let columns = try PointColumns(self, of: drawn.properties, file.name)
    var points = PointTable(referenceSystem: drawn.referenceSystem)
    points.notes = drawn.notes + [columns.note].compactMap { $0 }
    for (number, feature) in drawn.features.enumerated() {
      func text(_ column: Int?) -> String? {
        column.flatMap { feature.properties[drawn.properties[$0]]?.plainText?.trimmingSpaces() }
      }
      points.read += 1
      guard columns.keeps(text) else {
        points.leaveOut("not among those that are kept")
        continue
      }
      switch feature.geometry {
      case .point(let x, let y): points.append(x, y, columns, text)
      case nil: points.leaveOut("without a place")
      case .polygon: throw notAPoint(file, number, "Polygon")
      case .line: throw notAPoint(file, number, "LineString")
      case .other(let type): throw notAPoint(file, number, type)
      }
    }
    return points
  }

  private func notAPoint(_ file: NamedFile, _ number: Int, _ type: String) -> InputError {
    .badData(
      "\(file.name), feature \(number + 1) is a \(type), and \(layer) are points. Is it another layer's file? A layer of "
        + "buildings can be exported as their centres.")
  }

  private func table(_ file: NamedFile) throws(InputError) -> PointTable {
    let table = try ReferenceTable(path: file.path, name: file.name, delimiter: nil)
    let columns = try PointColumns(self, of: table.header, file.name)
    let position = try PointPosition(self, of: table, file.name)
    var points = PointTable(referenceSystem: position.referenceSystem)
    points.notes = [columns.note, position.note].compactMap { $0 }
    for row in table.rows {
      func text(_ column: Int?) -> String? { column.map { row[$0].trimmingSpaces() } }
      points.read += 1
      guard columns.keeps(text) else {
        points.leaveOut("not among those that are kept")
        continue
      }
      switch position.place(of: row, postcodes) {
      case .at(let x, let y): points.append(x, y, columns, text)
      case .nowhere(let reason): points.leaveOut(reason)
      }
    }
    return points
  }

  /// Carries points over to metres; those that cannot be, or lie outside the country, are left out.
  private func carry(_ points: inout PointTable, _ file: NamedFile) throws(InputError) {
    let layerProjection = try LayerProjection(
      from: points.referenceSystem, file: file.name, choice: projection, fromDegrees: fromDegrees)
    let (given, bounds) = ((x: points.x, y: points.y), points.bounds)
    do { try layerProjection.projector?.forward(&points.x, &points.y) } catch {
      throw .badData("\(file.name): \(error.description).")
    }
    let inside = points.x.indices.filter { point in
      points.x[point].isFinite && points.y[point].isFinite
        && LayerProjection.firstOutside([points.x[point]], [points.y[point]]) == nil
    }
    if inside.isEmpty, let x = given.x.first, let y = given.y.first {
      throw layerProjection.outside(x, y, of: "\(file.name): \(layer)", bounds)
    }
    points.keep(inside, otherwise: "outside the United Kingdom")
  }
}
