import Formats

/// Where in a hotspot it happens again.
enum HotspotRepeats {
  private static let mostRows = 5

  /// nil where the release does not say where it is.
  ///
  /// - Parameters:
  ///   - hotspot: the hotspot.
  ///   - locations: its locations; nil where the release has none.
  ///   - places: the repeat places of the analysis; nil where the release has none.
  static func section(
    of hotspot: PackHotspot, _ locations: [PlainLayer.Feature]?, _ places: PlainLayer?
  ) -> Page.Section? {
    guard let places, let locations else { return nil }
    var section = Page.Section(heading: "Where it happens again")
    // A repeat place stands exactly where its location does: nothing is guessed from distance or name.
    let own = Set(locations.compactMap(Spot.init))
    let found = places.features.filter { place in Spot(place).map(own.contains) ?? false }
    guard !found.isEmpty else {
      section.sentences = ["No place in it has two incidents or more in the period."]
      return section
    }
    let shown = found.prefix(mostRows)
    let kind = usual(shown.compactMap { $0.text("place_kind") })
    section.sentences = [
      [
        found.count > mostRows ? "The first \(mostRows) of \(found.count)." : nil,
        kind.map { kind in
          let differs = shown.contains { ($0.text("place_kind") ?? kind) != kind }
          return "Kind of place: \(kind)\(differs ? ", unless its row says otherwise" : "")."
        },
      ].compactMap { $0 }.joined(separator: " ")
    ].filter { !$0.isEmpty }
    section.tables = [
      Page.Table(
        "Repeat places, by their rank in the district",
        columns: [.words("Rank"), .words("Place"), .number("Incidents"), .words("Last")],
        rows: shown.map { place in
          [
            place.integer("rank").map(String.init) ?? "–", name(place, unless: kind),
            place.integer("icount").map(String.init) ?? "–",
            place.text("last_day") ?? place.text("last_month") ?? "–",
          ]
        })
    ]
    return section
  }

  /// The kind that most of them are, which is said once and not in each row; the first in the alphabet of as many.
  private static func usual(_ kinds: [String]) -> String? {
    Dictionary(grouping: kinds) { $0 }.min { ($1.value.count, $0.key) < ($0.value.count, $1.key) }?.key
  }

  private static func name(_ place: PlainLayer.Feature, unless usual: String?) -> String {
    let name = place.text("name") ?? "(no name)"
    guard let kind = place.text("place_kind"), kind != usual else { return name }
    return "\(name) (\(kind))"
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
