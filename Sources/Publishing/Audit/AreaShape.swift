/// The rings of an area, by the even-odd rule, in whatever units its file has.
///
/// It is the audit's own, so that what the audit says of an area does not rest on the code that published it.
struct AreaShape {
  let rings: [[(x: Double, y: Double)]]
  let minX: Double
  let maxX: Double
  let minY: Double
  let maxY: Double

  init(rings: [[(x: Double, y: Double)]]) {
    self.rings = rings
    let points = rings.joined()
    minX = points.lazy.map(\.x).min() ?? 0
    maxX = points.lazy.map(\.x).max() ?? 0
    minY = points.lazy.map(\.y).min() ?? 0
    maxY = points.lazy.map(\.y).max() ?? 0
  }

  /// In square units: shells run one way round and holes the other, as every file of a run has them.
  var area: Double {
    abs(
      rings.reduce(0) { sum, ring in
        sum
          + zip(ring, ring.dropFirst()).reduce(0) {
            $0 + ($1.0.x - minX) * ($1.1.y - minY) - ($1.1.x - minX) * ($1.0.y - minY)
          }
          / 2
      })
  }

  func contains(_ x: Double, _ y: Double) -> Bool {
    guard x >= minX, x <= maxX, y >= minY, y <= maxY else { return false }
    return crossings(at: y).count { $0 < x } % 2 == 1
  }

  /// The middle of the widest stretch inside, halfway up; nil for an area that has none.
  var innerPoint: (x: Double, y: Double)? {
    // Not quite halfway, so that it seldom runs through a vertex.
    let y = minY + (maxY - minY) * 0.4937
    let crossings = crossings(at: y).sorted()
    var widest: (x: Double, width: Double)?
    for index in stride(from: 0, to: crossings.count - 1, by: 2) {
      let width = crossings[index + 1] - crossings[index]
      if width > widest?.width ?? 0 { widest = ((crossings[index] + crossings[index + 1]) / 2, width) }
    }
    return widest.map { ($0.x, y) }
  }

  private func crossings(at y: Double) -> [Double] {
    var crossings: [Double] = []
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where (a.y > y) != (b.y > y) {
        crossings.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
      }
    }
    return crossings
  }
}
