import Formats
package import Spatial
package import Tasking

/// Places with their counts and changes: what `twitten trend` leaves behind.
package enum ChangeLayer {
  /// A place, its outline in degrees where it has one, and what has changed.
  package struct Place: Sendable {
    /// `district`, `area` or `cell`.
    package let kind: String
    package let code: String
    package let name: String
    package let counts: PeriodCounts
    package let changes: PlaceChanges

    package init(kind: String, code: String, name: String, counts: PeriodCounts, changes: PlaceChanges) {
      self.kind = kind
      self.code = code
      self.name = name
      self.counts = counts
      self.changes = changes
    }
  }

  package static let columns =
    ["place_kind", "code", "name", "incidents", "previous_incidents", "year_before_incidents"]
    + PeriodProperties.changeColumns

  /// - Parameter outlines: of each place, or nil.
  package static func layer(_ places: [Place], _ outlines: [MultiPolygon?], about: [String], name: String) -> PlainLayer
  {
    precondition(places.count == outlines.count, "an outline or none for each place")
    return PlainLayer(
      name: name, about: about, columns: columns,
      features: zip(places, outlines).map { place, outline in
        PlainLayer.Feature(
          outline.map { .polygon($0) } ?? .none,
          [("place_kind", .text(place.kind)), ("code", .text(place.code)), ("name", .text(place.name))]
            + PeriodProperties.of(place.counts) + PeriodProperties.changes(place.counts, place.changes))
      })
  }
}
