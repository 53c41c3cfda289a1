import Files
import Foundation
package import Spatial

/// A GeoJSON feature collection of points, lines or polygons, as it lies in a file.
package struct FeatureCollection: Sendable {
  package struct Feature: Sendable {
    /// nil where the feature has none, or a point without a position.
    package let geometry: Geometry?
    /// Numbers that are not whole, and those of more than 18 figures, are text as they were written. Lists and objects
    /// are left out.
    package let properties: [String: PropertyValue]

    package init(geometry: Geometry?, properties: [String: PropertyValue]) {
      self.geometry = geometry
      self.properties = properties
    }
  }

  package enum Geometry: Sendable {
    case polygon(MultiPolygon)
    /// A point, or the only point of a `MultiPoint`.
    case point(x: Double, y: Double)
    /// A line of any number of parts. A part may have too few vertices to be one: `MultiLine.fault` says so.
    case line(MultiLine)
    /// Of a type that is not read, such as `GeometryCollection`.
    case other(type: String)
  }

  package let name: String
  /// The reference system: as the `crs` member names it, degrees where there is none.
  package let referenceSystem: String
  /// Whether the file has a `crs` member.
  package let statesReferenceSystem: Bool
  package let features: [Feature]

  /// In bytes. The file is read whole; the most detailed national boundaries have half of this.
  private static let largestFile = 1 << 31

  /// - Throws: where the file cannot be read, is no GeoJSON feature collection, or is cut short.
  package init(path: String, name: String) throws(InputError) {
    let reader = try InputFile.open(path: path, name: name)
    guard reader.size <= Self.largestFile else {
      throw .badData("\(name): the file is larger than 2 GB. Cut out the district, or take generalised boundaries.")
    }
    let bytes: [UInt8]
    do { bytes = try reader.readAll() } catch { throw InputFile.error(error, name) }
    let file: CollectionMember
    do {
      file = try JSONDecoder().decode(CollectionMember.self, from: Data(JSONNumbers.asWritten(bytes)))
    } catch let error as DecodingError {
      throw .badData("\(name): \(Self.sentence(error))")
    } catch {
      throw .badData("\(name): the file is not JSON.")
    }
    if file.type == "Topology" {
      throw .badData(
        "\(name): this is TopoJSON, which keeps shared edges apart. Convert it to GeoJSON first, for instance with "
          + "ogr2ogr, and name that file.")
    }
    if file.type == "FeatureCollection", file.features == nil {
      throw .badData("\(name): a GeoJSON \"FeatureCollection\" is needed, and this one has no \"features\".")
    }
    guard file.type == "FeatureCollection", let features = file.features else {
      throw .badData(
        "\(name): a GeoJSON \"FeatureCollection\" is needed, and this is "
          + (file.type.map { "of type \"\($0)\"." } ?? "something without a type."))
    }
    self.name = name
    statesReferenceSystem = file.crs?.properties?.name != nil
    referenceSystem = try Self.referenceSystem(file.crs?.properties?.name, name)
    self.features = features.map { feature in
      Feature(geometry: feature.geometry?.geometry, properties: feature.properties?.values ?? [:])
    }
  }

  /// `urn:ogc:def:crs:EPSG::27700`, `EPSG:27700` and CRS84 in their usual spellings.
  private static func referenceSystem(_ crs: String?, _ name: String) throws(InputError) -> String {
    guard let crs else { return ReferenceSystem.degrees }
    let upper = crs.uppercased()
    if upper.hasSuffix("CRS84") || upper.hasSuffix("CRS:84") { return ReferenceSystem.degrees }
    if upper.contains("EPSG"),
      let code = Int(upper.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined())
    {
      return "EPSG:\(code)"
    }
    throw .badData(
      "\(name): the reference system \"\(crs)\" is not understood. Name it as \"urn:ogc:def:crs:EPSG::27700\".")
  }

  private static func sentence(_ error: DecodingError) -> String {
    switch error {
    case .dataCorrupted(let context):
      let reason = (context.underlyingError as NSError?)?.userInfo["NSDebugDescription"] as? String
      let place = place(context.codingPath)
      if place.isEmpty {
        return "the file is not whole JSON\(reason.map { " (\($0.trimmingSpaces()))" } ?? ""). Fetch it again."
      }
      return "\(place)\(context.debugDescription)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue)
      if path.contains("coordinates") {
        return "\(place(context.codingPath))the coordinates are not numbers in nested lists, as GeoJSON has them."
      }
      guard let member = context.codingPath.last(where: { $0.intValue == nil }) else {
        return "the file is JSON and no GeoJSON feature collection."
      }
      return "\(place(context.codingPath))what stands under \"\(member.stringValue)\" is not what GeoJSON has there."
    @unknown default: return "the file is not GeoJSON."
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    guard let feature = path.first(where: { $0.intValue != nil })?.intValue else { return "" }
    return "feature \(feature + 1): "
  }
}

private struct CollectionMember: Decodable {
  let type: String?
  let crs: ReferenceSystemMember?
  let features: [FeatureMember]?
}

private struct ReferenceSystemMember: Decodable {
  struct Properties: Decodable { let name: String? }
  let properties: Properties?
}

private struct FeatureMember: Decodable {
  let geometry: GeometryMember?
  let properties: PropertiesMember?
}

private struct PropertiesMember: Decodable {
  let values: [String: PropertyValue]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    var values: [String: PropertyValue] = [:]
    for key in container.allKeys {
      if (try? container.decodeNil(forKey: key)) == true {
        values[key.stringValue] = PropertyValue.none
      } else if let text = try? container.decode(String.self, forKey: key) {
        values[key.stringValue] = .text(text)
      } else if let integer = try? container.decode(Int.self, forKey: key) {
        values[key.stringValue] = .integer(integer)
      } else if let truth = try? container.decode(Bool.self, forKey: key) {
        values[key.stringValue] = .truth(truth)
      }
    }
    self.values = values
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

private struct GeometryMember: Decodable {
  let geometry: FeatureCollection.Geometry?

  private enum Key: CodingKey { case type, coordinates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let type = try container.decode(String.self, forKey: .type)
    var polygon = MultiPolygon()
    switch type {
    case "Polygon":
      polygon.appendPart(rings: try container.decode([RingMember].self, forKey: .coordinates).map(\.positions))
    case "MultiPolygon":
      for part in try container.decode([[RingMember]].self, forKey: .coordinates) {
        polygon.appendPart(rings: part.map(\.positions))
      }
    case "LineString":
      var line = MultiLine()
      line.appendPart(try container.decode(RingMember.self, forKey: .coordinates).positions)
      geometry = .line(line)
      return
    case "MultiLineString":
      var line = MultiLine()
      for part in try container.decode([RingMember].self, forKey: .coordinates) { line.appendPart(part.positions) }
      geometry = .line(line)
      return
    case "Point":
      geometry = try container.decode(PointMember.self, forKey: .coordinates).geometry
      return
    case "MultiPoint":
      let points = try container.decode([PointMember].self, forKey: .coordinates)
      geometry = points.count > 1 ? .other(type: type) : points.first?.geometry
      return
    default:
      geometry = .other(type: type)
      return
    }
    geometry = .polygon(polygon)
  }
}

/// A ring, or a part of a line; a height after longitude and latitude is passed over.
private struct RingMember: Decodable {
  let positions: [(x: Double, y: Double)]

  init(from decoder: any Decoder) throws {
    var ring = try decoder.unkeyedContainer()
    var positions: [(x: Double, y: Double)] = []
    while !ring.isAtEnd {
      var position = try ring.nestedUnkeyedContainer()
      positions.append((try position.decode(Double.self), try position.decode(Double.self)))
    }
    self.positions = positions
  }
}

/// A position, or an empty list for a point that has none.
private struct PointMember: Decodable {
  let geometry: FeatureCollection.Geometry?

  init(from decoder: any Decoder) throws {
    var position = try decoder.unkeyedContainer()
    geometry = position.isAtEnd ? nil : .point(x: try position.decode(Double.self), y: try position.decode(Double.self))
  }
}
