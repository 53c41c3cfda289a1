/// What a hotspot is in time, beside its counts; what the data cannot tell is nil.
public struct HotspotTime: Sendable, Equatable {
  /// Chronic, emerging, returning, fading, one-off; nil where it was never significantly hot, or there is no cube.
  public var placeClass: PlaceClass?
  /// Whether each month of the cube was hot; empty where there is no cube.
  public var hotMonths: [Bool] = []
  /// Locations inside with two incidents or more in the current period.
  public var repeatPlaces = 0
  /// Incidents at its busiest place in the current period.
  public var busiestPlaceIncidents = 0
  /// Places inside that reach the number of an ASB case review.
  public var reviewPlaces = 0
  /// Its best patrol windows in words; nil where times are not known well enough.
  public var windows: String?
  /// The share of its incidents that are known to the hour; nil where none has a time.
  public var knownToHour: Double?
  /// The false discovery rate at which its week differs from the district's; nil where that was not tested.
  public var profileQ: Double?

  /// Nothing known.
  public init() {}

  /// `..HHH`: a letter a month, `H` where it was hot; nil where there is no cube.
  public var monthPattern: String? {
    hotMonths.isEmpty ? nil : hotMonths.map { $0 ? "H" : "." }.joined()
  }
}
