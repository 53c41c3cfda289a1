import Foundation
import TestSupport
import Testing

/// The methods of hotspots that a configuration may name.
@Suite(.tags(.command)) struct MethodsRunTests {
  private func run(_ hotspots: String) throws -> (result: Command.Result, manifest: String) {
    let district = try SmallDistrict()
    let yaml = try district.folder.read("small.yaml")
    let changed = yaml.replacing(/hotspots: \{[^}]*\}/, with: "hotspots: { \(hotspots) }")
    try district.folder.write(changed, to: "small.yaml")
    let result = try Command.twitten(["run", "small.yaml", "--output", "out"], in: district.folder.path)
    return (result, (try? district.folder.read("out/manifest.json")) ?? "")
  }

  @Test(arguments: ["hdbscan", "optics", "nnh"])
  func `a configuration's method is used, told and recorded`(method: String) throws {
    let (result, manifest) = try run("method: \(method), min_points: 20, max_width: 500")
    #expect(result.status == 0, "\(result.errors)")
    #expect(manifest.contains("\"method\" : \"\(method)\"") && manifest.contains("\"hotspots.method\" : \"\(method)\""))
    #expect(result.errors.contains(method == "nnh" ? "Nearest-neighbour hierarchical" : method.uppercased()))
  }

  @Test(arguments: [
    ("method: kmeans", "the method \"kmeans\" is not known; known are dbscan, hdbscan, optics, nnh"),
    ("method: hdbscan, selection: tree", "selection is \"tree\""), ("method: optics, xi: 1", "xi is 1.0"),
    ("method: nnh, pair_probability: 0", "pair_probability is 0.0"),
  ])
  func `a method that cannot be is refused in a sentence`(hotspots: String, sentence: String) throws {
    let (result, _) = try run(hotspots)
    #expect(result.status == 78 && result.errors.contains(sentence), "\(result.errors)")
  }
}
