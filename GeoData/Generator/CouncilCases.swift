internal import Spatial

/// The council's export of anti-social behaviour cases: Windows-1252, semicolons, CRLF, places to the metre.
struct CouncilCases {
  private static let blankPlaces = 20
  private static let missingPlaces = 12
  private static let missingStreets = 10
  private static let missingPublic = 15
  private static let repeatedRows = 5

  private struct Case {
    var number = ""
    var date: String
    var time: String
    var type: String
    var street: String
    var easting: String
    var northing: String
    var publicPlace: String

    var fields: [String] { [number, date, time, type, street, easting, northing, publicPlace] }
  }

  /// The case numbers of the shared events, by the event's number.
  private(set) var numbersOfShared: [Int: String] = [:]
  private var cases: [Case] = []

  init(_ places: PartnerPlaces, _ shared: [SharedEvent]) throws(SpatialError) {
    var random = places.details(of: .council)
    var events = try places.events(of: .council, shared)
    Self.move(&events, to: Moment(month: 26, day: 30, hour: 1, minute: 30))
    Self.move(&events, to: Moment(month: 33, day: 26, hour: 1, minute: 30))
    for (number, event) in events.enumerated() {
      var row = Case(
        date: event.moment.dayFirst, time: event.moment.clock, type: Self.type(event.moment, &random),
        street: Self.street(event, places, &random), easting: String(Int(event.place.x.rounded())),
        northing: String(Int(event.place.y.rounded())), publicPlace: random.chance(0.7) ? "Yes" : "No")
      row.number = "ASB/\(event.moment.dayFirst.suffix(2))/\(padded(number + 1, 5))"
      if let shared = event.shared { numbersOfShared[shared] = row.number }
      cases.append(row)
    }
    spoil(events, &random)
  }

  var bytes: [UInt8] {
    var rows = DelimitedRows(
      ["Case No", "Reported on", "Reported at", "Type", "Street", "Easting", "Northing", "Public place"],
      separator: ";", lineEnd: "\r\n")
    for row in cases { rows.append(row.fields) }
    return rows.windows1252
  }

  /// Gives the first ordinary event of the month another time, one on a day on which the clocks change.
  private static func move(_ events: inout [PartnerEvent], to moment: Moment) {
    guard let index = events.firstIndex(where: { $0.shared == nil && $0.moment.month == moment.month }) else { return }
    var event = events.remove(at: index)
    event.moment = moment
    events.insert(event, at: events.firstIndex { $0.moment > moment } ?? events.count)
  }

  /// The oddities of a real export, each in rows of its own.
  private mutating func spoil(_ events: [PartnerEvent], _ random: inout RandomNumbers) {
    var left = events.ordinary(&random).filter { !events[$0].moment.isClockChange }[...]
    for index in left.take(Self.blankPlaces).sorted() {
      (cases[index].street, cases[index].easting, cases[index].northing) = ("", "", "")
    }
    for index in left.take(Self.missingPlaces).sorted() {
      (cases[index].easting, cases[index].northing) = ("N/A", "N/A")
    }
    for index in left.take(Self.missingStreets).sorted() { cases[index].street = "N/A" }
    for (order, index) in left.take(Self.missingPublic).sorted().enumerated() {
      cases[index].publicPlace = order.isMultiple(of: 3) ? "" : "N/A"
    }
    for index in left.take(1) { cases[index].time = "25:00" }
    if let position = left.firstIndex(where: { events[$0].moment.month == 25 }) {
      cases[left.remove(at: position)].date = "30/02/2025"
    }
    // What was exported twice stands at the end, and one case there has been reopened as another.
    for index in left.take(Self.repeatedRows).sorted() { cases.append(cases[index]) }
    for index in left.take(1) {
      var reopened = cases[index]
      reopened.type = reopened.type == "Noise" ? "Neighbour dispute" : "Noise"
      reopened.time = "23:59"
      cases.append(reopened)
    }
  }
}

extension CouncilCases {
  private static let types = [
    "Noise", "Rowdy behaviour", "Neighbour dispute", "Begging", "Street drinking", "Vehicle nuisance", "Graffiti",
  ]
  private static let byNight = WeightedChoice([32, 38, 4, 3, 16, 6, 1])
  private static let byDay = WeightedChoice([18, 14, 20, 15, 11, 14, 8])

  private static func type(_ moment: Moment, _ random: inout RandomNumbers) -> String {
    let isNight = moment.hour >= 20 || moment.hour < 4
    return types[(isNight ? byNight : byDay).draw(&random)]
  }

  /// Names of what stands at some spots, with characters that no two encodings write alike, and with semicolons and
  /// quotes.
  private static let named: [(spot: Int, name: String)] = [
    (1, "Café Séraphine, Pier Head"), (2, "£1 Arcade; Market Place"), (3, "St Brannock’s Walk"),
    (5, "Crêperie Malouine – Fish Dock"), (101, "The \"Lobster Pot\", Assembly Square"),
  ]

  private static func street(
    _ event: PartnerEvent, _ places: PartnerPlaces, _ random: inout RandomNumbers
  ) -> String {
    let isNamed = random.chance(0.3)
    if isNamed, let spot = places.spot(at: event.place), let named = named.first(where: { $0.spot == spot.id }) {
      return named.name
    }
    // What police.uk writes as 'S has here the apostrophe of a word processor.
    return places.streets.points[event.point].name.replacing("'S ", with: "’s ").replacing("'s ", with: "’s ")
  }
}
