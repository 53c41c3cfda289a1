import Formats
import Spatial

/// The ground of a release as its maps draw it.
struct PackGround {
  /// A ward with its outline in metres.
  struct Ward {
    let code: String
    let name: String
    let polygon: MultiPolygon
    /// What the outline is called on the page.
    let outline: String
  }

  let wards: [Ward]
  let metres: LocalMetres
  /// What the map of the district shows.
  let frame: MapFrame

  /// nil where no layer of the release has an outline.
  init?(_ release: Release) {
    let analyses = release.analyses
    let outlined = analyses.lazy.compactMap { release.layer("wards", of: $0) }.first { $0.bounds != nil }
    var bounds = outlined?.bounds
    if bounds == nil { for name in analyses { bounds.extend(to: release.layer("hotspots", of: name)?.bounds) } }
    guard let bounds else { return nil }
    let metres = LocalMetres(
      centre: ((bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2))
    let low = metres.point(bounds.minX, bounds.minY)
    let high = metres.point(bounds.maxX, bounds.maxY)
    self.metres = metres
    var window: Bounds?
    window.extend(to: low.x, low.y)
    window.extend(to: high.x, high.y)
    frame = MapFrame(window ?? bounds, heights: 240...460)
    wards = (outlined?.features ?? []).enumerated().compactMap { number, feature in
      guard let code = feature.text("code"), case .polygon(let polygon) = feature.geometry else { return nil }
      return Ward(
        code: code, name: feature.text("name") ?? code, polygon: metres.polygon(polygon), outline: "ward-\(number + 1)")
    }
  }

  /// The outline of a feature in metres; nil where it has none.
  func polygon(of feature: PlainLayer.Feature) -> MultiPolygon? {
    guard case .polygon(let polygon) = feature.geometry, !polygon.isEmpty else { return nil }
    return metres.polygon(polygon)
  }

  /// The place of a feature in metres; nil where it is no point.
  func point(of feature: PlainLayer.Feature) -> (x: Double, y: Double)? {
    guard case .point(let longitude, let latitude) = feature.geometry else { return nil }
    return metres.point(longitude, latitude)
  }
}

extension PlainLayer {
  /// The box around all polygons, in degrees.
  fileprivate var bounds: Bounds? {
    var bounds: Bounds?
    for feature in features { if case .polygon(let polygon) = feature.geometry { bounds.extend(to: polygon.bounds) } }
    return bounds
  }
}
