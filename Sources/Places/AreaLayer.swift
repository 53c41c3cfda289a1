package import Formats
public import Spatial

/// A named layer of areas, such as wards or LSOAs: codes, names and polygons in metres, in the order of their codes.
public struct AreaLayer: Sendable {
  /// What the layer is called: `wards`, `lsoas`.
  public let name: String
  /// The areas' codes, ascending, each once.
  public let codes: [String]
  /// The areas' names.
  public let names: [String]
  /// The district of each area, where the file says so.
  public let districts: [String?]
  /// The areas in metres on the National Grid, valid.
  public let polygons: [MultiPolygon]
  /// The same in degrees where the file had them so and nothing was mended, so that they can be published as they came.
  package let degrees: [MultiPolygon?]
  /// The same polygons, to be asked which of them a point lies in.
  public let index: AreaIndex
  /// The property that the codes came from, such as `WD25CD`.
  public let codeProperty: String
  /// What was mended while reading, a sentence each.
  public let repairs: [String]

  /// How many areas there are.
  public var count: Int { codes.count }

  /// The square metres of each area.
  public var squareMetres: [Double] { index.squareMetres }

  init(
    name: String, areas: [Area], codeProperty: String, repairs: [String]
  ) throws(InputError) {
    let sorted = areas.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    self.name = name
    codes = sorted.map(\.code)
    names = sorted.map(\.name)
    districts = sorted.map(\.district)
    polygons = sorted.map(\.polygon)
    degrees = sorted.map(\.degrees)
    self.codeProperty = codeProperty
    self.repairs = repairs
    do { index = try AreaIndex(polygons) } catch { throw .badData("\(name): \(error.description)") }
  }

  struct Area: Sendable {
    let code: String
    let name: String
    let district: String?
    let polygon: MultiPolygon
    let degrees: MultiPolygon?
  }

  /// The same layer with only the areas for which `keeps` is true.
  package func filtered(_ keeps: (Int) -> Bool) throws(InputError) -> AreaLayer {
    let kept = codes.indices.filter(keeps)
    if kept.count == count { return self }
    return try AreaLayer(
      name: name,
      areas: kept.map {
        Area(code: codes[$0], name: names[$0], district: districts[$0], polygon: polygons[$0], degrees: degrees[$0])
      }, codeProperty: codeProperty, repairs: repairs)
  }
}
