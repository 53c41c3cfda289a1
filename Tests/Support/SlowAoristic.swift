public import Spatial

/// Cases over the week minute by minute, and windows by trying all.
public enum SlowAoristic {
  /// The weight of a case in each of the 168 hours.
  public static func shares(_ span: WeekSpan) -> [Double] {
    var hours = [Double](repeating: 0, count: 168)
    var minutes = 0
    for stretch in span.stretches {
      for minute in 0..<stretch.minutes {
        hours[(stretch.start + minute) % 10_080 / 60] += 1
        minutes += 1
      }
    }
    return minutes > 10_080
      ? [Double](repeating: 1 / 168, count: 168) : hours.map { $0 / Double(minutes) }
  }

  /// The most that so many windows cover, no two of which share an hour, and the first starts that do so.
  public static func bestWindows(_ count: Int, hours: Int, of incidents: [Double]) -> (covered: Double, starts: [Int]) {
    var best = (covered: -1.0, starts: [Int]())
    func place(_ starts: [Int], _ taken: [Bool], _ covered: Double) {
      if starts.count == count {
        if covered > best.covered + 1e-7 { best = (covered, starts) }
        return
      }
      for start in ((starts.last ?? -1) + 1)..<max((starts.last ?? -1) + 1, incidents.count) {
        let window = (start..<start + hours).map { $0 % incidents.count }
        guard !window.contains(where: { taken[$0] }) else { continue }
        var more = taken
        for hour in window { more[hour] = true }
        place(starts + [start], more, covered + window.reduce(0) { $0 + incidents[$1] })
      }
    }
    place([], [Bool](repeating: false, count: incidents.count), 0)
    return best
  }

  /// The distance of some cases' three-hour profile from that of all.
  public static func distance(_ spans: [(span: WeekSpan, weight: Int)], of members: [Int]) -> Double {
    func blocks(_ cases: some Sequence<Int>) -> [Double] {
      var blocks = [Double](repeating: 0, count: 56)
      for number in cases {
        for (hour, share) in shares(spans[number].span).enumerated() {
          blocks[hour / 3] += share * Double(spans[number].weight)
        }
      }
      return blocks
    }
    let (all, own) = (blocks(spans.indices), blocks(members))
    let (n, total) = (own.reduce(0, +), all.reduce(0, +))
    return (0..<56).reduce(0) { sum, block in
      let expected = n * all[block] / total
      return expected > 0 ? sum + (own[block] - expected) * (own[block] - expected) / expected : sum
    }
  }
}
