import Foundation
import Formats
import Publishing
import Spatial
import TestSupport

/// A release that a pack is made of, seeded, of any size.
struct PackRelease {
  var hotspots = 6
  var wards = 24
  /// The vertices of a side of a ward.
  var verticesOfSide = 8
  /// What every name is.
  var name = "Pier Head"
  /// The analyses, each with the same layers.
  var analyses = ["asb", "crime"]

  /// - Parameter without: the kinds of layers that it lacks.
  func release(_ audience: Audience = .internal, without: Set<String> = []) throws -> Release {
    var layers: [ReleasedLayer] = []
    for analysis in analyses {
      for (kind, layer) in made where !without.contains(kind) {
        layers.append(ReleasedLayer(analysis: analysis, kind: kind, format: .geoJSON, layer: layer))
      }
    }
    return Release(
      audience: audience, manifest: try PackManifest.manifest(area: name, analyses: analyses), layers: layers)
  }

  private var made: [(String, PlainLayer)] {
    [
      ("hotspots", hotspotLayer), ("locations", locations), ("wards", wardLayer), ("series", series),
      ("peak-times", peakTimes), ("repeat-places", repeatPlaces),
    ]
  }

  private func layer(_ name: String, _ features: [PlainLayer.Feature]) -> PlainLayer {
    PlainLayer(name: name, about: [], columns: features.first?.properties.map(\.name) ?? [], features: features)
  }

  // MARK: Ground

  private var across: Int { Int(Double(wards).squareRoot().rounded(.up)) }

