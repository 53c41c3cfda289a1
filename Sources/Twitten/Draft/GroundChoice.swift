/// Which boundaries and tables by area a draft names, so that codes of one vintage meet.
struct GroundChoice: Sendable {
  private(set) var wards: [FoundFile] = []
  private(set) var lsoas: [FoundFile] = []
  private(set) var districts: [FoundFile] = []
  private(set) var deprivation: FoundFile?
  private(set) var population: FoundFile?
  /// What was not taken, by the section of the configuration.
  private(set) var leftOut: [String: [LeftOut]] = [:]
  /// The districts that the wards lie in, where their files say so.
  private(set) var wardDistricts: Set<String> = []
  /// Those that the LSOAs' names tell.
  private(set) var lsoaDistricts: Set<String> = []
  /// What the wards' districts are called by: `LAD25NM` is told by its vintage.
  private(set) var wardVintage: Int?

  /// How many of a layer's codes a table must have to be of the same vintage.
  private static let match = 0.5

  private typealias Layer = (file: FoundFile, area: AreaFile)

  /// - Parameter hint: the district that the incidents are of, where they tell it.
  init(_ files: [FoundFile], hint: String?) {
    func layers(_ role: AreaFile.Role) -> [Layer] {
      files.compactMap { file in
        if case .areas(let area) = file.kind, area.role == role { (file, area) } else { nil }
      }
    }
    let wardLayers = chooseWards(layers(.wards), hint: hint)
    let tables = files.compactMap { file in
      if case .deprivation(let table) = file.kind { (file: file, table: table) } else { nil }
    }
    let lsoaLayers = chooseLSOAs(
      layers(.lsoas), wards: wardLayers, hint: hint ?? (wardDistricts.count == 1 ? wardDistricts.first : nil), tables)
    choosePopulation(files, lsoas: Self.codes(lsoaLayers), wards: Self.codes(wardLayers))
    districts = layers(.districts).map(\.file)
    (wards, lsoas) = (wardLayers.map(\.file).byName, lsoaLayers.map(\.file).byName)
  }

  private mutating func remark(_ section: String, _ file: FoundFile, _ text: String) {
    leftOut[section, default: []].append(LeftOut(name: file.name, reason: text))
  }

  private static func codes(_ layers: [Layer]) -> Set<String> {
    layers.reduce(into: []) { $0.formUnion($1.area.codes) }
  }

  // MARK: Wards

  private mutating func chooseWards(_ layers: [Layer], hint: String?) -> [Layer] {
    let newest = layers.map { $0.area.vintage ?? 0 }.max() ?? 0
    for old in layers where (old.area.vintage ?? 0) < newest {
      remark("wards", old.file, "wards of \(Self.year(old.area.vintage)); those of \(newest) are newer.")
    }
    let chosen = disjoint(layers.filter { ($0.area.vintage ?? 0) == newest }, section: "wards", hint: hint)
    wardDistricts = chosen.reduce(into: []) { $0.formUnion($1.area.districts) }
    wardVintage = newest == 0 ? nil : newest
    return chosen
  }

  private static func year(_ vintage: Int?) -> String { vintage.map(String.init) ?? "an unknown year" }

  /// Files that have no area in common: those of the district first, and of these the one with the fewest areas.
  private mutating func disjoint(_ layers: [Layer], section: String, hint: String?) -> [Layer] {
    let sorted = layers.sorted { a, b in
      func rank(_ layer: Layer) -> (Int, Int, String) {
        (hint.map { layer.area.districts.contains($0) } ?? true ? 0 : 1, layer.area.codes.count, layer.file.name)
      }
      return rank(a) < rank(b)
    }
    var chosen: [Layer] = []
    for layer in sorted {
      if let rival = chosen.first(where: { !$0.area.codes.isDisjoint(with: layer.area.codes) }) {
        let shared = rival.area.codes.intersection(layer.area.codes).count
        remark(
          section, layer.file,
          "\(shared) of its \(layer.area.codes.count) areas are those of \(rival.file.name), which has fewer others.")
      } else {
        chosen.append(layer)
      }
    }
    return chosen
  }

  // MARK: LSOAs and deprivation

