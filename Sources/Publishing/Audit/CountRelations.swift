/// Finds what holds between the counts of releases: areas and their district, smaller areas in larger ones, deciles,
/// hotspots, themes, and analyses that are the sum of others.
struct CountRelations {
  private var network: CountNetwork
  private let folders: [PublishedFolder]
  /// The codes of the areas of each layer.
  private var areas: [(kind: String, codes: [String])] = []

  static func laid(over network: CountNetwork, of folders: [PublishedFolder]) -> CountNetwork {
    var relations = CountRelations(network, folders)
    relations.basis()
    relations.districts()
    relations.nesting()
    relations.hotspots()
    relations.deciles()
    relations.themes()
    relations.analyses()
    return relations.network
  }

  private init(_ network: CountNetwork, _ folders: [PublishedFolder]) {
    self.network = network
    self.folders = folders
    for table in folders.flatMap(\.tables) where table.form == .geoJSON || table.form == .csv {
      guard let kind = table.kind, !["series", "districts", "peaks"].contains(kind), table.column("code") != nil,
        table.column("incidents") != nil, !areas.contains(where: { $0.kind == kind })
      else { continue }
      areas.append((kind, table.rows.indices.compactMap { table.cell($0, "code").text }))
    }
  }

  /// The count of an earlier period, where it is that of the same months elsewhere.
  private mutating func basis() {
    for key in network.keys where key.basis != .whole {
      let whole = CountKey(analysis: key.analysis, place: key.place, basis: .whole, months: key.months)
      guard network.canMake(whole) else { continue }
      network.relate(
        "\(key.analysis), \(key.basis.words)", [(network.variable(key), 1), (network.variable(whole), -1)],
        words: "the count of \(CountKey.words(key.months)) stands elsewhere")
    }
  }

  private mutating func districts() {
    let keys = network.keys
    for (kind, codes) in areas where !codes.isEmpty {
      for first in keys where first.place == codes[0] {
        let parts = codes.map {
          CountKey(analysis: first.analysis, place: $0, basis: first.basis, months: first.months)
        }
        guard parts.allSatisfy({ network.variable(of: $0) != nil }) else { continue }
        let whole = CountKey(analysis: first.analysis, place: "district", basis: first.basis, months: first.months)
        relate("\(kind) of the district", parts, to: whole, words: "the \(kind) make the district")
      }
    }
  }

  /// Smaller areas that fill a larger one.
  private mutating func nesting() {
    let shapes = areas.map { area -> [(code: String, shape: AreaShape)] in
      guard let table = folders.lazy.flatMap(\.tables).first(where: { $0.kind == area.kind && $0.form == .geoJSON })
      else {
        return []
      }
      return table.rows.indices.compactMap { row in
        guard row < table.shapes.count, case .area(let shape)? = table.shapes[row] else { return nil }
        return table.cell(row, "code").text.map { ($0, shape) }
      }
    }
    let keys = Dictionary(grouping: network.keys, by: \.place)
    for (outer, inner) in areas.indices.flatMap({ a in areas.indices.map { (a, $0) } })
    where shapes[outer].count < shapes[inner].count {
      let points = shapes[inner].map { (code: $0.code, point: $0.shape.innerPoint, area: $0.shape.area) }
      for (code, shape) in shapes[outer] {
        let within = points.filter { $0.point.map { shape.contains($0.x, $0.y) } ?? false }
        let filled = within.reduce(0) { $0 + $1.area }
        // Boundaries of two layers are drawn alike to a hundredth where one is made of the other.
        guard !within.isEmpty, abs(filled / shape.area - 1) < 0.01 else { continue }
        let (kind, small) = (areas[outer].kind, areas[inner].kind)
        for key in keys[code] ?? [] {
          let parts = within.map {
            CountKey(analysis: key.analysis, place: $0.code, basis: key.basis, months: key.months)
          }
          guard parts.allSatisfy({ network.variable(of: $0) != nil }) else { continue }
          relate("\(small) of \(kind)", parts, to: key, words: "\(parts.count) \(small) fill \(code) of the \(kind)")
        }
      }
    }
  }

