package import Formats

/// Which properties of a boundary file hold the areas' codes and names.
///
/// The Office for National Statistics names them by kind, vintage and role: `WD25CD`, `LSOA21NM`, `lsoa11cd`. Every
/// vintage is found by itself; the property that is the area's own is told from that of its district by its kind.
package struct AreaProperties {
  package let code: String
  package let name: String?
  /// The name of the district that the area lies in, where the file has one.
  package let district: String?

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
    let figures = code.filter(\.isNumber)
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
