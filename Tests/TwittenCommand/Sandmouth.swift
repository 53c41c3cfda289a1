import Foundation
import TestSupport

/// The fictional district in this repository, for commands without a configuration.
enum Sandmouth {
  static let folder = "\(SharedData.package)/GeoData/sandmouth"
  static let area = ["--area", "\(folder)/wards.geojson"]

  static func police(_ months: String...) -> [String] {
    months.map { "\(folder)/police/\($0)/\($0)-channel-street.csv" }
  }

  /// The features of a layer.
  static func features(_ text: String) throws -> [(geometry: [String: Any], properties: [String: Any])] {
    let layer = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return (layer?["features"] as? [[String: Any]] ?? []).map {
      ($0["geometry"] as? [String: Any] ?? [:], $0["properties"] as? [String: Any] ?? [:])
    }
  }

  /// The planted places of a kind, in metres.
  static func planted(_ kind: String) throws -> [(x: Double, y: Double, radius: Double)] {
    let text = try String(contentsOfFile: "\(folder)/planted-hotspots.geojson", encoding: .utf8)
    return try features(text).filter { $0.properties["kind"] as? String == kind }.map {
      (number($0.properties["easting"]), number($0.properties["northing"]), number($0.properties["radius_m"]))
    }
  }

  static func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
}
