import Formats
import Publishing

extension Configuration {
  /// The further forms in which layers are written, as the key `also` has them.
  static func furtherForms(_ settings: Settings) throws(InputError) -> [FurtherForm] {
    var forms: [FurtherForm] = []
    for word in try settings.texts("also") {
      guard let form = FurtherForm(rawValue: word) else {
        let known = FurtherForm.allCases.map(\.rawValue).joined(separator: ", ")
        throw settings.error("also: there is no form \"\(word.prefix(40))\" of layers; known are \(known)")
      }
      forms.append(form)
    }
    return forms
  }

  /// Under what sources and layers may be used, as the section `licences` has it.
  ///
  /// - Parameter names: of the sources and of what the ground is made of.
  static func licences(_ settings: Settings?, names: [String]) throws(InputError) -> [String: String] {
    var licences: [String: String] = [:]
    guard let settings else { return licences }
    for (name, texts) in try settings.words() {
      guard names.contains(name) else {
        throw settings.error("no source and no layer is called \"\(name.prefix(60))\"; \(meant(name, among: names))")
      }
      licences[name] = texts.joined(separator: "; ")
    }
    return licences
  }

  /// What may have a licence: each source, and each table or layer of the ground by its key in the file or its own name.
  var licensedNames: [String] {
    sources.map(\.name) + [
      "wards", "lsoas", "study_area", "deprivation", "population", "postcodes", "scheme", "addresses", "bridge",
      "similar",
      "districts",
    ] + place.layers.map(\.name) + place.denominators.map(\.name)
  }

  private static func meant(_ name: String, among names: [String]) -> String {
    NearestWord.to(name, among: names).map { "is \"\($0)\" meant?" } ?? "known are \(names.joined(separator: ", "))"
  }

  /// What the sharing agreement lets out, as the section `sharing` has it.
  ///
  /// - Parameter names: of the sources and layers that have addresses.
  static func sharing(_ settings: Settings?, names: [String]) throws(InputError) -> SharingRules {
    var rules = SharingRules()
    guard let settings else { return rules }
    try settings.allow(
      "addresses_for_partners", "minimum_count", "minimum_addresses", "people_per_address", "sensitive")
    rules.addressesForPartners = try settings.texts("addresses_for_partners")
    for name in rules.addressesForPartners where !names.contains(name) {
      throw settings.error(
        "addresses_for_partners: no source and no layer is called \"\(name.prefix(60))\"; \(meant(name, among: names))")
    }
    if let count = try settings.integer("minimum_count", in: 2...1000) { rules.minimumCount = count }
    if let addresses = try settings.integer("minimum_addresses", in: 1...1000) { rules.minimumAddresses = addresses }
    if let people = try settings.number("people_per_address", in: 1...10) { rules.peoplePerAddress = people }
    rules.sensitiveWords += try settings.texts("sensitive").map { $0.lowercased() }
    return rules
  }
}
