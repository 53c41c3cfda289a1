public import Formats
public import Spatial

/// A file of a layer: where it lies and how messages name it.
public struct NamedFile: Sendable, Equatable {
  /// Where the file lies.
  public let path: String
  /// How messages and outputs name it: relative to the configuration's folder.
  public let name: String

  /// Names a file.
  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }
}

/// Reads boundary files, one or many, into a layer of areas in metres.
public struct AreaLayerReader: Sendable {
  /// ONS prefixes of the code properties that wards go by.
  public static let wardKinds = ["WD", "CMWD"]
  /// ONS prefixes of the code properties that lower-layer super output areas go by.
  public static let lsoaKinds = ["LSOA"]
  /// ONS prefixes that may name a study area, the smallest first.
  public static let studyAreaKinds = ["LAD", "LTLA", "CSP", "PFA", "UTLA", "CTYUA", "CTY", "WD"]
  /// ONS prefixes of all of these, for a file that may be of any.
  public static let allKinds = wardKinds + lsoaKinds + studyAreaKinds

  /// What the layer is called: `wards`, `lsoas`.
  public let layer: String
  /// The ONS prefixes that fit the layer, in order of preference.
  public let kinds: [String]
  /// The property with the codes, where the configuration names it.
  public var codeProperty: String?
  /// The property with the names, where the configuration names it.
  public var nameProperty: String?
  /// What areas are known by.
  public var codes = Codes.published
  /// The layer of a GeoPackage; nil for the only one that may hold polygons.
  public var geoPackageLayer: String?
  /// The reference system, such as `EPSG:27700`, where it is not as the file has it.
  public var referenceSystem: String?
  /// How coordinates are carried over, as for the incidents.
  public let projection: ProjectionChoice
  /// From degrees to metres, made once for all layers of a run: finding the operation takes PROJ tens of milliseconds.
  private let fromDegrees: Projector?

  /// What areas are known by.
  public enum Codes: Sendable {
    /// Published codes, without which a file is refused.
    case published
    /// Codes where there are any; else names, where each has its own; else numbers in the order of the file.
    case any
    /// Numbers, whatever codes the file has: a zone drawn by hand has none, or those of its district.
    case numbered
  }

  /// - Parameter fromDegrees: a projector of the same choice that is at hand already.
  public init(
    layer: String, kinds: [String], codeProperty: String? = nil, nameProperty: String? = nil,
    projection: ProjectionChoice = ProjectionChoice(), fromDegrees: Projector? = nil
  ) {
    self.layer = layer
    self.kinds = kinds
    self.codeProperty = codeProperty
    self.nameProperty = nameProperty
    self.projection = projection
    self.fromDegrees = fromDegrees
  }

  /// - Throws: where a file is missing, is no GeoJSON of polygons, has no code property, names a code twice with
  ///   different shapes, or holds a polygon that lies elsewhere or cannot be used or mended.
  public func read(_ files: [NamedFile]) throws(InputError) -> AreaLayer {
    let parts = Parallel.map(files, workers: projection.workers) { file -> Result<AreaFile, InputError> in
      do throws(InputError) { return .success(try read(file)) } catch { return .failure(error) }
    }
    var areas: [AreaLayer.Area] = []
    var seen: [String: (file: String, polygon: MultiPolygon)] = [:]
    var repairs: [String] = []
    var notes: [String] = []
    var property = ""
    var drawn: DrawnExtent?
    for (file, part) in zip(files, parts) {
      let part = try part.get()
      property = part.property
      notes += part.notes
      var extent = drawn ?? DrawnExtent(files, part.referenceSystem)
      for area in part.areas { extent.extend(to: area.drawn.bounds) }
      drawn = extent
      for area in part.areas {
        var area = area
        // Areas that are numbered are so over all files.
        if part.isNumbered { area.area = area.area.numbered(areas.count + 1) }
        if let earlier = seen[area.area.code] {
          // The same area in two files, as district files that overlap have it, is one area.
          if earlier.polygon == area.drawn { continue }
          throw .badData(
            "\(file.name): \(area.area.code) is also in \(earlier.file) with another shape. Leave one of them out.")
        }
        seen[area.area.code] = (file.name, area.drawn)
        areas.append(area.area)
        if let repair = area.repair { repairs.append(repair) }
      }
    }
    return try AreaLayer(
      name: layer, areas: areas, codeProperty: property, repairs: repairs, notes: notes,
      drawn: drawn ?? DrawnExtent(files, ReferenceSystem.degrees))
  }

  /// What one file holds.
  private struct AreaFile: Sendable {
    let property: String
    let isNumbered: Bool
    let referenceSystem: String
    let notes: [String]
    /// Each area with its polygon as the file has it, and what was mended.
    var areas: [(area: AreaLayer.Area, drawn: MultiPolygon, repair: String?)]
  }

