/// Clusters between steep descents and steep ascents of an OPTICS order, nested within one another.
///
/// A step is *steep* where reachability changes by a factor of at least 1 - xi. A steep area runs from one steep step to another
/// with no step the other way between them and no more than `minSamples` steps together that are not steep. A descent and a
/// later ascent hold a cluster where all between is lower than both ends by that factor, at least `minClusterSize`
/// incidents, trimmed so that both ends are of like height.
///
/// Ankerst et al. (1999), figure 19. A cluster's last locations are given up until one of them was reached from within:
/// Schubert and Gertz (2018), Improving the cluster structure extracted from OPTICS plots, LWDA, 318-329. A location belongs where
/// its first incident does.
struct XiClusters {
  /// The clusters as ranges of the order, those within others before them.
  private(set) var runs: [Range<Int>] = []

  /// Incidents in order, with an infinite one at the end. Of a location's incidents after the first only so many are held
  /// as can matter to a steep area.
  private var height: ContiguousArray<Double> = []
  /// The position in the order of each incident's location, and how many incidents came before it.
  private var position: ContiguousArray<Int32> = []
  private var before: ContiguousArray<Int> = []
  /// The incident from which each was reached, or -1.
  private var source: ContiguousArray<Int32> = []

  private let rest: Double
  private let minSamples: Int
  private let minClusterSize: Int

  /// A steep descent, and the greatest height since.
  private struct Descent {
    let area: ClosedRange<Int>
    var highestSince = 0.0
  }

  /// - Complexity: O(n minSamples + ascents times the descents that can still match them).
  init(_ order: OPTICS.Order, weight: ContiguousArray<Int>, xi: Double, minSamples: Int, minClusterSize: Int) {
    rest = 1 - xi
    self.minSamples = minSamples
    self.minClusterSize = minClusterSize
    lay(order, weight)
    var descents: [Descent] = []
    var next = 0
    var highest = 0.0
    for step in position.indices where step >= next && (isSteepDown(step) || isSteepUp(step)) {
      for earlier in next...step { highest = max(highest, height[earlier]) }
      descents = kept(descents, highest)
      if isSteepDown(step) {
        let area = area(from: step, isSteepDown, against: isUp)
        descents.append(Descent(area: area))
        next = area.upperBound + 1
      } else {
        let area = area(from: step, isSteepUp, against: isDown)
        next = area.upperBound + 1
        runs += descents.reversed().compactMap { cluster(from: $0, to: area) }
      }
      highest = height[next]
    }
  }

  private mutating func lay(_ order: OPTICS.Order, _ weight: ContiguousArray<Int>) {
    var firstOf = ContiguousArray<Int32>(repeating: -1, count: weight.count)
    var sum = 0
    for (place, location) in order.locations.enumerated() {
      let (reach, core) = (order.reachabilityMetres[Int(location)], order.coreMetres[Int(location)])
      let first = Int32(height.count)
      firstOf[Int(location)] = first
      let from = order.predecessor[Int(location)]
      let count = weight[Int(location)]
      let held = min(count, minSamples + 3)
      for copy in 0..<held {
        height.append(copy == 0 ? reach : min(reach, core))
        position.append(Int32(place))
        before.append(copy == held - 1 ? sum + count - 1 : sum + copy)
        source.append(copy > 0 && core < reach ? first : from < 0 ? -1 : firstOf[Int(from)])
      }
      sum += count
    }
    height.append(.infinity)
  }

  private func isSteepUp(_ step: Int) -> Bool { height[step] / height[step + 1] <= rest }
  private func isSteepDown(_ step: Int) -> Bool { height[step] / height[step + 1] >= 1 / rest }
  private func isUp(_ step: Int) -> Bool { height[step] < height[step + 1] }
  private func isDown(_ step: Int) -> Bool { height[step] > height[step + 1] }

  private func area(
    from start: Int, _ isSteep: (Int) -> Bool, against isAgainst: (Int) -> Bool
  ) -> ClosedRange<Int> {
    var end = start
    var flat = 0
    for step in start..<position.count {
      if isSteep(step) {
        flat = 0
        end = step
      } else if isAgainst(step) {
        break
      } else {
        flat += 1
        if flat > minSamples { break }
      }
    }
    return start...end
  }

  /// The descents from which the highest since is still a descent.
  private func kept(_ descents: [Descent], _ highest: Double) -> [Descent] {
    guard highest < .infinity else { return [] }
    return descents.compactMap { descent in
      guard highest <= height[descent.area.lowerBound] * rest else { return nil }
      return Descent(area: descent.area, highestSince: max(descent.highestSince, highest))
    }
  }

  private func cluster(from descent: Descent, to ascent: ClosedRange<Int>) -> Range<Int>? {
    var (start, end) = (descent.area.lowerBound, ascent.upperBound)
    let (top, after) = (height[start], height[end + 1])
    guard after * rest >= descent.highestSince else { return nil }
    if top * rest >= after {
      while start < descent.area.upperBound, height[start + 1] > after { start += 1 }
    } else if after * rest >= top {
      while end > ascent.lowerBound, height[end - 1] > top { end -= 1 }
    }
    while start < end, height[start] <= height[end], Int(source[end]) < start { end -= 1 }
    guard start < end, before[end] - before[start] + 1 >= minClusterSize else { return nil }
    guard start <= descent.area.upperBound, end >= ascent.lowerBound else { return nil }
    // A location whose first incident lies before the start stays outside.
    let isWhole = start == 0 || position[start - 1] != position[start]
    return Int(position[start]) + (isWhole ? 0 : 1)..<Int(position[end]) + 1
  }
}
