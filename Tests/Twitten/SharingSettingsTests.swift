import Formats
import Publishing
import TestSupport
import Testing
@testable import Twitten

/// The keys of a configuration that say what may leave the building.
@Suite struct SharingSettingsTests {
  private func configuration(_ yaml: String) throws -> Configuration {
    let district = try SmallDistrict()
    try district.folder.write(SmallDistrict.configuration + yaml, to: "small.yaml")
    return try Configuration(contentsOf: "\(district.folder.path)/small.yaml")
  }

  @Test func `an agreement is read, and what it leaves out keeps its usual value`() throws {
    let configuration = try configuration(
      "sharing: { addresses_for_partners: [police], minimum_count: 10, sensitive: [Noise] }\n")
    let rules = configuration.sharing
    #expect(rules.addressesForPartners == ["police"])
    #expect(rules.minimumCount == 10 && rules.minimumAddresses == 8 && rules.peoplePerAddress == 2.4)
    #expect(
      rules.isSensitive("Noise at night") && rules.isSensitive("Domestic abuse") && !rules.isSensitive("Burglary"))
  }

  @Test func `without an agreement no partner sees an address`() throws {
    #expect(try configuration("").sharing == SharingRules())
    #expect(SharingRules().addressesForPartners.isEmpty && SharingRules().minimumCount == 5)
  }

  @Test func `an audit is told what the agreement demands, and whose addresses partners may see`() throws {
    let configuration = try configuration(
      "sharing: { addresses_for_partners: [police], minimum_count: 10, minimum_addresses: 12, sensitive: [Noise] }\n")
    let rules = configuration.auditRules
    #expect(rules.minimumCount == 10 && rules.minimumAddresses == 12)
    #expect(rules.sensitiveWords == AuditRules.usualSensitiveWords + ["noise"])
    let sources = configuration.auditSources
    #expect(
      sources.count == 6 && sources.allSatisfy { $0.partnersSeeAddresses && $0.columns?.references == ["Crime ID"] })
    #expect(try self.configuration("").auditSources.allSatisfy { !$0.partnersSeeAddresses })
  }

  @Test func `an audit knows what a mapped column holds`() throws {
    let sources = try SandmouthConfiguration.read().auditSources
    let council = try #require(sources.first { $0.path.hasSuffix("council-asb-cases.csv") })
    #expect(council.columns?.references == ["Case No"] && council.columns?.addresses == ["Street"])
    #expect(council.partnersSeeAddresses && council.open?.contains("Type") == true)
    let ambulance = try #require(sources.first { $0.path.hasSuffix("ambulance.csv") })
    #expect(ambulance.columns?.addresses == ["Postcode"] && !ambulance.partnersSeeAddresses)
    // "What happened" is named nowhere, and so it is free text.
    let concerns = try #require(sources.first { $0.path.hasSuffix("community-concerns.csv") })
    #expect(concerns.open?.contains("Topic") == true)
    #expect(concerns.open?.contains("What happened") == false)
  }

  @Test func `further forms and licences are read`() throws {
    let configuration = try configuration(
      "also: [ndjson, wkt.csv]\nlicences: { police: Open Government Licence v3.0, wards: [OGL, OS] }\n")
    #expect(configuration.also == [.newlineDelimited, .wellKnownText])
    #expect(configuration.licences == ["police": "Open Government Licence v3.0", "wards": "OGL; OS"])
  }

  @Test(arguments: [
    (
      "sharing: { addresses_for_partners: [polise] }",
      "no source and no layer is called \"polise\"; is \"police\" meant?"
    ),
    ("sharing: { addresses_for_partners: [x] }", "known are police"),
    ("sharing: { minimum_count: 1 }", "wanted is a whole number from 2 to 1000"),
    ("sharing: { minimum_adresses: 8 }", "Is \"minimum_addresses\" meant?"),
    ("sharing: { people_per_address: 0 }", "wanted is a number from 1 to 10"),
    ("also: [shapefile]", "there is no form \"shapefile\" of layers; known are ndjson, wkt.csv"),
  ])
  func `what cannot be is refused with its line`(yaml: String, complaint: String) throws {
    let error = #expect(throws: InputError.self) { try configuration(yaml + "\n") }
    #expect(error?.status == .badConfiguration)
    #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("small.yaml, line ") == true, "\(error?.description ?? "")")
  }
}
