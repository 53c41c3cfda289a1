/// How far events are concentrated among the most deprived, or the least: the concentration curve and its index.
///
/// Areas are put in the order of a rank, the most deprived first. After a share p of the population the curve has
/// reached the share L(p) of the events that these areas hold; areas of equal rank are one step, within which events
/// are taken to be spread evenly. With f the population shares, y the rates, µ their mean and R the fractional rank
/// (the share of the population of lower rank, and half of that of the same):
///
/// ```
/// C = 1 - 2 ∫ L(p) dp = 2 Σ f y (R - 1/2) / µ
/// ```
///
/// **Sign**: below 0 where events are concentrated among the most deprived (the curve lies above the diagonal), above 0
/// among the least deprived, 0 where they follow the population, -1 ... 1. The index measures by population: an area
/// with events and without residents has no part in it.
///
/// **Standard error**: C is b 2σ²/µ, where b is the slope of the rates over R by least squares weighted by population
/// and σ² the variance of R, so its error is that of the slope (R's `lm(rate ~ R, weights = population)`) with that of
/// the mean by the delta method (O'Donnell et al., chapter 8). It takes populations and ranks as they are, for a
/// district's areas are all there, and the scatter of the rates about the line for the luck of the counts, which allows
/// for over-dispersion; a relation that is not straight makes it greater. Kakwani's formula for grouped data, which
/// treats the areas as drawn at random, is not used. Neighbouring areas that are alike make it too small.
///
/// The common misreading: an index of areas says nothing of persons (the ecological fallacy): who is deprived in an
/// area with many incidents may not be who suffers or does them. Nor does 0 mean that events are spread evenly: they
/// may be concentrated in both ends, or in the middle.
///
/// Kakwani, Wagstaff and van Doorslaer (1997), Socioeconomic inequalities in health: measurement, computation, and
/// statistical inference, Journal of Econometrics 77, 87-103, doi:10.1016/S0304-4076(96)01807-6. O'Donnell, van
/// Doorslaer, Wagstaff and Lindelow (2008), Analyzing health equity using household survey data, World Bank,
/// doi:10.1596/978-0-8213-6933-3.
public struct ConcentrationIndex: Sendable, Equatable {
  /// A point of the curve.
  public struct Point: Sendable, Equatable {
    /// The share of the population up to here, the most deprived first, 0 ... 1.
    public let population: Double
    /// The share of the events in the areas up to here, 0 ... 1.
    public let events: Double
  }

  /// C, -1 ... 1: below 0 where events are concentrated among the most deprived.
  public let index: Double
  /// The standard error of C; nan where fewer than three areas take part.
  public let standardError: Double
  /// The corners of the curve from (0, 0) to (1, 1), one for each distinct rank.
  public let points: [Point]
  /// How many areas take part.
  public let areas: Int

  /// The curve and index of areas; one takes part where its events are 0 or more, its population is above 0 and its
  /// rank is a number, all finite.
  ///
  /// - Parameters:
  ///   - events: of each area.
  ///   - population: of each area.
  ///   - rank: of each area, ascending from the most deprived; areas with the same rank share their mean fractional
  ///     rank.
  /// - Returns: nil where the areas that take part have no events, or fewer than two ranks.
  /// - Complexity: O(n log n).
  public init?(events: [Double], population: [Double], rank: [Double]) {
    guard let ranked = RankedAreas(events: events, population: population, rank: rank) else { return nil }
    let gradient = RateGradient(ranked)
    let scale = 2 * gradient.rankVariance
    index = scale * gradient.slope / gradient.mean
    standardError = scale * gradient.relativeSlopeError
    areas = ranked.count
    var (people, sum) = (0.0, 0.0)
    let corners = ranked.levels.dropLast().map { level in
      people += level.population
      sum += level.events
      return Point(population: people / ranked.totalPopulation, events: sum / ranked.totalEvents)
    }
    points = [Point(population: 0, events: 0)] + corners + [Point(population: 1, events: 1)]
  }

  /// The share of the events in the most deprived part of the population, read off the curve, 0 ... 1: an area of which
  /// a part belongs to it gives the same part of its events.
  ///
  /// - Parameter fraction: of the population, 0 ... 1; 0.2 for the most deprived fifth.
  /// - Complexity: O(log n).
  public func share(ofMostDeprived fraction: Double) -> Double {
    precondition((0...1).contains(fraction), "a share of the population")
    // The first corner at or beyond the fraction.
    var (low, high) = (1, points.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].population < fraction { low = middle + 1 } else { high = middle }
    }
    let (before, after) = (points[low - 1], points[low])
    let width = after.population - before.population
    guard width > 0 else { return after.events }
    return before.events + (after.events - before.events) * ((fraction - before.population) / width)
  }
}
