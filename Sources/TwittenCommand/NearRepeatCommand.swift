import ArgumentParser
import Formats
import Spatial
import Tasking
import Twitten

/// `twitten near-repeat`: incidents with days in, how far and how long another is likelier out.
struct NearRepeatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "near-repeat",
    abstract: "Tells how far around an incident, and for how long, another is likelier than chance (Knox's test).",
    discussion: """
      Example:
        twitten near-repeat council-asb-cases.csv --area wards.geojson --theme asb --output near-repeats.csv
        twitten near-repeat burglaries.csv --theme burglary --distances 100,200,300,400 --days 7,14,21,28

      All pairs of incidents are counted by distance and by days between, and compared with what comes out when the dates are \
      dealt out over the places at random. Bands take in their beginning and not their end: 100-200 m is from 100 to less than \
      200, and the first band is the same place. The days of police.uk are not known, and none is made up: such files are \
      refused. Without --output the table goes to stdout as GeoJSON without places.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "Where each band of distance behind the same place ends, in metres, ascending.")
  var distances = "100,200,300,400"

  @Option(help: "Where each band of time ends, in days, ascending.")
  var days = "7,14,21,28"

  @Option(help: "How distance is measured: manhattan (along the axes) or euclidean.")
  var metric = KnoxBands.Metric.manhattan

  @Option(help: "How often the dates are dealt out at random.")
  var permutations = 999

  @Option(help: "The seed of the dealing.")
  var seed: UInt64 = 1

  @Option(help: "A band with a greater false discovery rate is not called significant.")
  var alpha = 0.05

  func validate() throws {
    _ = try bands()
    if !(1...Knox.mostPermutations).contains(permutations) {
      throw ValidationError("--permutations takes a number from 1 to \(Knox.mostPermutations).")
    }
    if !(alpha > 0 && alpha < 1) { throw ValidationError("--alpha takes a share between 0 and 1, such as 0.05.") }
  }

  func run() throws {
    var settings = NearRepeats.Settings()
    settings.bands = try bands()
    settings.permutations = permutations
    settings.seed = seed
    settings.alpha = alpha
    let found = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths)
      return try NearRepeatExploration(
        exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    let table = TextTable.aligned([found.header] + found.rows, right: Set(1...found.rows[0].count))
    let legend = "Observed by expected pairs, the observed in brackets; * where q is at most \(alpha)."
    try result.write(found.layer, summary: table + [legend, ""] + found.repeats.answer)
  }

  private func bands() throws -> KnoxBands {
    func numbers<Number: LosslessStringConvertible>(_ text: String, _ option: String, _ type: Number.Type) throws
      -> [Number]
    {
      try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
        guard let number = Number(word.trimmingPrefix { $0 == " " }.description) else {
          throw ValidationError("\(option) takes numbers with commas between them, and \"\(word)\" is none.")
        }
        return number
      }
    }
    let metres = try numbers(distances, "--distances", Double.self)
    let ends = try numbers(days, "--days", Int.self)
    do { return try KnoxBands(distances: metres, days: ends, metric: metric) } catch {
      throw ValidationError("--distances and --days: \(error.description)")
    }
  }
}
