import Formats
import Spatial

/// How one file's coordinates become metres, and the sentences where they cannot.
struct LayerProjection {
  /// nil where the file is in metres on the National Grid. One for this file alone, as files are read side by side.
  let projector: Projector?
  private let choice: ProjectionChoice

  /// - Parameters:
  ///   - system: as the file names it.
  ///   - fromDegrees: a projector of the same choice that is at hand already.
  init(
    from system: String, file: String, choice: ProjectionChoice, fromDegrees: Projector?
  ) throws(InputError) {
    self.choice = choice
    do {
      if system == ReferenceSystem.nationalGrid {
        projector = nil
      } else if system == ReferenceSystem.degrees, let fromDegrees {
        projector = try fromDegrees.copy()
      } else {
        projector = try choice.projector(from: system)
      }
    } catch {
      throw .badData("\(file): \(error.description).")
    }
  }

  /// - Parameter subject: the file and the thing in it, as in `wards.geojson: wards E05000001`.
  /// - Throws: where coordinates that should be degrees cannot be.
  func checkDegrees(
    _ x: some Sequence<Double>, _ y: some Sequence<Double>, of subject: String
  ) throws(InputError) {
    guard let projector, projector.operation.source == ReferenceSystem.degrees,
      x.contains(where: { abs($0) > 180 }) || y.contains(where: { abs($0) > 90 })
    else { return }
    throw .badData(
      "\(subject) has coordinates that are not degrees, and the file has no \"crs\" member that names "
        + "another system. If they are National Grid metres, add "
        + #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}}, or convert the file."#
        + Self.guess(Self.bounds(x, y), insteadOf: ReferenceSystem.degrees, choice))
  }

  private static func bounds(_ x: some Sequence<Double>, _ y: some Sequence<Double>) -> Bounds? {
    var bounds: Bounds?
    for (x, y) in zip(x, y) { bounds.extend(to: x, y) }
    return bounds
  }

  /// The National Grid's metres around the United Kingdom, with the room that incidents have too.
  private static let reach = (eastings: -300_000.0...900_000.0, northings: -200_000.0...1_450_000.0)

  /// The first vertex, in metres, that lies outside the United Kingdom.
  static func firstOutside<Columns: Collection<Double>>(_ x: Columns, _ y: Columns) -> Int? where Columns.Index == Int {
    x.indices.first { !reach.eastings.contains(x[$0]) || !reach.northings.contains(y[$0]) }
  }

  /// Whether coordinates that should be metres on the National Grid can only be degrees: so near to its corner lies the sea.
  func areDegrees(_ bounds: Bounds?) -> Bool {
    guard projector == nil, let bounds else { return false }
    return max(abs(bounds.minX), abs(bounds.maxX)) <= 180 && max(abs(bounds.minY), abs(bounds.maxY)) <= 90
  }

  /// - Parameters:
  ///   - x: of the vertex, as the file has it.
  ///   - y: likewise.
  ///   - bounds: of all that it belongs to, as the file has it.
  func outside(_ x: Double, _ y: Double, of subject: String, _ bounds: Bounds?) -> InputError {
    .badData(
      "\(subject) has the vertex \(x), \(y), which lies outside the United "
        + "Kingdom. GeoJSON has longitude before latitude, and a \"crs\" member where it is not in degrees."
        + Self.guess(bounds, insteadOf: projector?.operation.source ?? ReferenceSystem.nationalGrid, choice))
  }

  /// A sentence with a reference system by which coordinates would lie in the country; empty where none is known.
  private static func guess(_ bounds: Bounds?, insteadOf system: String, _ choice: ProjectionChoice) -> String {
    // The islands and the land around them; the room for odd incidents is wide enough for most of Europe.
    guard let country = Self.bounds([-100_000, 660_000], [0, 1_230_000]) else { return "" }
    return ReferenceSystemGuess(choice: choice).sentence(
      bounds, insteadOf: system, place: "the United Kingdom", country.holds)
  }
}
