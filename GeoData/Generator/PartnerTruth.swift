/// What was planted in the partners' files.
enum PartnerTruth {
  /// The places that are hot for a partner.
  static func places(_ places: PartnerPlaces) -> [UInt8] {
    var rows = DelimitedRows([
      "partner", "place_id", "place_name", "easting", "northing", "radius_m", "incidents_per_month", "first_month",
      "last_month", "peak", "in_police_files",
    ])
    for plan in PartnerPlan.all {
      guard let spot = places.spot(plan.place) else { continue }
      rows.append([
        plan.partner.name, String(spot.id), spot.name, oneDecimal(spot.centre.x), oneDecimal(spot.centre.y),
        String(Int(spot.radiusMetres)), oneDecimal(plan.incidentsPerMonth),
        Months.name(plan.months.lowerBound), Months.name(plan.months.upperBound), plan.rhythm.peak,
        PartnerPlacePlan.all.contains { $0.id == spot.id } ? "no" : "yes",
      ])
    }
    return Array(rows.text.utf8)
  }

  /// Which case of the council's is which incident of another partner's.
  static func overlaps(
    _ shared: [SharedEvent], council: [Int: String], ambulance: [Int: String], concerns: [Int: String]
  ) -> [UInt8] {
    var rows = DelimitedRows(["council_case", "partner", "partner_incident", "metres", "minutes"])
    for (number, event) in shared.enumerated() {
      let other = event.partner == .ambulance ? ambulance[number] : concerns[number]
      guard let ours = council[number], let other else { continue }
      rows.append([
        ours, event.partner.name, other, oneDecimal(event.place.distance(to: event.partnerPlace)),
        String(event.partnerMoment.minutes - event.moment.minutes),
      ])
    }
    return Array(rows.text.utf8)
  }

  private static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
