import Spatial
import TestSupport
import Testing

@Suite struct BenjaminiHochbergTests {
  @Test(.tags(.reference))
  func `adjusts the fifteen values of the paper's own example`() {
    // Benjamini and Hochberg (1995), section 4: at 0.05 the procedure rejects four hypotheses, Bonferroni three.
    let p: ContiguousArray = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
      1.0000,
    ]
    let adjusted = BenjaminiHochberg.adjusted(p)
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    // R 4.2: p.adjust(p, "BH")
    #expect(abs(adjusted[3] - 0.035625) < 1e-12)
    #expect(abs(adjusted[4] - 0.06030000) < 1e-12)
    #expect(abs(adjusted[5] - 0.06385714) < 1e-8)
  }

  @Test func `looks from the greatest p down and does not stop at the first that fails`() {
    // 0.04 fails its own limit of 0.025, and 0.05 meets its limit of 0.05: by the step-up rule both are significant.
    #expect(BenjaminiHochberg.adjusted([0.04, 0.05]).allSatisfy { $0 <= 0.05 })
  }

  @Test func `leaves out what is undefined, and has nothing significant where nothing is`() {
    let adjusted = BenjaminiHochberg.adjusted([.nan, 0.03, 0.9])
    #expect(adjusted[0].isNaN)
    #expect(abs(adjusted[1] - 0.06) < 1e-12)
    #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    #expect(BenjaminiHochberg.adjusted([0.25, 0.25]).allSatisfy { $0 == 0.25 })
  }
}
