import ArgumentParser
import Formats
import Foundation
import Incidents
import Spatial
import Tasking
import Twitten

/// `twitten emerging`: incidents in, what has become of each cell out.
struct EmergingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emerging",
    abstract:
      "Tells cells that are new, lasting, returning or fading hot spots by their months (emerging hot spot analysis).",
    discussion: """
      Example:
        twitten emerging police/*/*-street.csv --area wards.geojson --series asb --output emerging.geojson

      Cells by months are a cube; a cell's month is hot or cold by Gi* over its neighbours and the month before, at a false \
      discovery rate over the whole cube. Its months and the trend of its z make one of ArcGIS's seventeen classes (--rules 2.8 \
      or latest) and, for a meeting, one of four: persistent, emerging, former, intermittent. Ten whole months in a row are \
      wanted: a gap is neither hot nor cold. "twitten run" writes the same of every analysis, and gives each hotspot a class.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "The rules of the seventeen classes: 2.8 or latest.")
  var rules = EmergingRules.latest

  @Option(help: "The most months that are looked at, back from the last whole one: 10 to 120.")
  var months = 24

  @Option(help: "How many months before a month count among its neighbours, 0 to 11.")
  var before = 1

  @Option(help: "The false discovery rate over the cube at which a month is hot or cold.")
  var rate = 0.05

  @Option(help: "A trend with a greater p is called none.")
  var alpha = 0.05

  @Option(help: "The shape of cells: square or hexagon.")
  var shape = Grid.Shape.square

  @Option(help: "The width of cells in metres; one that suits the area and the locations without it.")
  var cell: Double?

  func validate() throws {
    let least = EmergingHotspots.leastMonths
    if !(least...120).contains(months) { throw ValidationError("--months takes a number from \(least) to 120.") }
    if !(0...11).contains(before) { throw ValidationError("--before takes a number from 0 to 11.") }
    if !(rate > 0 && rate < 1) { throw ValidationError("--rate takes a share between 0 and 1, such as 0.05.") }
    if !(alpha > 0 && alpha < 1) { throw ValidationError("--alpha takes a share between 0 and 1, such as 0.05.") }
    if let cell, !(cell >= Grid.leastWidthMetres && cell <= 100_000) {
      throw ValidationError("--cell takes a width from \(Int(Grid.leastWidthMetres)) to 100000 metres.")
    }
  }

  func run() throws {
    let found = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths)
      return try EmergingExploration(
        exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    let table = TextTable.aligned([["class", "cells", "in words"]] + found.rows, right: [1])
    try result.write(found.layer, summary: table + [""] + found.sentences)
  }

  private var settings: EmergingExploration.Settings {
    var settings = EmergingExploration.Settings()
    settings.shape = shape
    settings.widthMetres = cell
    settings.emerging.rules = rules
    settings.emerging.months = months
    settings.emerging.before = before
    settings.emerging.rate = rate
    settings.emerging.alpha = alpha
    return settings
  }
}
