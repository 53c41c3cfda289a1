public import Formats
public import Spatial

/// Reads lines, such as streets, from GeoJSON and GeoPackages into a layer in metres.
///
/// A file that begins as an SQLite database is a GeoPackage, whatever it is called; all others are GeoJSON. A feature
/// without a geometry is left out and counted. Anything else that is no line ends the reading: a layer of other things
/// is the wrong file.
public struct LineLayerReader: Sendable {
  /// What the layer is called: `streets`.
  public let layer: String
  /// The property with the names, where the configuration names it.
  public var nameProperty: String?
  /// The layer of a GeoPackage, where the configuration names it; nil for the only one that may hold lines.
  public var geoPackageLayer: String?
  /// The reference system, such as `EPSG:27700`, where it is not as the file has it.
  public var referenceSystem: String?
  /// How coordinates are carried over, as for the incidents.
  public let projection: ProjectionChoice
  private let fromDegrees: Projector?

  /// The properties that names of streets go by, in order of preference: OS Open Roads, OpenStreetMap, OS MasterMap and
  /// what others write. In any case.
  public static let nameProperties = [
    "name1", "name_1", "name", "roadname", "roadname1", "road_name", "streetname", "street_name", "street",
    "designatedname1", "designatedname1_name", "rd_name", "label",
  ]

  /// - Parameter fromDegrees: a projector of the same choice that is at hand already.
  public init(
    layer: String = "streets", nameProperty: String? = nil, geoPackageLayer: String? = nil,
    projection: ProjectionChoice = ProjectionChoice(), fromDegrees: Projector? = nil
  ) {
    self.layer = layer
    self.nameProperty = nameProperty
    self.geoPackageLayer = geoPackageLayer
    self.projection = projection
    self.fromDegrees = fromDegrees
  }

  /// - Throws: where a file is missing or neither GeoJSON nor a GeoPackage, holds no lines or other things than lines, has
  ///   no property of the name given, or a line lies elsewhere or cannot be one.
  public func read(_ files: [NamedFile]) throws(InputError) -> LineLayer {
    var lines: [MultiLine] = []
    var names: [String?] = []
    var property: String?
    var notes: [String] = []
    var drawn: DrawnExtent?
    for file in files {
      let read = try self.read(file)
      var extent = drawn ?? DrawnExtent(files, read.referenceSystem)
      extent.extend(to: read.bounds)
      drawn = extent
      notes += read.notes
      property = property ?? read.property
      lines += read.lines
      names += read.names
    }
    return LineLayer(
      name: layer, lines: lines, names: names, nameProperty: property, notes: notes,
      drawn: drawn ?? DrawnExtent(files, ReferenceSystem.degrees))
  }

  private struct LineFile {
    var lines: [MultiLine] = []
    var names: [String?] = []
    var property: String?
    var notes: [String] = []
    /// As the file has them.
    var bounds: Bounds?
    var referenceSystem = ReferenceSystem.degrees
  }

  private func read(_ file: NamedFile) throws(InputError) -> LineFile {
    let drawn = try DrawnFeatures(
      file, holding: .lines, layer: geoPackageLayer, referenceSystem: referenceSystem)
    guard !drawn.features.isEmpty else { throw .badData("\(file.name): the file holds no lines.") }
    var result = LineFile()
    result.property = try property(among: drawn.properties, file)
    var numbers: [Int] = []
    for (number, feature) in drawn.features.enumerated() {
      guard let line = try line(feature.geometry, "\(file.name), feature \(number + 1)") else { continue }
      result.lines.append(line)
      numbers.append(number + 1)
      result.names.append(
        result.property.flatMap { feature.properties[$0]?.plainText }.map { $0.trimmingSpaces() }.flatMap {
          $0.isEmpty ? nil : $0
        })
    }
    let missing = drawn.features.count - result.lines.count
    guard !result.lines.isEmpty else {
      throw .badData("\(file.name): none of its \(missing) features has a geometry. Export the lines anew.")
    }
    for line in result.lines { result.bounds.extend(to: line.bounds) }
    result.referenceSystem = drawn.referenceSystem
    result.notes += drawn.notes
    result.lines = try metres(result.lines, numbers, from: drawn.referenceSystem, file)
    let named = result.names.count { $0 != nil }
    result.notes.append(
      "\(file.name): \(result.lines.count) lines, "
        + (result.property.map { "\(named) of them named by \($0)." } ?? "and no property that holds their names."))
    if missing > 0 { result.notes.append("\(file.name): \(missing) features have no geometry and are left out.") }
    return result
  }

  private func property(among properties: [String], _ file: NamedFile) throws(InputError) -> String? {
    guard let nameProperty else {
      return Self.nameProperties.lazy.compactMap { wanted in properties.first { $0.lowercased() == wanted } }.first
    }
    guard !properties.contains(nameProperty) else { return nameProperty }
    throw .badData(
      "\(file.name): there is no property \"\(nameProperty)\" for the names"
        + (properties.isEmpty
          ? "." : " among \(properties.prefix(20).map { "\"\($0.prefix(60))\"" }.joined(separator: ", ")).")
        + (NearestWord.to(nameProperty, among: properties).map { " Is \"\($0)\" meant?" } ?? ""))
  }

  /// - Returns: nil where there is no geometry.
  private func line(_ geometry: FeatureCollection.Geometry?, _ subject: String) throws(InputError) -> MultiLine? {
    let type: String
    switch geometry {
    case nil: return nil
    case .line(let line):
      if line.vertexCount == 0 { return nil }
      if let fault = line.fault() { throw .badData("\(subject): \(fault). Leave it out, or draw it anew.") }
      return line
    case .point: type = "Point"
    case .polygon(let polygon): type = polygon.partCount == 1 ? "Polygon" : "MultiPolygon"
    case .other(let other): type = other
    }
    throw .badData(
      "\(subject) is a \(type), and \(layer) are lines: a LineString or MultiLineString. Is it another layer's file?")
  }

  /// All lines carried over in one go: PROJ is quicker with many vertices than with many lines.
  private func metres(
    _ lines: [MultiLine], _ numbers: [Int], from system: String, _ file: NamedFile
  ) throws(InputError) -> [MultiLine] {
    let layerProjection = try LayerProjection(
      from: system, file: file.name, choice: projection, fromDegrees: fromDegrees)
    var x = ContiguousArray(lines.lazy.flatMap(\.x))
    var y = ContiguousArray(lines.lazy.flatMap(\.y))
    for (line, number) in zip(lines, numbers) {
      try layerProjection.checkDegrees(line.x, line.y, of: "\(file.name), feature \(number)")
    }
    do { try layerProjection.projector?.forward(&x, &y) } catch {
      throw .badData("\(file.name): \(error.description).")
    }
    var result: [MultiLine] = []
    var first = 0
    for (line, number) in zip(lines, numbers) {
      let range = first..<first + line.vertexCount
      let carried = line.replacingCoordinates(x: ContiguousArray(x[range]), y: ContiguousArray(y[range]))
      if let outside = LayerProjection.firstOutside(carried.x, carried.y) {
        throw layerProjection.outside(
          line.x[outside], line.y[outside], of: "\(file.name), feature \(number)", line.bounds)
      }
      result.append(carried)
      first = range.upperBound
    }
    return result
  }
}
