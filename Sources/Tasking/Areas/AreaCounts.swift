public import Incidents
public import Places
package import Spatial

/// The incidents of each area of a layer.
public struct AreaCounts: Sendable {
  /// The areas with what is known of them.
  public let layer: GroundLayer
  /// Which of its areas come within a metre of one another.
  package let neighbours: Neighbours
  /// By area, in the layer's order.
  public let counts: [PeriodCounts]
  /// By area: the changes, tested over the layer.
  public let changes: [PlaceChanges]

  /// Counts the incidents of each area.
  ///
  /// - Parameters:
  ///   - incidents: what is counted.
  ///   - layer: the number of the layer in the ground.
  ///   - join: where each location lies.
  ///   - ground: the ground with the layer.
  ///   - comparison: the periods.
  public init(
    _ incidents: IncidentTable, in layer: Int, _ join: IncidentGround, on ground: Ground, _ comparison: Comparison
  ) {
    self.layer = ground.layers[layer]
    neighbours = ground.neighbours[layer]
    counts = comparison.counts(of: incidents, by: join.areas[layer], groups: ground.layers[layer].count)
    changes = PlaceChanges.all(counts)
  }
}
