public import Places
public import Spatial

/// The ground of a place: how much of it there is, who lives there, how deprived it is, and what it lies in.
///
/// People are LSOAs' people, apportioned: by the addresses in each where these are known, else as if they lived evenly over an
/// LSOA. For a small place that is a guess: an LSOA has some 1,500 people and the place may have all of them or none.
public struct ProfileGround: Sendable {
  /// What rates are per, such as residents, in the place and in the district.
  public struct People: Sendable, Equatable {
    /// What is counted.
    public let name: String
    /// In the place; nil where not known.
    public let value: Double?
    /// In the district; nil where not known.
    public let district: Double?

    /// The place's share of the district's, 0 ... 1; nil where not known.
    public var share: Double? {
      guard let value, let district, district > 0 else { return nil }
      return value / district
    }
  }

  /// An LSOA that has ground in the place.
  public struct LSOA: Sendable, Equatable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// The share of its ground that lies in the place, 0 ... 1.
    public let groundShare: Double
    /// The share of its people that is counted as the place's, 0 ... 1: that of its addresses, or that of its ground.
    public let peopleShare: Double
    /// Its IMD decile, 1 (most deprived) ... 10; nil where not known.
    public let imdDecile: Double?
    /// Its decile by the measure that is set beside crime; nil where not known.
    public let measureDecile: Double?
  }

  /// A layer with those of its areas that share ground with the place.
  public struct Layer: Sendable, Equatable {
    /// What the layer is called.
    public let name: String
    /// Those with most of the place first; ties by code.
    public let areas: [Area]
  }

  /// An area that shares ground with the place.
  public struct Area: Sendable, Equatable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// The ground that both have.
    public let squareMetres: Double
    /// That ground as a share of the place's, 0 ... 1.
    public let placeShare: Double
    /// That ground as a share of the area's, 0 ... 1.
    public let areaShare: Double
  }

  /// All of the place's.
  public let squareMetres: Double
  /// Of these, those in the study area.
  public let squareMetresInside: Double
  /// The place's share of the study area's ground, 0 ... 1.
  public let districtShare: Double
  /// By denominator of the ground, in its order; the first is the one that rates are judged by.
  public let people: [People]
  /// How people were found, as a sentence has it; nil where none are known.
  public let peopleSource: String?
  /// Points of addresses, such as postcodes, in the place; nil where none were read.
  public let addressPoints: Int?
  /// The mean IMD decile of the place's people, 1 (most deprived) ... 10; nil where not known.
  public let imdDecile: Double?
  /// The same by the measure that is set beside crime.
  public let measureDecile: Double?
  /// That measure; nil where nothing is known of it.
  public let measure: DeprivationMeasure?
  /// The LSOAs that have ground in the place, those with most of the place's people first where these are known.
  public let lsoas: [LSOA]
  /// The layers of the ground but the LSOAs; those that do not touch the place have no areas.
  public let layers: [Layer]

  /// An area with less than this share of the place, of which the place has less than this share, is the trace of two boundary
  /// files drawn apart.
  static let leastShare = 0.005

  /// - Parameters:
  ///   - outline: the place.
  ///   - ground: what is known of the district.
  ///   - workers: how many threads may work at a time.
  public init(_ outline: PlaceOutline, on ground: Ground, workers: Int = 1) throws(SpatialError) {
    squareMetres = outline.squareMetres
    let study = try AreaIndex([ground.studyArea.polygon])
    squareMetresInside = try study.overlaps(with: outline.index)[0].first?.squareMetres ?? 0
    districtShare = squareMetresInside / ground.studyArea.squareMetres
    addressPoints = try ground.addresses.map { (addresses) throws(SpatialError) in
      try outline.index.locate(x: addresses.x, y: addresses.y, workers: workers).count { $0 != AreaIndex.none }
    }
    let parts = try PeopleParts(outline, on: ground, workers: workers)
    people = parts.people
    peopleSource = parts.source
    imdDecile = parts.mean(\.imdDecile)
    measureDecile = parts.mean(\.measureDecile)
    measure = ground.ranking?.measure
    lsoas = ground.lsoaLayer == nil ? [] : parts.lsoas
    layers = try ground.layers.indices.filter { $0 != ground.lsoaLayer }.map { (layer) throws(SpatialError) in
      Layer(name: ground.layers[layer].name, areas: try Self.areas(of: ground.layers[layer].areas, in: outline))
    }
  }

  /// The share of the place that lies outside the study area, 0 ... 1.
  public var outsideShare: Double { max(0, 1 - squareMetresInside / squareMetres) }

  private static func areas(of layer: AreaLayer, in outline: PlaceOutline) throws(SpatialError) -> [Area] {
    try layer.index.overlaps(with: outline.index)[0].map { part in
      Area(
        code: layer.codes[part.polygon], name: layer.names[part.polygon], squareMetres: part.squareMetres,
        placeShare: part.squareMetres / outline.squareMetres,
        areaShare: part.squareMetres / layer.squareMetres[part.polygon])
    }
    .filter { $0.placeShare >= leastShare || $0.areaShare >= leastShare }
    .sorted { ($1.squareMetres, $0.code) < ($0.squareMetres, $1.code) }
  }
}
