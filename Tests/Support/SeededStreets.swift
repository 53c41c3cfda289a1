public import Spatial

/// Random streets that are the same in every run.
public enum SeededStreets {
  /// Streets that cross in a lattice of `side` by `side` places about 90 m apart, each line with a vertex in common with
  /// those that it crosses and one more between; one street in four ends on the edge of another, without a vertex there.
  ///
  /// - Parameter grain: coordinates are multiples of it, so that distances tie.
  public static func lattice(side: Int, grain: Double, seed: UInt64) -> [MultiLine] {
    var random = RandomNumbers(seed: seed)
    func jitter(_ most: Double) -> Double { ((random.uniform() * 2 - 1) * most / grain).rounded() * grain }
    let places = (0..<side * side).map { place in
      (x: 500_000 + Double(place % side) * 90 + jitter(20), y: 100_000 + Double(place / side) * 90 + jitter(20))
    }
    var lines: [MultiLine] = []
    for row in 0..<side {
      for isAcross in [true, false] {
        let stops = (0..<side).map { places[isAcross ? row * side + $0 : $0 * side + row] }
        var vertices: [(x: Double, y: Double)] = []
        for (a, b) in zip(stops, stops.dropFirst()) {
          vertices.append(a)
          vertices.append(
            ((((a.x + b.x) / 2) / grain).rounded() * grain + jitter(6), (((a.y + b.y) / 2) / grain).rounded() * grain))
        }
        vertices.append(stops[side - 1])
        var line = MultiLine()
        line.appendPart(vertices)
        lines.append(line)
      }
    }
    for stub in 0..<side / 4 {
      // From the middle of a block to the middle of the first edge of a row.
      let (a, b) = (lines[4 * stub].vertex(0), lines[4 * stub].vertex(1))
      var line = MultiLine()
      line.appendPart([((a.x + b.x) / 2 + grain, (a.y + b.y) / 2 - 35), ((a.x + b.x) / 2, (a.y + b.y) / 2)])
      lines.append(line)
    }
    return lines
  }

  /// Locations among the streets and a little beyond them, on multiples of `grain`, with weights 0 ... 4.
  public static func locations(count: Int, side: Int, grain: Double, seed: UInt64) -> Locations {
    var random = RandomNumbers(seed: seed)
    let reach = Double(side) * 90 + 200
    func coordinate(_ origin: Double) -> Double {
      ((origin - 100 + random.uniform() * reach) / grain).rounded() * grain
    }
    return Locations(
      x: ContiguousArray((0..<count).map { _ in coordinate(500_000) }),
      y: ContiguousArray((0..<count).map { _ in coordinate(100_000) }),
      weight: ContiguousArray((0..<count).map { _ in random.below(5) }))
  }

  /// Lines of one part each.
  public static func lines(_ parts: [[(x: Double, y: Double)]]) -> [MultiLine] {
    parts.map { part in
      var line = MultiLine()
      line.appendPart(part)
      return line
    }
  }
}

extension MultiLine {
  fileprivate func vertex(_ index: Int) -> (x: Double, y: Double) { (x[index], y[index]) }
}
