/// The fewest cases that a window of some measure needs for its LLR to be above a level, and the most for a low one.
///
/// The LLR grows with the cases and falls with the measure where cases are many, so a table over slices of the measure,
/// made for each slice's lower end, lets nothing through unseen: almost every window is settled by comparing whole
/// numbers, and a logarithm is taken for the few that may be the greatest.
struct ScanThreshold: Sendable {
  private static let slices = 1_024

  let ratio: LikelihoodRatio
  let rates: ScanRates
  let leastCases: Int
  private let greatest: Double
  private let perMeasure: Double
  /// A window in slice i may matter if it holds at least this many cases.
  private(set) var atLeast: ContiguousArray<Int32>
  /// A window in slice i may matter if it holds at most this many cases; -1 where none may.
  private(set) var atMost: ContiguousArray<Int32>
  private(set) var level = 0.0

  /// - Parameter greatest: no window's measure is above this.
  init(_ ratio: LikelihoodRatio, rates: ScanRates, leastCases: Int, greatest: Double) {
    self.ratio = ratio
    self.rates = rates
    self.leastCases = leastCases
    // Not 0, where every window is one of places without population.
    self.greatest = max(greatest, 1e-12 * ratio.measure)
    perMeasure = 1 / self.greatest
    atLeast = ContiguousArray(repeating: .max, count: Self.slices + 2)
    atMost = ContiguousArray(repeating: -1, count: Self.slices + 2)
    raise(to: 0)
  }

  /// The slice of a window's measure. Slices are even in the square root of the measure, as the spread of counts is.
  func slice(_ measure: Double) -> Int {
    min(Int((measure * perMeasure).squareRoot() * Double(Self.slices)), Self.slices + 1)
  }

  /// Lets through only what may be above the level.
  mutating func raise(to level: Double) {
    self.level = level
    if rates != .low { raiseHigh() }
    if rates != .high { raiseLow() }
  }

  private mutating func raiseHigh() {
    var count = max(leastCases, 1)
    for slice in atLeast.indices {
      let edge = lowerEdge(slice)
      count = max(count, Int(ratio.expected(edge)))
      let passes = { (n: Int) in
        let expected = ratio.expected(edge)
        return Double(n) > expected && (expected <= 0 || ratio(n, edge) > level)
      }
      count = Self.first(from: count, to: ratio.cases, where: passes)
      // Beyond all cases nothing passes, in this slice and in those above it.
      atLeast[slice] = count > ratio.cases ? .max : Int32(count)
      if count > ratio.cases { return fillHigh(after: slice) }
    }
  }

  private mutating func fillHigh(after slice: Int) {
    for later in slice..<atLeast.count { atLeast[later] = .max }
  }

  private mutating func raiseLow() {
    var count = -1
    for slice in atMost.indices {
      let edge = upperEdge(slice)
      let fails = { (n: Int) in
        let nearAll = edge >= ratio.measure * (1 - 1e-9)
        return Double(n) >= ratio.expected(edge) || (!nearAll && ratio(n, edge) <= level)
      }
      count = Self.first(from: count + 1, to: ratio.cases, where: fails) - 1
      atMost[slice] = Int32(count)
    }
  }

  private func lowerEdge(_ slice: Int) -> Double {
    let part = Double(slice) / Double(Self.slices)
    // A little less, so that rounding never lets a window into a slice that begins above it.
    let edge = greatest * part * part * (1 - 1e-9)
    // Cases and controls are whole: a slice's least measure is the next whole number.
    return ratio.model == .bernoulli ? edge.rounded(.up) : edge
  }

  private func upperEdge(_ slice: Int) -> Double {
    let part = Double(slice + 1) / Double(Self.slices)
    return min(greatest * part * part * (1 + 1e-9), ratio.measure)
  }

  /// The first whole number from `from` to `to` for which the condition holds, where it holds for all that follow;
  /// `to + 1` where there is none. Takes ever longer steps, since the answer is near as a rule.
  private static func first(from: Int, to: Int, where holds: (Int) -> Bool) -> Int {
    if from > to { return to + 1 }
    if holds(from) { return from }
    var low = from
    var step = 1
    while low + step <= to, !holds(low + step) {
      low += step
      step *= 2
    }
    var high = min(low + step, to + 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
