import Formats
import Incidents
import Tasking
import Testing
@testable import Twitten

@Suite struct CaseReviewSettingsTests {
  private func rule(_ yaml: String) throws -> CaseReviewRule {
    let root = try Settings(text: "case_review: \(yaml)\n", name: "district.yaml")
    return try Configuration.caseReview(try root.required("case_review"))
  }

  @Test func `a district's own threshold is read, and what is left out keeps its usual value`() throws {
    #expect(try rule("{ reports: 3 }") == CaseReviewRule())
    var own = CaseReviewRule()
    (own.reports, own.months, own.themes, own.listsPoints) = (5, 12, [.asb, .criminalDamage], true)
    #expect(try rule("{ reports: 5, months: 12, themes: [asb, criminal damage], list_points: yes }") == own)
  }

  @Test(arguments: [
    ("{ report: 3 }", "Is \"reports\" meant?"), ("{ reports: 0 }", "wanted is a whole number from 1 to 1000"),
    ("{ months: 61 }", "wanted is a whole number from 1 to 60"), ("{ themes: [noise] }", "noise"),
    ("{ list_points: maybe }", "true or false is wanted"),
  ])
  func `what cannot be is refused with its line`(yaml: String, complaint: String) throws {
    let error = #expect(throws: InputError.self) { try rule(yaml) }
    #expect(error?.status == .badConfiguration)
    #expect(error?.description.contains(complaint) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("district.yaml, line 1") == true)
  }
}
