public import Formats
import Spatial

/// A named layer of the ground of any kind.
public enum PlaceLayer: Sendable {
  case areas(AreaLayer)
  case points(PointLayer)
  case lines(LineLayer)

  /// What a layer holds.
  public enum Kind: String, Sendable, CaseIterable { case areas, points, lines }

  /// What the layer is called.
  public var name: String {
    switch self {
    case .areas(let layer): layer.name
    case .points(let layer): layer.name
    case .lines(let layer): layer.name
    }
  }

  /// What was chosen or left out while reading, a sentence each.
  var notes: [String] {
    switch self {
    case .areas(let layer): layer.notes.map { "\(layer.name): \($0)" }
    case .points(let layer): layer.notes.map { "\(layer.name): \($0)" }
    case .lines(let layer): layer.notes.map { "\(layer.name): \($0)" }
    }
  }

  /// Why it cannot be where it should: no part of it touches the study area; nil where one does.
  func placementFault(in studyArea: StudyArea, _ choice: ProjectionChoice) -> InputError? {
    switch self {
    case .areas(let layer): studyArea.placementFault(of: layer.name, layer.bounds, drawn: layer.drawn, choice)
    case .points(let layer): studyArea.placementFault(of: layer.name, layer.bounds, drawn: layer.drawn, choice)
    case .lines(let layer): studyArea.placementFault(of: layer.name, layer.bounds, drawn: layer.drawn, choice)
    }
  }

  /// What a file holds: of a GeoPackage by the type of its layer, of GeoJSON by its first geometry; a table holds points.
  ///
  /// - Parameters:
  ///   - file: the first of the layer's files.
  ///   - layer: the layer of a GeoPackage; nil for the only one.
  /// - Throws: where the file is missing, or what it holds is not clear.
  public static func kind(of file: NamedFile, layer: String? = nil) throws(InputError) -> Kind {
    if [".csv", ".tsv", ".txt"].contains(where: { file.path.lowercased().hasSuffix($0) }) { return .points }
    func unclear(_ why: String) -> InputError {
      .badData("\(file.name): \(why). Say what it holds: kind: areas, points or lines.")
    }
    if try GeoPackageLines.isGeoPackage(path: file.path, name: file.name) {
      let layers = try GeoPackagePoints.layers(path: file.path, name: file.name)
      let named = layers.filter { layer == nil || $0.name == layer }
      if let layer, named.isEmpty {
        let names = layers.map(\.name)
        throw .badData(
          "\(file.name): there is no layer \"\(layer)\" among \(names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", "))."
            + (NearestWord.to(layer, among: names).map { " Is \"\($0)\" meant?" } ?? ""))
      }
      let kinds = Set(named.map(kind))
      guard kinds.count == 1, let only = kinds.first else {
        throw unclear("the GeoPackage has no layer, or several of more than one kind")
      }
      if let only { return only }
      guard named.count == 1, let found = try kindOfFirst(file, named[0].name) else {
        throw unclear("the GeoPackage does not say of what kind its layer is")
      }
      return found
    }
    let collection = try FeatureCollection(path: file.path, name: file.name)
    for feature in collection.features {
      switch feature.geometry {
      case .polygon: return .areas
      case .line: return .lines
      case .point: return .points
      case .other, nil: continue
      }
    }
    throw unclear("no feature has a geometry")
  }

  /// What the first feature with a geometry is, of a layer that may hold anything, as programs write it where polygons of one and
  /// of several parts are mixed.
  private static func kindOfFirst(_ file: NamedFile, _ layer: String) throws(InputError) -> Kind? {
    let features = try DrawnFeatures(
      file, holding: .areas, layer: layer, referenceSystem: ReferenceSystem.nationalGrid
    ).features
    switch features.lazy.compactMap(\.geometry).first {
    case .polygon: return .areas
    case .other(let type) where type.hasSuffix("LineString"): return .lines
    case .other(let type) where type.hasSuffix("Point"): return .points
    default: return nil
    }
  }

  /// nil for a layer that may hold anything.
  private static func kind(of layer: GeoPackageLayer) -> Kind? {
    if layer.geometryType.uppercased() == "GEOMETRY" { return nil }
    let kinds: [(Kind, GeoPackageLayer.Content)] = [(.areas, .areas), (.lines, .lines), (.points, .points)]
    return kinds.first { layer.mayHold($0.1) }?.0
  }
}
