/// The bands of distance and of time by which pairs of events are counted.
///
/// Every band is [a, b): at least a and less than b. The first band of distance is "same place", [0, tiny), where tiny only
/// allows for rounded coordinates; behind it the bands follow one another without a gap. A pair 100 m and 7 days apart is
/// in 100-200 m by 7-14 days. Other software has other conventions under the same labels (Temple's Near Repeat
/// Calculator writes "101 to 200" where it counts 100 to less than 200), so outputs name theirs.
public struct KnoxBands: Sendable, Equatable {
  /// How distance is measured.
  public enum Metric: String, Sendable, CaseIterable {
    /// Along the axes, |dx| + |dy|: what a walk along the blocks of a town takes. The custom of near-repeat studies.
    case manhattan
    /// As the crow flies.
    case euclidean
  }

  /// Events less than this many metres apart are at the same place.
  public static let samePlaceMetres = 0.1
  /// The greatest distance that may be asked for, in metres: beyond it a district is one neighbourhood.
  public static let greatestMetres = 100_000.0
  /// The greatest number of days that may be asked for: ten years.
  public static let greatestDays = 3_660
  /// The most bands of distance behind the same place, and of time.
  public static let most = 20

  /// The edges of the bands of distance in metres, 0 first: band i is [metres[i], metres[i + 1]).
  public let metres: [Double]
  /// The edges of the bands of time in whole days, 0 first: band j is [days[j], days[j + 1]).
  public let days: [Int]
  /// How distance is measured.
  public let metric: Metric

  /// The bands that are usual for crime: same place, 0-100, 100-200, 200-300, 300-400 m by 0-7, 7-14, 14-21, 21-28
  /// days, Manhattan.
  public static let usual = KnoxBands(
    metres: [0, samePlaceMetres, 100, 200, 300, 400], days: [0, 7, 14, 21, 28], metric: .manhattan)

  private init(metres: [Double], days: [Int], metric: Metric) {
    self.metres = metres
    self.days = days
    self.metric = metric
  }

  /// - Parameters:
  ///   - distances: where each band of distance behind the same place ends, in metres.
  ///   - days: where each band of time ends, in days; the first begins with the same day.
  ///   - metric: how distance is measured.
  ///   - samePlace: the end of the band "same place", in metres.
  /// - Throws: where an edge is not finite, not above the one before it, or greater than allowed; where there is no band or
  ///   there are too many.
  public init(
    distances: [Double], days: [Int], metric: Metric = .manhattan, samePlace: Double = KnoxBands.samePlaceMetres
  ) throws(SpatialError) {
    let metres = [0, samePlace] + distances
    guard (1...Self.most).contains(distances.count), (1...Self.most).contains(days.count) else {
      throw SpatialError("bands: there are 1 to \(Self.most) of distance and as many of days.")
    }
    guard zip(metres, metres.dropFirst()).allSatisfy({ $0 < $1 && $1 <= Self.greatestMetres }) else {
      throw SpatialError(
        "bands: distances ascend, each greater than the one before it, from more than \(samePlace) m to at most "
          + "\(Int(Self.greatestMetres)) m, but were \(distances.map { "\($0)" }.joined(separator: ", ")).")
    }
    guard zip([0] + days, days).allSatisfy({ $0 < $1 && $1 <= Self.greatestDays }) else {
      throw SpatialError(
        "bands: days ascend, each greater than the one before it, from 1 to at most \(Self.greatestDays), but were "
          + "\(days.map { "\($0)" }.joined(separator: ", ")).")
    }
    self.init(metres: metres, days: [0] + days, metric: metric)
  }

  /// How many bands of distance there are, "same place" among them.
  public var distanceCount: Int { metres.count - 1 }
  /// How many bands of time there are.
  public var dayCount: Int { days.count - 1 }
  /// The farthest edge, in metres: pairs as far apart as this or farther are in no band.
  public var farthestMetres: Double { metres[metres.count - 1] }
  /// The last edge, in days.
  public var longestDays: Int { days[days.count - 1] }

  /// The convention in a sentence.
  public var convention: String {
    "Bands are [a, b), from a and to less than b; same place is less than \(metres[1]) m; distance is "
      + (metric == .manhattan ? "Manhattan, |dx| + |dy|." : "Euclidean, as the crow flies.")
  }
}

extension KnoxBands {
  /// The edges as distances are compared with them: squared where distance is Euclidean.
  var comparedEdges: ContiguousArray<Double> {
    ContiguousArray(metric == .manhattan ? metres : metres.map { $0 * $0 })
  }
}
