import Files
public import Formats
import Foundation
import Incidents
import Places
import Spatial
import Tasking

extension Configuration {
  /// Reads a configuration file.
  ///
  /// - Parameter path: of a YAML file.
  /// - Throws: where the file is missing, is no YAML, has a key that is not known, lacks one that is needed, has a value
  ///   that cannot be, or names a pattern that matches no file.
  public init(contentsOf path: String) throws(InputError) {
    let root = try Settings(contentsOf: path)
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
    try root.allow(
      "area", "period", "incidents", "postcodes", "scheme", "layers", "study_area", "deprivation", "population",
      "denominators", "apportion", "bridge", "similar", "districts", "near", "analyses", "completeness", "gates",
      "overlap",
      "hotspots", "emerging", "peaks", "near_repeat", "case_review", "sharing", "also", "licences", "projection",
      "output")
    file = NamedFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent)
    area = try root.text("area") ?? ""
    let files = FileFinder(folder: folder)
    let layers = try root.required("layers")
    wards = try Self.layer(try layers.required("wards"), files)
    lsoas = try layers.section("lsoas").map { (s) throws(InputError) in try Self.layer(s, files) }
    studyArea = try root.section("study_area").map { (s) throws(InputError) in try Self.layer(s, files) }
    output = try root.text("output").map { files.absolute($0) } ?? Self.defaultOutput(path)
    if area.isEmpty {
      area = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      defaults.append("Area: no name is given; the results are titled \"\(area)\".")
    }
    try readPeriod(root.section("period"))
    try readSources(root, files)
    try readTables(root, files)
    try readPlaces(root, layers, files)
    hotspots = try readHotspots(root.section("hotspots"), over: HotspotSettings(), announcing: true)
    try readAnalyses(root)
    try readQuality(root)
    try readTime(root)
    sharing = try Self.sharing(
      root.section("sharing"), names: sources.map(\.name) + place.layers.map(\.name))
    also = try Self.furtherForms(root)
    licences = try Self.licences(root.section("licences"), names: licensedNames)
    try readProjection(root.section("projection"), files)
  }

  /// The records that files hold, as `twitten init` would write them down; the ground is left open.
  ///
  /// - Parameter folder: from which the draft's paths are taken.
  init(recordsOf draft: ConfigurationDraft, in folder: String) throws(InputError) {
    let root = try Settings(text: draft.yaml, name: "the draft for these files")
    file = NamedFile(path: "", name: "")
    area = ""
    wards = LayerChoice(files: [])
    output = ""
    try readSources(root, FileFinder(folder: folder))
  }

  private static func defaultOutput(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.deletingPathExtension().path + "-output"
  }

  /// - Parameter isNamed: whether the keys were looked at already, as a layer of its own has more of them.
  static func layer(
    _ settings: Settings, _ files: FileFinder, isNamed: Bool = false
  ) throws(InputError) -> LayerChoice {
    if !isNamed { try settings.allow("file", "files", "code", "name", "crs", "layer") }
    return LayerChoice(
      files: try files.files(of: settings), codeProperty: try settings.text("code"),
      nameProperty: try settings.text("name"),
      referenceSystem: try settings.text("crs").map { $0.allSatisfy(\.isNumber) ? "EPSG:\($0)" : $0 },
      geoPackageLayer: try settings.text("layer"))
  }

  private mutating func readPeriod(_ settings: Settings?) throws(InputError) {
    try settings?.allow("months", "ending")
    if let months = try settings?.integer("months", in: 1...120) {
      period.months = months
    } else {
      defaults.append("Period: \(period.months) months, as no number is given.")
    }
    if let ending = try settings?.text("ending"), ending != "latest" {
      guard let month = Month(ending) else {
        throw settings?.error("ending is \"\(ending)\"; wanted is a month such as 2025-12, or latest")
          ?? InputError(.badConfiguration, ending)
      }
      period.ending = month
    }
  }

  private mutating func readTables(_ root: Settings, _ files: FileFinder) throws(InputError) {
    if let settings = try root.section("deprivation") {
      try settings.allow("file", "measure")
      deprivation = try files.file(of: settings)
      if let word = try settings.text("measure") {
        guard let measure = DeprivationMeasure(rawValue: word) else {
          let known = DeprivationMeasure.allCases.map(\.rawValue).joined(separator: ", ")
          throw settings.error("measure is \"\(word)\"; known are \(known)")
        }
        place.measure = measure
      }
    }
    if let settings = try root.section("population") {
      try settings.allow("file", "code", "column")
      population = PopulationChoice(
        file: try files.file(of: settings), codeColumn: try settings.text("code"),
        peopleColumn: try settings.text("column"))
    }
  }

  /// - Parameters:
  ///   - usual: what holds where nothing is said.
  ///   - announcing: whether that is told.
  mutating func readHotspots(
    _ settings: Settings?, over usual: HotspotSettings, announcing: Bool
  ) throws(InputError) -> HotspotSettings {
    var hotspots = usual
    func announce(_ sentence: String) { if announcing { defaults.append(sentence) } }
    try settings?.allow(
      "method", "eps", "min_points", "border", "max_width", "selection", "xi", "pair_probability")
    if let settings { try Self.readMethod(settings, into: &hotspots) }
    if let eps = try settings?.number("eps", in: 1...50_000) {
      hotspots.epsMetres = eps
    } else {
      announce("Hotspots: eps \(Int(hotspots.epsMetres)) m, as none is given.")
    }
    if let minPoints = try settings?.integer("min_points", in: 1...1_000_000) {
      hotspots.minPoints = minPoints
    } else {
      announce("Hotspots: min_points \(hotspots.minPoints), as none is given.")
    }
    if let border = try settings?.text("border") {
      guard let rule = DBSCAN.BorderRule(rawValue: border) else {
        throw settings?.error("border is \"\(border)\"; wanted is nearest, first or noise")
          ?? InputError(.badConfiguration, border)
      }
      hotspots.border = rule
    }
    if try settings?.text("max_width") == "none" {
      hotspots.greatestWidthMetres = nil
    } else if let width = try settings?.number("max_width", in: 1...1_000_000) {
      hotspots.greatestWidthMetres = width
    } else {
      announce("Hotspots: max_width 500 m, as none is given; \"none\" leaves clusters as wide as they come.")
    }
    return hotspots
  }

  private static func readMethod(_ settings: Settings, into hotspots: inout HotspotSettings) throws(InputError) {
    func known(_ words: [String]) -> String { words.joined(separator: ", ") }
    if let word = try settings.text("method") {
      guard let method = HotspotSettings.Method(rawValue: word) else {
        let words = HotspotSettings.Method.allCases.map(\.rawValue)
        throw settings.error("the method \"\(word)\" is not known; known are \(known(words))")
      }
      hotspots.method = method
    }
    if let word = try settings.text("selection") {
      guard word == "leaf" || word == "excess of mass" else {
        throw settings.error("selection is \"\(word)\"; wanted is excess of mass or leaf")
      }
      hotspots.selection = word == "leaf" ? .leaf : .excessOfMass
    }
    if let xi = try settings.number("xi", in: 0...1) {
      guard xi > 0, xi < 1 else { throw settings.error("xi is \(xi); wanted is a number above 0 and below 1") }
      hotspots.xi = xi
    }
    if try settings.text("pair_probability") == "none" {
      hotspots.pairProbability = nil
    } else if let probability = try settings.number("pair_probability", in: 0...1) {
      guard probability > 0, probability < 1 else {
        throw settings.error("pair_probability is \(probability); wanted is a number above 0 and below 1")
      }
      hotspots.pairProbability = probability
    }
  }

  private mutating func readProjection(_ settings: Settings?, _ files: FileFinder) throws(InputError) {
    try settings?.allow("grids", "use_grids", "require_accuracy")
    if let grids = try settings?.text("grids") {
      let folder = files.absolute(grids)
      guard (try? FileManager.default.contentsOfDirectory(atPath: folder)) != nil else {
        throw InputError(
          .noInput, "\(grids): there is no such folder of grids. Paths are taken from the configuration's own folder.")
      }
      projection.gridFolders = [folder]
    }
    projection.usesGrids = try settings?.truth("use_grids") ?? true
    requiredAccuracyMetres = try settings?.number("require_accuracy", in: 0...1000)
  }
}
