import ArgumentParser
import Formats
import Foundation
import Spatial
import Twitten

/// `twitten areas`: the table and layer of any layer of areas.
struct AreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas",
    abstract:
      "Counts, rates and deprivation of wards, LSOAs or any other layer of areas, judged so that small numbers do not fool.",
    discussion: """
      The configuration names the layers: wards and lsoas, and any further ones under layers, such as

        layers:
          wards: { file: wards.geojson }
          lsoas: { file: lsoas.geojson }
          parishes: { file: parishes.gpkg, layer: parishes, code: PARNCP24CD }

      For each area: incidents of the period and their changes; the rate per 1,000 residents, or what population and
      denominators count, with its exact 95 % interval; the empirical-Bayes rate, drawn towards the rate of all (or of the
      neighbours) by as much as its people are few; whether the count lies within the limits of a funnel (95 and 99.8 %); the
      ratio to the other areas of its group; the decile of deprivation; and what speaks against the rate. For LSOAs also how
      incidents lie over deprivation.

      Example:
        twitten areas Examples/sandmouth.yaml --layer lsoas --analysis asb --output asb-lsoas.geojson
      """)

  @Argument(help: "The configuration, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "The layer: wards, lsoas, or one of the configuration's own.")
  var layer: String?

  @Option(help: "The analysis of the configuration, such as asb; the first without it.")
  var analysis: String?

  @Option(help: "How many rows are printed; the file has them all.")
  var rows = 20

  @Option(help: "How many threads may work at a time; the results do not depend on it.")
  var workers: Int?

  @OptionGroup var result: OutputOptions

  func validate() throws {
    if rows < 0 { throw ValidationError("--rows takes a number from 0.") }
    if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256.") }
  }

  func run() throws {
    let workers = workers ?? Parallel.defaultWorkers
    let table = try sayingWhyNot { () throws(InputError) in
      let configuration = try Configuration(contentsOf: file)
      try result.refuse(overwriting: configuration.inputPaths)
      let outcome = try Run(configuration, workers: workers).analyse(only: analysis, progress: Terminal.progress)
      var choice = AreaTable.Choice()
      choice.layer = layer
      choice.analysis = analysis
      return try AreaTable(outcome, configuration, choice, workers: workers)
    }
    let shown = table.rows.prefix(rows).map { $0.map(Terminal.plain) }
    let more = table.rows.count > rows ? ", the first \(rows) of \(table.rows.count)" : ""
    let lines = shown.isEmpty ? [] : TextTable.aligned([table.header] + shown, right: [2, 3, 4, 6, 8, 9]) + [""]
    try result.write(table.layer, summary: [table.title + more, ""] + lines + table.sentences)
  }
}
