import ArgumentParser
import Foundation
import Places
import Twitten

/// Areas and the people in them.
struct PeopleOptions: ParsableArguments {
  @Option(
    help: "Boundaries of areas with people, such as LSOAs; may be given more than once.",
    completion: .file(extensions: ["geojson"]))
  var areas: [String] = []

  @Option(help: "The property that holds the codes of --areas; found by itself without it.")
  var areasCode: String?

  @Option(help: "A table of people by the codes of --areas.", completion: .file(extensions: ["csv"]))
  var population: String?

  @Option(help: "Its column of people, such as a workplace or daytime population.")
  var populationColumn: String?

  func validate() throws {
    guard areas.isEmpty == (population == nil) else { throw ValidationError("--areas and --population go together.") }
  }

  /// Whether areas are named.
  var areNamed: Bool { !areas.isEmpty }

  /// The files that are read.
  var paths: [String] { areas + [population].compactMap { $0 } }

  /// What is named, for the library; nil for nothing.
  var choice: PeopledAreas.Choice? {
    guard let population, areNamed else { return nil }
    func named(_ path: String) -> NamedFile {
      NamedFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent)
    }
    return PeopledAreas.Choice(
      areas: areas.map(named), areaCode: areasCode, population: named(population), column: populationColumn)
  }
}
