import Formats

/// A hotspot of a release with its place in the pack.
struct PackHotspot {
  let feature: PlainLayer.Feature
  let id: String
  let rank: Int
  let name: String
  /// What its page is called within the pack.
  let place: String
  /// Whether the pack has a page of it.
  let hasPage: Bool

  /// The hotspots of an analysis by rank.
  ///
  /// - Parameters:
  ///   - layer: the hotspots.
  ///   - analysis: the number of the analysis.
  ///   - pages: how many of them have a page.
  static func all(of layer: PlainLayer, analysis: Int, pages: Int) -> [PackHotspot] {
    let ranked = layer.features.enumerated().sorted { a, b in
      (a.element.integer("rank") ?? .max, a.offset) < (b.element.integer("rank") ?? .max, b.offset)
    }
    return ranked.enumerated().map { number, ranked in
      let feature = ranked.element
      let id = feature.text("id") ?? ""
      return PackHotspot(
        feature: feature, id: id, rank: feature.integer("rank") ?? number + 1,
        name: feature.text("name") ?? (id.isEmpty ? "(no name)" : id), place: "place-\(analysis + 1)-\(number + 1)",
        hasPage: number < pages)
    }
  }

  /// The most pages of hotspots that a pack has: more than that no meeting reads.
  static let mostPages = 40

  /// How many hotspots of each analysis have a page: rank by rank, one of each analysis in turn.
  static func pages(of counts: [Int], most: Int = mostPages) -> [Int] {
    var pages = counts.map { _ in 0 }
    var left = most
    while left > 0, pages != counts {
      for analysis in counts.indices where pages[analysis] < counts[analysis] && left > 0 {
        pages[analysis] += 1
        left -= 1
      }
    }
    return pages
  }
}
