import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct HotspotsCommandTests {
  private func hotspots(_ files: [String], _ more: String...) throws -> Command.Result {
    try Command.twitten(["hotspots"] + files + Sandmouth.area + more)
  }

  private func properties(_ result: Command.Result) throws -> [[String: Any]] {
    #expect(result.status == 0, "\(result.errors)")
    return try Sandmouth.features(result.output).map(\.properties)
  }

  private static let halfYear = Sandmouth.police("2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12")

  /// Each method finds the eight places that were planted for all three years, none wider than was asked for.
  @Test(arguments: ["dbscan", "hdbscan", "optics", "nnh"])
  func `each method finds the planted places within the greatest width`(method: String) throws {
    let result = try hotspots(Self.halfYear, "--method", method, "--max-width", "400")
    let found = try properties(result)
    #expect(found.allSatisfy { Sandmouth.number($0["width_m"]) <= 400 && $0["method"] as? String == method })
    #expect(
      found.map { Sandmouth.number($0["incidents"]) } == found.map { Sandmouth.number($0["incidents"]) }.sorted(by: >))
    #expect(found.enumerated().allSatisfy { $1["rank"] as? Int == $0 + 1 })
    for place in try Sandmouth.planted("chronic") {
      let near = found.prefix(30).contains {
        hypot(Sandmouth.number($0["easting"]) - place.x, Sandmouth.number($0["northing"]) - place.y) < place.radius
          + 100
      }
      #expect(near, "\(method) has no hotspot at \(place)")
    }
    let sum = found.reduce(0) { $0 + Sandmouth.number($1["incidents"]) }
    let told = try #require(result.errors.firstMatch(of: /with ([0-9]+) of ([0-9]+) incidents; ([0-9]+) are in none/))
    #expect(Int(sum) == Int(told.1) && (Int(told.1) ?? 0) + (Int(told.3) ?? 0) == Int(told.2))
  }

  @Test(.tags(.threads), arguments: ["dbscan", "hdbscan", "optics", "nnh"])
  func `the layer is the same for 1, 2 and 7 workers and for files in another order`(method: String) throws {
    func layer(_ workers: String, _ files: [String]) throws -> String {
      try hotspots(files, "--method", method, "--workers", workers).output
    }
    let files = Sandmouth.police("2025-11", "2025-12")
    let one = try layer("1", files)
    #expect(try layer("2", files) == one && layer("7", files.reversed()) == one)
    #expect(one.contains(#""rank":1"#))
  }

  @Test func `bursts have days, and months are never given any`() throws {
    let cases = "\(Sandmouth.folder)/partners/council-asb-cases.csv"
    let found = try properties(
      try hotspots([cases], "--method", "st-dbscan", "--days", "7", "--min-points", "8"))
    #expect(!found.isEmpty)
    for burst in found {
      let (first, last) = (burst["first_day"] as? String ?? "", burst["last_day"] as? String ?? "")
      #expect(first.count == 10 && first <= last && first.hasPrefix(burst["first_month"] as? String ?? "-"))
    }
    let refused = try hotspots(Sandmouth.police("2025-12"), "--method", "st-dbscan")
    #expect(refused.status == 65 && refused.errors.contains("police.uk publishes no days"))
  }

  @Test func `runs of hot streets meet the planted places, and every segment is written`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.twitten(
      ["hotspots"] + Self.halfYear + Sandmouth.area + [
        "--method", "streets", "--streets", "\(Sandmouth.folder)/streets.geojson", "--segments", "segments.geojson",
        "--output", "runs.geojson",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let runs = try Sandmouth.features(try folder.read("runs.geojson")).map(\.properties)
    let segments = try Sandmouth.features(try folder.read("segments.geojson"))
    #expect(runs.allSatisfy { Sandmouth.number($0["width_m"]) <= 500 && Sandmouth.number($0["length_m"]) > 0 })
    #expect(segments.allSatisfy { $0.geometry["type"] as? String == "LineString" })
    // What is hot is in a run, and the incidents of the runs are those of the hot segments.
    let hot = segments.map(\.properties).filter { $0["hot"] as? Bool == true }
    #expect(!hot.isEmpty && hot.allSatisfy { $0["run"] is NSNumber })
    #expect(
      hot.reduce(0) { $0 + Sandmouth.number($1["incidents"]) }
        == runs.reduce(0) { $0 + Sandmouth.number($1["incidents"]) })
    for place in try Sandmouth.planted("chronic") {
      #expect(
        runs.contains {
          hypot(Sandmouth.number($0["easting"]) - place.x, Sandmouth.number($0["northing"]) - place.y) < place.radius
            + 150
        })
    }
  }

  @Test func `what a width limit, a rule of one's own and a threshold do is told`() throws {
    let nnh = try hotspots(Sandmouth.police("2025-12"), "--method", "nnh", "--max-width", "100")
    #expect(nnh.errors.contains("more than half of the greatest width: 50 m are taken"))
    let wide = try hotspots(Self.halfYear, "--max-width", "10")
    #expect(wide.errors.contains("are dense but in clusters wider than the limit"))
    let rule = try hotspots(
      Sandmouth.police("2025-12"), "--method", "streets", "--streets", "\(Sandmouth.folder)/streets.geojson",
      "--per-100m", "3")
    #expect(rule.errors.contains("Hot is a segment of at least 3 incidents per 100 m"))
    #expect(!rule.output.contains(Sandmouth.folder) && rule.output.contains("streets.geojson"))
  }

  /// RFC 7946 allows repeated vertices, and many programs do not.
  @Test func `no outline repeats a vertex`() throws {
    for feature in try Sandmouth.features(try hotspots(Sandmouth.police("2025-12"), "--min-points", "10").output) {
      let rings = feature.geometry["coordinates"] as? [[[Double]]] ?? []
      for ring in rings { #expect(zip(ring, ring.dropFirst()).allSatisfy { $0 != $1 }) }
    }
  }

  @Test func `clusters of nearest neighbours have ellipses of every order, and chance is told`() throws {
    let folder = try TemporaryFolder()
    let result = try Command.twitten(
      ["hotspots"] + Sandmouth.police("2025-12") + Sandmouth.area + [
        "--method", "nnh", "--min-points", "10", "--ellipses", "e.csv", "--output", "n.geojson",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    let rows = try folder.read("e.csv").split(separator: "\n")
    let found = try Sandmouth.features(try folder.read("n.geojson"))
    #expect(rows[0].hasPrefix("order,number,incidents,members,semi_major_m"))
    #expect(rows.dropFirst().count { $0.hasPrefix("1,") } == found.count && found.count > 3)
    #expect(result.errors.contains("in 99 replicas (seed 1)"))
    let alone = try hotspots(Sandmouth.police("2025-12"), "--ellipses", "e.csv")
    #expect(alone.status == 64 && alone.errors.contains("goes with --method nnh"))
  }

  @Test func `a study area is not needed`() throws {
    let result = try Command.twitten(["hotspots"] + Sandmouth.police("2025-12") + ["--min-points", "10"])
    #expect(try !properties(result).isEmpty)
    #expect(result.errors.contains("Study area: none is named"))
  }

  @Test(arguments: [
    (["--method", "kmeans"], 64, "kmeans"), (["--eps", "0"], 64, "--eps"),
    (["--max-width", "wide"], 64, "--max-width"),
    (["--method", "streets"], 64, "go together"), (["--streets", "x.geojson"], 64, "go together"),
    (["--segments", "x.csv"], 64, "goes with --streets"), (["--xi", "1"], 64, "--xi"),
    (["--method", "streets", "--streets", "/nowhere.geojson"], 66, "no such file"),
    (["--method", "streets", "--streets", "\(Sandmouth.folder)/wards.geojson"], 65, "wards.geojson"),
    (["--from", "2025-13"], 64, "is no month"), (["--series", "crimes"], 64, "\"crime\" meant"),
    (["--workers", "0"], 64, "--workers"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int32, sentence: String) throws {
    let result = try Command.twitten(["hotspots"] + Sandmouth.police("2025-12") + Sandmouth.area + arguments)
    #expect(result.status == status && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }
}
