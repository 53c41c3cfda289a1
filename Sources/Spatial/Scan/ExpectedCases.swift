/// A population counted at one time: of one group (such as an age and sex) at one place.
public struct CensusCount: Sendable {
  /// Which place, from 0.
  public let place: Int
  /// Which group, from 0; 0 where there is one group alone.
  public let group: Int
  /// When it was counted, in the unit of the steps; the middle of a year that is given as a year.
  public let time: Double
  /// How many there were, at least 0.
  public let population: Double

  /// A population counted at one time.
  public init(place: Int, group: Int = 0, time: Double, population: Double) {
    self.place = place
    self.group = group
    self.time = time
    self.population = population
  }
}

/// Expected cases by place and step of time for `ScanModel.spaceTimePoisson`, from censuses and the cases of each
/// group.
///
/// Between two counts a population is taken to change in a straight line, before the first and after the last to stay
/// as it was. Each group's cases are shared out over places and steps in proportion to its person-time there (indirect
/// standardisation): a place is then not high only because many old people live there.
public struct ExpectedCases: Sendable {
  /// Expected cases: place after place, for each one number a step. Their sum is that of the cases.
  public let expected: [Double]

  /// - Parameters:
  ///   - census: the counts, in any order. A place and group that is never counted has no population.
  ///   - cases: the cases of each group over the whole period and all places.
  ///   - places: how many places there are.
  ///   - steps: how many steps.
  ///   - start: when the first step begins.
  ///   - stepLength: how long each is.
  /// - Throws: where a count names a place or group that there is not or is no number of at least 0, and where a group
  ///   has cases and no population.
  public init(
    census: [CensusCount], cases: [Int], places: Int, steps: Int, start: Double, stepLength: Double
  ) throws(SpatialError) {
    guard places > 0, steps > 0, stepLength > 0, start.isFinite, stepLength.isFinite else {
      throw SpatialError("expected cases: give at least one place and one step of a length above 0.")
    }
    for count in census {
      guard (0..<places).contains(count.place), cases.indices.contains(count.group) else {
        throw SpatialError("expected cases: a count of place \(count.place), group \(count.group), which there is not.")
      }
      guard count.population >= 0, count.population.isFinite, count.time.isFinite else {
        throw SpatialError(
          "expected cases: place \(count.place), group \(count.group) has a population of \(count.population) at "
            + "\(count.time). Give numbers, the population at least 0.")
      }
    }
    var expected = [Double](repeating: 0, count: places * steps)
    let byGroup = Dictionary(grouping: census, by: \.group)
    for group in cases.indices where cases[group] > 0 {
      var personTime = [Double](repeating: 0, count: places * steps)
      for (place, counts) in Dictionary(grouping: byGroup[group] ?? [], by: \.place) {
        let line = PopulationLine(counts)
        for step in 0..<steps {
          let from = start + Double(step) * stepLength
          personTime[place * steps + step] = line.personTime(from: from, to: from + stepLength)
        }
      }
      let all = personTime.reduce(0, +)
      guard all > 0 else {
        throw SpatialError("expected cases: group \(group) has \(cases[group]) cases and no population.")
      }
      for cell in expected.indices { expected[cell] += Double(cases[group]) * personTime[cell] / all }
    }
    self.expected = expected
  }
}

/// A population over time: straight between its counts, level outside them.
private struct PopulationLine {
  private let counts: [CensusCount]

  /// - Precondition: at least one count.
  init(_ counts: [CensusCount]) {
    self.counts = counts.sorted { $0.time < $1.time }
  }

  /// The area below the line.
  func personTime(from: Double, to: Double) -> Double {
    let bends = [from] + counts.map(\.time).filter { $0 > from && $0 < to } + [to]
    return zip(bends, bends.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * (value($1.0) + value($1.1)) / 2 }
  }

  private func value(_ time: Double) -> Double {
    guard let after = counts.firstIndex(where: { $0.time > time }) else { return counts.last?.population ?? 0 }
    guard after > 0 else { return counts[0].population }
    let (a, b) = (counts[after - 1], counts[after])
    return a.population + (b.population - a.population) * (time - a.time) / (b.time - a.time)
  }
}
