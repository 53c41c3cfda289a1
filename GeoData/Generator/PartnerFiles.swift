internal import Spatial

/// The files of all partners, and what is true of them.
struct PartnerFiles {
  private let places: PartnerPlaces
  private let projector: Projector

  init(_ places: PartnerPlaces, _ projector: Projector) {
    self.places = places
    self.projector = projector
  }

  func write(to folder: OutputFolder) throws {
    let postcodes = InventedPostcodes(places)
    let shared = SharedEvents.draw(places, postcodes)
    let council = try CouncilCases(places, shared)
    let ambulance = try AmbulanceCalls(places, shared, postcodes)
    let concerns = try CommunityConcerns(places, shared, projector)
    func write(_ bytes: [UInt8], to name: String) throws { try folder.write(bytes, to: "partners/\(name)") }
    try write(council.bytes, to: "council-asb-cases.csv")
    try write(try FireService.bytes(places), to: "fire-service.csv")
    try write(ambulance.bytes, to: "ambulance.csv")
    try write(postcodes.table(places.district, seed: places.seed), to: "postcodes.csv")
    try write(try FlyTipping.bytes(places), to: "fly-tipping.gpkg")
    try write(try Collisions.bytes(places, projector), to: "collisions.csv")
    try write(concerns.bytes, to: "community-concerns.csv")
    try write(try LicensedPremises.bytes(places, postcodes, projector), to: "licensed-premises.csv")
    try write(PartnerTruth.places(places), to: "planted-partners.csv")
    try write(
      PartnerTruth.overlaps(
        shared, council: council.numbersOfShared, ambulance: ambulance.numbersOfShared,
        concerns: concerns.numbersOfShared),
      to: "planted-overlaps.csv")
  }
}
