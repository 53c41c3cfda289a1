import ArgumentParser
import Formats
import Foundation
import Incidents
import Publishing
import Spatial
import Twitten

/// `twitten grid`: incidents in, cells with counts, densities and local statistics out.
struct GridCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grid",
    abstract: "Counts incidents on a grid, estimates their density and tests where they lie together.",
    discussion: """
      Cells lie over the study area that --area names, aligned to the National Grid and cut at its edge. A cell without \
      incidents is a zero. Without --output the layer goes to stdout as GeoJSON.

      Example:
        twitten grid police/2025-*/*-street.csv --area wards.geojson --series asb --from 2025-07 \\
          --shape hexagon --statistic gi-star --statistic moran --output asb-grid.geojson
        twitten grid police.zip --area wards.geojson --compare 2025-01..2025-06 --from 2025-07 \\
          --contours half.geojson --output density.geojson
        twitten grid police.zip --area wards.geojson --areas lsoas.geojson --population population.csv -o rates.geojson

      Statistics: density (kernel density per km2), gi-star and gi (Getis-Ord: hot and cold), moran (local Moran's I: \
      clusters and places that stand out), bivariate-moran (counts here, those of --compare around), geary (local Geary's c: likeness). With --areas and --population areas with people stand in place of cells: rates, \
      empirical-Bayes rates and their local Moran's I. Their p-values come from conditional \
      permutations, q is the false discovery rate over all cells, and an empty value is undefined. A hot cell has more \
      around it than the map's mean accounts for; it need not have many incidents itself.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions
  @OptionGroup var people: PeopleOptions

  @Option(help: "square or hexagon.")
  var shape = Grid.Shape.square

  @Option(
    help: "The width of a cell in metres; without it one that suits the study area and the precision of locations.")
  var cell: Double?

  @Option(
    help: ArgumentHelp(
      "\(GridExploration.Statistic.allCases.map(\.rawValue).joined(separator: ", ")), or counts for none of them; may be given more than once.",
      discussion: "Without it density and gi-star.", valueName: "statistic"))
  var statistic: [String] = []

  @Option(help: "How many cells away a neighbour may be, 1 to 20; 1 without it.")
  var rings: Int?

  @Option(help: "Neighbours are those whose centres lie within so many metres, in place of rings.")
  var band: Double?

  @Option(help: "Neighbours are the nearest so many, in place of rings; 6 for --areas without it.")
  var nearest: Int?

  @Option(
    help:
      "Conditional permutations for p, up to 99999; 0 for the normal approximation. Without it 999, 9999 or 99999, whichever lets a single cell be significant."
  )
  var permutations: Int?

  @Option(help: "The seed of the permutations.")
  var seed: UInt64 = 1

  @Option(help: "two-sided (as far from what chance expects, either way), greater (hot alone) or less.")
  var tail = Tail.twoSided

  @Option(help: "The false discovery rate over all cells at which one is called significant.")
  var rate = 0.05

  @Option(help: "quartic or gaussian.")
  var kernel = DensityKernel.quartic

  @Option(help: "The bandwidth of the density in metres; without it by rule.")
  var bandwidth: Double?

  @Flag(help: "Give each location a bandwidth of its own: narrow where there are many incidents (Abramson).")
  var adaptive = false

  @Option(help: "Months whose density is compared with, such as 2025-01..2025-06.")
  var compare: String?

  @Option(
    help: "Also write the smallest areas that hold shares of the density to this file, .geojson or .csv.",
    completion: .file(extensions: ["geojson", "csv"]))
  var contours: String?

  @Option(help: "The shares of --contours in percent, separated by commas.")
  var shares = "25,50,80"

  func validate() throws {
    if let cell, !(cell >= Grid.leastWidthMetres && cell <= 100_000) {
      throw ValidationError("--cell takes a width from \(Int(Grid.leastWidthMetres)) to 100000 metres.")
    }
    if let rings, !(1...20).contains(rings) { throw ValidationError("--rings takes a number from 1 to 20.") }
    if let band, !(band > 0 && band <= 100_000) { throw ValidationError("--band takes metres above 0 up to 100000.") }
    if let nearest, !(1...1_000).contains(nearest) { throw ValidationError("--nearest takes a number from 1 to 1000.") }
    if [rings != nil, band != nil, nearest != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--rings, --band and --nearest are three ways to say one thing: take one.")
    }
    if people.areNamed, rings != nil { throw ValidationError("Areas have no rings: take --nearest or --band.") }
    if people.areNamed, cell != nil || !statistic.isEmpty || compare != nil || contours != nil {
      throw ValidationError("--areas stand in place of cells: leave out --cell, --statistic, --compare and --contours.")
    }
    if let permutations, !(0...99_999).contains(permutations) {
      throw ValidationError("--permutations takes a number from 0 to 99999.")
    }
    if !(rate > 0 && rate < 1) { throw ValidationError("--rate takes a share between 0 and 1, such as 0.05.") }
    if let bandwidth, !(bandwidth >= 1 && bandwidth <= 100_000) {
      throw ValidationError("--bandwidth takes a number of metres from 1 to 100000.")
    }
    for word in statistic where word != "counts" && GridExploration.Statistic(rawValue: word) == nil {
      let known = GridExploration.Statistic.allCases.map(\.rawValue) + ["counts"]
      throw ValidationError("The statistic \"\(word)\" is not known among \(known.joined(separator: ", ")).")
    }
    _ = try comparedMonths()
    _ = try contourShares()
    if contours != nil, !statistics.contains(.density) {
      throw ValidationError("--contours are drawn of the density: add --statistic density.")
    }
    if compare != nil, !statistics.contains(.density), !statistics.contains(.bivariateMoran) {
      throw ValidationError("--compare is for --statistic density and bivariate-moran.")
    }
    if compare == nil, statistics.contains(.bivariateMoran) {
      throw ValidationError("bivariate-moran relates these months to others around: name the others with --compare.")
    }
    _ = try OutputOptions.format(of: contours)
  }

  func run() throws {
    if let choice = people.choice { return try run(on: choice) }
    let grid = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths, beside: contours)
      return try GridExploration(
        exploration, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    if let contours, let layer = grid.contours { try result.write(layer, to: contours) }
    try result.write(grid.layer, summary: grid.sentences + (contours.map { ["Contours written to \($0)"] } ?? []))
  }

  private func run(on areas: PeopledAreas.Choice) throws {
    let rates = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths + people.paths)
      return try RateExploration(
        exploration, areas, band.map { .band(metres: $0) } ?? .nearest(nearest ?? 6), settings.inference,
        workers: incidents.workerCount)
    }
    try result.write(rates.layer, summary: rates.sentences)
  }

  private var statistics: [GridExploration.Statistic] {
    statistic.isEmpty ? [.density, .giStar] : statistic.compactMap { GridExploration.Statistic(rawValue: $0) }
  }

  private var settings: GridExploration.Settings {
    var settings = GridExploration.Settings()
    settings.shape = shape
    settings.widthMetres = cell
    settings.statistics = statistics
    settings.neighbourhood =
      band.map { .band(metres: $0) } ?? nearest.map { .nearest($0) } ?? .rings(rings ?? 1)
    settings.inference.permutations = permutations
    settings.inference.seed = seed
    settings.inference.tail = tail
    settings.inference.rate = rate
    settings.density.kernel = kernel
    settings.density.bandwidthMetres = bandwidth
    settings.density.isAdaptive = adaptive
    settings.density.comparedMonths = try? comparedMonths()
    if contours != nil { settings.density.contourShares = (try? contourShares()) ?? [] }
    return settings
  }

  private func comparedMonths() throws -> ClosedRange<Month>? {
    guard let compare else { return nil }
    let months = compare.components(separatedBy: "..").map { Month($0) }
    guard months.count == 2, let first = months[0], let last = months[1], first <= last else {
      throw ValidationError("--compare takes two months in their order, such as 2025-01..2025-06.")
    }
    return first...last
  }

  private func contourShares() throws -> [Double] {
    let shares = shares.split(separator: ",").map { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard !shares.isEmpty, shares.allSatisfy({ $0.map { $0 > 0 && $0 <= 100 } ?? false }) else {
      throw ValidationError("--shares takes percentages above 0 up to 100, such as 25,50,80.")
    }
    return shares.compactMap { $0.map { $0 / 100 } }
  }
}
