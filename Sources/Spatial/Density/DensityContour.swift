internal import GEOS

/// The smallest area that holds a share of all incidents by their density: "half of it happens on this ground".
///
/// Cells are taken by falling density until what they hold, density times area, is at least the share; cells exactly as
/// dense as the last one belong to it, so that the numbering decides nothing. The polygon is the union of these cells, cut
/// at the study area's edge: its lines are the cells' own, and nothing is smoothed. It holds the share of the *density*. As
/// that is spread over the ground, the polygon holds another share of the incidents themselves, and the wider the bandwidth
/// the less.
public struct DensityContour: Sendable {
  /// The share that was asked for.
  public let share: Double
  /// The share that the cells hold, at least `share`; the two differ by a cell's or by those of equal ones.
  public let shareHeld: Double
  /// The least density of its cells, per square kilometre.
  public let level: Double
  /// The ground inside the study area, in square kilometres.
  public let squareKilometres: Double
  /// The same as a share of the study area.
  public let areaShare: Double
  /// The cells, ascending.
  public let cells: [Int]
  /// Their union inside the study area, valid, in metres.
  public let outline: MultiPolygon

  /// - Parameter share: of all incidents, above 0 and at most 1.
  /// - Throws: where the share is not within 0 and 1, or nothing is there to be shared.
  /// - Complexity: O(cells log cells) and the union of runs of cells.
  public init(holding share: Double, of density: Density) throws(SpatialError) {
    guard share > 0, share <= 1 else {
      throw SpatialError("a contour holds a share above 0 and at most 1 of all incidents, not \(share)")
    }
    let grid = density.grid
    let held = (0..<grid.count).map { density.perSquareKilometre[$0] * grid.squareMetres[$0] / 1e6 }
    let order = (0..<grid.count).filter { held[$0] > 0 }
      .sorted { (density.perSquareKilometre[$1], $0) < (density.perSquareKilometre[$0], $1) }
    let total = order.reduce(0) { $0 + held[$1] }
    guard total > 0 else { throw SpatialError("a contour of equal share needs incidents, and the density has none") }
    var (sum, taken, level) = (0.0, 0, 0.0)
    for cell in order {
      let own = density.perSquareKilometre[cell]
      if sum >= share * total, own < level { break }
      sum += held[cell]
      taken += 1
      level = own
    }
    cells = order[..<taken].sorted()
    self.share = share
    shareHeld = sum / total
    self.level = level
    let ground = cells.reduce(0) { $0 + grid.squareMetres[$1] }
    squareKilometres = ground / 1e6
    areaShare = ground / grid.squareMetres.reduce(0, +)
    outline = try grid.union(of: cells)
  }
}

extension Grid {
  /// Cells as one polygon inside the study area.
  ///
  /// - Parameter cells: ascending.
  func union(of cells: [Int]) throws(SpatialError) -> MultiPolygon {
    do {
      let batch = try GeometryBatch()
      var runs: [Int] = []
      var run: (first: Lattice.Place, columns: Int)?
      func finish() throws(GEOSError) {
        guard let run else { return }
        var polygon = MultiPolygon()
        polygon.appendPart(rings: [box.lattice.ring(run.first, columns: run.columns)])
        runs.append(try batch.append(polygon.coordinates))
      }
      for cell in cells {
        let place = box.place(Int(placeOfCell[cell]))
        if let open = run, open.first.row == place.row, open.first.column + open.columns == place.column {
          run = (open.first, open.columns + 1)
        } else {
          try finish()
          run = (place, 1)
        }
      }
      try finish()
      let union = try batch.union(runs)
      if cells.allSatisfy(isWhole) { return MultiPolygon(try batch.polygon(union)) }
      return MultiPolygon(try batch.polygon(try batch.intersection(try batch.append(studyArea.coordinates), union)))
    } catch {
      throw SpatialError(error.description)
    }
  }
}
