public import Spatial

/// Times of the week drawn from a seed.
public enum SeededWeek {
  /// Spans of all lengths: instants, hours, days, more than a week, and nights in which the clocks change.
  public static func spans(_ count: Int, seed: UInt64) -> [WeekSpan] {
    var random = RandomNumbers(seed: seed)
    return (0..<count).map { number in
      let start = random.below(10_080)
      switch number % 6 {
      case 0: return WeekSpan([WeekSpan.Stretch(start: start, minutes: 1)])
      case 1: return WeekSpan([WeekSpan.Stretch(start: start, minutes: 1 + random.below(180))])
      case 2: return WeekSpan([WeekSpan.Stretch(start: start, minutes: 1 + random.below(3_000))])
      case 3: return WeekSpan([WeekSpan.Stretch(start: start / 1_440 * 1_440, minutes: 1_440)])
      case 4: return WeekSpan([WeekSpan.Stretch(start: start, minutes: 9_000 + random.below(2_000))])
      default:
        let before = 1 + random.below(600)
        let after = (start + before + (random.below(2) == 0 ? 60 : 10_020)) % 10_080
        return WeekSpan([
          WeekSpan.Stretch(start: start, minutes: before),
          WeekSpan.Stretch(start: after, minutes: 1 + random.below(600)),
        ])
      }
    }
  }
}
