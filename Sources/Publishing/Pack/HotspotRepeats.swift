import Formats

/// Where in a hotspot it happens again.
enum HotspotRepeats {
  private static let mostRows = 5

  /// - Parameters:
  ///   - hotspot: the hotspot.
  ///   - locations: its locations; nil where the release has none.
  ///   - places: the repeat places of the analysis; nil where the release has none.
  static func section(
    of hotspot: PackHotspot, _ locations: [PlainLayer.Feature]?, _ places: PlainLayer?
  ) -> Page.Section {
    var section = Page.Section(heading: "Where it happens again")
    guard let places, let locations else {
      let count =
        hotspot.feature.integer("repeat_places").map { "\($0) repeat \($0 == 1 ? "place" : "places"). " } ?? ""
      section.sentences = [count + "This set of files does not say where they are."]
      return section
    }
    // A repeat place stands exactly where its location does: nothing is guessed from distance or name.
    let own = Set(locations.compactMap(Spot.init))
    let found = places.features.filter { place in Spot(place).map(own.contains) ?? false }
    guard !found.isEmpty else {
      section.sentences = ["No place in it has two incidents or more in the period."]
      return section
    }
    if found.count > mostRows { section.sentences = ["The first \(mostRows) of \(found.count)."] }
    section.tables = [
      Page.Table(
        "Repeat places, by their rank in the district",
        columns: [.words("Rank"), .words("Place"), .number("Incidents"), .words("Last")],
        rows: found.prefix(mostRows).map { place in
          [
            place.integer("rank").map(String.init) ?? "–", name(place),
            place.integer("icount").map(String.init) ?? "–",
            place.text("last_day") ?? place.text("last_month") ?? "–",
          ]
        })
    ]
    return section
  }

  private static func name(_ place: PlainLayer.Feature) -> String {
    let name = place.text("name") ?? "(no name)"
    return place.text("place_kind").map { "\(name) (\($0))" } ?? name
  }

  /// A point as it is published, to the last decimal.
  private struct Spot: Hashable {
    let longitude: Double
    let latitude: Double

    init?(_ feature: PlainLayer.Feature) {
      guard case .point(let longitude, let latitude) = feature.geometry else { return nil }
      self.longitude = (longitude * 1e7).rounded()
      self.latitude = (latitude * 1e7).rounded()
    }
  }
}
