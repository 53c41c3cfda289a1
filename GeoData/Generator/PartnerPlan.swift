/// A place that is hot for a partner, as it is planned: how much, in which months, at what hours.
struct PartnerPlan: Sendable {
  let partner: Partner
  /// The number of a planted hotspot (1 ... 16) or of a `PartnerPlacePlan`.
  let place: Int
  let incidentsPerMonth: Double
  /// The first and the last month, counted from 0.
  let months: ClosedRange<Int>
  let rhythm: Rhythm

  private init(
    _ partner: Partner, at place: Int, _ incidentsPerMonth: Double, _ rhythm: Rhythm, _ months: ClosedRange<Int>? = nil
  ) {
    self.partner = partner
    self.place = place
    self.incidentsPerMonth = incidentsPerMonth
    self.rhythm = rhythm
    self.months = months ?? partner.months
  }

  static let all = [
    PartnerPlan(.council, at: 1, 13, .nightlife),
    PartnerPlan(.council, at: 2, 8, .evening),
    PartnerPlan(.council, at: 3, 10, .evening),
    PartnerPlan(.council, at: 5, 8, .nightlife),
    PartnerPlan(.council, at: 6, 7, .evening),
    PartnerPlan(.council, at: 9, 10, .evening, 32...35),
    PartnerPlan(.council, at: 14, 8, .evening, 12...24),
    PartnerPlan(.council, at: 101, 17, .fridayAndSaturdayNight),

    PartnerPlan(.fireService, at: 6, 4, .evening),
    PartnerPlan(.fireService, at: 7, 3, .daytime),
    PartnerPlan(.fireService, at: 15, 4, .evening, 0...26),

    PartnerPlan(.ambulance, at: 1, 12, .nightlife),
    PartnerPlan(.ambulance, at: 2, 7, .daytime),
    PartnerPlan(.ambulance, at: 4, 6, .allDay),
    PartnerPlan(.ambulance, at: 5, 8, .nightlife),
    PartnerPlan(.ambulance, at: 103, 10, .allDay),

    PartnerPlan(.flyTipping, at: 6, 5, .daytime),
    PartnerPlan(.flyTipping, at: 10, 5, .daytime, 32...35),
    PartnerPlan(.flyTipping, at: 15, 5, .daytime, 12...26),
    PartnerPlan(.flyTipping, at: 102, 8, .daytime),

    PartnerPlan(.collisions, at: 104, 1.5, .commuting),

    PartnerPlan(.concerns, at: 3, 3, .evening),
    PartnerPlan(.concerns, at: 8, 3, .evening),
  ]
}

/// A place that is hot for one partner alone and in no police file.
struct PartnerPlacePlan: Sendable {
  /// From 101 on, so that it is none of the planted hotspots.
  let id: Int
  let name: String
  let ward: String
  let radiusMetres: Double
  /// A lane away from all houses instead of the streets of a town or a village.
  let isRemote: Bool

  static let all = [
    PartnerPlacePlan(
      id: 101, name: "Assembly Square", ward: "Parkside & Queen's Road", radiusMetres: 120, isRemote: false),
    PartnerPlacePlan(
      id: 102, name: "Barrow Drove", ward: "Long Barrow & the Commons", radiusMetres: 150, isRemote: true),
    PartnerPlacePlan(id: 103, name: "Seacroft House", ward: "Westcliff", radiusMetres: 130, isRemote: false),
    PartnerPlacePlan(id: 104, name: "Fairmead Cross", ward: "Fairmead", radiusMetres: 100, isRemote: false),
  ]
}
