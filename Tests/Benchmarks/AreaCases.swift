import Spatial

/// Points laid over areas with jagged outlines, without files: `--sizes` are numbers of distinct locations.
enum AreaCases {
  static let all = [areaJoin]

  /// Metres along a side of the ground.
  private static let side = 60_000.0

  private static let areaJoin = Case(
    name: "area-join",
    summary: "as many distinct locations joined to 1,521 wards of 300 vertices and to 6,084 LSOAs of 120",
    unit: "locations"
  ) { stages in
    let wards = try AreaIndex(lattice(rows: 39, segments: 75, seed: 1))
    let lsoas = try AreaIndex(lattice(rows: 78, segments: 30, seed: 2))
    // Some beyond the rim, as incidents are.
    var random = RandomNumbers(seed: 3)
    var x = ContiguousArray<Double>()
    var y = ContiguousArray<Double>()
    for _ in 0..<stages.size {
      x.append((1.02 * random.uniform() - 0.01) * side)
      y.append((1.02 * random.uniform() - 0.01) * side)
    }
    return { [x, y] in
      let ward = try wards.locate(x: x, y: y, workers: stages.workers)
      let lsoa = try lsoas.locate(x: x, y: y, workers: stages.workers)
      return Case.Answer(items: x.count) {
        $0.add(ward)
        $0.add(lsoa)
      }
    }
  }

  /// Rows of as many areas, whose outlines neighbours share vertex by vertex, of four sides of `segments` pieces each.
  private static func lattice(rows: Int, segments: Int, seed: UInt64) -> [MultiPolygon] {
    let width = side / Double(rows)
    var random = RandomNumbers(seed: seed)
    let corners = (0...rows).map { row in
      (0...rows).map { column -> (x: Double, y: Double) in
        let (right, up) = (random.uniform() - 0.5, random.uniform() - 0.5)
        return ((Double(column) + 0.4 * right) * width, (Double(row) + 0.4 * up) * width)
      }
    }
    /// The outline from one corner to another, without the latter.
    func outline(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), item: Int) -> [(x: Double, y: Double)] {
      var random = RandomNumbers(seed: seed, item: item)
      return (0...segments).map { piece in
        // Never off the straight line by more than 17 degrees as seen from its nearer end: outlines cannot cross.
        let t = Double(piece) / Double(segments)
        let off = 0.3 * min(t, 1 - t) * (2 * random.uniform() - 1)
        return (a.x + t * (b.x - a.x) - off * (b.y - a.y), a.y + t * (b.y - a.y) + off * (b.x - a.x))
      }
    }
    let across = (0...rows).map { row in
      (0..<rows).map { outline(corners[row][$0], corners[row][$0 + 1], item: row * rows + $0) }
    }
    let up = (0..<rows).map { row in
      (0...rows).map { outline(corners[row][$0], corners[row + 1][$0], item: -1 - row * (rows + 1) - $0) }
    }
    return (0..<rows * rows).map { area in
      let (row, column) = area.quotientAndRemainder(dividingBy: rows)
      var ring = Array(across[row][column].dropLast())
      ring += up[row][column + 1].dropLast()
      ring += across[row + 1][column].reversed().dropLast()
      ring += up[row][column].reversed().dropLast()
      ring.append(ring[0])
      var polygon = MultiPolygon()
      polygon.appendPart(rings: [ring])
      return polygon
    }
  }
}
