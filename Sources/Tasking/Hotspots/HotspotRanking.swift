/// The order of hotspots, the same for the same data whatever order it came in.
enum HotspotRanking {
  /// By incidents in the current period; equal ones by incidents in the previous period, an unknown count being 0; then
  /// the denser one; then from west to east and from south to north.
  static func order(of hotspots: [Hotspot]) -> [Int] {
    hotspots.indices.sorted { a, b in
      let (first, second) = (hotspots[a], hotspots[b])
      if first.counts.incidents != second.counts.incidents {
        return first.counts.incidents > second.counts.incidents
      }
      let previous = (first.counts.previous ?? 0, second.counts.previous ?? 0)
      if previous.0 != previous.1 { return previous.0 > previous.1 }
      if first.squareMetres != second.squareMetres { return first.squareMetres < second.squareMetres }
      return (first.busiest.easting, first.busiest.northing) < (second.busiest.easting, second.busiest.northing)
    }
  }

  /// Gives ranks and ids to hotspots in their order.
  static func number(_ hotspots: inout [Hotspot]) {
    let ids = PlaceID.ids(hotspots.map { ($0.busiest.easting, $0.busiest.northing) })
    for index in hotspots.indices {
      hotspots[index].rank = index + 1
      hotspots[index].id = ids[index]
    }
  }
}
