import Formats
import Incidents
import Spatial

/// A layer of hotspots of which those that hold more than police.uk's points are drawn from squares.
struct RedrawnHotspots {
  private let outlines: [String: CoarseOutlines.Outline]

  /// - Parameters:
  ///   - hotspots: with `id` and `location_precision`.
  ///   - places: the locations of the same analysis, each with its hotspot.
  init(_ hotspots: PlainLayer, around places: PlainLayer?, _ projector: Projector) throws(InputError) {
    let ids = hotspots.features.filter { !Self.isPublic($0) }.compactMap { $0.text("id") }
    outlines = ids.isEmpty ? [:] : try CoarseOutlines(projector).outlines(of: ids, around: places)
  }

  /// Whether a hotspot has nothing in it but points that are published as they stand.
  static func isPublic(_ hotspot: PlainLayer.Feature) -> Bool {
    hotspot.text("location_precision") == LocationPrecision.snapped.label
  }

  /// The hotspot as it may be drawn; nil where nobody knows which squares it is in.
  func redrawn(_ hotspot: PlainLayer.Feature) -> PlainLayer.Feature? {
    if Self.isPublic(hotspot) { return hotspot }
    guard let outline = hotspot.text("id").flatMap({ outlines[$0] }) else { return nil }
    let share = hotspot.number("area_share_percent").map { $0 * scale(of: hotspot, to: outline) }
    let feature = hotspot.emptying(["width_m"]).replacing([
      "area_m2": .decimal(outline.squareMetres, decimals: 0), "area_share_percent": .decimal(share, decimals: 3),
    ])
    if case .none = hotspot.geometry { return feature }
    return PlainLayer.Feature(.polygon(outline.polygon), feature.properties)
  }

  /// The residents of a hotspot as it may be drawn, by how large that is beside its own outline; never more than it has.
  func residents(of hotspot: PlainLayer.Feature) -> Double {
    let population = hotspot.number("population") ?? 0
    guard let outline = hotspot.text("id").flatMap({ outlines[$0] }) else { return population }
    return population * min(1, scale(of: hotspot, to: outline))
  }

  private func scale(of hotspot: PlainLayer.Feature, to outline: CoarseOutlines.Outline) -> Double {
    hotspot.number("area_m2").map { $0 > 0 ? outline.squareMetres / $0 : 1 } ?? 1
  }
}
