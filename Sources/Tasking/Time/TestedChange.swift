public import Spatial

/// A change of one place, tested among all places of its map.
public struct TestedChange: Sendable, Equatable {
  /// The ratio with its interval and p.
  public let ratio: PoissonRatio
  /// The false discovery rate over the map at which it would be significant (Benjamini and Hochberg); nan where the place
  /// had no incident on either side.
  public let q: Double

  /// The changes of places that are looked at together.
  ///
  /// - Parameter pairs: nil where nothing can be compared.
  public static func all(_ pairs: [PeriodCounts.Pair?]) -> [TestedChange?] {
    let ratios = pairs.map { $0?.change }
    let q = BenjaminiHochberg.adjusted(ContiguousArray(ratios.map { $0?.p ?? .nan }))
    return zip(ratios, q).map { ratio, q in ratio.map { TestedChange(ratio: $0, q: q) } }
  }
}

/// The tested changes of one place.
public struct PlaceChanges: Sendable, Equatable {
  /// Against the period before; nil where the data does not reach.
  public let previous: TestedChange?
  /// Against the same months a year before; nil where the data does not reach.
  public let yearBefore: TestedChange?

  /// The changes of the places of one map, beside their counts.
  public static func all(_ counts: [PeriodCounts]) -> [PlaceChanges] {
    zip(TestedChange.all(counts.map(\.againstPrevious)), TestedChange.all(counts.map(\.againstYearBefore)))
      .map { PlaceChanges(previous: $0, yearBefore: $1) }
  }
}
