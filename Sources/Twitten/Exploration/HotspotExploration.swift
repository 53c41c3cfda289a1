public import Formats
import Incidents
import Places
package import Publishing
import Spatial
import Tasking

/// Clusters of explored incidents, outlined and ranked, as a layer.
public struct HotspotExploration: Sendable {
  /// A layer with a polygon a hotspot, by rank.
  package let layer: PlainLayer
  /// The first of them for a reader: rank, name, incidents, width, density.
  public let rows: [[String]]
  /// What came of it, a sentence each.
  public let sentences: [String]

  static let columns = [
    "rank", "id", "name", "incidents", "incident_share_percent", "locations", "area_m2", "width_m", "density_per_km2",
    "top_category", "top_category_incidents", "first_month", "last_month", "easting", "northing", "longitude",
    "latitude", "location_precision", "method", "reach_m", "split",
  ]

  /// - Parameters:
  ///   - clustering: of `exploration.locations`.
  ///   - method: its name, for a column.
  ///   - about: how the clusters were found, a sentence each.
  init(
    _ exploration: Exploration, _ clustering: Clustering, outlines: [MultiPolygon], method: String, about: [String]
  ) throws(InputError) {
    let places = ExploredPlaces(exploration, group: clustering.cluster, count: clustering.clusterCount).places
    let members = clustering.members()
    let areas: [Double]
    do { areas = try AreaIndex(outlines).squareMetres } catch { throw InputError(.ourFault, error.description) }
    let table = exploration.incidents
    func position(_ cluster: Int) -> (x: Double, y: Double) {
      (table.x[places[cluster].busiest], table.y[places[cluster].busiest])
    }
    let order = places.indices.sorted { a, b in
      if places[a].incidents != places[b].incidents { return places[a].incidents > places[b].incidents }
      return areas[a] != areas[b] ? areas[a] < areas[b] : position(a) < position(b)
    }
    let ids = PlaceID.ids(order.map { (position($0).x, position($0).y) })
    let degrees = Degrees(exploration.projector)
    let total = exploration.locations.totalWeight
    var features: [PlainLayer.Feature] = []
    var rows: [[String]] = []
    for (number, cluster) in order.enumerated() {
      let (place, location) = (places[cluster], places[cluster].busiest)
      let width = ClusterWidth.metres(of: members[cluster], in: exploration.locations)
      let density = areas[cluster] > 0 ? Double(place.incidents) / (areas[cluster] / 1e6) : nil
      features.append(
        PlainLayer.Feature(
          .polygon(try degrees.published(outlines[cluster])),
          [
            ("rank", .integer(number + 1)), ("id", .text(ids[number])), ("name", .text(place.name)),
            ("incidents", .integer(place.incidents)),
            ("incident_share_percent", .decimal(Double(place.incidents) * 100 / Double(total), decimals: 2)),
            ("locations", .integer(place.locations)), ("area_m2", .decimal(areas[cluster], decimals: 0)),
            ("width_m", .decimal(width, decimals: 1)), ("density_per_km2", .decimal(density, decimals: 1)),
            ("top_category", .text(place.category.name)),
            ("top_category_incidents", .integer(place.category.incidents)),
            ("first_month", .text(place.firstMonth?.description)), ("last_month", .text(place.lastMonth?.description)),
            ("easting", .decimal(table.x[location], decimals: 1)),
            ("northing", .decimal(table.y[location], decimals: 1)),
            ("longitude", .decimal(table.longitude[location], decimals: 7)),
            ("latitude", .decimal(table.latitude[location], decimals: 7)),
            ("location_precision", .text(place.precision.joined(separator: "; "))), ("method", .text(method)),
            ("reach_m", .decimal(clustering.epsMetres[cluster], decimals: 1)),
            ("split", .truth(clustering.isSplit[cluster])),
          ]))
      rows.append([
        "\(number + 1)", ids[number], place.name, "\(place.incidents)", "\(place.locations)",
        FixedDecimal.string(width, decimals: 0), density.map { FixedDecimal.string($0, decimals: 0) } ?? "-",
        place.category.name,
      ])
    }
    let inside = places.reduce(0) { $0 + $1.incidents }
    sentences = [
      "\(places.count) \(places.count == 1 ? "hotspot" : "hotspots") with \(inside) of \(total) incidents; \(total - inside) are in none."
    ]
    self.rows = rows
    layer = PlainLayer(
      name: "hotspots", about: exploration.about + about + sentences, columns: Self.columns, features: features)
  }
}
extension HotspotExploration {
  public init(_ e: Exploration, epsMetres: Double, minPoints: Int, greatestWidthMetres: Double?, workers: Int)
    throws(InputError)
  {
    let m = DBSCAN(epsMetres: epsMetres, minPoints: minPoints)
    let c =
      greatestWidthMetres.map { WidthLimit(greatestWidthMetres: $0).cluster(e.locations, by: m, workers: workers) }
      ?? m.cluster(e.locations, workers: workers)
    let o: [MultiPolygon]
    do {
      o = try ClusterOutline.outlines(
        of: c, in: e.locations, reachMetres: epsMetres, studyArea: e.studyArea?.polygon, workers: workers)
    } catch { throw InputError(.ourFault, error.description) }
    try self.init(e, c, outlines: o, method: "dbscan", about: [])
  }
}