  private func read(_ file: NamedFile) throws(InputError) -> AreaFile {
    let features = try DrawnFeatures(
      file, holding: .areas, layer: geoPackageLayer, referenceSystem: referenceSystem)
    guard !features.features.isEmpty else { throw .badData("\(file.name): the file holds no areas.") }
    let properties = try self.properties(of: features, file.name)
    var notes = features.notes
    if let note = properties.note { notes.append("\(file.name): \(note)") }
    let layerProjection = try LayerProjection(
      from: features.referenceSystem, file: file.name, choice: projection, fromDegrees: fromDegrees)
    let isInDegrees = features.referenceSystem == ReferenceSystem.degrees
    var areas: [(area: AreaLayer.Area, drawn: MultiPolygon, repair: String?)] = []
    for (number, feature) in features.features.enumerated() {
      if codes != .published, feature.isEmpty { continue }
      let stated =
        properties.code.map { feature.properties[$0]?.plainText?.trimmingSpaces() ?? "" } ?? String(number + 1)
      guard !stated.isEmpty else {
        throw .badData(
          "\(file.name), feature \(number + 1): \(properties.code ?? "") is empty. Every area needs its code.")
      }
      let code = stated
      let drawn = try polygon(of: feature, code, file.name)
      let subject = "\(file.name): \(layer) \(code)"
      let metres = try projected(drawn, by: layerProjection, subject)
      if layerProjection.areDegrees(drawn.bounds) {
        throw layerProjection.outside(drawn.x[0], drawn.y[0], of: subject, drawn.bounds)
      }
      if let outside = LayerProjection.firstOutside(metres.x, metres.y) {
        throw layerProjection.outside(drawn.x[outside], drawn.y[outside], of: subject, drawn.bounds)
      }
      let mended = try repaired(metres, code, file.name)
      let area = AreaLayer.Area(
        code: code, name: properties.name.flatMap { feature.properties[$0]?.plainText } ?? code,
        district: properties.district.flatMap { feature.properties[$0]?.plainText }, polygon: mended.polygon,
        degrees: isInDegrees && mended.repair == nil ? drawn : nil)
      areas.append((area, drawn, mended.repair))
    }
    let missing = features.features.count - areas.count
    guard !areas.isEmpty else {
      throw .badData("\(file.name): none of its \(missing) features has a geometry. Export the areas anew.")
    }
    if missing > 0 { notes.append("\(file.name): \(missing) features have no geometry and are left out.") }
    return AreaFile(
      property: properties.code ?? "", isNumbered: properties.code == nil, referenceSystem: features.referenceSystem,
      notes: notes, areas: areas)
  }

  private func properties(of features: DrawnFeatures, _ file: String) throws(InputError) -> AreaProperties {
    let found = AreaProperties(
      of: features.features, kinds: kinds, statedCode: codeProperty, statedName: nameProperty)
    switch codes {
    case .published: break
    case .numbered: return .numbered(features.features, found?.name)
    case .any:
      if let found, codeProperty != nil || found.hasOwnCodes(features.features) { return found }
      if codeProperty == nil { return .any(features.features, statedName: nameProperty) }
    }
    guard let found else { throw noCode(features.properties, file) }
    return found
  }

  private func noCode(_ all: [String], _ file: String) -> InputError {
    // The likeliest first: names of codes end in them.
    let likely = all.filter { name in ["cd", "code", "id"].contains { name.lowercased().hasSuffix($0) } }
    let properties = (likely + all.filter { !likely.contains($0) }).prefix(12)
    let guess = properties.first ?? "WD25CD"
    let wanted = codeProperty.map { "\"\($0)\"" } ?? kinds.prefix(3).map { "\"\($0)25CD\"" }.joined(separator: " or ")
    return .badData(
      "\(file): no property holds the areas' codes; wanted is one like \(wanted), and there are "
        + (properties.isEmpty ? "none" : properties.joined(separator: ", "))
        + ". Name the right one: code: \(guess) in a configuration, --area-code \(guess) on the command line.")
  }

  private func polygon(
    of feature: FeatureCollection.Feature, _ code: String, _ file: String
  ) throws(InputError) -> MultiPolygon {
    switch feature.geometry {
    case .polygon(let polygon) where !polygon.isEmpty:
      if let fault = polygon.ringFault() { throw .badData("\(file): \(layer) \(code), \(fault).") }
      return polygon
    case .point: throw .badData("\(file): \(layer) \(code) is a Point, and an area is a Polygon or MultiPolygon.")
    case .line(let line):
      throw .badData("\(file): \(layer) \(code) is a \(line.typeName), and an area is a Polygon or MultiPolygon.")
    case .other(let type):
      throw .badData("\(file): \(layer) \(code) is a \(type), and an area is a Polygon or MultiPolygon.")
    default: throw .badData("\(file): \(layer) \(code) has no geometry.")
    }
  }

  private func projected(
    _ polygon: MultiPolygon, by projection: LayerProjection, _ subject: String
  ) throws(InputError) -> MultiPolygon {
    guard let projector = projection.projector else { return polygon }
    try projection.checkDegrees(polygon.x, polygon.y, of: subject)
    do {
      return try polygon.projected(by: projector)
    } catch {
      throw .badData("\(subject): \(error.description).")
    }
  }

  private func repaired(
    _ polygon: MultiPolygon, _ code: String, _ file: String
  ) throws(InputError) -> (polygon: MultiPolygon, repair: String?) {
    do {
      guard let repair = try AreaRepair(polygon) else { return (polygon, nil) }
      return (
        repair.polygon,
        "\(file): \(layer) \(code) was not valid (\(repair.reason)) and was mended; its area went from "
          + "\(FixedDecimal.string(repair.areaBefore, decimals: 1)) to "
          + "\(FixedDecimal.string(repair.areaAfter, decimals: 1)) square metres."
      )
    } catch {
      throw .badData("\(file): \(layer) \(code) crosses or touches itself: \(error.description). Draw it anew.")
    }
  }
}

extension FeatureCollection.Feature {
  /// Whether it has no geometry, or an area without parts.
  fileprivate var isEmpty: Bool {
    guard case .polygon(let polygon) = geometry else { return geometry == nil }
    return polygon.isEmpty
  }
}
