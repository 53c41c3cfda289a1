import Formats
import Publishing

extension Configuration {
  /// The further forms in which layers are written, as the key `also` has them.
  static func furtherForms(_ settings: Settings) throws(InputError) -> [FurtherForm] {
    var forms: [FurtherForm] = []
    for word in try settings.texts("also") { forms.append(try FurtherForm.named(word)) }
    return forms
  }

  /// Under what sources and layers may be used, as the section `licences` has it.
  static func licences(_ settings: Settings?) throws(InputError) -> [String: String] {
    var licences: [String: String] = [:]
    for (name, texts) in try settings?.words() ?? [] { licences[name] = texts.joined(separator: "; ") }
    return licences
  }

  /// What the sharing agreement lets out, as the section `sharing` has it.
  static func sharing(_ settings: Settings?) throws(InputError) -> SharingRules {
    var rules = SharingRules()
    guard let settings else { return rules }
    try settings.allow(
      "addresses_for_partners", "minimum_count", "minimum_addresses", "people_per_address", "sensitive")
    rules.addressesForPartners = try settings.texts("addresses_for_partners")
    if let count = try settings.integer("minimum_count", in: 2...1000) { rules.minimumCount = count }
    if let addresses = try settings.integer("minimum_addresses", in: 1...1000) { rules.minimumAddresses = addresses }
    if let people = try settings.number("people_per_address", in: 1...10) { rules.peoplePerAddress = people }
    rules.sensitiveWords += try settings.texts("sensitive").map { $0.lowercased() }
    return rules
  }
}
