import Spatial

/// A hotspot that shares ground with a place.
public struct ProfileHotspot: Sendable, Equatable {
  /// The hotspot's id.
  public let id: String
  /// Its rank in the district.
  public let rank: Int
  /// Its name.
  public let name: String
  /// All its incidents in the current period, in the place or not.
  public let incidents: Int
  /// The share of its ground that lies in the place, 0 ... 1.
  public let groundShare: Double

  /// Those of a map that share ground with a place, by rank.
  static func all(of map: HotspotMap, in outline: PlaceOutline) throws(SpatialError) -> [ProfileHotspot] {
    if map.hotspots.isEmpty { return [] }
    return try AreaIndex(map.hotspots.map(\.polygon)).overlaps(with: outline.index)[0].map { part in
      let hotspot = map.hotspots[part.polygon]
      return ProfileHotspot(
        id: hotspot.id, rank: hotspot.rank, name: hotspot.name, incidents: hotspot.counts.incidents,
        groundShare: min(1, part.squareMetres / hotspot.squareMetres))
    }
  }
}
