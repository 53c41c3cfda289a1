package import Formats
package import Places
package import Spatial

/// Polygons in degrees as they are published: rounded to the decimals of the file, and valid after rounding.
package struct Degrees: Sendable {
  private let projector: Projector

  /// - Parameter projector: from degrees to the metres of the polygons; it is used the other way round.
  package init(_ projector: Projector) {
    self.projector = projector
  }

  /// - Parameters:
  ///   - polygon: in metres.
  ///   - degrees: the same in degrees, where it came so.
  package func published(_ polygon: MultiPolygon, degrees: MultiPolygon? = nil) throws(InputError) -> MultiPolygon {
    do throws(SpatialError) {
      let exact = if let degrees { degrees } else { try polygon.projected(by: projector, inverse: true) }
      let rounded = Self.rounded(exact)
      // Two edges a centimetre apart can cross when their ends are rounded.
      guard let repair = try AreaRepair(rounded) else { return rounded }
      return Self.rounded(repair.polygon)
    } catch {
      throw InputError(.ourFault, "a polygon cannot be written in degrees: \(error.description)")
    }
  }

  /// The outlines of a layer's areas.
  package func published(_ layer: AreaLayer, workers: Int = 1) throws(InputError) -> [MultiPolygon] {
    let outlines = Parallel.map(Array(layer.codes.indices), workers: workers) {
      area -> Result<MultiPolygon, InputError> in
      do throws(InputError) {
        return .success(try published(layer.polygons[area], degrees: layer.degrees[area]))
      } catch {
        return .failure(error)
      }
    }
    var whole: [MultiPolygon] = []
    for outline in outlines { whole.append(try outline.get()) }
    return whole
  }

  private static func rounded(_ polygon: MultiPolygon) -> MultiPolygon {
    polygon.mapCoordinates { ($0 * 1e7).rounded(.toNearestOrAwayFromZero) / 1e7 }
  }
}
