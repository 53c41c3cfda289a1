/// A ward as it is planned: where it grows from, how fast, and into how many LSOAs it is divided.
struct WardPlan: Sendable {
  let name: String
  /// Kilometres from the district's south-west corner.
  let east: Double
  let north: Double
  let lsoas: Int
  /// Country wards grow faster and so become larger.
  let isTown: Bool

  var centre: Point { DistrictPlan.place(east, north) }

  private init(_ name: String, _ east: Double, _ north: Double, _ lsoas: Int, country: Bool = false) {
    self.name = name
    self.east = east
    self.north = north
    self.lsoas = lsoas
    isTown = !country
  }

  /// Three rows of town wards behind the bay, the country around them.
  static let all = [
    WardPlan("Westcliff", 8.6, 2.0, 4),
    WardPlan("Marine", 9.9, 2.2, 4),
    WardPlan("Pier & Promenade", 11.2, 2.4, 5),
    WardPlan("Castle", 12.5, 2.5, 4),
    WardPlan("Harbour", 14.2, 2.3, 4),
    WardPlan("St Brannock's", 15.5, 2.0, 4),
    WardPlan("Easthaven", 16.8, 1.7, 4),
    WardPlan("Gallows Hill", 9.2, 3.4, 4),
    WardPlan("Foundry", 10.5, 3.6, 4),
    WardPlan("Market", 11.7, 3.7, 5),
    WardPlan("River", 12.9, 3.9, 4),
    WardPlan("Priory", 14.3, 3.7, 4),
    WardPlan("Fairmead", 15.6, 3.4, 4),
    WardPlan("Windmill", 16.9, 3.1, 4),
    WardPlan("Northgate", 10.0, 4.8, 4),
    WardPlan("Tanner's Field", 11.4, 5.0, 5),
    WardPlan("Parkside & Queen's Road", 12.8, 5.2, 4),
    WardPlan("Brickfields", 14.4, 5.0, 4),
    WardPlan("Saltmarsh & Ferry", 4.8, 2.4, 4, country: true),
    WardPlan("Withycombe", 3.4, 8.2, 3, country: true),
    WardPlan("Netherdown", 8.4, 9.6, 4, country: true),
    WardPlan("Long Barrow & the Commons", 14.2, 10.2, 4, country: true),
    WardPlan("Ashcombe, Hurle & Little Down", 20.0, 8.6, 4, country: true),
    WardPlan("Cormorant Head", 21.4, 2.9, 4, country: true),
  ]
}
