/// A hotspot as it is planned: in which ward, when, and how much.
struct HotspotPlan: Sendable {
  enum Kind: String, Sendable {
    /// There in every month.
    case chronic
    /// Begun in the last months.
    case new
    /// Ended long before the last month.
    case faded
  }

  let name: String
  let ward: String
  let kind: Kind
  let theme: Theme
  let radiusMetres: Double
  let incidentsPerMonth: Int
  /// The first and the last month, counted from 0.
  let months: ClosedRange<Int>
  /// What the snap points in the middle are called, where it is not a street.
  let feature: String?

  private init(
    _ kind: Kind, _ name: String, in ward: String, _ theme: Theme, radius: Double, _ incidentsPerMonth: Int,
    _ months: ClosedRange<Int> = 0...35, feature: String? = nil
  ) {
    self.name = name
    self.ward = ward
    self.kind = kind
    self.theme = theme
    self.feature = feature
    self.months = months
    radiusMetres = radius
    self.incidentsPerMonth = incidentsPerMonth
  }

  static let all = [
    HotspotPlan(
      .chronic, "Pier Head", in: "Pier & Promenade", .nightlife, radius: 155, 40, feature: "Nightclub"),
    HotspotPlan(.chronic, "Market Place", in: "Market", .retail, radius: 145, 40, feature: "Shopping Area"),
    HotspotPlan(.chronic, "Castle Gardens", in: "Castle", .nuisance, radius: 135, 34, feature: "Park/Open Space"),
    HotspotPlan(
      .chronic, "Station Approach", in: "River", .parking, radius: 140, 30, feature: "Parking Area"),
    HotspotPlan(.chronic, "Fish Dock", in: "Harbour", .nightlife, radius: 135, 28),
    HotspotPlan(.chronic, "Foundry Estate", in: "Foundry", .nuisance, radius: 145, 24),
    HotspotPlan(
      .chronic, "Northgate Retail Park", in: "Northgate", .retail, radius: 140, 20, feature: "Supermarket"),
    HotspotPlan(.chronic, "Marine Lawns", in: "Marine", .nuisance, radius: 135, 14),

    HotspotPlan(.new, "Ropeworks", in: "St Brannock's", .nuisance, radius: 140, 20, 32...35),
    HotspotPlan(.new, "Tannery Yard", in: "Tanner's Field", .parking, radius: 135, 18, 32...35),
    HotspotPlan(.new, "Priory Parade", in: "Priory", .retail, radius: 145, 20, 33...35, feature: "Supermarket"),
    HotspotPlan(.new, "Netherdown Green", in: "Netherdown", .nuisance, radius: 135, 16, 32...35),

    HotspotPlan(.faded, "Gallows Hill Shops", in: "Gallows Hill", .retail, radius: 145, 20, 0...20),
    HotspotPlan(
      .faded, "Windmill Underpass", in: "Windmill", .nuisance, radius: 135, 16, 4...24, feature: "Pedestrian Subway"),
    HotspotPlan(.faded, "Brickfields Garages", in: "Brickfields", .parking, radius: 140, 18, 0...26),
    HotspotPlan(.faded, "Ferry Landing", in: "Saltmarsh & Ferry", .nightlife, radius: 145, 15, 6...17),
  ]
}
