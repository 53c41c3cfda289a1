import Foundation
import Spatial
import TestSupport

/// Reads the text files of SaTScan that lie in shared/data/reference/satscan.
enum SaTScanFiles {
  struct Unreadable: Error {}

  /// A cluster as SaTScan prints it; numbers are rounded as printed.
  struct Cluster {
    var members: [Int] = []
    var cases = 0
    var expected = 0.0
    var relativeRisk = Double.nan
    var ratio = 0.0
    var p = 0.0
    var radius = 0.0
    var steps: ClosedRange<Int>?
  }

  /// The rows of a file, split at white space.
  static func rows(_ name: String) throws -> [[String]] {
    try String(contentsOfFile: SharedData.path("reference/satscan/\(name)"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
      .filter { !$0.isEmpty }
  }

  static func number(_ text: String) throws -> Double {
    guard let number = Double(text) else { throw Unreadable() }
    return number
  }

  static func integer(_ text: String) throws -> Int {
    guard let number = Int(text) else { throw Unreadable() }
    return number
  }

  /// Places whose ids are 1, 2, 3, ... in the file's order.
  static func places(_ name: String) throws -> ScanPlaces {
    let rows = try rows(name)
    return try ScanPlaces(x: rows.map { try number($0[1]) }, y: rows.map { try number($0[2]) })
  }

  /// Latitude and longitude, laid flat in metres around their middle: good to a few hundredths over a few hundred
  /// kilometres, and the order of neighbours is all that counts.
  static func flattened(_ name: String) throws -> (ids: [String], places: ScanPlaces) {
    let rows = try rows(name)
    let latitude = try rows.map { try number($0[1]) * .pi / 180 }
    let longitude = try rows.map { try number($0[2]) * .pi / 180 }
    let middle = latitude.reduce(0, +) / Double(latitude.count)
    let radius = 6_371_000.0
    return (
      rows.map { $0[0] },
      try ScanPlaces(x: longitude.map { radius * cos(middle) * $0 }, y: latitude.map { radius * $0 })
    )
  }

  /// The clusters of a results file; ids are numbers, given here from 0.
  static func clusters(_ name: String) throws -> [Cluster] {
    let text = try String(contentsOfFile: SharedData.path("reference/satscan/\(name)"), encoding: .utf8)
    var clusters: [Cluster] = []
    var inMembers = false
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      let value = parts.count > 1 ? parts[1] : ""
      if line.contains("Location IDs included.:") {
        clusters.append(Cluster())
        inMembers = true
        try append(value, &clusters)
      } else if inMembers && parts.count == 1 {
        try append(parts[0], &clusters)
      } else if !clusters.isEmpty {
        inMembers = false
        let last = clusters.count - 1
        switch parts[0].trimmingCharacters(in: CharacterSet(charactersIn: ".")) {
        case "Coordinates / radius":
          let radius = (value.components(separatedBy: " / ").last ?? "").split(separator: " ")
          clusters[last].radius = try number(String(radius.first ?? "")) * (radius.last == "km" ? 1_000 : 1)
        case "Time frame":
          let ends = try value.components(separatedBy: " to ").map { try integer($0) }
          clusters[last].steps = ends[0]...ends[1]
        case "Number of cases": clusters[last].cases = try integer(value)
        case "Expected cases": clusters[last].expected = try number(value)
        case "Relative risk": clusters[last].relativeRisk = try number(value)
        case "Log likelihood ratio", "Test statistic": clusters[last].ratio = try number(value)
        case "P-value": clusters[last].p = try number(value)
        default: break
        }
      }
    }
    return clusters
  }

  private static func append(_ list: String, _ clusters: inout [Cluster]) throws {
    let ids = try list.split(separator: ",").map { try integer($0.trimmingCharacters(in: .whitespaces)) - 1 }
    clusters[clusters.count - 1].members += ids
  }
}
