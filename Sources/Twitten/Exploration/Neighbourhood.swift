import Formats
import Spatial

/// Which cells or areas are neighbours.
public enum Neighbourhood: Sendable, Equatable {
  /// Cells so many rings away at most.
  case rings(Int)
  /// Whose centres lie within so many metres.
  case band(metres: Double)
  /// The nearest so many, by their centres.
  case nearest(Int)

  /// In words.
  var sentence: String {
    switch self {
    case .rings(let count): "Neighbours: \(count) \(count == 1 ? "ring" : "rings") of cells."
    case .band(let metres): "Neighbours: those whose centres lie within \(FixedDecimal.string(metres, decimals: 1)) m."
    case .nearest(let count): "Neighbours: the \(count) nearest by their centres."
    }
  }

  func neighbours(of grid: Grid, workers: Int) throws(InputError) -> Neighbours {
    if case .rings(let count) = self { return grid.neighbours(order: count) }
    return try neighbours(x: grid.centreX, y: grid.centreY, workers: workers)
  }

  /// - Precondition: not rings, which places without a lattice have none of.
  func neighbours(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int
  ) throws(InputError) -> Neighbours {
    try SpatialAnswers.asked { () throws(SpatialError) in
      switch self {
      case .rings: preconditionFailure("rings are of cells")
      case .band(let metres): try DistanceBand(metres: metres).neighbours(x: x, y: y, workers: workers)
      case .nearest(let count): try NearestNeighbours(count: count).neighbours(x: x, y: y, workers: workers)
      }
    }
  }
}