  private mutating func hotspots() {
    let keys = network.keys
    for key in keys where key.place.hasPrefix("hotspots@") {
      let release = key.place.dropFirst("hotspots@".count)
      let own = release == "0" ? "" : "@\(release)"
      let all = folders.first { String($0.release) == release }?.tables.first {
        $0.kind == "hotspots" && $0.analysis == key.analysis && $0.form == .geoJSON
      }
      let parts = (all?.rows.indices ?? 0..<0).compactMap { all?.cell($0, "id").text }.map {
        CountKey(analysis: key.analysis, place: "hotspot:\($0)\(own)", basis: .whole, months: key.months)
      }
      if !parts.isEmpty, parts.allSatisfy({ network.variable(of: $0) != nil }) {
        relate("hotspots together", parts, to: key, words: "the hotspots make what the manifest says of them together")
      }
      let none = CountKey(analysis: key.analysis, place: "no hotspot@\(release)", basis: .whole, months: key.months)
      if network.variable(of: none) != nil {
        let whole = CountKey(analysis: key.analysis, place: "district", basis: .whole, months: key.months)
        relate(
          "in hotspots and in none", [key, none], to: whole,
          words: "incidents in hotspots and in none make the district")
      }
    }
  }

  private mutating func deciles() {
    for tenths in folders.flatMap(\.tables) where tenths.kind == "deprivation-tenths" && tenths.form == .csv {
      guard let analysis = tenths.analysis,
        let lsoas = folders.first(where: { $0.release == tenths.release })?.tables.first(where: {
          $0.analysis == analysis && $0.kind == "lsoas" && $0.form == .geoJSON && $0.column("deprivation_decile") != nil
        })
      else { continue }
      let decile = lsoas.rows.indices.map { lsoas.cell($0, "deprivation_decile").number }
      for key in network.keys where key.analysis == analysis && key.place.hasPrefix("decile:") {
        guard let number = Double(key.place.dropFirst("decile:".count)) else { continue }
        let members = lsoas.rows.indices.filter { decile[$0] == number }.compactMap { lsoas.cell($0, "code").text }
        let stated = tenths.rows.indices.first { tenths.cell($0, "decile").number == number }.flatMap {
          tenths.cell($0, "lsoas").number
        }
        guard !members.isEmpty, stated == nil || stated == Double(members.count) else { continue }
        let parts = members.map { CountKey(analysis: analysis, place: $0, basis: key.basis, months: key.months) }
        guard parts.allSatisfy({ network.variable(of: $0) != nil }) else { continue }
        relate(
          "lsoas of deciles", parts, to: key,
          words: "\(parts.count) lsoas make the \(Int(number)). decile of deprivation")
      }
    }
  }

  private mutating func themes() {
    let keys = network.keys
    let all = Dictionary(grouping: keys.filter { $0.place.hasPrefix("theme:") }) { $0.of($0.months).analysis }
    for (analysis, keys) in all.sorted(by: { $0.key < $1.key }) {
      guard let months = keys.first?.months, keys.allSatisfy({ $0.months == months && $0.basis == .whole }) else {
        continue
      }
      let whole = CountKey(analysis: analysis, place: "district", basis: .whole, months: months)
      relate("themes", keys, to: whole, words: "the themes make the district")
    }
  }

  /// An analysis that is the sum of two others in all of ten counts or more is taken for their sum everywhere.
  private mutating func analyses() {
    let names = Set(network.keys.map(\.analysis)).sorted()
    let places = Set(areas.flatMap(\.codes))
    let keys = network.keys.filter { places.contains($0.place) || $0.place == "district" }
    for sum in names {
      for (index, a) in names.enumerated() where a != sum {
        for b in names[(index + 1)...] where b != sum {
          var found: [(CountKey, CountKey, CountKey)] = []
          var (known, isSum) = (0, true)
          for key in keys where key.analysis == sum {
            let others = [a, b].map { CountKey(analysis: $0, place: key.place, basis: key.basis, months: key.months) }
            guard let x = network.variable(of: key), let y = network.variable(of: others[0]),
              let z = network.variable(of: others[1])
            else { continue }
            found.append((key, others[0], others[1]))
            guard let whole = network.system.value(x), let one = network.system.value(y),
              let two = network.system.value(z)
            else { continue }
            isSum = isSum && whole == one + two
            if one > 0, two > 0 { known += 1 }
            if !isSum { break }
          }
          guard isSum, known >= 10 else { continue }
          for (whole, one, two) in found {
            relate("analyses", [one, two], to: whole, words: "\(a) and \(b) make \(sum)")
          }
        }
      }
    }
  }

  private mutating func relate(_ family: String, _ parts: [CountKey], to whole: CountKey, words: String) {
    let terms = parts.map { (variable: network.variable($0), times: 1) } + [(network.variable(whole), -1)]
    network.relate(family, terms, words: words)
  }
}
