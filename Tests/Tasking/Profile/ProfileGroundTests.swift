import Places
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct ProfileGroundTests {
  /// Ground in square metres at half a million metres is exact to 1e-4; shares of it to far better.
  private static let rounding = 1e-6

  private func near(_ value: Double?, _ wanted: Double) -> Bool { abs((value ?? .nan) - wanted) < Self.rounding }

  @Test func `people and deciles come from the LSOAs by the ground that the place has of each`() throws {
    let district = try ProfileDistrict()
    // 25,000 square metres of each of two LSOAs of decile 1, and 75,000 of each of two of decile 3.
    let outline = try PlaceOutline(
      name: "Corner", polygon: ProfileDistrict.rectangle(east: 750...1_250, north: 900...1_300))
    let ground = try ProfileGround(outline, on: district.ground)
    #expect(near(ground.squareMetres, 200_000) && near(ground.outsideShare, 0))
    #expect(near(ground.districtShare, 0.0125))
    #expect(ground.people.map(\.name) == [GroundFacts.residents])
    #expect(near(ground.people[0].value, 300) && near(ground.people[0].share, 0.0125))
    #expect(near(ground.imdDecile, 2.5))
    #expect(ground.lsoas.map(\.code) == ["E01990004", "E01990005", "E01990000", "E01990001"])
    #expect(near(ground.lsoas[0].groundShare, 0.075) && near(ground.lsoas[3].peopleShare, 0.025))
    #expect(ground.lsoas.map(\.imdDecile) == [3, 3, 1, 1])
    #expect(ground.layers.map(\.name) == ["wards"] && ground.addressPoints == nil)
    #expect(ground.layers[0].areas.map(\.code) == ["E05990000"] && near(ground.layers[0].areas[0].placeShare, 1))
  }

  @Test func `addresses take the people with them`() throws {
    // Of LSOA 0 one postcode of four lies in the place, of LSOA 5 the only one; the others have none and are cut by ground.
    let district = try ProfileDistrict(addresses: [(990, 990), (100, 100), (200, 100), (300, 100), (1_200, 1_200)])
    let outline = try PlaceOutline(
      name: "Corner", polygon: ProfileDistrict.rectangle(east: 750...1_250, north: 900...1_300))
    let ground = try ProfileGround(outline, on: district.ground)
    #expect(ground.addressPoints == 2)
    #expect(near(ground.people[0].value, 1_500 * (0.25 + 1 + 0.025 + 0.075)))
    let share = Dictionary(uniqueKeysWithValues: ground.lsoas.map { ($0.code, $0.peopleShare) })
    #expect(near(share["E01990000"], 0.25) && near(share["E01990005"], 1) && near(share["E01990004"], 0.075))
    #expect(ground.peopleSource?.contains("5 postcodes") == true)
  }

  @Test func `a ward has the people that the layer of wards has`() throws {
    let district = try ProfileDistrict()
    let outline = try PlaceOutline(
      name: "Area 1", code: "E05990001", ward: 1, polygon: district.ground.wards.polygons[1])
    let ground = try ProfileGround(outline, on: district.ground)
    #expect(near(ground.people[0].value, 6_000) && ground.people[0].value == district.ground.wardPopulation[1])
    #expect(ground.lsoas.count == 4 && ground.layers[0].areas.map(\.code) == ["E05990001"])
  }

  @Test func `what lies outside the study area is told, and has no people`() throws {
    let district = try ProfileDistrict()
    let outline = try PlaceOutline(
      name: "West", polygon: ProfileDistrict.rectangle(east: -300...100, north: 100...200))
    let ground = try ProfileGround(outline, on: district.ground)
    #expect(near(ground.outsideShare, 0.75) && near(ground.squareMetresInside, 10_000))
    #expect(near(ground.people[0].value, 15))
  }

  @Test func `few people, few postcodes and a small radius each make a place one to be careful with`() throws {
    let district = try ProfileDistrict(addresses: [(1_000, 1_000), (1_900, 1_900)])
    let (x, y) = SmallDistrict.origin
    func reasons(_ radius: Double) throws -> [String] {
      let outline = try PlaceOutline(name: "Circle", x: x + 1_000, y: y + 1_000, radiusMetres: radius)
      return PlaceProfile(outline, try ProfileGround(outline, on: district.ground), nearest: [], looks: [])
        .identifyingReasons
    }
    #expect(try reasons(20).contains { $0.contains("radius is less than 50 m") })
    #expect(try reasons(60).contains { $0.contains("1 postcode, fewer than 8") })
    let other = try ProfileDistrict()
    let outline = try PlaceOutline(name: "Circle", x: x + 500, y: y + 500, radiusMetres: 60)
    let profile = PlaceProfile(outline, try ProfileGround(outline, on: other.ground), nearest: [], looks: [])
    #expect(profile.identifyingReasons == ["some 17 people live there, fewer than 100"])
    let large = try PlaceOutline(name: "Circle", x: x + 500, y: y + 500, radiusMetres: 400)
    #expect(
      PlaceProfile(large, try ProfileGround(large, on: other.ground), nearest: [], looks: []).identifyingReasons
        .isEmpty)
  }
}
