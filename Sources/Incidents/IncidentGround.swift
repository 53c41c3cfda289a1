public import Formats
public import Places
import Spatial

/// Where each location lies on the ground, and how the rows add up.
public struct IncidentGround: Sendable {
  /// Whether each location lies in the study area.
  public let isInside: [Bool]
  /// By layer of the ground: the area of each location, or `AreaIndex.none`; only inside the study area.
  public let areas: [ContiguousArray<Int32>]
  /// The ward of each location, or `AreaIndex.none`.
  public var ward: ContiguousArray<Int32> { areas[0] }
  /// The LSOA of each location, or `AreaIndex.none`; none where no LSOA layer was given.
  public let lsoa: ContiguousArray<Int32>

  /// Joins the locations of a projected table to the ground.
  public init(_ incidents: IncidentTable, on ground: Ground, workers: Int = 1) throws(InputError) {
    let (x, y) = (incidents.x, incidents.y)
    let isInside = try ground.studyArea.contains(x: x, y: y, workers: workers)
    var areas: [ContiguousArray<Int32>] = []
    for layer in ground.layers {
      do {
        let located = try layer.areas.index.locate(x: x, y: y, workers: workers)
        areas.append(ContiguousArray(located.indices.lazy.map { isInside[$0] ? located[$0] : AreaIndex.none }))
      } catch {
        throw InputError(.ourFault, "\(layer.name): \(error.description)")
      }
    }
    self.isInside = isInside
    self.areas = areas
    lsoa = ground.lsoaLayer.map { areas[$0] } ?? ContiguousArray(repeating: AreaIndex.none, count: x.count)
  }

  /// How many incidents of a period each of `count` areas saw.
  public func counts(
    _ incidents: IncidentTable, in period: Period, by area: ContiguousArray<Int32>, of count: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for (location, weight) in incidents.weights(in: period).enumerated() where area[location] != AreaIndex.none {
      counts[Int(area[location])] += weight
    }
    return counts
  }
}
