import Formats
package import Incidents
package import Places
import Spatial
package import Tasking

/// The places that reach the number of an ASB case review, a row a place: a table, or points where they are drawn.
///
/// It names addresses: it is for those whom the sharing agreement names, and never for the public.
package enum CaseReviewTable {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "number", "candidate", "name", "place_kind", "reports", "dates", "first", "last", "days_or_months", "themes",
    "sources", "ward_code", "ward_name", "grid_reference", "easting", "northing", "longitude", "latitude",
    "location_precision", "rule", "window_first", "window_last",
  ]

  /// A feature a place, in the order of the list.
  ///
  /// - Parameters:
  ///   - review: the places.
  ///   - incidents: the table that they were found in.
  ///   - wards: the areas that they are laid over; nil for none.
  ///   - ward: the area of each location of the table, or `AreaIndex.none`.
  ///   - name: what the layer is called.
  ///   - about: what was done, a sentence each; those of the review come after them.
  package static func layer(
    _ review: CaseReview, of incidents: IncidentTable, wards: AreaLayer?, ward: ContiguousArray<Int32>,
    name: String = "case-review", about: [String] = []
  ) -> PlainLayer {
    PlainLayer(
      name: name, about: about + review.sentences, columns: columns,
      features: review.places.enumerated().map { number, place in
        let values =
          properties(place, review, number: number + 1) + PlaceProperties.of(place.location, incidents, wards, ward)
        let named = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
        return PlainLayer.Feature(
          PlaceProperties.point(place.location, incidents), columns.map { ($0, named[$0] ?? .none) })
      })
  }

  private static func properties(_ place: ReviewPlace, _ review: CaseReview, number: Int) -> [Property] {
    [
      ("number", .integer(number)), ("candidate", .text(place.standing)),
      ("name", .text(place.mix.name.isEmpty ? nil : place.mix.name)),
      ("place_kind", .text(place.kind.rawValue)), ("reports", .integer(place.reports)),
      ("dates", .text(place.datesInWords)), ("first", .text(place.dates.first?.description)),
      ("last", .text(place.dates.last?.description)), ("days_or_months", .integer(place.dates.count)),
      ("themes", .text(place.mix.themes.words)), ("sources", .text(place.mix.sources.words)),
      ("rule", .text(review.rule.words)), ("window_first", .text(LocalTime(day: review.window.firstDay).date)),
      ("window_last", .text(LocalTime(day: review.window.lastDay).date)),
    ]
  }
}
