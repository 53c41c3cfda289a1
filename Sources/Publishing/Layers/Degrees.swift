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
    if let degrees { return try Self.valid(degrees) }
    return try Self.published([polygon], by: projector)[0]
  }

  /// Many polygons in metres, carried over at once by operations of this call's own.
  package func published(_ polygons: [MultiPolygon]) throws(InputError) -> [MultiPolygon] {
    let own: Projector
    do { own = try projector.copy() } catch { throw Self.cannotWrite(error) }
    return try Self.published(polygons, by: own)
  }

  /// Many polygons of which some may be so small that rounding to a centimetre leaves nothing of them, or another shape.
  ///
  /// - Parameter isSmall: of each, whether it may be left out so.
  /// - Returns: nil for each that is left out.
  package func published(
    _ polygons: [MultiPolygon], leavingOut isSmall: [Bool]
  ) throws(InputError) -> [MultiPolygon?] {
    let exact: [MultiPolygon]
    do { exact = try MultiPolygon.projected(polygons, by: try projector.copy(), inverse: true) } catch {
      throw Self.cannotWrite(error)
    }
    var published: [MultiPolygon?] = []
    published.reserveCapacity(exact.count)
    for (polygon, isSmall) in zip(exact, isSmall) {
      published.append(isSmall ? try? Self.valid(polygon) : try Self.valid(polygon))
    }
    return published
  }

  private static func published(
    _ polygons: [MultiPolygon], by projector: Projector
  ) throws(InputError) -> [MultiPolygon] {
    let exact: [MultiPolygon]
    do { exact = try MultiPolygon.projected(polygons, by: projector, inverse: true) } catch { throw cannotWrite(error) }
    var published: [MultiPolygon] = []
    published.reserveCapacity(exact.count)
    for polygon in exact { published.append(try valid(polygon)) }
    return published
  }

  /// Many lines in metres, carried over at once.
  package func published(_ lines: [MultiLine]) throws(InputError) -> [MultiLine] {
    var x = ContiguousArray(lines.lazy.flatMap(\.x))
    var y = ContiguousArray(lines.lazy.flatMap(\.y))
    do { try projector.copy().inverse(&x, &y) } catch { throw Self.cannotWrite(error) }
    var start = 0
    return lines.map { line in
      let vertices = start..<start + line.vertexCount
      start = vertices.upperBound
      return line.replacingCoordinates(x: ContiguousArray(x[vertices]), y: ContiguousArray(y[vertices]))
    }
  }

  /// Points in metres, carried over at once.
  ///
  /// - Throws: where one lies where the operation does not reach.
  package func published(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>
  ) throws(InputError) -> (longitude: ContiguousArray<Double>, latitude: ContiguousArray<Double>) {
    var (longitude, latitude) = (x, y)
    do { try projector.copy().inverse(&longitude, &latitude) } catch { throw Self.cannotWrite(error) }
    if let lost = longitude.firstIndex(where: \.isNaN) {
      throw InputError(
        .badData,
        "the point \(x[lost]), \(y[lost]) cannot be written in degrees: it lies outside the reach of "
          + "\(projector.operation.name). Look at its coordinates.")
    }
    return (longitude, latitude)
  }

  private static func valid(_ exact: MultiPolygon) throws(InputError) -> MultiPolygon {
    let rounded = rounded(exact)
    if rounded.isEmpty, !exact.isEmpty {
      throw cannotWrite(SpatialError("nothing of it is left when it is rounded to a centimetre"))
    }
    do throws(SpatialError) {
      // Two edges a centimetre apart can cross when their ends are rounded.
      guard let repair = try AreaRepair(rounded) else { return rounded }
      return Self.rounded(repair.polygon)
    } catch {
      throw cannotWrite(error)
    }
  }

  private static func cannotWrite(_ error: SpatialError) -> InputError {
    InputError(.ourFault, "an outline cannot be written in degrees: \(error.description)")
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
    polygon.mapCoordinates { ($0 * 1e7).rounded(.toNearestOrAwayFromZero) / 1e7 }.withoutRepeatedVertices()
  }
}
