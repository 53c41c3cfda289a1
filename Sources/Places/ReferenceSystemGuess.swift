import Formats
import Spatial

/// Which reference systems coordinates may be in that lie elsewhere by the one they are said to be in.
struct ReferenceSystemGuess {
  let choice: ProjectionChoice

  /// Systems that layers of the United Kingdom come in.
  private static let candidates: [(code: String, isSwapped: Bool, words: String)] = [
    ("EPSG:27700", false, "EPSG:27700 (National Grid)"), ("EPSG:4326", false, "EPSG:4326 (degrees, longitude first)"),
    ("EPSG:3857", false, "EPSG:3857 (web maps)"), ("EPSG:4326", true, "degrees with latitude first"),
    ("EPSG:27700", true, "National Grid with northings first"), ("EPSG:25830", false, "EPSG:25830 (UTM zone 30)"),
    ("EPSG:25831", false, "EPSG:25831 (UTM zone 31)"), ("EPSG:3035", false, "EPSG:3035 (European grid)"),
    ("EPSG:29903", false, "EPSG:29903 (Irish Grid)"), ("EPSG:2157", false, "EPSG:2157 (Irish Transverse Mercator)"),
  ]

  /// The systems by which a box of coordinates lies where it should, in words, the likeliest first.
  ///
  /// - Parameters:
  ///   - bounds: as the file has them.
  ///   - system: the one that does not fit.
  ///   - fits: whether a box in metres on the National Grid lies where it should.
  func fitting(
    _ bounds: Bounds, insteadOf system: String, _ fits: (Bounds) -> Bool
  ) -> [(words: String, isSwapped: Bool)] {
    Self.candidates.filter { $0.isSwapped || $0.code != system }.filter { candidate in
      carried(bounds, from: candidate.code, isSwapped: candidate.isSwapped).map(fits) ?? false
    }.map { ($0.words, $0.isSwapped) }
  }

  private static let leastMetres = 1_000.0

  /// A sentence with the likeliest; empty where none fits.
  func sentence(
    _ bounds: Bounds?, insteadOf system: String, place: String, _ fits: (Bounds) -> Bool
  ) -> String {
    guard let bounds, let best = fitting(bounds, insteadOf: system, fits).first else { return "" }
    let advice =
      best.isSwapped
      ? "exchange its coordinates (of a table, name x and y the other way round)"
      : "state it as crs, or convert the file"
    return " As \(best.words) it would lie in \(place): \(advice)."
  }

  private func carried(_ bounds: Bounds, from system: String, isSwapped: Bool) -> Bounds? {
    var x: ContiguousArray = [bounds.minX, bounds.maxX, bounds.minX, bounds.maxX]
    var y: ContiguousArray = [bounds.minY, bounds.minY, bounds.maxY, bounds.maxY]
    if isSwapped { swap(&x, &y) }
    // A few hundred metres from the corner of a grid lies the sea; such numbers are degrees, or nothing.
    if system != ReferenceSystem.degrees, (x + y).allSatisfy({ abs($0) <= Self.leastMetres }) { return nil }
    if system == ReferenceSystem.degrees, x.contains(where: { abs($0) > 180 }) || y.contains(where: { abs($0) > 90 }) {
      return nil
    }
    if system != ReferenceSystem.nationalGrid {
      do { try choice.projector(from: system).forward(&x, &y) } catch { return nil }
    }
    guard zip(x, y).allSatisfy({ $0.isFinite && $1.isFinite }) else { return nil }
    var carried: Bounds?
    for corner in x.indices { carried.extend(to: x[corner], y[corner]) }
    return carried
  }
}

extension Bounds {
  /// Whether all of another box lies in this one.
  func holds(_ other: Bounds) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  /// Whether two boxes have a point in common.
  func touches(_ other: Bounds) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }
}
