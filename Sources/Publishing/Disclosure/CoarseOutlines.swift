import Formats
import Spatial

/// Outlines of hotspots drawn anew from squares of the National Grid.
///
/// An outline that is drawn around single places has the arc of a circle around each of them, and from three of its vertices
/// a place can be worked out to a metre. From a square nobody can tell more than that something happened somewhere in it.
struct CoarseOutlines {
  /// The side of a square in metres: the precision at which the public may know a place.
  static let sideMetres = 100.0
  private let projector: Projector

  /// - Parameter projector: from degrees to the National Grid.
  init(_ projector: Projector) { self.projector = projector }

  /// The squares that hold the places of each hotspot, with the gaps between them closed, in degrees; none where no place of a
  /// hotspot is known.
  ///
  /// - Parameters:
  ///   - ids: of hotspots.
  ///   - places: points with the hotspot that each is in, as `hotspot_id`.
  func outlines(of ids: [String], around places: PlainLayer?) throws(InputError) -> [String: Outline] {
    var byHotspot: [String: [(x: Double, y: Double)]] = [:]
    for place in places?.features ?? [] {
      guard case .point(let longitude, let latitude) = place.geometry, let id = place.text("hotspot_id") else {
        continue
      }
      byHotspot[id, default: []].append((longitude, latitude))
    }
    let known = ids.filter { byHotspot[$0] != nil }
    let squares: [Set<Square>]
    let polygons: [MultiPolygon]
    do throws(SpatialError) {
      squares = try known.map { (id) throws(SpatialError) in Self.closed(try self.squares(of: byHotspot[id] ?? [])) }
      polygons = try squares.map { (squares) throws(SpatialError) in
        try AreaIndex(squares.sorted().map(\.polygon)).union()
      }
    } catch {
      throw InputError(.ourFault, "hotspots cannot be drawn from squares: \(error.description)")
    }
    let degrees = try Degrees(projector).published(polygons)
    var outlines: [String: Outline] = [:]
    for (index, id) in known.enumerated() {
      let area = Double(squares[index].count) * Self.sideMetres * Self.sideMetres
      outlines[id] = Outline(polygon: degrees[index], squareMetres: area)
    }
    return outlines
  }

  /// A hotspot's squares as one polygon.
  struct Outline {
    /// In degrees.
    let polygon: MultiPolygon
    let squareMetres: Double
  }

  private func squares(of points: [(x: Double, y: Double)]) throws(SpatialError) -> Set<Square> {
    var x = ContiguousArray(points.map(\.x))
    var y = ContiguousArray(points.map(\.y))
    try projector.forward(&x, &y)
    return Set(
      zip(x, y).compactMap { x, y in
        x.isFinite && y.isFinite
          ? Square(column: Int((x / Self.sideMetres).rounded(.down)), row: Int((y / Self.sideMetres).rounded(.down)))
          : nil
      })
  }

  /// With squares between others, so that a hotspot is one shape where its places lie close: a closing by 3 by 3 squares.
  private static func closed(_ squares: Set<Square>) -> Set<Square> {
    let grown = Set(squares.flatMap(\.block))
    return grown.filter { $0.block.allSatisfy(grown.contains) }
  }

  /// A square of the grid.
  private struct Square: Hashable, Comparable {
    let column: Int, row: Int

    /// Itself and the eight around it.
    var block: [Square] {
      (-1...1).flatMap { right in (-1...1).map { up in Square(column: column + right, row: row + up) } }
    }

    /// In metres.
    var polygon: MultiPolygon {
      let (left, bottom) = (Double(column) * sideMetres, Double(row) * sideMetres)
      let (right, top) = (left + sideMetres, bottom + sideMetres)
      var polygon = MultiPolygon()
      polygon.appendPart(rings: [[(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]])
      return polygon
    }

    static func < (a: Square, b: Square) -> Bool { (a.row, a.column) < (b.row, b.column) }
  }
}