  /// A side from a corner to another that two wards share: it bends, the same from either end.
  private func side(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> [(x: Double, y: Double)] {
    (0..<verticesOfSide).map { step in
      let share = Double(step) / Double(verticesOfSide)
      let (x, y) = (Double(a.x) + Double(b.x - a.x) * share, Double(a.y) + Double(b.y - a.y) * share)
      let bend = 0.05 * sin(x * 37 + y * 23)
      return (-0.8 + 0.016 * (x + (a.x == b.x ? bend : 0)), 50.4 + 0.01 * (y + (a.y == b.y ? bend : 0)))
    }
  }

  private var wardLayer: PlainLayer {
    layer(
      "wards",
      (0..<wards).map { ward in
        let (x, y) = (ward % across, ward / across)
        let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)]
        var ring = zip(corners, corners.dropFirst()).flatMap { side($0, $1) }
        ring.append(ring[0])
        var polygon = MultiPolygon()
        polygon.appendPart(rings: [ring])
        return PlainLayer.Feature(
          .polygon(polygon),
          [
            ("code", .text("E\(ward)")), ("name", .text("\(name) \(ward)")), ("incidents", .integer(ward * 3)),
            ("rate_per_1000", .decimal(Double(ward) * 1.3, decimals: 2)),
            ("deprivation_decile", .decimal(1 + Double(ward % 10), decimals: 1)),
          ])
      })
  }

  private func centre(_ hotspot: Int) -> (x: Double, y: Double) {
    // Apart by a step that is no part of the ward's, and near to one another in the middle as in a town.
    let angle = Double(hotspot) * 2.4
    let away = 0.1 * Double(across) * (Double(hotspot) / Double(max(hotspots, 1))).squareRoot()
    return (
      -0.8 + 0.016 * (Double(across) / 2 + away * cos(angle)), 50.4 + 0.01 * (Double(across) / 2 + away * sin(angle))
    )
  }

  // MARK: Layers

  private var hotspotLayer: PlainLayer {
    layer(
      "hotspots",
      (0..<hotspots).map { hotspot in
        let middle = centre(hotspot)
        var ring = (0..<64).map { step -> (x: Double, y: Double) in
          let angle = Double(step) * .pi / 32
          return (middle.x + 0.002 * cos(angle), middle.y + 0.0012 * sin(angle))
        }
        ring.append(ring[0])
        var polygon = MultiPolygon()
        polygon.appendPart(rings: [ring])
        return PlainLayer.Feature(
          .polygon(polygon),
          [
            ("id", .text("SZ\(hotspot)")), ("rank", .integer(hotspot + 1)), ("name", .text("\(name) \(hotspot)")),
            ("incidents", .integer(400 - hotspot)), ("previous_incidents", .integer(380)),
            ("year_before_incidents", .none), ("change_incidents", .integer(400 - hotspot)),
            ("change_ratio", .decimal(1.07, decimals: 3)), ("change_lower_95", .decimal(0.93, decimals: 3)),
            ("change_upper_95", .decimal(1.23, decimals: 3)), ("change_p", .probability(0.34)),
            ("year_change_ratio", .none), ("class", .text("chronic")), ("months_hot", .integer(12)),
            ("months_looked_at", .integer(24)), ("month_pattern", .text("HHHHHHHHHHHH............")),
            ("patrol_windows", .text("Fri 20:00 to 00:00 (9.0); Sat 20:00 to 00:00 (8.0)")),
            ("repeat_places", .integer(8)), ("busiest_place_incidents", .integer(30)),
            ("incident_share_percent", .decimal(9.21, decimals: 2)),
            ("area_share_percent", .decimal(0.0364, decimals: 4)), ("area_m2", .decimal(106_358, decimals: 0)),
            ("locations", .integer(60)), ("top_categories", .text("\(name); (65); Noise (25); Theft (9)")),
            ("themes", .text("\(name) (\(300 - hotspot)); asb (70); drugs (30)")),
            ("seen_by", .text("police (208); council (75); concerns (31); fire (4); \(name) (2); ambulance (1)")),
            ("main_place", .text(name)), ("ward_name", .text(name)), ("lsoa_codes", .text("E01990068;E01990069")),
            ("population", .decimal(521, decimals: 0)), ("imd_decile", .decimal(2.4, decimals: 1)),
            ("imd_decile_most_deprived", .integer(1)), ("income_decile", .decimal(3, decimals: 1)),
            ("employment_decile", .decimal(2, decimals: 1)), ("split", .truth(true)),
            ("location_precision", .text("exact; snapped")),
          ])
      })
  }

  private var locations: PlainLayer {
    layer(
      "locations",
      (0..<hotspots).flatMap { hotspot in
        (0..<60).map { number in
          let middle = centre(hotspot)
          let angle = Double(number) * 2.4
          return PlainLayer.Feature(
            .point(
              longitude: middle.x + 0.0018 * Double(number) / 60 * cos(angle),
              latitude: middle.y + 0.001 * Double(number) / 60 * sin(angle)),
            [
              ("location_name", .text("On or near \(name) \(number % 20)")), ("incidents", .integer(1 + number % 12)),
              ("hotspot_id", .text("SZ\(hotspot)")),
            ])
        }
      })
  }

  private var repeatPlaces: PlainLayer {
    layer(
      "repeat-places",
      locations.features.enumerated().filter { $0.offset.isMultiple(of: 7) }.map { number, location in
        PlainLayer.Feature(
          location.geometry,
          [
            ("rank", .integer(number + 1)), ("name", .text("\(name) \(number)")),
            ("place_kind", .text("published point")), ("icount", .integer(9)), ("last_month", .text("2025-12")),
            ("last_day", .none),
          ])
      })
  }

  private var series: PlainLayer {
    let places = [("district", "")] + (0..<hotspots).map { ("hotspot", "SZ\($0)") }
    return layer(
      "series",
      places.flatMap { kind, code in
        (0..<36).map { index -> PlainLayer.Feature in
          let month = index % 12 + 1
          let text = "\(2023 + index / 12)-\(month < 10 ? "0" : "")\(month)"
          let hasChart = kind == "district"
          func limit(_ value: Double) -> PropertyValue { hasChart ? .decimal(value, decimals: 1) : .none }
          return PlainLayer.Feature(
            .none,
            [
              ("place_kind", .text(kind)), ("code", .text(code)), ("month", .text(text)),
              ("incidents", .integer(200 + index * 7 % 50)), ("whole", .truth(index != 30)),
              ("expected", limit(220)), ("lower_95", limit(205)), ("upper_95", limit(240)),
              ("lower_99_8", limit(195)), ("upper_99_8", limit(248)),
              ("signal", hasChart ? .text(index == 7 ? "high" : "ordinary") : .none),
            ])
        }
      })
  }

  private var peakTimes: PlainLayer {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return layer(
      "peak-times",
      (0..<hotspots).flatMap { hotspot in
        days.enumerated().flatMap { number, day in
          (0..<8).map { block in
            PlainLayer.Feature(
              .none,
              [
                ("group_kind", .text("hotspot")), ("group_id", .text("SZ\(hotspot)")), ("weekday", .text(day)),
                ("from_hour", .integer(block * 3)), ("incidents", .decimal(Double(number * block) / 3, decimals: 4)),
              ])
          }
        }
      })
  }
}
