import Publishing
import Testing

@Suite struct SharingRulesTests {
  @Test(arguments: ["Domestic abuse", "Violence and sexual offences", "STALKING", "Child at risk"])
  func `a sensitive category is known by its words`(_ category: String) {
    #expect(SharingRules().isSensitive(category))
  }

  @Test func `an ordinary category is not`() {
    #expect(!SharingRules().isSensitive("Bicycle theft"))
  }

  @Test func `addresses are told from residents`() {
    #expect(SharingRules().minimumResidents == 8 * 2.4)
  }
}
