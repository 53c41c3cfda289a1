internal import Spatial

/// The fire and rescue service's list of calls, placed by grid references of various lengths.
enum FireService {
  private static let types = ["Secondary fire", "Primary fire", "False alarm", "Refuse fire", "Vehicle fire"]
  private static let anywhere = WeightedChoice([18, 20, 48, 8, 6])
  /// At the places that are hot for the service.
  private static let atSpots: [(spot: Int, choice: WeightedChoice)] = [
    (6, WeightedChoice([40, 8, 12, 30, 10])), (7, WeightedChoice([2, 4, 90, 4, 0])),
    (15, WeightedChoice([30, 4, 2, 34, 30])),
  ]
  /// How references are written: how many figures, and whether in three words.
  private static let forms = [(10, false), (10, true), (8, false), (8, true), (6, false), (6, true)]
  private static let formChoice = WeightedChoice([25, 20, 15, 5, 15, 20])
  private static let coarse = 9
  private static let blank = 6
  private static let missing = 4

  static func bytes(_ places: PartnerPlaces) throws(SpatialError) -> [UInt8] {
    var random = places.details(of: .fireService)
    let events = try places.events(of: .fireService, [])
    var left = events.ordinary(&random)
    let (coarse, blank, missing) = (left.take(coarse), left.take(blank), left.take(missing))
    var rows = DelimitedRows(["incident_number", "time_of_call", "incident_type", "grid_reference", "station"])
    for (index, event) in events.enumerated() {
      let type = types[typeChoice(event, places).draw(&random)]
      let seconds = Moment.twoFigures(random.index(below: 60))
      let form = forms[formChoice.draw(&random)]
      var reference = gridReference(event.place, figures: form.0, inWords: form.1)
      if coarse.contains(index) { reference = gridReference(event.place, figures: 4, inWords: index.isMultiple(of: 2)) }
      if blank.contains(index) { reference = "" }
      if missing.contains(index) { reference = "N/A" }
      rows.append([
        "FRS-\(event.moment.iso.prefix(4))-\(padded(index + 1, 6))",
        "\(event.moment.iso)T\(event.moment.clock):\(seconds)", type, reference,
        event.place.x < DistrictPlan.townCentre.x ? "Gasworks Road" : "Harbour Station",
      ])
    }
    return Array(rows.text.utf8)
  }

  private static func typeChoice(_ event: PartnerEvent, _ places: PartnerPlaces) -> WeightedChoice {
    let spot = places.spot(at: event.place)
    return atSpots.first { $0.spot == spot?.id }?.choice ?? anywhere
  }

  /// `SZ9358462236`, or `SZ 93584 62236` in words.
  private static func gridReference(_ place: Point, figures: Int, inWords: Bool) -> String {
    let whole = GridReference.containing(easting: place.x, northing: place.y, figures: figures) ?? ""
    guard inWords else { return whole }
    let digits = whole.dropFirst(2)
    return "\(whole.prefix(2)) \(digits.prefix(figures / 2)) \(digits.suffix(figures / 2))"
  }
}
