package import Incidents
package import Spatial

/// Where the locations of a table lie to a place: in it, in the rest of the district, or outside the study area.
package struct ProfileSubject: Sendable {
  /// In place of a group: the location lies outside the study area.
  package static let none: Int32 = -1
  /// The group of the place.
  package static let place: Int32 = 0
  /// The group of the rest of the district.
  package static let rest: Int32 = 1

  /// The place.
  package let outline: PlaceOutline
  /// The group of each location of the table and of every selection from it.
  package let group: ContiguousArray<Int32>
  /// Whether each location lies in the place and outside the study area.
  package let isOutside: [Bool]

  /// - Parameters:
  ///   - outline: the place.
  ///   - incidents: projected.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - workers: how many threads may work at a time.
  package init(
    _ outline: PlaceOutline, among incidents: IncidentTable, isInside: [Bool], workers: Int = 1
  ) throws(SpatialError) {
    precondition(isInside.count == incidents.locationCount, "a truth for each location")
    let located = try outline.index.locate(x: incidents.x, y: incidents.y, workers: workers)
    self.outline = outline
    group = ContiguousArray(
      located.indices.lazy.map { isInside[$0] ? (located[$0] == AreaIndex.none ? Self.rest : Self.place) : Self.none })
    isOutside = located.indices.map { located[$0] != AreaIndex.none && !isInside[$0] }
  }

  /// The group of an incident.
  func group(of incident: Int, in table: IncidentTable) -> Int32 {
    let location = table.location(of: incident)
    return location == IncidentTable.unlocated ? Self.none : group[Int(location)]
  }

  /// Whether each location lies in the place.
  var isInPlace: [Bool] { group.map { $0 == Self.place } }
}
