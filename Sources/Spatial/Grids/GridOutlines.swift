internal import GEOS

extension Grid {
  /// The outline of a cell clipped to the study area; all of it by arithmetic where no edge passes through the cell.
  ///
  /// For many cells `outlines(workers:)` is faster: it reads the study area once.
  public func outline(of cell: Int) throws(SpatialError) -> MultiPolygon {
    try outlines(of: cell..<cell + 1)[0]
  }

  /// The outlines of all cells.
  ///
  /// - Complexity: O(cells) and, for each row that the edge passes through, one cut of the study area, whose piece is then
  ///   cut by the row's cells.
  public func outlines(workers: Int = 1) throws(SpatialError) -> [MultiPolygon] {
    let ranges = Parallel.ranges(of: count, workers: workers * 4, least: 2_000)
    let pieces = Parallel.map(ranges, workers: workers) { range -> Result<[MultiPolygon], SpatialError> in
      do throws(SpatialError) { return .success(try self.outlines(of: range)) } catch { return .failure(error) }
    }
    var outlines: [MultiPolygon] = []
    outlines.reserveCapacity(count)
    for piece in pieces { outlines += try piece.get() }
    return outlines
  }

  private func outlines(of cells: Range<Int>) throws(SpatialError) -> [MultiPolygon] {
    do {
      let batch = try GeometryBatch()
      var strip: (row: Int, piece: GeometryBatch, number: Int)?
      var outlines: [MultiPolygon] = []
      for cell in cells {
        let place = box.place(Int(placeOfCell[cell]))
        var whole = MultiPolygon()
        whole.appendPart(rings: [box.lattice.ring(place)])
        if isWhole(cell) {
          outlines.append(whole)
          continue
        }
        if strip?.row != place.row {
          if batch.count == 0 { _ = try batch.append(studyArea.coordinates) }
          let cut = try batch.intersection(0, batch.append(row(around: whole, all: cells.count > 1).coordinates))
          let piece = try GeometryBatch()
          strip = (place.row, piece, try piece.append(try batch.polygon(cut)))
        }
        guard let strip else { continue }
        let cut = try strip.piece.intersection(strip.number, strip.piece.append(whole.coordinates))
        outlines.append(MultiPolygon(try strip.piece.polygon(cut)))
      }
      return outlines
    } catch {
      throw SpatialError(error.description)
    }
  }

  /// The ground from which a row's cells are cut: a little higher than they are, and as wide as the box; for one cell alone
  /// no wider than it.
  private func row(around cell: MultiPolygon, all isWide: Bool) -> MultiPolygon {
    guard let bounds = cell.bounds else { return cell }
    let columns = isWide ? Double(box.columns + 1) * widthMetres : 1
    var strip = MultiPolygon()
    let (west, east) = (bounds.minX - columns, bounds.maxX + columns)
    let (south, north) = (bounds.minY - 1, bounds.maxY + 1)
    strip.appendPart(rings: [[(west, south), (east, south), (east, north), (west, north), (west, south)]])
    return strip
  }
}

extension MultiPolygon {
  /// What keeps a polygon from being valid, in GEOS's words or by its rings; nil where nothing does.
  func fault() throws(SpatialError) -> String? {
    if let fault = ringFault() { return fault }
    do {
      let batch = try GeometryBatch()
      let polygon = try batch.append(coordinates)
      return try batch.isValid(polygon) ? nil : batch.invalidity(polygon)
    } catch {
      throw SpatialError(error.description)
    }
  }
}
