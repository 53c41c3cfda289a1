import ArgumentParser
import Formats
import Foundation
import Incidents
import Publishing
import Spatial
import Twitten

/// `twitten trend`: incidents in, what has changed out.
struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract:
      "Compares a period with the one before it and with a year before, by area or cell, and charts the months.",
    discussion: """
      Example:
        twitten trend police/2025-*/*-street.csv --area wards.geojson --series asb --months 6 --output trend.geojson \\
          --chart months.csv

      Months that are not whole are left out on both sides: a gap between archives is never a fall. Every change has an exact \
      95 % interval and a two-sided mid-p, and q corrects for looking at many places at once. The chart's file has the months of \
      the district and of each area with sums of twelve, the season's index and the control limits that say which months are out \
      of the ordinary; "twitten run" writes the same of every analysis.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "How many months are compared, 1 to 120.")
  var months = 6

  @Option(help: "The last month, such as 2025-12; without it the latest that is whole.")
  var ending: String?

  @Option(help: "areas (those of --area), cells or district.")
  var by = TrendExploration.Places.areas

  @Option(help: "The shape of cells: square or hexagon.")
  var shape = Grid.Shape.square

  @Option(help: "The width of cells in metres; one that suits the area and the locations without it.")
  var cell: Double?

  @Option(help: "The false discovery rate at which a change is called significant.")
  var rate = 0.05

  @Option(help: "A month with less than this share of the median of its source's other months is not whole.")
  var below = 0.5

  @Option(
    help: "A file for the months of the district and its areas, ending in .csv.", completion: .file(extensions: ["csv"])
  )
  var chart: String?

  func validate() throws {
    if !(1...120).contains(months) { throw ValidationError("--months takes a number from 1 to 120.") }
    if let ending, Month(ending) == nil { throw ValidationError("--ending takes a month such as 2025-12.") }
    if let cell, !(cell >= Grid.leastWidthMetres && cell.isFinite) {
      throw ValidationError("--cell takes a number of metres from \(Grid.leastWidthMetres).")
    }
    if !(rate > 0 && rate < 1) { throw ValidationError("--rate takes a share between 0 and 1, such as 0.05.") }
    if !(0...1).contains(below) { throw ValidationError("--below takes a share from 0 to 1.") }
    if let chart, try OutputOptions.format(of: chart) != .csv {
      throw ValidationError("--chart takes a file ending in .csv.")
    }
    if by != .cells, cell != nil { throw ValidationError("--cell belongs to --by cells.") }
  }

  func run() throws {
    let trend = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths, beside: chart)
      return try TrendExploration(
        exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    let header = ["code", "name", "incidents", "before", "ratio", "95 % interval", "q"]
    let rows = trend.rows.map { $0.map(Terminal.plain) }
    let table = rows.isEmpty ? [] : TextTable.aligned([header] + rows, right: [2, 3, 4, 6]) + [""]
    if let chart { try result.write(trend.series, to: chart) }
    try result.write(
      trend.layer, summary: table + trend.sentences + (chart.map { ["Months written to \($0)"] } ?? []))
  }

  private var settings: TrendExploration.Settings {
    var settings = TrendExploration.Settings()
    settings.months = months
    settings.ending = ending.flatMap { Month($0) }
    settings.places = by
    settings.shape = shape
    settings.widthMetres = cell
    settings.rate = rate
    settings.completeness.below = below
    return settings
  }
}
