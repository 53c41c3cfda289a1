/// Counts, for every place, the shared samples whose statistic is at least as extreme as the observed one.
struct ExtremeCount {
  let samples: SharedSamples
  let contribution: Contribution
  let values: ContiguousArray<Double>
  let neighbours: Neighbours
  let regions: ContiguousArray<ExtremeRegion?>
  /// The values at `samples.places`.
  private let drawn: ContiguousArray<Double>

  init(
    samples: SharedSamples, contribution: Contribution, values: ContiguousArray<Double>, neighbours: Neighbours,
    regions: ContiguousArray<ExtremeRegion?>
  ) {
    self.samples = samples
    self.contribution = contribution
    self.values = values
    self.neighbours = neighbours
    self.regions = regions
    drawn = ContiguousArray(samples.places.lazy.map { values[Int($0)] })
  }

  /// Adds the counts of these samples; degree by degree, so that the sums of only one are held.
  func add(to extreme: inout ContiguousArray<Int>, _ places: PlacesByDegree, workers: Int) {
    var sums = SampleSums(count: samples.count, contribution: contribution)
    for group in places.groups {
      sums.extend(to: group.degree, drawn)
      let ready = sums
      let ranges = Parallel.ranges(of: group.places.count, workers: workers * 4, least: 64)
      let counts = Parallel.map(ranges, workers: workers) { range in self.counts(of: group.places[range], ready) }
      for (range, part) in zip(ranges, counts) {
        for (index, count) in zip(range, part) { extreme[Int(group.places[index])] += count }
      }
    }
  }

  private func counts(of places: ContiguousArray<Int32>.SubSequence, _ sums: SampleSums) -> ContiguousArray<Int> {
    var scratch = ContiguousArray<Double>()
    return ContiguousArray(
      places.map { place in
        let place = Int(place)
        guard let region = regions[place] else { return 0 }
        let row = neighbours.row(place)
        if let weight = neighbours.equalWeight(in: row) {
          return countEqual(place, degree: row.count, region.divided(by: weight), sums)
        }
        return countUnequal(place, row, region, &scratch)
      })
  }

  private func countEqual(_ place: Int, degree: Int, _ region: ExtremeRegion, _ sums: SampleSums) -> Int {
    let own = values[place]
    var count = sums.count(region, own: own)
    for held in samples.holdings(of: place) {
      // Positions come in ascending order: from here on the place lies beyond what it would take from the sample.
      if held >= degree * samples.count { break }
      let sample = held % samples.count
      let whole = sums.statistic(sample, own: own)
      let change = contribution(own, drawn[degree * samples.count + sample]) - contribution(own, own)
      count += region.holds(whole + change) - region.holds(whole)
    }
    return count
  }

  private func countUnequal(
    _ place: Int, _ row: Range<Int>, _ region: ExtremeRegion, _ statistics: inout ContiguousArray<Double>
  ) -> Int {
    let own = values[place]
    sum(own, row, into: &statistics)
    var count = statistics.reduce(0) { $0 + region.holds($1) }
    for held in samples.holdings(of: place) {
      if held >= row.count * samples.count { break }
      let (position, sample) = held.quotientAndRemainder(dividingBy: samples.count)
      // Every later element of the sample moves one neighbour up.
      var change = 0.0
      for offset in position..<row.count {
        let (left, come) = (offset * samples.count + sample, (offset + 1) * samples.count + sample)
        change +=
          neighbours.weights[row.lowerBound + offset]
          * (contribution(own, drawn[come]) - contribution(own, drawn[left]))
      }
      count += region.holds(statistics[sample] + change) - region.holds(statistics[sample])
    }
    return count
  }

  /// The statistic of every sample, as if none held the place itself.
  private func sum(_ own: Double, _ row: Range<Int>, into statistics: inout ContiguousArray<Double>) {
    statistics.removeAll(keepingCapacity: true)
    statistics.append(contentsOf: repeatElement(0, count: samples.count))
    let all = drawn.span
    var totals = statistics.mutableSpan
    for (offset, position) in row.enumerated() {
      let weight = neighbours.weights[position]
      let column = all.extracting(offset * samples.count..<(offset + 1) * samples.count)
      if contribution == .value {
        for sample in 0..<totals.count { totals[sample] += weight * column[sample] }
      } else {
        for sample in 0..<totals.count {
          let difference = own - column[sample]
          totals[sample] += weight * difference * difference
        }
      }
    }
  }
}

extension Neighbours {
  /// The weight of every member of a row, where it is the same for all.
  func equalWeight(in row: Range<Int>) -> Double? {
    if isBinary { return 1 }
    guard let first = row.first else { return nil }
    for position in row where weights[position] != weights[first] { return nil }
    return weights[first]
  }
}
