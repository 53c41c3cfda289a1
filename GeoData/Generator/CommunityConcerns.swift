internal import Spatial

/// What people told the partnership by a form on the web: a span of time, and words that are nobody else's business.
struct CommunityConcerns {
  private static let topics = [
    "Noise", "Drug use", "Speeding", "Groups gathering", "Street lighting", "Litter", "Harassment",
  ]
  private static let withoutEnd = 8
  private static let endBeforeStart = 3
  /// Of shared events the span is short, so that its middle is near the other partner's time.
  private static let shortMinutes = 20

  private var rows = DelimitedRows([
    "Reference", "From", "To", "Topic", "What happened", "Longitude", "Latitude",
  ])
  /// The references of the shared events, by the event's number.
  private(set) var numbersOfShared: [Int: String] = [:]

  init(_ places: PartnerPlaces, _ shared: [SharedEvent], _ projector: Projector) throws(SpatialError) {
    var random = places.details(of: .concerns)
    let events = try places.events(of: .concerns, shared)
    var left = events.ordinary(&random)
    let (withoutEnd, endBeforeStart) = (left.take(Self.withoutEnd), left.take(Self.endBeforeStart))
    let degrees = try Incidents.degrees(of: events.map(\.place), projector)
    for (index, event) in events.enumerated() {
      let number = "CC-\(padded(index + 1, 4))"
      if let shared = event.shared { numbersOfShared[shared] = number }
      let length = Self.minutes(event, &random)
      let (from, to) = (event.moment, event.moment + length)
      let swaps = endBeforeStart.contains(index)
      let topic = Self.topics[random.index(below: Self.topics.count)]
      let words = ConcernWords.text(index + 1, places.streets.points[event.point].name, &random)
      rows.append([
        number, Self.text(swaps ? to : from), withoutEnd.contains(index) ? "" : Self.text(swaps ? from : to), topic,
        words, degrees[index].longitude, degrees[index].latitude,
      ])
    }
  }

  var bytes: [UInt8] { Array(rows.text.utf8) }

  private static func text(_ moment: Moment) -> String { "\(moment.dayFirst) \(moment.clock)" }

  /// From minutes to days.
  private static func minutes(_ event: PartnerEvent, _ random: inout RandomNumbers) -> Int {
    if event.shared != nil { return 1 + random.index(below: shortMinutes) }
    switch random.index(below: 10) {
    case 0..<5: return 5 + random.index(below: 55)
    case 5..<8: return 60 * (1 + random.index(below: 8))
    default: return 1_440 * (1 + random.index(below: 6)) + 30 * random.index(below: 20)
    }
  }
}

/// Free text as people write it, with names and telephone numbers in it. All are invented; the numbers are of the range
/// that Ofcom keeps for drama.
enum ConcernWords {
  private static let names = [
    "Aldith Brack", "Corwin Thole", "Denzil Farrow-Pike", "Isolde Marchbanks", "Jory Pettifer", "Merrin Oake",
    "Petroc Sallow", "Rosamund Quill", "Tamsin Yarrow", "Wilf Ostler",
  ]
  private static let openings = [
    "It was the same lot as last week, shouting and kicking a ball against the wall.",
    "A car, silver, stood there with its engine running, doors open, music on.",
    "Somebody keeps leaving bags, bottles and worse by the steps.",
    "They said \"what are you looking at\", then followed me to the corner.",
    "The lamp has been out for weeks, and nobody walks there now.",
  ]
  private static let endings = [
    "I told them \"enough\", but they laughed.", "Please ring, not before 6, I work nights.",
    "We have pictures, if you want them.", "Nobody came.",
  ]

  /// Several lines, with a mark `PRIVATE-` and the row's number by which it is found wherever it leaks to.
  static func text(_ number: Int, _ street: String, _ random: inout RandomNumbers) -> String {
    let opening = openings[random.index(below: openings.count)]
    let (who, other) = (names[random.index(below: names.count)], names[random.index(below: names.count)])
    let phone = "07700 900\(padded(random.index(below: 1_000), 3))"
    let ending = endings[random.index(below: endings.count)]
    return """
      \(opening)
      It was \(other) of \(1 + random.index(below: 90)) \(street), as everybody knows. PRIVATE-\(padded(number, 4))
      \(ending)
      \(who), \(phone)
      """
  }
}
