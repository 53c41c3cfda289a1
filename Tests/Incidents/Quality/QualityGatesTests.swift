import Foundation
@testable import Incidents
import TestSupport
import Testing

@Suite struct QualityGatesTests {
  /// A report of one source with these numbers and no others.
  private func quality(
    rows: Int = 0, rejected: Int = 0, kept: Int = 0, unlocated: Int = 0, outside: Int = 0, inside: Int = 0,
    unmatched: Int = 0
  ) throws -> DataQuality {
    let text = """
      {"sources": [{"name": "council", "files": 1, "rows": \(rows), "kept": \(kept),
        "rejected": [{"reason": "x", "rows": \(rejected), "first": []}], "unlocated": \(unlocated),
        "unlocatedByTheme": [], "outside": \(outside), "inside": \(inside),
        "times": {"monthOnly": 0, "day": 0, "minute": 0, "range": 0,
          "odd": {"repeatedHour": 0, "withoutEnd": 0, "endBeforeStart": 0, "midnight": 0}},
        "precision": [], "coincident": 0, "lsoaCompared": 0, "lsoaDisagreeing": 0,
        "unmatched": [{"name": "w", "incidents": \(unmatched)}], "themes": [], "encodings": [], "misread": 0}],
      "incompleteMonths": [], "overlaps": [], "overlapCompared": 0, "overlapMetres": 100, "overlapHours": 2}
      """
    return try JSONDecoder().decode(DataQuality.self, from: Data(text.utf8))
  }

  @Test func `each gate looks at its own numbers and says what, of how many, and what is allowed`() throws {
    let report = try quality(
      rows: 200, rejected: 11, kept: 189, unlocated: 20, outside: 90, inside: 79, unmatched: 38)
    var gates = QualityGates()
    #expect(gates.failures(report) == [])
    gates.rejectedPercent = 5.4
    gates.unlocatedPercent = 10
    gates.outsidePercent = 50
    gates.unmatchedPercent = 20
    #expect(
      gates.failures(report) == [
        "council: 11 of 200 rows were rejected (5.5 %); the configuration allows 5.4 %.",
        "council: 20 of 189 incidents have no place (10.58 %); the configuration allows 10 %.",
        "council: 90 of 169 located incidents lie outside the study area (53.25 %); the configuration allows 50 %.",
        "council: 38 of 189 incidents have a category that the scheme does not have (20.11 %); the configuration allows "
          + "20 %.",
      ])
  }

  @Test(.tags(.property)) func `just as much as is allowed is allowed, and one more is not`() throws {
    // Every hundredth of a percent of 10,000 rows.
    let reports = try (0...10_000).filter { $0 % 13 == 5 || $0 == 57 || $0 == 10_000 }.map { allowed in
      (allowed, try quality(rows: 10_000, rejected: allowed), try quality(rows: 10_000, rejected: allowed + 1))
    }
    var wrong: [Int] = []
    for (allowed, just, more) in reports {
      var gates = QualityGates()
      gates.rejectedPercent = Double(allowed) / 100
      if gates.failures(just).count != 0 || gates.failures(more).count != 1 { wrong.append(allowed) }
    }
    #expect(wrong == [])
  }

  @Test func `nothing allowed lets nothing pass, and a source without rows fails nothing`() throws {
    var gates = QualityGates()
    gates.rejectedPercent = 0
    #expect(try gates.failures(quality(rows: 100_000, rejected: 1)).count == 1)
    #expect(try gates.failures(quality(rows: 100_000)) == [])
    #expect(try gates.failures(quality()) == [])
    gates.outsidePercent = 100
    #expect(try gates.failures(quality(outside: 7)) == [])
  }
}
