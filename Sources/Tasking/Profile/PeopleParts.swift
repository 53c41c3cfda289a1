import Places
import Spatial

/// The people of a place, part by part of the areas of which people are known: LSOAs, or wards where there are none.
struct PeopleParts {
  /// The areas of which people are known.
  private let layer: GroundLayer
  /// Which part of each area's people is the place's.
  private let shares: Apportionment
  /// Which part of each area's ground is the place's.
  private let ground: Apportionment

  /// By denominator of the ground, in its order.
  let people: [ProfileGround.People]
  /// How they were found; nil where none are known.
  let source: String?

  init(_ outline: PlaceOutline, on ground: Ground, workers: Int) throws(SpatialError) {
    let layer = ground.layers[ground.lsoaLayer ?? 0]
    self.layer = layer
    let byGround = try Apportionment.byArea(layer.areas.index, to: outline.index, coverage: .partial, workers: workers)
    self.ground = byGround
    shares =
      try ground.addresses.map { (addresses) throws(SpatialError) -> Apportionment in
        try Apportionment.byPoints(
          layer.areas.index, to: outline.index, x: addresses.x, y: addresses.y, weight: addresses.weight,
          coverage: .partial,
          workers: workers)
      } ?? byGround
    // A ward has the people that the layer of wards says, so that no two outputs differ.
    let ward = outline.ward
    let (wards, shares) = (ground.layers[0], shares)
    people = layer.denominators.enumerated().map { number, denominator in
      let known = denominator.values.compactMap { $0 }
      let own = ward.flatMap { wards.denominators[number].values[$0] }
      return ProfileGround.People(
        name: denominator.name, value: own ?? shares.totals(denominator.values)[0],
        district: known.isEmpty ? nil : known.reduce(0, +))
    }
    let way =
      ground.addresses.map { "apportioned by \($0.source)" }
      ?? "apportioned by the ground that the place has of each area, as if people lived evenly over it"
    source =
      people.contains { $0.value != nil }
      ? ward == nil ? "those of the \(layer.name), \(way)" : "as the layer of wards has them" : nil
  }

  /// The mean of what areas have, weighted by the place's people of each.
  func mean(_ value: (GroundLayer) -> [Double?]) -> Double? {
    shares.means(value(layer), weightedBy: layer.people)[0]
  }

  /// The areas that have ground in the place, those with most of its people first; where people are not known, those with most of
  /// its ground.
  var lsoas: [ProfileGround.LSOA] {
    let people = Dictionary(uniqueKeysWithValues: shares.shares.map { ($0.source, $0.share) })
    let areas = layer.areas
    let touched = ground.shares.map { part in
      (
        area: part.source, ground: part.share, people: people[part.source] ?? 0,
        held: layer.people[part.source].map { $0 * (people[part.source] ?? 0) }
          ?? part.share * areas.squareMetres[part.source]
      )
    }
    let whole = touched.reduce(0) { $0 + $1.ground * areas.squareMetres[$1.area] }
    return touched.filter { part in
      part.ground >= ProfileGround.leastShare || part.people >= ProfileGround.leastShare
        || part.ground * areas.squareMetres[part.area] >= ProfileGround.leastShare * whole
    }
    .sorted { ($1.held, areas.codes[$0.area]) < ($0.held, areas.codes[$1.area]) }
    .map { part in
      ProfileGround.LSOA(
        code: areas.codes[part.area], name: areas.names[part.area], groundShare: part.ground, peopleShare: part.people,
        imdDecile: layer.imdDecile[part.area], measureDecile: layer.measureDecile[part.area])
    }
  }
}
