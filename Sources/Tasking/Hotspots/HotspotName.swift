/// A place name as police.uk writes it, without `On or near`.
package struct PlaceName {
  package let name: String
  /// Whether it says a kind of place rather than a street: a meeting cannot find "Parking Area".
  package let isKind: Bool

  /// The kinds that police.uk publishes in place of a street name.
  private static let kinds: Set<String> = [
    "Airport/Airfield", "Bus/Coach Station", "Conference/Exhibition Centre", "Ferry Terminal",
    "Further/Higher Educational Building", "Hospital", "Motorway Service Area", "Nightclub", "Park/Open Space",
    "Parking Area", "Pedestrian Subway", "Petrol Station", "Police Station", "Prison", "Race Track", "Railway Station",
    "Shopping Area", "Sports/Recreation Area", "Supermarket", "Theatre/Concert Hall",
  ]

  package init(_ published: String) {
    let prefix = "On or near "
    name = (published.hasPrefix(prefix) ? String(published.dropFirst(prefix.count)) : published)
    isKind = name.isEmpty || Self.kinds.contains(name)
  }
}

/// Names hotspots so that people around a table can tell them apart.
enum HotspotName {
  /// Gives each hotspot the name of its commonest street, or, where it has none, of its commonest place, and its ward.
  /// Where a name is taken by a higher rank, the second street joins in; where that is taken too, a number.
  ///
  /// - Parameters:
  ///   - hotspots: by rank.
  ///   - streets: for each its named streets, the commonest first.
  static func name(_ hotspots: inout [Hotspot], streets: [[String]]) {
    var taken = Set<String>()
    for index in hotspots.indices {
      let named = streets[index].first ?? hotspots[index].mainPlace
      // Where no source names a place there, its square of the grid does.
      let first = named.isEmpty ? hotspots[index].id : named
      let ward = hotspots[index].wardName.map { ", \($0)" } ?? ""
      var name = first + ward
      if taken.contains(name), streets[index].count > 1 { name = "\(first) and \(streets[index][1])\(ward)" }
      // A number in brackets would read as a count.
      var number = 2
      let plain = name
      while taken.contains(name) {
        name = "\(plain), no. \(number)"
        number += 1
      }
      taken.insert(name)
      hotspots[index].name = name
    }
  }
}