  private mutating func chooseLSOAs(
    _ layers: [Layer], wards: [Layer], hint: String?, _ tables: [(file: FoundFile, table: DeprivationTable)]
  ) -> [Layer] {
    let boxes = wards.compactMap(\.area.box)
    var near: [Layer] = []
    for layer in layers {
      if let box = layer.area.box, !boxes.isEmpty, !boxes.contains(where: { $0.mayOverlap(box) }) {
        remark("lsoas", layer.file, "its LSOAs lie elsewhere than the wards.")
      } else {
        near.append(layer)
      }
    }
    let vintages = Set(near.map { $0.area.vintage ?? 0 }).sorted(by: >)
    let newestFirst = tables.sorted { a, b in
      (-(a.table.codeYear ?? 0), -a.table.latestYear, a.file.name) < (
        -(b.table.codeYear ?? 0), -b.table.latestYear, b.file.name
      )
    }
    var chosenVintage = vintages.first
    for (file, table) in newestFirst {
      let fits = vintages.map { vintage in
        (
          vintage: vintage,
          share: Self.share(of: Self.codes(near.filter { ($0.area.vintage ?? 0) == vintage }), in: table.codes)
        )
      }
      let best = fits.max { a, b in
        (a.share, a.vintage == table.codeYear ? 1 : 0, a.vintage) < (
          b.share, b.vintage == table.codeYear ? 1 : 0, b.vintage
        )
      }
      guard let best, best.share >= Self.match else { continue }
      (deprivation, chosenVintage) = (file, best.vintage)
      break
    }
    let chosen = disjoint(near.filter { ($0.area.vintage ?? 0) == chosenVintage }, section: "lsoas", hint: hint)
    lsoaDistricts = chosen.reduce(into: []) { $0.formUnion($1.area.districts) }
    noteOthers(near, newestFirst, chosenVintage)
    return chosen
  }

  private mutating func noteOthers(
    _ layers: [Layer], _ tables: [(file: FoundFile, table: DeprivationTable)], _ chosen: Int?
  ) {
    let index = deprivation?.name ?? ""
    for layer in layers where (layer.area.vintage ?? 0) != chosen {
      let reason = deprivation == nil ? "others are newer" : "the codes of \(index) are those of \(Self.year(chosen))"
      remark("lsoas", layer.file, "LSOAs of \(Self.year(layer.area.vintage)); \(reason).")
    }
    for (file, table) in tables where file.name != deprivation?.name {
      if layers.isEmpty {
        remark("deprivation", file, "it tells of LSOAs, and no LSOA boundaries are among the files.")
      } else if deprivation == nil {
        remark("deprivation", file, "its codes are not those of the LSOA boundaries.")
      } else {
        let year = table.codeYear.map { ", with codes of \($0)" } ?? ""
        remark("deprivation", file, "an older or another index\(year); \(index) is the newest that fits the LSOAs.")
      }
    }
  }

  private static func share(of codes: Set<String>, in table: Set<String>) -> Double {
    codes.isEmpty ? 0 : Double(codes.intersection(table).count) / Double(codes.count)
  }

  // MARK: People

  private mutating func choosePopulation(_ files: [FoundFile], lsoas: Set<String>, wards: Set<String>) {
    var candidates: [(file: FoundFile, share: Double, of: String)] = []
    for file in files {
      guard case .population(let table) = file.kind else { continue }
      if table.isOfLSOAs {
        candidates.append((file, Self.share(of: lsoas, in: table.codes), "LSOAs"))
      } else {
        // Without LSOAs the wards' own people will do, where all wards have them.
        let fits = lsoas.isEmpty && !wards.isEmpty && wards.isSubset(of: table.codes)
        candidates.append((file, fits ? 0.6 : 0, fits ? "wards" : "other areas"))
      }
    }
    let best = candidates.max { ($0.share, $1.file.name) < ($1.share, $0.file.name) }
    if let best, best.share >= Self.match { population = best.file }
    for candidate in candidates where candidate.file.name != population?.name {
      let percent = Int(candidate.share * 100)
      let reason =
        candidate.of == "other areas"
        ? "people by other areas than LSOAs; those by LSOA also add up to wards."
        : "it has \(percent) % of the LSOAs"
          + (population.map { "; \($0.name) has more, or as many and stands first by name." } ?? ", which is too few.")
      remark("population", candidate.file, reason)
    }
  }
}

extension [FoundFile] {
  /// In the order of their names.
  var byName: [FoundFile] { sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) } }
}
