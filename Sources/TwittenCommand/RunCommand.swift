import ArgumentParser
import Formats
import Foundation
import Incidents
import Publishing
import Spatial
import Twitten

/// `twitten run`: files in, a finished folder out.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads a district's files, finds and ranks its hotspots, and writes layers and lists.",
    discussion: """
      The configuration names the files, from its own folder:

        area: Arun
        period: { months: 6, ending: latest }
        incidents:
          - { name: police, format: police.uk, files: ["police/*/*-sussex-street.csv"] }
        layers:
          wards: { file: wards.geojson }
          lsoas: { file: lsoas.geojson }
        deprivation: { file: iod2025.csv }
        population: { file: population.csv }
        hotspots: { method: dbscan, eps: 150, min_points: 20, max_width: 500 }

      Example:
        twitten run Examples/sandmouth.yaml --output sandmouth --ending 2025-10 --months 3

      "twitten init FILE..." writes a configuration for the files it is given, and "twitten check CONFIG" says what they
      are worth. Other partners' files (CSV, GeoJSON, GeoPackage, STATS19) stand beside the police's under incidents.

      Each analysis is by itself: recorded crime, anti-social behaviour and each other series that has incidents, unless
      the configuration names analyses. Into the folder go for each NAME-hotspots.geojson, NAME-ranked-locations.csv,
      NAME-locations.geojson, NAME-wards.geojson, NAME-lsoas.geojson and one for each further layer of areas or points, such as
      crime-hotspots.geojson; of deprivation NAME-deprivation-tenths.csv, -measures.csv and -curve.csv; of time
      NAME-series.csv, NAME-former-hotspots.geojson, NAME-emerging.geojson, NAME-peaks.csv, NAME-peak-times.csv,
      NAME-near-repeats.csv, NAME-repeat-places.geojson, NAME-case-review.csv and NAME-concentration.csv, as far as the data
      can tell them; and once jag-pack.html (the pack for the meeting), tasking.xlsx, layers.gpkg, rejected.csv and
      manifest.json; all of them or none. "twitten publish" makes a partner's or the public's set of them. The ten first places of each are printed.
      """)

  @Argument(help: "The configuration, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The folder to write; without it the configuration's own, or its name with -output.")
  var output: String?

  @Option(help: "The last month of the period, such as 2025-12, or latest.")
  var ending: String?

  @Option(help: "How many months the period has, 1 to 120.")
  var months: Int?

  @Option(help: "Refuse a coordinate operation that is less accurate, in metres.")
  var requireAccuracy: Double?

  @Option(help: "How many threads may work at a time; the results do not depend on it.")
  var workers: Int?

  @Option(help: "Write layers in a further form too: ndjson or wkt.csv; may be given twice.")
  var also: [FurtherForm] = []

  @Flag(help: "Let any warning or rejected row end the run, with nothing written.")
  var strict = false

  @Flag(help: "Print the places and counts as JSON instead of a table.")
  var json = false

  func validate() throws {
    if let months, !(1...120).contains(months) { throw ValidationError("--months takes a number from 1 to 120.") }
    if let ending, ending != "latest", Month(ending) == nil {
      throw ValidationError("--ending takes a month such as 2025-12, or latest.")
    }
    if let requireAccuracy, !(0...1000).contains(requireAccuracy) {
      throw ValidationError("--require-accuracy takes a number of metres from 0 to 1000.")
    }
    if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256.") }
  }

  func run() throws {
    let (outcome, configuration) = try sayingWhyNot { () throws(InputError) in
      let configuration = try chosen()
      let run = Run(configuration, workers: workers ?? Parallel.defaultWorkers, isStrict: strict)
      let outcome = try run(progress: Terminal.progress)
      return (outcome, configuration)
    }
    Terminal.endProgress()
    let report = RunReport(outcome, configuration)
    if json {
      print(report.json)
    } else {
      for choice in outcome.choices(configuration) { Terminal.note(choice) }
      for warning in outcome.warnings { Terminal.note("Warning: \(warning)") }
      print(report.table)
    }
  }

  private func chosen() throws(InputError) -> Configuration {
    var configuration = try Configuration(contentsOf: file)
    if let output { configuration.output = URL(fileURLWithPath: output).standardizedFileURL.path }
    if let ending { configuration.period.ending = Month(ending) }
    if let months { configuration.period.months = months }
    if let requireAccuracy { configuration.requiredAccuracyMetres = requireAccuracy }
    configuration.also += also
    return configuration
  }
}
