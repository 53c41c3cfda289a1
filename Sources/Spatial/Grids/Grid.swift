import Foundation

/// Equal cells over a study area, in columns: what is counted, mapped and tested cell by cell.
///
/// A cell exists where it has ground inside the study area, whatever happened there: without incidents its count is 0. A
/// cell outside does not exist. Cells are fixed to the National Grid (see `Shape`) and not to the study area, so that the
/// same place is the same cell for every district, month and machine. They are numbered row by row from the south, each
/// row from the west.
///
/// A cell takes in every location within its whole outline, also one beyond the study area's edge (a pier on a generalised
/// coastline): leave out beforehand what is not to count. No sliver of ground is dropped that is larger than a
/// thousand-millionth of a cell, 10 square millimetres of a square of 100 m.
///
/// A cell on the edge has less ground and so fewer incidents: compare cells by `squareMetres` or leave such cells out. How
/// many incidents a cell holds depends on where the lines of the grid fall and how wide it is (the modifiable areal unit
/// problem): a cell is a unit of counting, not a place that anyone knows.
public struct Grid: Sendable {
  /// The shape of a cell.
  public enum Shape: String, Sendable, CaseIterable {
    /// Corners at multiples of the width from the origin of the National Grid.
    case square
    /// Hexagons that stand on a corner, as wide from flat to flat as stated. Row 0 has a centre at every multiple of the
    /// width; the rows lie width · √3/2 apart, those of odd number half a width further east.
    case hexagon
  }

  /// In place of a cell's number: there is no cell.
  public static let none: Int32 = -1

  /// The narrowest cell that there may be, in metres: with 1 m less two hexagons could have one name.
  public static let leastWidthMetres = 2.0

  /// The most places that the box around a study area may have. More cells than that say nothing that fewer do not.
  public static let greatestCount = 20_000_000

  /// The shape of every cell.
  public let shape: Shape
  /// The side of a square; the flat-to-flat width of a hexagon.
  public let widthMetres: Double
  /// Eastings of the centres of the whole cells, in metres. A centre may lie outside the study area.
  public let centreX: ContiguousArray<Double>
  /// Northings of the centres of the whole cells, in metres.
  public let centreY: ContiguousArray<Double>
  /// The true area of each cell inside the study area, in square metres, above 0.
  public let squareMetres: ContiguousArray<Double>
  /// What the cells were made over, valid, in metres.
  public let studyArea: MultiPolygon

  /// The stretch of the lattice around the study area, for work on whole rows.
  let box: LatticeBox
  /// For each place of the box its cell, or `none`.
  let cellOfPlace: ContiguousArray<Int32>
  /// For each cell its place in the box, ascending.
  let placeOfCell: ContiguousArray<Int32>

  /// Lays cells over a study area.
  ///
  /// - Parameters:
  ///   - studyArea: one or more parts with any holes, valid, in metres.
  ///   - widthMetres: see `GridWidth` for a width that suits the area and the locations.
  /// - Throws: where the study area is empty or not valid, the width is less than `leastWidthMetres` or no number, or there
  ///   would be more than `greatestCount` places in the box around the area.
  /// - Complexity: O(v + c + p) for v vertices, the c times that their edges cross a cell's border, and p places of the
  ///   box. Areas are exact to rounding: no geometry is cut.
  public init(over studyArea: MultiPolygon, shape: Shape, widthMetres: Double) throws(SpatialError) {
    guard widthMetres >= Self.leastWidthMetres, widthMetres.isFinite else {
      throw SpatialError("a grid's cells must be at least \(Self.leastWidthMetres) m wide, not \(widthMetres) m")
    }
    guard let bounds = studyArea.bounds, !studyArea.isEmpty else {
      throw SpatialError("the study area of the grid is empty; give one with ground in it")
    }
    if let fault = try studyArea.fault() { throw SpatialError("the study area of the grid is not valid: \(fault)") }
    let lattice = Lattice(shape: shape, width: widthMetres)
    guard let box = LatticeBox(around: bounds, lattice, limit: Self.greatestCount) else {
      let sides = (x: bounds.maxX - bounds.minX, y: bounds.maxY - bounds.minY)
      throw SpatialError(
        "cells of \(widthMetres) m over an area of \(String(format: "%.0f m by %.0f m", sides.x, sides.y)) would be more than "
          + "\(Self.greatestCount); choose wider ones")
    }
    let inside = CellAreas(of: studyArea, in: box).squareMetres
    var cellOfPlace = ContiguousArray(repeating: Self.none, count: box.count)
    var placeOfCell = ContiguousArray<Int32>()
    for place in inside.indices where inside[place] > 0 {
      cellOfPlace[place] = Int32(placeOfCell.count)
      placeOfCell.append(Int32(place))
    }
    guard !placeOfCell.isEmpty else { throw SpatialError("the study area of the grid has no ground in it") }
    let centres = placeOfCell.map { lattice.centre(box.place(Int($0))) }
    self.shape = shape
    self.widthMetres = widthMetres
    self.studyArea = studyArea
    self.box = box
    self.cellOfPlace = cellOfPlace
    self.placeOfCell = placeOfCell
    centreX = ContiguousArray(centres.map(\.x))
    centreY = ContiguousArray(centres.map(\.y))
    squareMetres = ContiguousArray(placeOfCell.map { inside[Int($0)] })
  }

