import Spatial
import TestSupport
import Testing

@Suite struct EmergingRulesTests {
  /// `H` hot, `c` cold, `.` neither.
  private static func heat(_ text: String) -> [Heat] {
    text.map { $0 == "H" ? .hot : $0 == "c" ? .cold : .neither }
  }

  /// The same with hot and cold exchanged.
  private static func mirrored(_ text: String) -> String {
    String(text.map { $0 == "H" ? "c" : $0 == "c" ? "H" : $0 })
  }

  private static let level = MannKendall([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
  private static let rising = MannKendall((1...12).map(Double.init))
  private static let falling = MannKendall((1...12).map { -Double($0) })

  struct Case: Sendable {
    let steps: String
    let trend: MannKendall
    let hot: EmergingPattern
    let cold: EmergingPattern
  }

  private static let classes = [
    Case(steps: "...........H", trend: level, hot: .newHot, cold: .newCold),
    Case(steps: ".........HHH", trend: level, hot: .consecutiveHot, cold: .consecutiveCold),
    Case(steps: "HHHHHHHHHHHH", trend: rising, hot: .intensifyingHot, cold: .diminishingCold),
    Case(steps: "H.HHHHHHHHHH", trend: level, hot: .persistentHot, cold: .persistentCold),
    Case(steps: "HHHHHHHHHHHH", trend: falling, hot: .diminishingHot, cold: .intensifyingCold),
    Case(steps: "..H.H..H.H.H", trend: level, hot: .sporadicHot, cold: .sporadicCold),
    Case(steps: ".cc...H....H", trend: level, hot: .oscillatingHot, cold: .oscillatingCold),
    Case(steps: "HHHHH.HHHHH.", trend: level, hot: .historicalHot, cold: .historicalCold),
    Case(steps: "............", trend: level, hot: .none, cold: .none),
  ]

  @Test(arguments: EmergingRules.allCases, classes)
  func `each class comes out of its steps, by both vintages, and cold ones mirror hot ones`(
    rules: EmergingRules, example: Case
  ) {
    #expect(rules.pattern(of: Self.heat(example.steps), trend: example.trend) == example.hot)
    #expect(rules.pattern(of: Self.heat(Self.mirrored(example.steps)), trend: example.trend) == example.cold)
  }

  @Test func `all seventeen classes are among these`() {
    let seen = Set(Self.classes.flatMap { [$0.hot, $0.cold] })
    #expect(seen == Set(EmergingPattern.allCases) && seen.count == 17)
  }

  @Test func `what was hot once, long ago, is sporadic by the rules of 2·8 and nothing by the latest`() {
    let steps = Self.heat("..H.........")
    #expect(EmergingRules.pro28.pattern(of: steps, trend: Self.level) == .sporadicHot)
    #expect(EmergingRules.latest.pattern(of: steps, trend: Self.level) == .none)
  }

  @Test func `intensifying ignores cold months`() {
    // Significant in every step, hot in half of them: one peer's code counts both and calls it intensifying.
    let steps = Self.heat("ccccccHHHHHH")
    for rules in EmergingRules.allCases {
      #expect(rules.pattern(of: steps, trend: Self.rising) == .consecutiveHot)
      #expect(rules.pattern(of: Self.heat("cHccHcHcHHcH"), trend: Self.rising) == .oscillatingHot)
    }
  }

  @Test func `a trend that is not significant is none`() {
    let weak = MannKendall([1, 3, 2, 4, 3, 5, 1, 4, 2, 5, 3, 4])
    #expect(weak.s > 0 && weak.p > 0.05)
    let always = [Heat](repeating: .hot, count: 12)
    #expect(EmergingRules.latest.pattern(of: always, trend: weak) == .persistentHot)
    #expect(EmergingRules.latest.pattern(of: always, trend: weak, alpha: 0.5) == .intensifyingHot)
  }

  @Test func `nine of ten steps are nearly always, eight are not`() {
    let trend = Self.level
    #expect(EmergingRules.latest.pattern(of: Self.heat("HH.HHHHHHH"), trend: trend) == .persistentHot)
    #expect(EmergingRules.latest.pattern(of: Self.heat("HH.HH.HHHH"), trend: trend) == .sporadicHot)
    #expect(EmergingRules.latest.pattern(of: Self.heat("..HHHHHHHH"), trend: trend) == .consecutiveHot)
  }

  @Test func `no steps have no pattern`() {
    #expect(EmergingRules.latest.pattern(of: [], trend: MannKendall([])) == .none)
  }
}
