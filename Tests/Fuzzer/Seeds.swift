import Foundation
import FuzzReaders

/// The inputs to begin with: those of the readers, and cuts of Sandmouth's files.
enum Seeds {
  static func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var seeds: [(name: String, bytes: [UInt8])] = []
    for reader in FuzzReader.all {
      for (number, bytes) in try reader.seeds().enumerated() {
        seeds.append(("\(reader.name)-\(number)", [reader.tag] + bytes))
      }
    }
    seeds += try sandmouth()
    for seed in seeds {
      try Data(seed.bytes).write(
        to: URL(fileURLWithPath: "\(folder)/\(seed.name.replacingOccurrences(of: " ", with: "-"))"))
    }
    print("\(seeds.count) inputs to begin with in \(folder)")
  }

  private static func sandmouth() throws -> [(name: String, bytes: [UInt8])] {
    let folder =
      URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/GeoData/sandmouth"
    func lines(_ file: String) throws -> [Substring] {
      try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n")
    }
    func first(_ file: String, _ count: Int) throws -> [UInt8] {
      Array((try lines(file).prefix(count).joined(separator: "\n") + "\n").utf8)
    }
    let street = try first("police/2025-01/2025-01-channel-street.csv", 9)
    let areas = try lines("lsoas.geojson")
    let smallest = areas.dropFirst().filter { $0.hasPrefix("{") }.min { $0.utf8.count < $1.utf8.count } ?? ""
    let layer = "\(areas[0])\n\(smallest.hasSuffix(",") ? smallest.dropLast() : smallest)\n]}\n"
    func seed(_ tag: String, _ bytes: [UInt8]) -> (name: String, bytes: [UInt8]) {
      ("sandmouth-\(tag)", Array(tag.utf8) + bytes)
    }
    return [
      seed("p", street), seed("d", street), seed("i", try first("iod2025.csv", 4)),
      seed("u", try first("population.csv", 5)), seed("j", Array(layer.utf8)),
      seed("z", SmallArchive([.init("2025-01/2025-01-channel-street.csv", street)]).bytes),
    ]
  }
}
