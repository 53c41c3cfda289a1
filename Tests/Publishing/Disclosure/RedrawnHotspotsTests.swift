import Formats
import Foundation
import Spatial
import Testing

@testable import Publishing

@Suite struct RedrawnHotspotsTests {
  private let projector: Projector
  /// Two houses 140 m apart, on the National Grid.
  private let houses = [(x: 500_012.0, y: 105_090.0), (x: 500_152.0, y: 105_090.0)]

  init() throws { projector = try Projector(usesGrids: false) }

  private func degrees(_ points: [(x: Double, y: Double)]) throws -> [(x: Double, y: Double)] {
    var x = ContiguousArray(points.map(\.x))
    var y = ContiguousArray(points.map(\.y))
    try projector.inverse(&x, &y)
    return zip(x, y).map { ($0, $1) }
  }

  /// Circles of 75 m around the houses, as an outline of hotspots is.
  private func outline() throws -> MultiPolygon {
    let circles = houses.map { house in
      var polygon = MultiPolygon()
      var ring = (0..<64).map { step in
        let angle = Double(step) / 64 * 2 * Double.pi
        return (x: house.x + 75 * cos(angle), y: house.y + 75 * sin(angle))
      }
      ring.append(ring[0])
      polygon.appendPart(rings: [ring])
      return polygon
    }
    return try Degrees(projector).published(AreaIndex(circles).union())
  }

  private func hotspots(precision: String, population: Int = 60) throws -> PlainLayer {
    let properties: [(name: String, value: PropertyValue)] = [
      ("id", .text("TQ000050")), ("area_m2", .decimal(35_000, decimals: 0)), ("width_m", .decimal(140, decimals: 1)),
      ("area_share_percent", .decimal(0.7, decimals: 3)), ("population", .integer(population)),
      ("location_precision", .text(precision)),
    ]
    return PlainLayer(
      name: "hotspots", about: [], columns: properties.map(\.name),
      features: [PlainLayer.Feature(.polygon(try outline()), properties)])
  }

  private func places() throws -> PlainLayer {
    PlainLayer(
      name: "locations", about: [], columns: ["hotspot_id"],
      features: try degrees(houses).map {
        PlainLayer.Feature(.point(longitude: $0.x, latitude: $0.y), [("hotspot_id", .text("TQ000050"))])
      })
  }

  private func arcs(_ feature: PlainLayer.Feature?) throws -> [(x: Double, y: Double)] {
    let polygon = try #require(feature?.polygon)
    let rings = (0..<polygon.partCount).flatMap { part in
      polygon.rings(ofPart: part).map { ring in ring.map { (x: polygon.x[$0], y: polygon.y[$0]) } }
    }
    return OutlineArcs(AreaShape(rings: rings)).centres
  }

  @Test func `the houses can be worked out from the outline itself, to a metre`() throws {
    let centres = try arcs(hotspots(precision: "exact").features.first)
    #expect(centres.count == 2)
    for house in try degrees(houses) {
      #expect(
        centres.contains { hypot(($0.x - house.x) * 70_600, ($0.y - house.y) * 111_195) < 1 }, "\(house) \(centres)")
    }
  }

  @Test func `drawn anew it is squares of the grid that hold the houses, and has no arc`() throws {
    let layer = try hotspots(precision: "exact")
    let drawn = try RedrawnHotspots(layer, around: places(), projector)
    let feature = try #require(drawn.redrawn(layer.features[0]))
    #expect(try arcs(feature).isEmpty)
    let metres = try feature.polygon.projected(by: projector)
    #expect(zip(metres.x, metres.y).allSatisfy { abs(remainder($0, 100)) < 0.02 && abs(remainder($1, 100)) < 0.02 })
    // The houses lie in squares that share a side.
    #expect(feature.number("area_m2") == 20_000 && feature.number("width_m") == nil)
    #expect(abs((feature.number("area_share_percent") ?? 0) - 0.4) < 1e-9)
    let index = try AreaIndex([metres])
    let found = try index.locate(x: ContiguousArray(houses.map(\.x)), y: ContiguousArray(houses.map(\.y)), workers: 1)
    #expect(Array(found) == [0, 0])
  }

  @Test func `the residents are fewer where the squares are smaller than the outline`() throws {
    let layer = try hotspots(precision: "exact", population: 35)
    let drawn = try RedrawnHotspots(layer, around: places(), projector)
    #expect(abs(drawn.residents(of: layer.features[0]) - 20) < 1e-9)
  }

  @Test func `a hotspot of published points alone stays as it is`() throws {
    let layer = try hotspots(precision: "snapped")
    let drawn = try RedrawnHotspots(layer, around: nil, projector)
    let feature = try #require(drawn.redrawn(layer.features[0]))
    #expect(feature.polygon == layer.features[0].polygon && feature.number("width_m") == 140)
    #expect(drawn.residents(of: layer.features[0]) == 60)
  }

  @Test func `a hotspot whose places nobody knows is not drawn`() throws {
    let layer = try hotspots(precision: "exact; snapped")
    #expect(try RedrawnHotspots(layer, around: nil, projector).redrawn(layer.features[0]) == nil)
  }
}
