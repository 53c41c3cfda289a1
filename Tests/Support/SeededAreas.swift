public import Spatial

/// Areas that cover a square with jagged outlines, which neighbours share vertex by vertex.
public enum SeededAreas {
  /// A lattice of areas from the origin on, row after row, every area of four sides of `segments` pieces each.
  ///
  /// - Parameters:
  ///   - rows: how many rows of areas, and how many areas in each.
  ///   - side: metres from one side of the square to the other.
  ///   - segments: how many straight pieces lie between two corners.
  ///   - seed: of the corners and the outlines.
  public static func lattice(rows: Int, side: Double, segments: Int, seed: UInt64) -> [MultiPolygon] {
    let width = side / Double(rows)
    var random = RandomNumbers(seed: seed)
    let corners = (0...rows).map { row in
      (0...rows).map { column -> (x: Double, y: Double) in
        // The square's own corners and edges stay where they are.
        let (right, up) = (random.uniform() - 0.5, random.uniform() - 0.5)
        return (
          (Double(column) + (column == 0 || column == rows ? 0 : 0.4 * right)) * width,
          (Double(row) + (row == 0 || row == rows ? 0 : 0.4 * up)) * width
        )
      }
    }
    /// From one corner to another, both included.
    func outline(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), item: Int) -> [(x: Double, y: Double)] {
      var random = RandomNumbers(seed: seed, item: item)
      return (0...segments).map { piece in
        if piece == 0 { return a }
        if piece == segments { return b }
        // Never off the chord by more than 17 degrees as seen from its nearer end: outlines cannot cross.
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
      return Squares.polygon([
        Array(across[row][column].dropLast()) + up[row][column + 1].dropLast()
          + across[row + 1][column].reversed().dropLast() + up[row][column].reversed()
      ])
    }
  }
}
