import Formats

/// Names for hotspots that name no place in them: their ward and their id.
struct HotspotNames {
  private let names: [String: String]

  init(_ release: Release) {
    var names: [String: String] = [:]
    for released in release.layers where Self.kinds.contains(released.kind) {
      for hotspot in released.layer.features {
        guard let id = hotspot.text("id") else { continue }
        names[id] = [hotspot.text("ward_name"), id].compactMap { $0 }.joined(separator: ", ")
      }
    }
    self.names = names
  }

  /// The layers whose rows are hotspots.
  static let kinds: Set<String> = ["hotspots", "ranked-locations", "former-hotspots"]

  /// The name for a hotspot; its id where it is in no ward.
  func name(of id: String) -> String { names[id] ?? id }

  /// A layer with these names in place of its own, and without the points of single places.
  func replaced(in released: ReleasedLayer) -> PlainLayer {
    let layer = released.layer
    if Self.kinds.contains(released.kind) {
      return layer.with(
        layer.features.map { hotspot in
          hotspot.emptying(["main_place", "easting", "northing", "longitude", "latitude"])
            .replacing(["name": .text(name(of: hotspot.text("id") ?? ""))])
        })
    }
    // Series and peak times have rows of hotspots among others.
    for (kind, id, name) in [("place_kind", "code", "name"), ("group_kind", "group_id", "group_name")]
    where layer.columns.contains(kind) && layer.columns.contains(id) {
      return layer.with(
        layer.features.map { row in
          row.text(kind) == "hotspot" ? row.replacing([name: .text(self.name(of: row.text(id) ?? ""))]) : row
        })
    }
    return layer
  }
}
