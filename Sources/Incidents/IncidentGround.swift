public import Formats
public import Places
import Spatial

/// Where each location lies on the ground, and how the rows add up.
public struct IncidentGround: Sendable {
  /// Whether each location lies in the study area.
  public let isInside: [Bool]
  /// The ward of each location, or `AreaIndex.none`; only inside the study area.
  public let ward: ContiguousArray<Int32>
  /// The LSOA of each location, or `AreaIndex.none`; only inside the study area.
  public let lsoa: ContiguousArray<Int32>

  /// Joins the locations of a projected table to the ground.
  public init(_ incidents: IncidentTable, on ground: Ground, workers: Int = 1) throws(InputError) {
    let (x, y) = (incidents.x, incidents.y)
    isInside = try ground.studyArea.contains(x: x, y: y, workers: workers)
    func located(in layer: AreaLayer?) throws(InputError) -> ContiguousArray<Int32> {
      guard let layer else { return ContiguousArray(repeating: AreaIndex.none, count: x.count) }
      do {
        return try layer.index.locate(x: x, y: y, workers: workers)
      } catch {
        throw InputError(.ourFault, "\(layer.name): \(error.description)")
      }
    }
    let wards = try located(in: ground.wards)
    let lsoas = try located(in: ground.lsoas)
    let isInside = isInside
    ward = ContiguousArray(wards.indices.lazy.map { isInside[$0] ? wards[$0] : AreaIndex.none })
    lsoa = ContiguousArray(lsoas.indices.lazy.map { isInside[$0] ? lsoas[$0] : AreaIndex.none })
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
