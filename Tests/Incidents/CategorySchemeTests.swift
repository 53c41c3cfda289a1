@testable import Incidents
import Testing

@Suite struct CategorySchemeTests {
  /// The categories of street-level crime as data.police.uk publishes them.
  private static let policeUK: [(String, Theme)] = [
    ("Anti-social behaviour", .asb), ("Bicycle theft", .other), ("Burglary", .burglary),
    ("Criminal damage and arson", .criminalDamage), ("Drugs", .drugs), ("Other crime", .other), ("Other theft", .other),
    ("Possession of weapons", .violence), ("Public order", .violence), ("Robbery", .violence),
    ("Shoplifting", .shoplifting), ("Theft from the person", .other), ("Vehicle crime", .vehicle),
    ("Violence and sexual offences", .violence),
  ]

  @Test(arguments: policeUK)
  func `each of police.uk's 14 categories has its theme, and all but anti-social behaviour are crime`(
    name: String, theme: Theme
  ) {
    let category = CategoryScheme.policeUK.category(name)
    #expect(category.name == name)
    #expect(category.theme == theme)
    #expect(category.series == (name == "Anti-social behaviour" ? .asb : .crime))
    #expect(category.isInScheme)
  }

  @Test func `a word of police.uk that is new counts as other crime and is not in the scheme`() {
    let category = CategoryScheme.policeUK.category("Fraud")
    #expect(category.theme == .other && category.series == .crime && !category.isInScheme)
    #expect(Self.policeUK.count == 14 && Set(Self.policeUK.map(\.0)).count == 14)
  }

  @Test(arguments: [
    "anti-social behaviour", " ANTI-SOCIAL   BEHAVIOUR ", "Anti-social\tbehaviour", "Anti-social\u{A0}behaviour",
    "anti-social\nbehaviour",
  ])
  func `case and spaces around and within a word change nothing, and the source's spelling stays`(word: String) {
    let category = CategoryScheme.policeUK.category(word)
    #expect(category.theme == .asb && category.isInScheme)
    #expect(category.name == word)
  }

  @Test(arguments: ["Antisocial behaviour", "Anti social behaviour", "Anti-social", "", " ", "*"])
  func `other words are unmatched, and other in theme`(word: String) {
    let category = CategoryScheme([.asb: ["Anti-social behaviour"]]).category(word)
    #expect(category.theme == .other && category.series == .other && !category.isInScheme)
  }

  @Test func `a wildcard takes in every word that is not listed, and no other`() {
    let scheme = CategoryScheme([.environmental: ["Graffiti"]]).overlaid(by: [.asb: ["*"]])
    #expect(scheme.category("anything").theme == .asb)
    #expect(scheme.category("anything").isInScheme)
    #expect(scheme.category("").theme == .asb)
    #expect(scheme.category("GRAFFITI").theme == .environmental)
    #expect(scheme.anyOther == .asb)
  }

  @Test func `where two schemes list a word the one laid over holds, and all else stays`() {
    let scheme = CategoryScheme.policeUK.overlaid(by: [.violence: [" public ORDER "], .vehicle: ["bicycle theft"]])
    #expect(scheme.category("Public order").theme == .violence)
    #expect(scheme.category("Bicycle theft").theme == .vehicle)
    #expect(scheme.category("Burglary").theme == .burglary)
    #expect(CategoryScheme.policeUK.category("Bicycle theft").theme == .other)
    #expect(scheme.isRecordedCrime)
  }

  @Test func `a partner's assault is no recorded crime, and a police force's is`() {
    let words: [Theme: [String]] = [.violence: ["Assault"], .asb: ["Noise"], .fire: ["Bin fire"]]
    let partner = CategoryScheme(words)
    #expect(["Assault", "Noise", "Bin fire"].map { partner.category($0).series } == [.other, .asb, .fire])
    let police = CategoryScheme(words, isRecordedCrime: true)
    #expect(["Assault", "Noise", "Bin fire"].map { police.category($0).series } == [.crime, .asb, .crime])
  }

  @Test func `STATS19's severities are roads, and no recorded crime`() {
    for word in ["Fatal", "serious", "SLIGHT"] {
      let category = CategoryScheme.stats19.category(word)
      #expect(category.theme == .road && category.series == .road && category.isInScheme)
    }
    #expect(!CategoryScheme.stats19.category("4").isInScheme)
    #expect(STATS19.killedOrSeriouslyInjured == ["Fatal", "Serious"])
  }

  @Test func `every theme has a series, and themes without one of their own are not added to crime`() {
    let own = Theme.allCases.filter { $0.series.rawValue.replacing("-", with: " ") == $0.rawValue }
    #expect(own == [.asb, .fire, .road, .health, .environmental, .communityConcern, .other])
    #expect(Theme.allCases.allSatisfy { $0.series != .crime })
  }

  @Test func `categories are put in order by name, then theme, then series`() {
    func category(_ name: String, _ theme: Theme, _ series: Series, _ isInScheme: Bool = true) -> IncidentCategory {
      IncidentCategory(name: name, theme: theme, series: series, isInScheme: isInScheme)
    }
    let ordered = [
      category("Assault", .asb, .asb), category("Assault", .violence, .crime), category("Assault", .violence, .other),
      category("Assault", .violence, .other, false), category("Zoo", .asb, .asb), category("assault", .asb, .asb),
    ]
    #expect(ordered.reversed().sorted(by: IncidentCategory.precedes) == ordered)
  }
}
