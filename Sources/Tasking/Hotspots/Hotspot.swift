public import Spatial

/// A place where incidents gather, with what a meeting wants to know of it.
public struct Hotspot: Sendable {
  /// The National Grid reference of the 100 m square that holds its busiest location, with `-2`, `-3` … from west to
  /// east where hotspots share it: the same from month to month for as long as that location stays the busiest.
  public internal(set) var id: String
  /// 1 is the first. By incidents; then by incidents in the previous period; then by density; then from west to east.
  public internal(set) var rank: Int
  /// Its commonest street and its ward: `High Street, River`.
  public internal(set) var name: String
  /// The commonest place name as the source writes it, which may be a kind of place such as `Supermarket`.
  public let mainPlace: String
  /// Incidents inside the polygon in each period.
  public let counts: PeriodCounts
  /// How these have changed, tested over all hotspots.
  public let changes: PlaceChanges
  /// Distinct locations in the current period.
  public let locationCount: Int
  /// The share of the study area's located incidents in the current period, 0 ... 1.
  public let incidentShare: Double
  /// The share of the study area's ground, 0 ... 1.
  public let areaShare: Double
  /// The ground of its outline.
  public let squareMetres: Double
  /// The greatest distance between two of its locations, in metres.
  public let widthMetres: Double
  /// Its categories by incidents in the current period, the commonest first; ties by name.
  public let categories: [(name: String, incidents: Int)]
  /// Its themes by incidents in the current period, the commonest first, ties by name; together they are its incidents.
  public let themes: [(name: String, incidents: Int)]
  /// How precise the locations of its incidents are, the commonest first: `snapped`, `postcode`.
  public let precision: [(name: String, incidents: Int)]
  /// Every source's incidents inside the outline in the current period, whatever the analysis looks at; the most first.
  public let seenBy: [(name: String, incidents: Int)]
  /// The ward with the most of its incidents.
  public let wardCode: String?
  /// That ward's name.
  public let wardName: String?
  /// The LSOAs in which it has incidents, those with most first.
  public let lsoaCodes: [String]
  /// Residents, or what else rates are judged by, apportioned from LSOAs to its outline; nil where not known.
  public private(set) var residents: Double?
  /// nil where no LSOA of its incidents is in the deprivation table.
  public let deprivation: HotspotDeprivation?
  /// The busiest location, in metres and in degrees.
  public let busiest: (easting: Double, northing: Double, longitude: Double, latitude: Double)
  /// In metres.
  public let polygon: MultiPolygon
  /// Whether it is a part of a cluster that was wider than the limit.
  public let isSplit: Bool
  /// The eps in metres at which it was found.
  public let epsMetres: Double
}

/// The deprivation under a hotspot, by the LSOAs of its incidents in the current period.
public struct HotspotDeprivation: Sendable, Equatable {
  /// The mean IMD decile of its incidents, 1 (most deprived) ... 10.
  public let decile: Double
  /// The decile of the most deprived LSOA in which it has an incident.
  public let mostDeprivedDecile: Int
  /// The mean decile of the income domain, and of the employment domain; nil where the table lacks them.
  public let incomeDecile: Double?
  /// The mean decile of the employment domain; nil where the table lacks it.
  public let employmentDecile: Double?
}
