/// What was counted, and what would be expected if risk were the same everywhere.
public enum ScanModel: Sendable {
  /// Cases at each place beside its population, or beside the cases that are expected there: a column of any scale,
  /// which the scan scales to the number of cases.
  ///
  /// Null hypothesis: given their number, the cases fall on the places in proportion to the second column. A place of
  /// population 0 may lie in a window and adds nothing to it; a case there is an error.
  case poisson(cases: [Int], population: [Double])
  /// Cases and controls at each place, which are people or things of two kinds.
  ///
  /// Null hypothesis: which of them are the cases is a random draw without replacement.
  case bernoulli(cases: [Int], controls: [Int])
  /// Cases at each place in each step of time beside what is expected: place after place, for each one number a step.
  ///
  /// Null hypothesis: given their number, the cases fall on places and steps in proportion to the second column.
  case spaceTimePoisson(cases: SpaceTimeCounts, expected: [Double])
  /// Cases at each place in each step of time and nothing else.
  ///
  /// Null hypothesis: when a case happened tells nothing about where, given how many there were at each place and in
  /// each step. So a place that is always high is no cluster here, and neither is a season that is high everywhere.
  case spaceTimePermutation(SpaceTimeCounts)
}

/// Cases by place and step of time, as rows: so many at this place in this step.
public struct SpaceTimeCounts: Sendable {
  /// How many steps the study period has.
  public let steps: Int
  /// The place of each row.
  public let place: ContiguousArray<Int32>
  /// The step of each row, 0 ..< `steps`.
  public let step: ContiguousArray<Int32>
  /// The cases of each row, at least 0. Rows may repeat a place and a step; they add up.
  public let count: ContiguousArray<Int32>

  /// - Parameters:
  ///   - steps: how many steps the study period has, those without cases included.
  ///   - place: the place of each row.
  ///   - step: the step of each row.
  ///   - count: the cases of each row; nil where each row is one case.
  /// - Throws: where the columns differ in length, a step lies outside the period or a count is negative.
  public init(steps: Int, place: [Int], step: [Int], count: [Int]? = nil) throws(SpatialError) {
    let count = count ?? Array(repeating: 1, count: place.count)
    guard place.count == step.count, place.count == count.count else {
      throw SpatialError("scan: columns of places, steps and counts differ in length. Give one of each a row.")
    }
    guard steps >= 1, steps <= Int(Int32.max) else {
      throw SpatialError("scan: a study period of \(steps) steps. It needs at least 1.")
    }
    for row in place.indices {
      guard (0..<steps).contains(step[row]) else {
        throw SpatialError("scan: row \(row) is in step \(step[row]), and the period has steps 0 to \(steps - 1).")
      }
      guard place[row] >= 0, place[row] <= Int(Int32.max) else {
        throw SpatialError("scan: row \(row) is at place \(place[row]), which there is not.")
      }
      guard count[row] >= 0, count[row] <= Int(Int32.max) else {
        throw SpatialError("scan: row \(row) has \(count[row]) cases. A count is at least 0.")
      }
    }
    self.steps = steps
    self.place = ContiguousArray(place.lazy.map { Int32($0) })
    self.step = ContiguousArray(step.lazy.map { Int32($0) })
    self.count = ContiguousArray(count.lazy.map { Int32($0) })
  }
}
