package import Formats

/// Which properties of a boundary file hold the areas' codes and names.
///
/// The Office for National Statistics names them by kind, vintage and role: `WD25CD`, `LSOA21NM`, `lsoa11cd`. Every
/// vintage is found by itself; the property that is the area's own is told from that of its district by its kind.
package struct AreaProperties {
  /// nil where areas are numbered.
  package let code: String?
  package let name: String?
  /// The name of the district that the area lies in, where the file has one.
  package let district: String?
  /// How areas are known, where no published code says it.
  let note: String?

  /// - Parameters:
  ///   - kinds: the ONS prefixes that fit the layer, in order of preference, such as `["WD"]`.
  ///   - stated: the code property that the configuration names, if it does.
  package init?(
    of features: [FeatureCollection.Feature], kinds: [String], statedCode: String? = nil, statedName: String? = nil
  ) {
    let properties = Set(features.flatMap(\.properties.keys)).sorted()
    func find(_ kind: String, _ role: String) -> String? {
      properties.filter { Self.isVintage($0, of: kind, role: role) }.max { Self.vintage($0) < Self.vintage($1) }
    }
    note = nil
    if let statedCode {
      guard properties.contains(statedCode) else { return nil }
      code = statedCode
      name = statedName ?? Self.nameBeside(statedCode, in: properties)
    } else {
      guard let kind = kinds.first(where: { find($0, "CD") != nil }), let found = find(kind, "CD") else { return nil }
      code = found
      name = statedName ?? Self.nameBeside(found, in: properties) ?? find(kind, "NM")
    }
    district = ["LAD", "LTLA", "UTLA"].lazy.compactMap { find($0, "NM") }.first
  }

  /// For features that are numbered: no property holds codes, and one called like a name holds the names.
  ///
  /// - Parameter other: the property of names where none is called so.
  static func numbered(_ features: [FeatureCollection.Feature], _ other: String?) -> AreaProperties {
    let properties = Set(features.flatMap(\.properties.keys)).sorted()
    let name = ["name", "title", "label"].lazy.compactMap { word in properties.first { $0.lowercased() == word } }.first
    return AreaProperties(code: nil, name: name ?? other, note: "its areas are numbered.")
  }

  /// For a layer of any kind: the first property that is called like codes, or else like names, and of which each feature has
  /// its own; else features are numbered.
  static func any(_ features: [FeatureCollection.Feature], statedName: String?) -> AreaProperties {
    let properties = Set(features.flatMap(\.properties.keys)).sorted()
    func named(_ words: [String], _ endings: [String]) -> [String] {
      words.compactMap { word in properties.first { $0.lowercased() == word } }
        + properties.filter { property in endings.contains { property.lowercased().hasSuffix($0) } }
    }
    let names = named(["name", "title", "label"], ["nm", "name"])
    let name = statedName ?? names.first { isOwn($0, features) } ?? names.first
    let codes = named(["code", "id", "ref", "reference", "zone", "gss_code"], ["cd", "code", "_id", "ref"])
    if let code = codes.first(where: { isOwn($0, features) }) {
      return AreaProperties(code: code, name: name, note: "areas are known by the property \(code).")
    }
    if let name, isOwn(name, features) {
      return AreaProperties(code: name, name: name, note: "areas are known by their names, \(name).")
    }
    return AreaProperties(
      code: nil, name: name, note: "no property holds codes or names of their own, and the areas are numbered.")
  }

  /// Whether each feature has a value of its own.
  private static func isOwn(_ property: String, _ features: [FeatureCollection.Feature]) -> Bool {
    let values = features.map { $0.properties[property]?.plainText?.trimmingSpaces() ?? "" }
    return !values.contains("") && Set(values).count == values.count
  }

  /// Whether the codes that were found are the areas' own, and not those of a district that they lie in.
  func hasOwnCodes(_ features: [FeatureCollection.Feature]) -> Bool { code.map { Self.isOwn($0, features) } ?? false }

  private init(code: String?, name: String?, note: String) {
    self.code = code
    self.name = name
    self.note = note
    district = nil
  }

  /// `WD25CD` of kind `WD` and role `CD`: the prefix, two figures or four, the role, in any case.
  private static func isVintage(_ property: String, of kind: String, role: String) -> Bool {
    let upper = property.uppercased()
    guard upper.hasPrefix(kind), upper.hasSuffix(role), upper.count > kind.count + role.count else {
      return upper == kind + role
    }
    return upper.dropFirst(kind.count).dropLast(role.count).allSatisfy(\.isNumber)
  }

  /// The year that the codes are of: 2025 for `WD25CD`; nil where the property's name does not say it.
  package var vintage: Int? {
    let figures = (code ?? "").filter(\.isNumber)
    guard let year = Int(figures) else { return nil }
    return figures.count == 2 ? 2000 + year : figures.count == 4 ? year : nil
  }

  private static func vintage(_ property: String) -> Int {
    Int(property.filter(\.isNumber)) ?? 0
  }

  /// `WD25NM` beside `WD25CD`.
  private static func nameBeside(_ code: String, in properties: [String]) -> String? {
    guard code.uppercased().hasSuffix("CD") else { return nil }
    let wanted = code.uppercased().dropLast(2) + "NM"
    return properties.first { $0.uppercased() == wanted }
  }
}
