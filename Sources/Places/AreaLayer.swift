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
  /// What was chosen or left out while reading, a sentence each.
  public let notes: [String]
  /// Where it was drawn.
  let drawn: DrawnExtent

  /// How many areas there are.
  public var count: Int { codes.count }

  /// The square metres of each area.
  public var squareMetres: [Double] { index.squareMetres }

  init(
    name: String, areas: [Area], codeProperty: String, repairs: [String], notes: [String] = [], drawn: DrawnExtent
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
    self.notes = notes
    self.drawn = drawn
    do { index = try AreaIndex(polygons) } catch { throw .badData("\(name): \(error.description)") }
  }

  struct Area: Sendable {
    let code: String
    let name: String
    let district: String?
    let polygon: MultiPolygon
    let degrees: MultiPolygon?

    /// The same area by a number, which is its name too where it has none.
    func numbered(_ number: Int) -> Area {
      Area(
        code: String(number), name: name == code ? String(number) : name, district: district, polygon: polygon,
        degrees: degrees)
    }
  }

  /// The same layer with only the areas for which `keeps` is true.
  package func filtered(_ keeps: (Int) -> Bool) throws(InputError) -> AreaLayer {
    let kept = codes.indices.filter(keeps)
    if kept.count == count { return self }
    return try AreaLayer(
      name: name,
      areas: kept.map {
        Area(code: codes[$0], name: names[$0], district: districts[$0], polygon: polygons[$0], degrees: degrees[$0])
      }, codeProperty: codeProperty, repairs: repairs, notes: notes, drawn: drawn)
  }

  /// The box that holds all areas; nil for none.
  var bounds: Bounds? {
    var bounds: Bounds?
    for polygon in polygons { bounds.extend(to: polygon.bounds) }
    return bounds
  }
}
