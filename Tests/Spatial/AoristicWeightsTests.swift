import Spatial
import TestSupport
import Testing

@Suite struct AoristicWeightsTests {
  /// Minutes since Monday 00:00; Monday is 0.
  private func minute(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Int { day * 1_440 + hour * 60 + minute }

  private func shares(_ span: WeekSpan) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: AoristicWeights([span]).shares(of: 0).map { ($0.hour, $0.share) })
  }

  /// The minutes that a case is taken to spend in each hour, to a millionth.
  private func minutes(_ span: WeekSpan) -> [Int: Double] {
    shares(span).mapValues { ($0 * Double(span.minutes) * 1e6).rounded() / 1e6 }
  }

  private func stretch(_ day: Int, _ hour: Int, minutes: Int) -> WeekSpan.Stretch {
    WeekSpan.Stretch(start: minute(day, hour), minutes: minutes)
  }

  @Test func `a case weighs in each hour the share of its time`() {
    // Friday 21:30 to Saturday 00:15, across midnight: 165 minutes.
    let night = WeekSpan(start: minute(4, 21, 30), end: minute(5, 0, 15))
    #expect(night.minutes == 165)
    #expect(minutes(night) == [117: 30, 118: 60, 119: 60, 120: 15])
  }

  @Test func `a case across the week's end runs on from Sunday into Monday`() {
    #expect(
      shares(WeekSpan(start: minute(6, 22), end: minute(7, 2)))
        == [166: 0.25, 167: 0.25, 0: 0.25, 1: 0.25])
    // Weeks before and after do not matter.
    #expect(
      shares(WeekSpan(start: minute(6, 22) - 3 * 10_080, end: minute(7, 2) - 3 * 10_080))
        == shares(WeekSpan(start: minute(6, 22), end: minute(7, 2))))
  }

  @Test func `an instant weighs 1 in its hour`() {
    #expect(shares(WeekSpan(start: minute(2, 13, 59), end: minute(2, 13, 59))) == [61: 1])
    #expect(shares(WeekSpan(start: minute(2, 13, 59), end: minute(2, 14))) == [61: 1])
    #expect(shares(WeekSpan(start: minute(2, 13, 59), end: minute(2, 14, 1))) == [61: 0.5, 62: 0.5])
  }

  @Test func `what is odd is weighed by its convention and counted`() {
    let spans = [
      WeekSpan(start: minute(0, 5, 30), end: nil), WeekSpan(start: minute(0, 5, 30), end: minute(0, 5, 29)),
      WeekSpan(start: minute(0, 5, 30), end: minute(0, 5, 30) + 10_081),
      WeekSpan(start: minute(0, 5), end: minute(0, 6)),
      WeekSpan(start: minute(0, 5, 30), end: minute(0, 5, 30) + 10_080),
    ]
    #expect(shares(spans[0]) == [5: 1] && shares(spans[1]) == [5: 1])
    #expect(shares(spans[2]) == Dictionary(uniqueKeysWithValues: (0..<168).map { ($0, 1.0 / 168) }))
    #expect(shares(spans[4]) == shares(spans[2]))
    #expect(
      AoristicWeights(spans).kinds == [.withoutEnd: 1, .endBeforeStart: 1, .overAWeek: 1, .withinAWeek: 2])
  }

  @Test func `the hour that March leaves out gets nothing, and that which October repeats gets two hours' worth`() {
    // Sunday 00:00 to 04:00 by the clock: three hours of real time in March, five in October.
    let march = WeekSpan([stretch(6, 0, minutes: 60), stretch(6, 2, minutes: 120)])
    #expect(march.minutes == 180)
    #expect(minutes(march) == [144: 60, 146: 60, 147: 60])
    let october = WeekSpan([stretch(6, 0, minutes: 120), stretch(6, 1, minutes: 180)])
    #expect(october.minutes == 300)
    #expect(minutes(october) == [144: 60, 145: 120, 146: 60, 147: 60])
    // Both passes of the hour that comes twice are one hour of the week.
    let repeated = AoristicWeights([WeekSpan([stretch(6, 1, minutes: 60), stretch(6, 1, minutes: 60)])])
    #expect(repeated.shares(of: 0).map(\.hour) == [145] && repeated.shares(of: 0)[0].share == 1)
  }

  @Test(.tags(.property), arguments: 1...3)
  func `agrees with the plain version that goes minute by minute`(seed: UInt64) {
    let spans = SeededWeek.spans(300, seed: seed)
    let weights = AoristicWeights(spans)
    for (number, span) in spans.enumerated() {
      var hours = [Double](repeating: 0, count: 168)
      for (hour, share) in weights.shares(of: number) { hours[hour] = share }
      let slow = SlowAoristic.shares(span)
      #expect(zip(hours, slow).allSatisfy { abs($0 - $1) < 1e-12 })
    }
  }

  @Test(.tags(.property))
  func `the weights sum to the number of cases`() {
    let spans = SeededWeek.spans(100_000, seed: 7)
    let profile = WeekProfile(AoristicWeights(spans), cases: spans.indices)
    #expect(profile.incidents == 100_000)
    #expect(abs(profile.hours.reduce(0, +) - 100_000) < 1e-9)
    #expect(abs(profile.blocks.reduce(0, +) - 100_000) < 1e-9)
  }
}
