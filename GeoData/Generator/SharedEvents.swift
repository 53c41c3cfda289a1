internal import Spatial

/// Something that both the council and another partner were called to.
struct SharedEvent {
  let partner: Partner
  /// As the council has it.
  let moment: Moment
  let place: Point
  /// As the other partner has it.
  let partnerMoment: Moment
  let partnerPlace: Point
  /// The number of the snap point beside both.
  let point: Int
}

/// What two partners saw: so many a month at these places, less than an hour and 60 m apart.
enum SharedEvents {
  private static let plan: [(place: Int, partner: Partner, perMonth: Int, months: ClosedRange<Int>)] = [
    (1, .ambulance, 3, 12...23), (2, .ambulance, 2, 12...23), (5, .ambulance, 1, 12...23),
    (1, .ambulance, 2, 24...35), (2, .ambulance, 1, 24...35), (5, .ambulance, 1, 24...35), (3, .concerns, 2, 24...35),
  ]
  /// East and north: 53 m at most, and 54 when it is rounded to whole metres.
  private static let apartMetres = 37.0
  private static let apartMinutes = 50

  static func draw(_ places: PartnerPlaces, _ postcodes: InventedPostcodes) -> [SharedEvent] {
    var random = RandomNumbers(seed: places.seed, .sharedEvents)
    var events: [SharedEvent] = []
    for (number, perMonth, partner, months) in plan.map({ ($0.place, $0.perMonth, $0.partner, $0.months) }) {
      guard let spot = places.spot(number) else { continue }
      for month in months {
        for _ in 0..<perMonth { events.append(event(in: spot, partner, month, places, postcodes, &random)) }
      }
    }
    return events
  }

  private static func event(
    in spot: PartnerSpot, _ partner: Partner, _ month: Int, _ places: PartnerPlaces, _ postcodes: InventedPostcodes,
    _ random: inout RandomNumbers
  ) -> SharedEvent {
    let drawn = places.place(in: spot, &random)
    // An ambulance is sent to a postcode, and what is to be near it is the postcode's point.
    let partnerPlace =
      partner == .ambulance ? postcodes.all[postcodes.nearest(to: drawn.place, within: spot)].place : drawn.place
    let away = Point(
      x: random.uniform(-apartMetres, apartMetres), y: random.uniform(-apartMetres, apartMetres))
    let moment = Rhythm.nightlife.times(in: month).draw(&random)
    let later = 1 + random.index(below: apartMinutes)
    // The last minutes of a month look back, so that both sides lie within the files' months.
    let isLater = (moment + later).month == month && !(moment + later).isClockChange
    let partnerMoment = moment + (isLater ? later : -later)
    return SharedEvent(
      partner: partner, moment: moment, place: partnerPlace + away, partnerMoment: partnerMoment,
      partnerPlace: partnerPlace, point: drawn.point)
  }
}
