package import Formats
import Incidents
import Spatial
package import Tasking

/// Premises by what happens near them, as points in degrees or a table of the same columns.
///
/// It names premises beside what happens around them: it is for those whom the sharing agreement names, and never for the
/// public.
package enum PremisesTable {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "rank", "id", "name", "type", "incidents", "previous_incidents", "year_before_incidents", "nearest_incidents",
    "shared_percent", "premises_at_point", "incidents_in_hours", "incidents_hours_not_known", "hours", "within_m",
    "easting", "northing", "longitude", "latitude", "period_first", "period_last",
  ]

  /// Points by rank.
  ///
  /// - Parameters:
  ///   - premises: what was counted.
  ///   - targets: the premises that it was counted for.
  ///   - degrees: by which metres become degrees.
  ///   - name: what the layer is called.
  ///   - about: what was read and chosen; what was counted follows it.
  /// - Throws: where a point cannot be carried over to degrees.
  package static func layer(
    _ premises: ProblemPremises, of targets: NearTargets, _ degrees: Degrees, name: String = "premises",
    about: [String] = []
  ) throws(InputError) -> PlainLayer {
    let (longitude, latitude) = try degrees.published(x: targets.x, y: targets.y)
    let features = premises.premises.map { one in
      let place = (longitude: longitude[one.target], latitude: latitude[one.target])
      let values =
        properties(one, premises) + [
          ("id", .text(targets.ids[one.target])), ("name", .text(targets.names[one.target])),
          ("type", .text(targets.types[one.target])), ("easting", .decimal(targets.x[one.target], decimals: 1)),
          ("northing", .decimal(targets.y[one.target], decimals: 1)),
          ("longitude", .decimal(place.longitude, decimals: 7)), ("latitude", .decimal(place.latitude, decimals: 7)),
        ]
      let named = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
      return PlainLayer.Feature(
        .point(longitude: place.longitude, latitude: place.latitude), columns.map { ($0, named[$0] ?? .none) })
    }
    return PlainLayer(name: name, about: about + premises.sentences, columns: columns, features: features)
  }

  private static func properties(_ one: ProblemPremises.Premises, _ premises: ProblemPremises) -> [Property] {
    PeriodProperties.of(one.counts) + [
      ("rank", .integer(one.rank)), ("nearest_incidents", .integer(one.nearest)),
      ("shared_percent", .decimal(one.sharedShare.map { $0 * 100 }, decimals: 1)),
      ("premises_at_point", .integer(one.atPoint)), ("incidents_in_hours", .integer(one.inHours)),
      ("incidents_hours_not_known", .integer(one.hoursNotKnown)),
      ("hours", .text(premises.settings.window?.description)),
      ("within_m", .decimal(premises.settings.metres, decimals: 1)),
      ("period_first", .text(premises.period.first.description)),
      ("period_last", .text(premises.period.last.description)),
    ]
  }
}
