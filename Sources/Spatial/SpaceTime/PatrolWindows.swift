/// A run of hours of the week in which somebody is sent.
public struct PatrolWindow: Sendable, Equatable {
  /// The hour of the week that it begins with: 0 is Monday 00:00, 167 Sunday 23:00.
  public let startHour: Int
  /// How many hours it lasts; it may run on from Sunday into Monday.
  public let hours: Int
  /// The incidents in its hours, by aoristic weight.
  public let incidents: Double

  /// The weekday on which it begins: Monday is 0.
  public var weekday: Int { startHour / 24 }
  /// The hour of the day at which it begins, 0 ... 23.
  public var hourOfDay: Int { startHour % 24 }
}

/// The best times of the week to be there.
///
/// Of all ways to lay N windows of equal length on the 168 hours of the week, none over another, the one that covers most
/// incidents: exact, by dynamic programming over the circle of hours, where taking the best window again and again
/// can miss it. Among equal ways (to a millionth of an incident) it is the one whose starts, in their order, come first in the week.
///
/// The common misreading: what the windows cover was found by looking for it. In new weeks the same windows will cover less,
/// the more so the fewer incidents there were, and a crime that follows the patrol's hours moves away from them. N
/// windows of h hours cover N h / 168 of a week: compare with that.
public enum PatrolWindows {
  /// The best windows, that which covers most first; equal ones by their start. Windows that would cover nothing are left out, so
  /// there may be fewer than were asked for.
  ///
  /// - Parameters:
  ///   - count: how many windows, at least 1.
  ///   - hours: how long each is, at least 1; all of them together no longer than the week.
  ///   - incidents: of each hour of the week, finite and at least 0.
  /// - Complexity: O(hours x count x length of the week).
  public static func best(_ count: Int, hours: Int, of incidents: ContiguousArray<Double>) -> [PatrolWindow] {
    precondition(
      count >= 1 && hours >= 1 && hours <= incidents.count && count <= incidents.count / hours,
      "windows that fit the week")
    let covered = incidents.indices.map { start in
      (start..<start + hours).reduce(0.0) { $0 + incidents[$1 % incidents.count] }
    }
    let circle = Circle(gain: covered.map { Int(($0 * 1_000_000).rounded()) }, hours: hours)
    return circle.best(count).filter { circle.gain[$0] > 0 }
      .map { PatrolWindow(startHour: $0, hours: hours, incidents: covered[$0]) }
      .sorted { (circle.gain[$1.startHour], $0.startHour) < (circle.gain[$0.startHour], $1.startHour) }
  }

  /// A week of hours, with what a window covers that begins with each.
  private struct Circle {
    let gain: [Int]
    let hours: Int

    /// The starts of the best windows, ascending.
    func best(_ count: Int) -> [Int] {
      // Either no window runs over the week's end or just one does, which leaves a line of hours to the others.
      var best = line(count, 0..<gain.count)
      for after in 1..<max(1, hours) {
        let over = gain.count - hours + after
        guard let rest = line(count - 1, after..<over) else { continue }
        let candidate = (gain: rest.gain + gain[over], starts: rest.starts + [over])
        if let known = best {
          let isEqual = candidate.gain == known.gain && candidate.starts.lexicographicallyPrecedes(known.starts)
          if candidate.gain > known.gain || isEqual { best = candidate }
        } else {
          best = candidate
        }
      }
      return best?.starts ?? []
    }

    /// The best way to lay `count` windows on a part of the week that does not go over its end; nil where they do not fit.
    private func line(_ count: Int, _ range: Range<Int>) -> (gain: Int, starts: [Int])? {
      guard count * hours <= range.count else { return nil }
      // The most that so many windows cover from an hour on; nil where they do not fit.
      var most = [[Int?]](repeating: [Int?](repeating: nil, count: range.count + 1), count: count + 1)
      for left in 0...range.count { most[0][left] = 0 }
      for windows in 0..<count {
        for left in stride(from: range.count - hours, through: 0, by: -1) {
          let taken = most[windows][left + hours].map { $0 + gain[range.lowerBound + left] }
          let passed = most[windows + 1][left + 1]
          most[windows + 1][left] = [taken, passed].compactMap { $0 }.max()
        }
      }
      guard let gain = most[count][0] else { return nil }
      var starts: [Int] = []
      var position = 0
      while starts.count < count {
        let windows = count - starts.count
        if most[windows - 1][position + hours].map({ $0 + self.gain[range.lowerBound + position] })
          == most[windows][position]
        {
          starts.append(range.lowerBound + position)
          position += hours
        } else {
          position += 1
        }
      }
      return (gain, starts)
    }
  }
}
