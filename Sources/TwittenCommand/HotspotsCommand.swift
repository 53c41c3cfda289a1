import ArgumentParser
import Formats
import Spatial
import Twitten

/// `twitten hotspots`: incidents in, clusters of any method out.
struct HotspotsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hotspots",
    abstract: "Gathers incidents into hotspots by a method of your choice, without a configuration.",
    discussion: """
      Example:
        twitten hotspots police/*/*-street.csv --area wards.geojson --series asb --from 2025-07 --output asb.geojson
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "How far a neighbour may be, in metres.")
  var eps = 150.0

  @Option(help: "How many incidents make a place dense.")
  var minPoints = 20

  @Option(help: "The greatest width of a hotspot in metres, or none.")
  var maxWidth = "500"

  func run() throws {
    let found = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      Terminal.progress("looking for hotspots")
      return try HotspotExploration(
        exploration, epsMetres: eps, minPoints: minPoints, greatestWidthMetres: Double(maxWidth),
        workers: incidents.workerCount)
    }
    try result.write(found.layer, summary: found.sentences)
  }
}
