internal import Spatial

/// The ambulance service's list of calls: tab separated out of Excel, placed by postcodes alone.
struct AmbulanceCalls {
  private static let types = ["Assault", "Alcohol", "Fall", "Overdose", "Chest pain", "Mental health", "Road traffic"]
  private static let byNight = WeightedChoice([22, 34, 12, 12, 7, 10, 3])
  private static let byDay = WeightedChoice([6, 7, 40, 6, 25, 10, 6])
  /// What two partners saw is of the night.
  private static let ofShared = WeightedChoice([55, 45])
  private static let unknown = 12
  private static let blank = 25
  private static let missing = 10
  private static let withoutPlace = 3
  /// Of well-formed postcodes that the table does not have.
  private static let unknownPostcodes = ["XS1 0ZZ", "XS4 9ZX", "XS20 1AB", "XQ2 3DD"]

  private var rows = DelimitedRows(["Incident No", "Call time", "Type", "Postcode", "Response min"], separator: "\t")
  /// The incident numbers of the shared events, by the event's number.
  private(set) var numbersOfShared: [Int: String] = [:]

  init(_ places: PartnerPlaces, _ shared: [SharedEvent], _ postcodes: InventedPostcodes) throws(SpatialError) {
    var random = places.details(of: .ambulance)
    let events = try places.events(of: .ambulance, shared)
    var left = events.ordinary(&random)
    let unknown = left.take(Self.unknown)
    let (blank, missing, withoutPlace) = (
      left.take(Self.blank), left.take(Self.missing), left.take(Self.withoutPlace)
    )
    for (index, event) in events.enumerated() {
      let number = "A\(event.moment.iso.prefix(4).suffix(2))-\(padded(index + 1, 6))"
      if let shared = event.shared { numbersOfShared[shared] = number }
      let type = Self.type(event, &random)
      let spot = places.spot(at: event.place)
      var postcode = Self.spelling(postcodes.all[postcodes.nearest(to: event.place, within: spot)].text, &random)
      let other = Self.unknownPostcodes[random.index(below: Self.unknownPostcodes.count)]
      if unknown.contains(index) { postcode = other }
      if blank.contains(index) { postcode = "" }
      if missing.contains(index) { postcode = "N/A" }
      if withoutPlace.contains(index) { postcode = InventedPostcodes.withoutPlace }
      rows.append([
        number, "\(event.moment.excel) \(event.moment.clock)", type, postcode, String(4 + random.index(below: 30)),
      ])
    }
  }

  var bytes: [UInt8] { rows.withMark }

  private static func type(_ event: PartnerEvent, _ random: inout RandomNumbers) -> String {
    if event.shared != nil { return types[ofShared.draw(&random)] }
    let isNight = event.moment.hour >= 21 || event.moment.hour < 4
    return types[(isNight ? byNight : byDay).draw(&random)]
  }

  /// `XS1 1AA`, `XS11AA` or `xs1 1aa`.
  private static func spelling(_ postcode: String, _ random: inout RandomNumbers) -> String {
    switch random.index(below: 10) {
    case 0: postcode.lowercased()
    case 1, 2: postcode.replacing(" ", with: "")
    default: postcode
    }
  }
}
