@testable import Tasking
import Testing

@Suite struct DenominatorCautionTests {
  @Test func `says what speaks against a rate`() {
    let cautions = DenominatorCaution.all(
      [10, 10, 10, 100, 10, 5], people: [1_500, 999, 1_500, 1_500, 1_500, nil],
      others: [("workplace", [100, 20_000, 1_600, nil, nil, nil])])
    #expect(cautions[0] == nil && cautions[4] == nil)
    #expect(cautions[1] == .fewPeople(999))
    #expect(cautions[2] == .manyOthers(name: "workplace", value: 1_600))
    // The median of five rates is 10 in 1,500.
    #expect(cautions[3] == .visitors(timesMedian: 10))
    // Where people are not known there is no rate to speak against.
    #expect(cautions[5] == nil)
    #expect(DenominatorCaution.visitors(timesMedian: 7.06).words == "7.1 times the median rate: visitors?")
    #expect(
      DenominatorCaution.manyOthers(name: "workplace", value: 1_600.4).words == "more workplace (1600) than people")
  }

  @Test func `a layer of zeros or of nothing warns of nothing`() {
    #expect(DenominatorCaution.all([0, 0], people: [2_000, 3_000], others: []).allSatisfy { $0 == nil })
    #expect(DenominatorCaution.all([], people: [], others: []).isEmpty)
  }
}
