import Spatial

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

  /// Gives ranks and ids to hotspots in their order. Hotspots that share a square are told apart from west to east, so
  /// that a change of rank changes no id.
  static func number(_ hotspots: inout [Hotspot]) {
    for index in hotspots.indices { hotspots[index].rank = index + 1 }
    var used: [String: Int] = [:]
    let fromWest = hotspots.indices.sorted { a, b in
      let (first, second) = (hotspots[a].busiest, hotspots[b].busiest)
      return (first.easting, first.northing) < (second.easting, second.northing)
    }
    for index in fromWest {
      let busiest = hotspots[index].busiest
      let square =
        GridReference.containing(easting: busiest.easting, northing: busiest.northing, figures: 6) ?? "outside"
      let repeats = used[square, default: 0] + 1
      used[square] = repeats
      hotspots[index].id = repeats > 1 ? "\(square)-\(repeats)" : square
    }
  }
}
