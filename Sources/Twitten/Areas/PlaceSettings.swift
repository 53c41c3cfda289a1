import Formats
import Places
import Spatial

/// How a configuration says what else is known of the ground: further `layers`, `denominators`, `apportion`, `bridge`,
/// `similar`, `districts`, `near`.
extension Configuration {
  /// The names of the layers that every run may have.
  static let ownLayers = ["wards", "lsoas"]

  mutating func readPlaces(_ root: Settings, _ layers: Settings, _ files: FileFinder) throws(InputError) {
    for (name, settings) in try layers.sections() where !Self.ownLayers.contains(name) {
      place.layers.append(try Self.namedLayer(name, settings, files))
    }
    if let settings = try root.section("denominators") { try readDenominators(settings, files) }
    if let settings = try root.section("apportion") { try readApportionment(settings, files) }
    if let settings = try root.section("bridge") {
      try settings.allow("file")
      place.bridge = try files.file(of: settings)
    }
    if let settings = try root.section("similar") {
      try settings.allow("file", "group", "code")
      guard let group = try settings.text("group") else {
        throw settings.error("\"group\" is missing: the column that says which areas are alike")
      }
      place.similar = SimilarChoice(file: try files.file(of: settings), group: group, code: try settings.text("code"))
    }
    place.districts = try root.section("districts").map { (s) throws(InputError) in try Self.layer(s, files) }
    if let settings = try root.section("near") { try readNear(settings) }
  }

  private static func namedLayer(
    _ name: String, _ settings: Settings, _ files: FileFinder
  ) throws(InputError) -> NamedLayer {
    guard name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil else {
      throw settings.error("a name of small letters, figures and hyphens is wanted; files are called by it")
    }
    if let meant = NearestWord.to(name, among: ownLayers) {
      throw settings.error("is \(meant) meant? A layer of its own needs a name that is not so near to it")
    }
    guard !RunFileNames.taken.contains(name) else {
      throw settings.error("files of a run, or parts of its pack, are called \"\(name)\" already; choose another name")
    }
    try settings.allow(
      "file", "files", "code", "name", "crs", "layer", "kind", "type", "reference", "x", "y", "postcode", "address",
      "keep")
    var layer = NamedLayer(name: name, files: try self.layer(settings, files, isNamed: true))
    if let word = try settings.text("kind") {
      guard let kind = PlaceLayer.Kind(rawValue: word) else {
        throw settings.error("kind is \"\(word)\"; wanted is areas, points or lines")
      }
      layer.kind = kind
    }
    layer.points.type = try settings.text("type")
    layer.points.reference = try settings.text("reference")
    layer.points.x = try settings.text("x")
    layer.points.y = try settings.text("y")
    layer.points.postcode = try settings.text("postcode")
    layer.points.address = try settings.text("address")
    if let keep = try settings.section("keep") {
      try keep.allow("column", "values")
      guard let column = try keep.text("column") else { throw keep.error("\"column\" is missing") }
      let values = try keep.texts("values")
      if values.isEmpty { throw keep.error("\"values\" is missing: which rows are kept") }
      layer.points.keep = PointChoice.Keep(column: column, values: values)
    }
    return layer
  }

  private mutating func readDenominators(_ settings: Settings, _ files: FileFinder) throws(InputError) {
    for (name, settings) in try settings.sections() {
      guard name.wholeMatch(of: /[a-z][a-z0-9_]{0,29}/) != nil, name != GroundFacts.residents else {
        throw settings.error(
          "a name of small letters, figures and underscores is wanted, not residents; columns are called by it")
      }
      guard !DenominatorNames.areTaken(name) else {
        throw settings.error("a column of a run's layers is called \"\(name)\" already; choose another name")
      }
      try settings.allow("file", "code", "column")
      place.denominators.append(
        NamedDenominator(
          name: name,
          table: PopulationChoice(
            file: try files.file(of: settings), codeColumn: try settings.text("code"),
            peopleColumn: try settings.text("column"))))
    }
  }

  private mutating func readApportionment(_ settings: Settings, _ files: FileFinder) throws(InputError) {
    try settings.allow("by", "file", "postcode", "weight")
    switch try settings.text("by") {
    case "area":
      guard !settings.has("file") else { throw settings.error("by area needs no file; leave out one of the two") }
      place.apportionsByArea = true
    case nil, "postcodes":
      if postcodes.isEmpty { throw settings.error("tables of postcodes are needed for it: postcodes: { file: … }") }
      if settings.has("file") {
        place.addresses = AddressChoice(
          file: try files.file(of: settings), postcode: try settings.text("postcode"),
          weight: try settings.text("weight"))
      }
    case .some(let word): throw settings.error("by is \"\(word)\"; wanted is postcodes or area")
    }
  }

  private mutating func readNear(_ settings: Settings) throws(InputError) {
    try settings.allow("metres", "preset", "weekdays", "hours", "permutations", "seed", "ground")
    if settings.has("metres") {
      var metres: [Double] = []
      for word in try settings.texts("metres") {
        guard let value = Double(word), (1...5_000).contains(value) else {
          throw settings.error("metres has \"\(word)\"; wanted are numbers from 1 to 5000")
        }
        metres.append(value)
      }
      guard !metres.isEmpty else { throw settings.error("metres is empty; leave it out, or name a distance") }
      guard metres == metres.sorted(), Set(metres).count == metres.count, metres.count <= 10 else {
        throw settings.error("metres are wanted ascending, each once, ten at most")
      }
      place.near.metres = metres
    }
    if let window = try window(settings) { place.near.window = window }
    if let count = try settings.integer("permutations", in: 1...99_999) { place.near.replicas = count }
    if let seed = try settings.integer("seed", in: 0...Int.max) { place.near.seed = seed }
    if let word = try settings.text("ground") { place.near.ground = try nearGround(word, settings) }
  }

  private func nearGround(_ word: String, _ settings: Settings) throws(InputError) -> NearChoice.Ground {
    switch word {
    case "study area": return .studyArea
    case "built-up":
      if postcodes.isEmpty { throw settings.error("tables of postcodes are needed for it: postcodes: { file: … }") }
      return .builtUp
    default:
      guard let layer = place.layers.first(where: { $0.name == word }) else {
        throw settings.error("ground is \"\(word)\"; wanted is built-up, study area, or a layer of areas or lines")
      }
      if layer.kind == .points {
        throw settings.error("ground is \"\(word)\", which are points; areas or lines are wanted")
      }
      return .layer(word)
    }
  }
}
