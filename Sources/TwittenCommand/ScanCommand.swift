import ArgumentParser
import Formats
import Foundation
import Spatial
import Twitten

/// `twitten scan`: incidents in, clusters that chance does not make out.
struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Finds where, and when, there is more than chance puts anywhere (Kulldorff's scan statistic).",
    discussion: """
      Models:
        permutation   incidents in time at their locations: where is a time out of the ordinary? Needs no population.
        bernoulli     the chosen incidents against all others in the files: where is their share out of the ordinary?
        poisson       incidents of areas against their people (--areas, --population).
        space-time    the same in time.

      Example:
        twitten scan police/2025-*/*-street.csv --area wards.geojson --series asb --prospective --output new.geojson
        twitten scan police/2025-*/*-street.csv --area wards.geojson --theme burglary --model poisson \\
          --areas lsoas.geojson --population population.csv --max-share 5 --output burglary.geojson

      Circles of every size up to the limits are laid around every place. Each cluster's p compares it with the greatest \
      of each replica, so that no further correction is needed. Half of the population, the usual greatest window, is \
      far too large for a meeting: --max-radius keeps clusters to a place one can send a team to.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions
  @OptionGroup var people: PeopleOptions

  @Option(help: "permutation, bernoulli, poisson or space-time.")
  var model = ScanExploration.Model.permutation

  @Option(help: "A step of time: month, week or day.")
  var step = ScanSteps.Length.month

  @Option(help: "The greatest window in percent of the population, or of what is counted.")
  var maxShare = 50.0

  @Option(help: "The greatest radius in metres, or none; 1000 at locations and 5000 for areas without it.")
  var maxRadius: String?

  @Option(help: "The greatest share of the time in percent.")
  var maxTime = 50.0

  @Option(help: "The longest run of steps; without it 24 months, 13 weeks or 28 days.")
  var maxSteps: Int?

  @Flag(help: "Look for clusters that reach to the last step alone: what stands out now.")
  var prospective = false

  @Flag(help: "Lay ellipses as well as circles, long ones at a penalty.")
  var ellipses = false

  @Option(help: "high, low or both.")
  var rates = ScanRates.high

  @Option(help: "How many replicas p is found by.")
  var replicas = 999

  @Option(
    help:
      "Stop drawing once so many replicas are as strong as the strongest cluster; p stays exact (Besag and Clifford).")
  var stopAfter: Int?

  @Option(help: "The seed of the replicas.")
  var seed: UInt64 = 1

  @Option(help: "A cluster with a greater p is not called significant.")
  var alpha = 0.05

  func validate() throws {
    if !(maxShare > 0 && maxShare <= 100) { throw ValidationError("--max-share takes percent above 0 up to 100.") }
    if !(maxTime > 0 && maxTime <= 100) { throw ValidationError("--max-time takes percent above 0 up to 100.") }
    if let maxRadius, maxRadius != "none", !(Double(maxRadius).map { $0 >= 0 && $0.isFinite } ?? false) {
      throw ValidationError("--max-radius takes a number of metres, or none.")
    }
    if !(1...999_999).contains(replicas) { throw ValidationError("--replicas takes a number from 1 to 999999.") }
    if let maxSteps, maxSteps < 1 { throw ValidationError("--max-steps takes a number from 1 on.") }
    if let stopAfter, stopAfter < 1 { throw ValidationError("--stop-after takes a number from 1 on.") }
    if !(alpha > 0 && alpha < 1) { throw ValidationError("--alpha takes a share between 0 and 1, such as 0.05.") }
    if model.needsPopulation, !people.areNamed {
      throw ValidationError("The model \(model.rawValue) wants --areas and --population.")
    }
    if !model.needsPopulation, people.areNamed {
      throw ValidationError("--areas and --population belong to the models poisson and space-time.")
    }
    if prospective, !model.hasTime {
      throw ValidationError("--prospective belongs to the models permutation and space-time, which look at time.")
    }
  }

  func run() throws {
    let scan = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths + people.paths)
      return try ScanExploration(exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    let header = ["rank", "name", "cases", "expected", "risk", "radius m", "p", "time"]
    let table =
      scan.rows.isEmpty
      ? ["No cluster is significant."]
      : TextTable.aligned([header] + scan.rows.prefix(10).map { $0.map(Terminal.plain) }, right: [0, 2, 3, 4, 5, 6])
    try result.write(scan.layer, summary: table + [""] + scan.sentences.suffix(1))
  }

  private var settings: ScanExploration.Settings {
    var settings = ScanExploration.Settings()
    settings.model = model
    settings.people = people.choice
    settings.step = step
    settings.alpha = alpha
    settings.statistic.replicas = replicas
    settings.statistic.seed = seed
    settings.statistic.rates = rates
    settings.statistic.stopsAfter = stopAfter
    settings.statistic.window.greatestShare = maxShare / 100
    settings.statistic.window.greatestTemporalShare = maxTime / 100
    settings.statistic.window.greatestSteps = maxSteps ?? step.usualRun
    settings.statistic.window.greatestMetres =
      maxRadius == "none" ? nil : maxRadius.flatMap { Double($0) } ?? (model.needsPopulation ? 5_000 : 1_000)
    settings.statistic.window.period = prospective ? .prospective : .retrospective
    if ellipses { settings.statistic.window.shape = .ellipses(EllipseSet()) }
    return settings
  }
}
