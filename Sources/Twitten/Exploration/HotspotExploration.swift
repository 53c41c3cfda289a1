public import Formats
import Incidents
import Places
package import Publishing
import Spatial
public import Tasking

/// Explored incidents gathered into hotspots by any method, outlined and ranked, as a layer.
public struct HotspotExploration: Sendable {
  /// How hotspots are looked for.
  public enum Method: Sendable {
    /// By places alone.
    case places(HotspotSettings)
    /// By places and days: within the settings' eps and so many days of one another.
    case bursts(days: Double, HotspotSettings)
    /// By streets, in runs no wider than that.
    case streets(StreetHotspots.Settings, greatestWidthMetres: Double?)
  }

  /// A layer with a polygon a hotspot, by rank.
  package let layer: PlainLayer
  /// Every street segment with its counts, where streets were looked at.
  package private(set) var segments: PlainLayer?
  /// The ellipses of clusters of every order, by nearest neighbours.
  package private(set) var ellipses: PlainLayer?
  /// Of each hotspot rank, id, name, incidents, locations, width, density and what is most often.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]

  static let columns = [
    "rank", "id", "name", "incidents", "incident_share_percent", "locations", "area_m2", "width_m", "length_m",
    "density_per_km2", "top_category", "top_category_incidents", "first_month", "last_month", "first_day", "last_day",
    "easting", "northing", "longitude", "latitude", "location_precision", "method", "reach_m", "split",
  ]

  /// Looks for hotspots.
  ///
  /// - Parameters:
  ///   - exploration: what was read.
  ///   - method: how hotspots are looked for.
  ///   - workers: how many threads may work at a time.
  ///   - progress: called with what is being done.
  /// - Throws: where the method needs what the files do not tell, such as days.
  public init(
    _ exploration: Exploration, by method: Method, workers: Int, progress: (String) -> Void = { _ in }
  ) throws(InputError) {
    progress("looking for hotspots among \(exploration.locations.count) locations")
    switch method {
    case .places(let settings):
      let found = try FoundHotspots(exploration, settings, workers: workers)
      guard settings.method == .nnh else {
        try self.init(exploration, found)
        return
      }
      let orders = try EllipseLayer(exploration, settings, workers: workers)
      try self.init(exploration, found, more: orders.sentences)
      ellipses = orders.layer
    case .bursts(let days, let settings):
      try self.init(
        exploration, try FoundHotspots(exploration, within: days, settings, workers: workers))
    case .streets(let settings, let width):
      let streets = try StreetHotspots(exploration, settings, greatestWidthMetres: width, workers: workers)
      try self.init(exploration, streets.found)
      segments = streets.segments
    }
  }

  private init(_ exploration: Exploration, _ found: FoundHotspots, more: [String] = []) throws(InputError) {
    let places = ExploredPlaces(exploration, count: found.outlines.count) { found.hotspot[$0] }.places
    let areas = try SpatialAnswers.asked { () throws(SpatialError) in try AreaIndex(found.outlines).squareMetres }
    let table = exploration.incidents
    func position(_ hotspot: Int) -> (x: Double, y: Double) {
      (table.x[places[hotspot].busiest], table.y[places[hotspot].busiest])
    }
    let order = places.indices.sorted { a, b in
      if places[a].incidents != places[b].incidents { return places[a].incidents > places[b].incidents }
      return areas[a] != areas[b] ? areas[a] < areas[b] : position(a) < position(b)
    }
    let ids = PlaceID.ids(order.map { (position($0).x, position($0).y) })
    let outlines = try Degrees(exploration.projector).published(order.map { found.outlines[$0] })
    let total = exploration.locations.totalWeight
    var features: [PlainLayer.Feature] = []
    var rows: [[String]] = []
    for (number, hotspot) in order.enumerated() {
      let place = places[hotspot]
      let density = areas[hotspot] > 0 ? Double(place.incidents) / (areas[hotspot] / 1e6) : nil
      let properties =
        [("rank", .integer(number + 1)), ("id", .text(ids[number]))]
        + Self.properties(place, table, share: Double(place.incidents) * 100 / Double(total))
        + Self.properties(found, hotspot, squareMetres: areas[hotspot], density: density)
      let named = Dictionary(uniqueKeysWithValues: properties)
      features.append(
        PlainLayer.Feature(.polygon(outlines[number]), Self.columns.map { ($0, named[$0] ?? .none) }))
      rows.append([
        "\(number + 1)", ids[number], place.name, "\(place.incidents)", "\(place.locations)",
        FixedDecimal.string(found.widthMetres[hotspot], decimals: 0),
        density.map { FixedDecimal.string($0, decimals: 0) } ?? "-", place.category.name,
      ])
    }
    let inside = found.hotspot.indices.lazy.filter { found.hotspot[$0] >= 0 }.reduce(0) { $0 + table.weight(of: $1) }
    sentences = [
      "\(places.count) \(places.count == 1 ? "hotspot" : "hotspots") with \(inside) of \(total) incidents; "
        + "\(total - inside) are in none."
    ]
    self.rows = rows
    layer = PlainLayer(
      name: "hotspots", about: exploration.about + found.about + more + sentences, columns: Self.columns,
      features: features)
  }

  private typealias Properties = [(String, PropertyValue)]

  private static func properties(_ place: ExploredPlaces.Place, _ table: IncidentTable, share: Double) -> Properties {
    let location = place.busiest
    return [
      ("name", .text(place.name)), ("incidents", .integer(place.incidents)),
      ("incident_share_percent", .decimal(share, decimals: 2)), ("locations", .integer(place.locations)),
      ("top_category", .text(place.category.name)), ("top_category_incidents", .integer(place.category.incidents)),
      ("first_month", .text(place.firstMonth?.description)), ("last_month", .text(place.lastMonth?.description)),
      ("first_day", .text(place.firstDay.map { LocalTime(day: $0).date })),
      ("last_day", .text(place.lastDay.map { LocalTime(day: $0).date })),
      ("easting", .decimal(table.x[location], decimals: 1)), ("northing", .decimal(table.y[location], decimals: 1)),
      ("longitude", .decimal(table.longitude[location], decimals: 7)),
      ("latitude", .decimal(table.latitude[location], decimals: 7)),
      ("location_precision", .text(place.precision.joined(separator: "; "))),
    ]
  }

  private static func properties(
    _ found: FoundHotspots, _ hotspot: Int, squareMetres: Double, density: Double?
  ) -> Properties {
    [
      ("area_m2", .decimal(squareMetres, decimals: 0)), ("width_m", .decimal(found.widthMetres[hotspot], decimals: 1)),
      ("length_m", .decimal(found.lengthMetres?[hotspot], decimals: 1)),
      ("density_per_km2", .decimal(density, decimals: 1)), ("method", .text(found.method)),
      ("reach_m", .decimal(found.reachMetres[hotspot], decimals: 1)), ("split", .truth(found.isSplit[hotspot])),
    ]
  }
}
