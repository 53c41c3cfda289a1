import Formats
public import Incidents
public import Spatial

/// How far and how long after an incident another is likelier: the practical answer of a table of near repeats.
public struct NearRepeatReach: Sendable, Equatable {
  /// All pairs nearer than `metres.upperBound` and `days.upperBound`, with their ratio, p and q.
  public let within: KnoxTable.Cell

  /// Whether it is about the same place alone.
  public let isSamePlace: Bool
}

extension NearRepeats {
  /// What is significant and how far it reaches; empty where nothing is.
  ///
  /// A cell of the table with q of at most alpha says that its band itself has more pairs than chance; where the pairs within
  /// its ends have q of at most alpha too, and it is led up to without a gap, that is a reach: every nearer band is raised in
  /// the first days, and every earlier band of days somewhere within. Of reaches of which one takes in the other the greater
  /// is given, and the same place besides. Where no single band is so, but pairs within are significant, it is the reach with
  /// the greatest ratio.
  public var reaches: [NearRepeatReach] {
    let (table, within, bands) = (result.table, result.within, result.bands)
    func isSignificant(_ cell: KnoxTable.Cell) -> Bool { cell.q <= settings.alpha && cell.ratio > 1 }
    // The pairs within a far cell's ends hold those of the near ones, so that a strong near band can make them significant.
    func isReached(_ distance: Int, _ days: Int) -> Bool {
      (min(1, distance)...distance).allSatisfy { isSignificant(table[$0, 0]) }
        && (0...days).allSatisfy { day in (0...distance).contains { isSignificant(table[$0, day]) } }
    }
    var found: [(distance: Int, days: Int)] = []
    var weaker: [(distance: Int, days: Int)] = []
    for distance in 0..<bands.distanceCount {
      for days in 0..<bands.dayCount where isSignificant(within[distance, days]) {
        weaker.append((distance, days))
        if isSignificant(table[distance, days]), isReached(distance, days) { found.append((distance, days)) }
      }
    }
    if found.isEmpty {
      let best = weaker.max { within[$0.distance, $0.days].ratio < within[$1.distance, $1.days].ratio }
      return best.map { [reach($0.distance, $0.days)] } ?? []
    }
    let greatest = found.filter { one in
      !found.contains { $0 != one && $0.distance >= one.distance && $0.days >= one.days }
    }
    // The longest at the same place, where a greater reach hides it.
    let samePlace = found.last { $0.distance == 0 }.map { [$0] } ?? []
    return (samePlace.filter { one in !greatest.contains { $0 == one } } + greatest).map { reach($0.distance, $0.days) }
  }

  private func reach(_ distance: Int, _ days: Int) -> NearRepeatReach {
    NearRepeatReach(within: result.within[distance, days], isSamePlace: distance == 0)
  }

  /// The answer for a meeting, a sentence each: what is significant, or that nothing is.
  public var answer: [String] {
    let reaches = reaches
    guard !reaches.isEmpty else {
      return [
        "No near-repeat pattern is significant: none of \(result.test.tests) bands, alone or with those before it, has q of at "
          + "most \(FixedDecimal.string(settings.alpha, decimals: 4)), with \(result.eventCount) incidents whose day is known."
      ]
    }
    return reaches.map { reach in
      let cell = reach.within
      let place =
        reach.isSamePlace ? "at the same place" : "within \(FixedDecimal.string(cell.metres.upperBound, decimals: 1)) m"
      let days = cell.days.upperBound
      return
        "After \(settings.incident), risk \(place) is \(FixedDecimal.string(cell.ratio, decimals: 1)) times as high for "
        + "\(days) \(days == 1 ? "day" : "days"): \(cell.observed) pairs where "
        + "\(FixedDecimal.string(cell.expected, decimals: 1)) are expected, p \(FixedDecimal.string(cell.p, decimals: 4)), "
        + "q \(FixedDecimal.string(cell.q, decimals: 4))."
    }
  }

  /// What an incident of a theme is called after "After".
  public static func incident(of theme: Theme) -> String {
    switch theme {
    case .burglary: "a burglary"
    case .asb: "a report of anti-social behaviour"
    case .fire: "a call to the fire service"
    case .road: "a collision"
    case .shoplifting: "a shoplifting"
    case .communityConcern: "a community concern"
    case .other: "an incident"
    case .criminalDamage, .drugs, .environmental, .health, .vehicle, .violence:
      "an incident of the theme \(theme.rawValue)"
    }
  }

  /// What was done, a sentence each: which incidents, bands, test and warnings.
  public var about: [String] {
    var sentences = [
      "Near repeats: \(tally.dated) incidents whose day is known, \(result.pairs) pairs. Left out: \(tally.monthOnly) of which "
        + "the month alone is known, \(tally.severalDays) that may have been on one day or another, \(tally.elsewhere) without "
        + "a place or outside the study area.",
      result.bands.convention, result.test.sentence,
      "expected is the pairs of the band of distance times those of the band of time by all pairs; a ratio compares with "
        + "it, or with the median of the permutations. The columns that begin with within are of all pairs nearer in space "
        + "and in time than the ends of the bands, with an adjustment of their own.",
    ]
    let coarse = tally.coarse.reduce(0) { $0 + $1.value }
    if coarse > 0 {
      let list = tally.coarse.sorted { $0.key.label < $1.key.label }.map { "\($0.value) \($0.key.label)" }
      sentences.append(
        "Of \(coarse) incidents the place is known no better than the band to "
          + "\(FixedDecimal.string(result.bands.metres[2], decimals: 1)) m (\(list.joined(separator: ", "))): neighbours look as if "
          + "they were at the same place, and near bands say less than they seem to.")
    }
    if tally.inHeavyRows > 0 {
      sentences.append(
        "\(tally.inHeavyRows) incidents stand in rows for several: each such row makes pairs at the same place on the same day."
      )
    }
    if tally.months.count > 1 {
      sentences.append(
        "The incidents are of \(tally.months.count) sources: an event that two of them report is a near repeat of itself. Look at "
          + "one source at a time to be sure.")
    }
    if Set(tally.months.values).count > 1 {
      let list = tally.months.sorted { $0.key < $1.key }.map {
        "\($0.key) \($0.value.lowerBound) to \($0.value.upperBound)"
      }
      sentences.append(
        "They reach over different months (\(list.joined(separator: ", "))): where the places of one are not those of another, "
          + "that by itself makes pairs near in space and time. Choose months that all of them have with --from and --to."
      )
    }
    return sentences
  }
}