  /// How many cells there are.
  public var count: Int { placeOfCell.count }

  /// Square metres of a whole cell.
  public var wholeSquareMetres: Double { box.lattice.cellArea }

  /// Whether all of a cell lies inside the study area.
  public func isWhole(_ cell: Int) -> Bool { squareMetres[cell] == wholeSquareMetres }

  /// The cell that a point lies in, or `none`.
  ///
  /// A point on a shared edge belongs to the cell to its north or east. Where that one does not exist, as on the edge of a
  /// study area that ends with the cells, the point belongs to a cell within a millimetre, the first of those to its west,
  /// south, east and north and then at the corners. What is no number lies in no cell.
  ///
  /// - Complexity: O(1).
  public func cell(x: Double, y: Double) -> Int32 {
    if let place = box.index(x: x, y: y), cellOfPlace[place] != Self.none { return cellOfPlace[place] }
    for (dx, dy) in Self.nudges {
      if let place = box.index(x: x + dx, y: y + dy), cellOfPlace[place] != Self.none { return cellOfPlace[place] }
    }
    return Self.none
  }

  private static let nudges = [
    (-0.001, 0.0), (0, -0.001), (0.001, 0), (0, 0.001), (-0.001, -0.001), (0.001, -0.001), (-0.001, 0.001),
    (0.001, 0.001),
  ]

  /// How many incidents there are in each cell, and how many in none: together all of them.
  ///
  /// - Complexity: O(n) for n distinct locations.
  public func counts(of locations: Locations) -> (cells: ContiguousArray<Int>, outside: Int) {
    var cells = ContiguousArray(repeating: 0, count: count)
    var outside = 0
    for location in 0..<locations.count {
      let cell = cell(x: locations.x[location], y: locations.y[location])
      if cell == Self.none {
        outside += locations.weight[location]
      } else {
        cells[Int(cell)] += locations.weight[location]
      }
    }
    return (cells, outside)
  }

  /// The cells around each: those that share an edge or a corner with it (squares: 8, "queen") or an edge (hexagons: 6).
  /// Cells on the edge of the study area have fewer.
  ///
  /// - Parameter order: how many cells away a neighbour may be: 2 takes in the neighbours' neighbours, 24 or 18 in all.
  /// - Complexity: O(cells · order²).
  public func neighbours(order: Int = 1) -> Neighbours {
    precondition(order >= 1, "an order of at least 1")
    let steps = [0, 1].map { box.lattice.ring(order: order, aroundRow: $0) }
    var starts: ContiguousArray<Int32> = [0]
    var members = ContiguousArray<Int32>()
    starts.reserveCapacity(count + 1)
    members.reserveCapacity(count * steps[0].count)
    for place in placeOfCell {
      let here = box.place(Int(place))
      for step in steps[here.row & 1] {
        let there = Lattice.Place(column: here.column + step.column, row: here.row + step.row)
        if let index = box.index(there), cellOfPlace[index] != Self.none { members.append(cellOfPlace[index]) }
      }
      starts.append(Int32(members.count))
    }
    return Neighbours(starts: starts, members: members)
  }

  /// A name that stays the same in every month and for every study area: the shape, the width and, in whole metres, the
  /// south-western corner of a square or the centre of a hexagon, as `square 150 m E501300 N104250`.
  public func name(of cell: Int) -> String {
    let place = box.place(Int(placeOfCell[cell]))
    let point =
      shape == .square
      ? (x: Double(place.column) * widthMetres, y: Double(place.row) * widthMetres) : box.lattice.centre(place)
    let width = widthMetres.rounded() == widthMetres ? "\(Int(widthMetres))" : "\(widthMetres)"
    return "\(shape.rawValue) \(width) m E\(Int(point.x.rounded())) N\(Int(point.y.rounded()))"
  }
}
