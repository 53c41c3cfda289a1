import Formats
import Spatial

/// The district with its wards, which can be shaded, and its hotspots under their ranks.
enum DistrictMap {
  /// - Parameters:
  ///   - hotspots: by rank.
  ///   - wards: of the analysis; nil where the release has none.
  ///   - ground: the outlines.
  ///   - district: what it is called.
  static func picture(
    _ hotspots: [PackHotspot], wards: PlainLayer?, on ground: PackGround, district: String
  ) -> Page.Picture {
    let frame = ground.frame
    let features = self.features(wards, on: ground)
    let shading = WardShading(features)
    var picture = Page.Picture(
      title: "Map of \(district)",
      description: "Wards and hotspots, numbered by rank. The list below says the same in words.", width: frame.width,
      height: frame.height)
    picture.isMap = true
    picture.measures = shading.measures
    picture.shapes = ground.wards.indices.map { ward in
      .area(
        outline: ground.wards[ward].outline, shades: shading.shades(of: ward),
        title: says(ground.wards[ward].name, features[ward]))
    }
    let pins = pins(hotspots, on: ground)
    picture.shapes += names(beside: pins, on: ground)
    // The first rank last, so that nothing lies over it.
    picture.shapes += frame.scaleBar + pins.reversed().map { .pin($0) }
    picture.legend = [(.place, "hotspot, with its rank")]
    return picture
  }

  /// The wards in words.
  static func table(_ wards: PlainLayer) -> Page.Table {
    var table = Page.Table(
      "The wards of the map",
      columns: [
        .words("Ward"), .number("Incidents"), .number("Per 1,000 residents"), .number("Deprivation decile"),
      ],
      rows: wards.features.map { ward in
        [
          ward.text("name") ?? ward.text("code") ?? "–", ward.integer("incidents").map(String.init) ?? "–",
          ProfileNumber.decimal(ward.number("rate_per_1000")), ProfileNumber.decimal(WardShading.decile(ward)),
        ]
      })
    table.isFolded = true
    return table
  }

  /// The analysis' feature of each ward that has an outline.
  private static func features(_ wards: PlainLayer?, on ground: PackGround) -> [PlainLayer.Feature?] {
    var byCode: [String: PlainLayer.Feature] = [:]
    for feature in wards?.features ?? [] { if let code = feature.text("code") { byCode[code] = feature } }
    return ground.wards.map { byCode[$0.code] }
  }

  private static func says(_ name: String, _ ward: PlainLayer.Feature?) -> String {
    let parts = [
      ward?.integer("incidents").map { "\($0) \($0 == 1 ? "incident" : "incidents")" },
      ward?.number("rate_per_1000").map { "\(ProfileNumber.decimal($0)) per 1,000 residents" },
      ward.flatMap(WardShading.decile).map { "deprivation decile \(ProfileNumber.decimal($0))" },
    ].compactMap { $0 }
    return parts.isEmpty ? name : "\(name): \(parts.joined(separator: ", "))"
  }

  private static func pins(_ hotspots: [PackHotspot], on ground: PackGround) -> [Page.Pin] {
    let frame = ground.frame
    let drawn = hotspots.compactMap { hotspot -> (PackHotspot, MultiPolygon, (x: Double, y: Double))? in
      guard let polygon = ground.polygon(of: hotspot.feature), let box = polygon.bounds else { return nil }
      return (hotspot, polygon, (frame.x((box.minX + box.maxX) / 2), frame.y((box.minY + box.maxY) / 2)))
    }
    let asides = PinPlacement.asides(drawn.map(\.2), width: frame.width, height: frame.height)
    return zip(drawn, asides).map { drawn, aside in
      let (hotspot, polygon, place) = drawn
      let incidents = hotspot.feature.integer("incidents").map { ", \($0) incidents" } ?? ""
      return Page.Pin(
        leadsTo: hotspot.hasPage ? hotspot.place : "\(hotspot.place)-row", number: hotspot.rank, x: place.x, y: place.y,
        aside: aside, outline: frame.path(polygon), title: "Rank \(hotspot.rank): \(hotspot.name)\(incidents)")
    }
  }

  /// The names of wards that have room, the largest ward first.
  private static func names(beside pins: [Page.Pin], on ground: PackGround) -> [Page.Shape] {
    let frame = ground.frame
    var labels = LabelPlacement(
      width: frame.width, height: frame.height,
      taken: pins.map {
        LabelPlacement.Box(x: $0.x + $0.aside.x, y: $0.y + $0.aside.y, radius: PinPlacement.radius + 1)
      } + [LabelPlacement.Box(left: 0, top: frame.height - 30, right: frame.width / 3, bottom: frame.height)])
    let sized = ground.wards.map { ward -> (PackGround.Ward, Bounds?) in (ward, ward.polygon.bounds) }
    let bySize = sized.enumerated().sorted { a, b in
      let (one, two) = (a.element.1?.width ?? 0, b.element.1?.width ?? 0)
      return one == two ? a.offset < b.offset : one > two
    }
    return bySize.compactMap { _, sized in
      let (ward, bounds) = sized
      // A name much wider than its ward would be read as that of the ward beside it.
      guard let bounds, bounds.width * frame.scale > Double(ward.name.count) * 4.5 else { return nil }
      let centre = ward.polygon.centroid
      return labels.on(ward.name, x: frame.x(centre.x), y: frame.y(centre.y))
    }
  }
}

extension Bounds {
  fileprivate var width: Double { maxX - minX }
}
