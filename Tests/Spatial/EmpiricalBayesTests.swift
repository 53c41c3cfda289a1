import Spatial
import TestSupport
import Testing

@Suite struct EmpiricalBayesTests {
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's global estimates of North Carolina`() throws {
    let estimates = try NorthCarolina.read().global()
    // attr(EBest(...), "parameters"): a 7.692930647e-07, b 2.021444894e-03.
    #expect(abs(estimates.variance - 7.692930647e-07) < 1e-15)
    #expect(abs(estimates.mean - 2.021444894e-03) < 1e-11)
    #expect(greatestDifference(estimates.rates, NorthCarolina.globalEstimates) < 1e-13)
    #expect(estimates.areasDiffer && estimates.caveat == nil)
  }

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's local estimates of North Carolina`() throws {
    let local = try NorthCarolina.read().local(NorthCarolina.neighbours)
    #expect(greatestDifference(local, NorthCarolina.localEstimates) < 1e-13)
  }

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives spdep's standardised rates of North Carolina, and their Moran's I`() throws {
    let bayes = try NorthCarolina.read()
    let rates = bayes.standardisedRates()
    #expect(greatestDifference(rates, NorthCarolina.standardisedRates) < 1e-10)
    // EBImoran.mc(...)$statistic, with the mean of the rates taken off.
    #expect(abs(GlobalMoran.score(rates, NorthCarolina.neighbours).value - 0.2487462143) < 1e-10)
    let moran = LocalMoran(permutations: nil)
    let ofRates = moran.ofRates(events: bayes.events, population: bayes.population, NorthCarolina.neighbours)
    #expect(ofRates.scores.z == moran.scores(rates, NorthCarolina.neighbours).scores.z)
    #expect(ofRates.scores.test.statistic.contains("empirical-Bayes"))
  }

  /// The eight areas of esda's docstrings.
  private let eight = EmpiricalBayes(
    events: [30, 25, 25, 15, 33, 21, 30, 20], population: [100, 100, 110, 90, 100, 90, 110, 90])

  @Test(.tags(.reference))
  func `a variance below 0 counts as none, and says that there is no evidence that areas differ`() {
    let estimates = eight.global()
    #expect(abs(estimates.unclampedVariance - -0.000373) < 5e-7)
    #expect(estimates.variance == 0 && !estimates.areasDiffer)
    #expect(estimates.caveat == "There is no evidence that areas differ: every estimate is the mean rate.")
    // Unclamped, as esda's Empirical_Bayes has it, the first would be 0.24353: moved away from its own rate of 0.3.
    #expect(estimates.rates.allSatisfy { $0 == 199.0 / 790 })
    #expect(eight.local(Neighbours(rows: (0..<8).map { place in (0..<8).filter { $0 != place } })) == estimates.rates)
  }

  @Test(.tags(.reference))
  func `standardised rates keep a variance below 0`() {
    // esda 2.9.0: assuncao_rate(e, b).
    let esda = [
      1.0384359444, -0.0409908925, -0.5625037520, -1.7306186131, 1.6860920465, -0.3769664306, 0.4757625192,
      -0.6025751277,
    ]
    #expect(greatestDifference(eight.standardisedRates(), esda) < 1e-9)
  }

  @Test func `where v + m/b is below 0, m/b stands in its place`() {
    // One area with nearly all of the population, so that chance alone varies less there than v is below 0.
    let events: ContiguousArray<Double> = [1_000, 1, 1]
    let population: ContiguousArray<Double> = [100_000, 100, 100]
    let bayes = EmpiricalBayes(events: events, population: population)
    let (mean, variance) = (1_002.0 / 100_200, bayes.global().unclampedVariance)
    #expect(variance + mean / 100_000 < 0)
    let rate = 1_000.0 / 100_000
    #expect(abs(bayes.standardisedRates()[0] - (rate - mean) / (mean / 100_000).squareRoot()) < 1e-12)
  }

  @Test func `places without population are undefined and change nothing elsewhere`() {
    let events = eight.events + [3, 0, -1, .nan]
    let bayes = EmpiricalBayes(events: events, population: eight.population + [0, 0, 50, 50])
    let estimates = bayes.global()
    #expect(Array(estimates.rates.prefix(8)) == Array(eight.global().rates))
    #expect(isUndefined(estimates.rates.suffix(4)) && isUndefined(bayes.standardisedRates().suffix(4)))
    #expect(Array(bayes.standardisedRates().prefix(8)) == Array(eight.standardisedRates()))
    let local = bayes.local(Neighbours(rows: (0..<12).map { place in (0..<12).filter { $0 != place } }))
    #expect(Array(local.prefix(8)) == Array(eight.global().rates) && isUndefined(local.suffix(4)))
  }

  @Test func `no events and no people give a rate of 0 and no rate`() {
    let quiet = EmpiricalBayes(events: [0, 0], population: [10, 20])
    #expect(quiet.global().rates.allSatisfy { $0 == 0 } && isUndefined(quiet.standardisedRates()))
    let deserted = EmpiricalBayes(events: [0, 1], population: [0, 0])
    #expect(isUndefined(deserted.global().rates) && deserted.global().mean.isNaN && !deserted.global().areasDiffer)
    #expect(EmpiricalBayes(events: [], population: []).global().rates.isEmpty)
  }
}
