package import Spatial

extension Ground {
  /// What rates are judged by, such as residents, of any places in the study area: apportioned from the LSOAs, by addresses
  /// where they are known.
  ///
  /// - Parameters:
  ///   - places: polygons in metres.
  ///   - workers: how many threads may work at a time.
  /// - Returns: nil for a place of which a part is not known.
  package func people(in places: AreaIndex, workers: Int = 1) throws(SpatialError) -> [Double?] {
    guard let lsoaLayer, places.count > 0 else { return Array(repeating: nil, count: places.count) }
    let lsoas = layers[lsoaLayer]
    let shares: Apportionment
    if let addresses {
      shares = try .byPoints(
        lsoas.areas.index, to: places, x: addresses.x, y: addresses.y, weight: addresses.weight, coverage: .partial,
        workers: workers)
    } else {
      shares = try .byArea(lsoas.areas.index, to: places, coverage: .partial, workers: workers)
    }
    // A place between the addresses has nobody, which is known as well.
    let isKnown = lsoas.people.allSatisfy { $0 != nil }
    return shares.totals(lsoas.people).map { $0 ?? (isKnown ? 0 : nil) }
  }
}
