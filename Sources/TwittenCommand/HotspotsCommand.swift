import ArgumentParser
import Formats
import Foundation
import Publishing
import Spatial
import Tasking
import Twitten

/// `twitten hotspots`: incidents in, hotspots of any method out.
struct HotspotsCommand: ParsableCommand {
  /// The methods as they are called on the command line.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case dbscan, hdbscan, optics, nnh
    case stDBSCAN = "st-dbscan"
    case streets
  }

  static let configuration = CommandConfiguration(
    commandName: "hotspots",
    abstract: "Gathers incidents into hotspots by a method of your choice, without a configuration.",
    discussion: """
      Methods:
        dbscan      at least --min-points incidents within --eps metres of a place
        hdbscan     clusters of differing density, of at least --min-points incidents
        optics      valleys in the order of reachability, looked for within --eps metres
        nnh         incidents closer together than chance has them (CrimeStat)
        st-dbscan   bursts: within --eps metres and --days days; needs days
        streets     runs of streets with more incidents than their length explains; needs --streets

      Example:
        twitten hotspots police/2025-*/*-street.csv --area wards.geojson --series asb --from 2025-07 --output asb.geojson
        twitten hotspots police.zip --area wards.geojson --method hdbscan --max-width 400 --output hdbscan.csv
        twitten hotspots asb-cases.csv --method streets --streets roads.geojson --segments segments.geojson -o runs.geojson

      No hotspot is wider than --max-width, but for bursts, which have no such limit, and single street segments. Without --output the layer goes to stdout as GeoJSON. Hotspots of clustering \
      describe and test nothing; "twitten scan" and "twitten grid" test.
      """)

  @OptionGroup var incidents: IncidentOptions
  @OptionGroup var result: OutputOptions

  @Option(help: "\(Method.allCases.map(\.rawValue).joined(separator: ", ")).")
  var method = Method.dbscan

  @Option(help: "How far a neighbour may be, in metres. For nnh a fixed threshold in place of that of chance.")
  var eps: Double?

  @Option(help: "How many incidents make a place dense, or the least cluster.")
  var minPoints: Int?

  @Option(help: "The greatest width of a hotspot in metres, or none.")
  var maxWidth = "500"

  @Option(help: "How many days apart neighbours may be, for st-dbscan.")
  var days = 14.0

  @Option(help: "Which cluster of dbscan and st-dbscan a place in reach of several joins: nearest, first or noise.")
  var border = DBSCAN.BorderRule.nearest

  @Flag(help: "Take the finest clusters of hdbscan's tree in place of those that last longest.")
  var leaf = false

  @Option(help: "How steep a slope bounds a cluster of optics, between 0 and 1.")
  var xi = 0.05

  @Option(help: "The probability with which chance puts a pair within the threshold of nnh.")
  var probability = 0.05

  @Option(
    help: "A layer of street lines, GeoJSON or GeoPackage; may be given more than once.",
    completion: .file(extensions: ["geojson", "gpkg"]))
  var streets: [String] = []

  @Option(help: "How far an incident may lie from its street, in metres.")
  var tolerance = StreetSnap.defaultToleranceMetres

  @Option(
    name: .customLong("per-100m"), help: "Call streets hot from so many incidents per 100 m on, in place of a test.")
  var per100m: Double?

  @Option(help: "Also write every street segment with its counts to this file, .geojson or .csv.")
  var segments: String?

  @Option(help: "Also write the ellipses of nnh's clusters of every order to this file, .geojson or .csv.")
  var ellipses: String?

  func validate() throws {
    if let eps, !(eps >= 1 && eps <= 50_000) {
      throw ValidationError("--eps takes a number of metres from 1 to 50000.")
    }
    if let minPoints, !(1...1_000_000).contains(minPoints) {
      throw ValidationError("--min-points takes a number from 1 to 1000000.")
    }
    if maxWidth != "none", !(Double(maxWidth).map { $0 >= 1 && $0 <= 1_000_000 } ?? false) {
      throw ValidationError("--max-width takes a number of metres from 1 to 1000000, or none.")
    }
    if !(days >= 0 && days <= 3_660) { throw ValidationError("--days takes a number from 0 to 3660.") }
    if !(xi > 0 && xi < 1) { throw ValidationError("--xi takes a number above 0 and below 1.") }
    if !(probability > 0 && probability < 1) {
      throw ValidationError("--probability takes a number above 0 and below 1.")
    }
    if !(tolerance > 0 && tolerance <= 1_000) { throw ValidationError("--tolerance takes metres above 0 up to 1000.") }
    if let per100m, !(per100m > 0 && per100m.isFinite) { throw ValidationError("--per-100m takes a number above 0.") }
    guard (method == .streets) == !streets.isEmpty else {
      throw ValidationError("--method streets and --streets go together.")
    }
    if segments != nil, streets.isEmpty { throw ValidationError("--segments goes with --streets.") }
    if ellipses != nil, method != .nnh { throw ValidationError("--ellipses goes with --method nnh.") }
    _ = try OutputOptions.format(of: segments ?? ellipses)
  }

  func run() throws {
    let found = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      try result.refuse(overwriting: exploration.inputPaths + streets, beside: segments ?? ellipses)
      return try HotspotExploration(
        exploration, by: chosen, workers: incidents.workerCount, progress: Terminal.progress)
    }
    if let path = segments ?? ellipses, let layer = found.segments ?? found.ellipses {
      try result.write(layer, to: path)
    }
    let header = ["rank", "id", "name", "incidents", "locations", "width m", "per km2", "most often"]
    let table = TextTable.aligned(
      [header] + found.rows.prefix(10).map { $0.map(Terminal.plain) }, right: [0, 3, 4, 5, 6])
    try result.write(
      found.layer,
      summary: (found.rows.isEmpty ? ["No place is dense enough to be a hotspot."] : table) + [""] + found.sentences
        + (segments.map { ["Segments written to \($0)"] } ?? [])
        + (ellipses.map { ["Ellipses written to \($0)"] } ?? []))
  }

  private var chosen: HotspotExploration.Method {
    let width = maxWidth == "none" ? nil : Double(maxWidth)
    var settings = HotspotSettings()
    settings.epsMetres = eps ?? settings.epsMetres
    settings.minPoints = minPoints ?? settings.minPoints
    settings.border = border
    settings.greatestWidthMetres = width
    settings.selection = leaf ? .leaf : .excessOfMass
    settings.xi = xi
    settings.pairProbability = eps == nil ? probability : nil
    switch method {
    case .stDBSCAN: return .bursts(days: days, settings)
    case .streets:
      var choice = StreetHotspots.Settings()
      choice.files = streets
      choice.toleranceMetres = tolerance
      if let per100m { choice.rule = .atLeast(per100Metres: per100m) }
      return .streets(choice, greatestWidthMetres: width)
    case .dbscan, .hdbscan, .optics, .nnh:
      settings.method = HotspotSettings.Method(rawValue: method.rawValue) ?? .dbscan
      return .places(settings)
    }
  }
}
