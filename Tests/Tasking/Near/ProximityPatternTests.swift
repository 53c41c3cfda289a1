import Formats
import Incidents
import Places
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct ProximityPatternTests {
  private static let ground = Squares.square(
    x: RepeatTable.origin.easting, y: RepeatTable.origin.northing, side: 2_000)

  /// Six bars among the incidents, six shops away from them, two kiosks, and a bar outside the ground.
  private static let targets = NearTable.targets(
    (0..<6).map { (500 + Double($0) * 20, 500, "b\($0)", nil, "Bar") }
      + (0..<6).map { (1_500 + Double($0) * 20, 1_500, "s\($0)", nil, "Shop") }
      + [(505, 505, nil, nil, "Kiosk"), (506, 505, nil, nil, "Kiosk"), (-500, 0, nil, nil, "Bar")])

  /// Thirty incidents around the bars and two elsewhere, all in February.
  private static var rows: RepeatTable {
    var rows = RepeatTable()
    rows.council =
      (0..<10).map { "2025-02-0\(1 + $0 % 9),Noise,X,\(500 + 12 * $0),510,3" }
      + ["2025-02-03,Noise,Y,1000,200,2", "2025-01-03,Noise,Y,1500,1500,9"]
    return rows
  }

  private func settings(_ metres: [Double] = [50, 100], replicas: Int = 199) -> ProximityPattern.Settings {
    var settings = ProximityPattern.Settings()
    (settings.metres, settings.replicas) = (metres, replicas)
    return settings
  }

  private func pattern(
    _ settings: ProximityPattern.Settings, of rows: RepeatTable = rows, targets: NearTargets = targets,
    on ground: RandomPlaces.Ground = .area(ground), studyArea: MultiPolygon? = nil, workers: Int = 1
  ) throws -> ProximityPattern {
    let table = try rows.read()
    return try ProximityPattern(
      targets, near: table, isInside: RepeatTable.all(table),
      in: Period(ending: try #require(Month("2025-02")), months: 1), on: ground, studyArea: studyArea, settings,
      workers: workers)
  }

  @Test func `types in the midst of incidents are found, those away from them are not, and few are not tested`() throws
  {
    let found = try pattern(settings())
    #expect(found.incidents.map(\.type) == [nil, nil, "Bar", "Bar", "Shop", "Shop"])
    #expect(found.incidents.map(\.score.metres) == [50, 100, 50, 100, 50, 100])
    #expect(found.incidents.map(\.score.targets) == [14, 14, 6, 6, 6, 6])
    #expect(found.incidents.map(\.score.observed) == [30, 30, 30, 30, 0, 0])
    #expect(found.incidents.allSatisfy { $0.score.total == 32 })
    #expect(found.incidents[2].score.q <= 0.05 && found.incidents[2].score.ratio > 3 && found.incidents[4].score.p == 1)
    #expect(found.tested == 14 && found.offGround == 1 && found.fewTargets.map(\.type) == ["Kiosk"])
    #expect(found.hotspots.isEmpty && found.test.tests == 6)
    #expect(
      found.answer.count == 3
        && found.answer[0].hasPrefix("Within 50 m of any of 14 points: 30 of 32 incidents (93.8 %), "))
    #expect(found.answer[2].hasSuffix("at some distance (q of at most 0.05): Bar."))
    #expect(found.about.contains { $0.contains("Not tested: 1 point off the ground") })
    #expect(found.about.contains { $0.contains("fewer than 5 points are not tested by themselves: Kiosk (2)") })
  }

  @Test func `the points of all types as the ground tell one type from the others`() throws {
    let all = Locations(
      x: Self.targets.x, y: Self.targets.y, weight: ContiguousArray(repeating: 1, count: Self.targets.count))
    let found = try pattern(settings([50]), on: .points(all), studyArea: Self.ground)
    // Half of all points are among the incidents: six of them are so without an exception once in 64 times or so.
    #expect(found.tested == 14 && found.incidents.map(\.score.targets) == [14, 6, 6])
    #expect(found.incidents[2].score.observed == 0 && found.incidents[2].score.pLess < 0.05)
    let everywhere = try pattern(settings([50]), on: .points(all))
    #expect(everywhere.tested == 15 && everywhere.offGround == 0)
  }

  @Test func `hotspots count once as soon as one of their locations is near`() throws {
    let district = try SmallDistrict()
    func layer(_ name: String, _ kinds: [String]) throws -> AreaLayer {
      let file = NamedFile(path: "\(district.folder.path)/\(name).geojson", name: name)
      return try AreaLayerReader(layer: name, kinds: kinds).read([file])
    }
    let wards = try layer("wards", AreaLayerReader.wardKinds)
    let ground = try Ground(
      studyArea: try StudyArea(unionOf: wards, source: "the union of the wards"), wards: wards, lsoas: nil,
      facts: GroundFacts())
    let table = try Self.rows.read()
    let join = try IncidentGround(table, on: ground)
    let period = Period(ending: try #require(Month("2025-02")), months: 1)
    let map = try HotspotFinder(
      table, join, on: ground, Comparison(period, covered: table.coveredMonths()), settings: HotspotSettings()
    ).find()
    #expect(map.hotspots.count == 1)
    let found = try ProximityPattern(
      Self.targets, near: table, isInside: join.isInside, in: period, map, on: .area(Self.ground), settings([50]))
    #expect(found.hotspots.map(\.type) == [nil, "Bar", "Shop"] && found.hotspots.map(\.score.observed) == [1, 1, 0])
    #expect(found.hotspots.allSatisfy { $0.score.total == 1 })
    #expect(found.answer[1].hasPrefix("Within 50 m of any of 14 points: 1 of 1 hotspots (100 %), "))
  }

  @Test func `what cannot be tested is said or refused`() throws {
    let none = try pattern(settings(), targets: NearTable.targets([]))
    #expect(none.incidents.allSatisfy { $0.score.p.isNaN } && none.tested == 0)
    #expect(none.answer == ["No point lies on the ground, so that nothing can be said of what is near."])
    var january = RepeatTable()
    january.council = ["2025-01-01,Noise,X,0,0,1"]
    let empty = try pattern(settings(), of: january)
    #expect(empty.answer[0] == "Within 50 m of any of 14 points: there are no incidents to be near.")
    #expect(throws: InputError.self) { _ = try pattern(settings([])) }
    #expect(throws: InputError.self) { _ = try pattern(settings(replicas: 0)) }
    #expect(throws: InputError.self) { _ = try pattern(settings(), on: .streets([])) }
  }

  @Test func `published points are warned of, by the distances for which it matters`() throws {
    var rows = RepeatTable()
    rows.police = [("2025-02", 500, 500, "Burglary")]
    let found = try pattern(settings([50, 100, 200], replicas: 39), of: rows)
    #expect(found.about.last?.contains("a count within 50, 100 m tells how near those points lie") == true)
    #expect(try pattern(settings([200], replicas: 39), of: rows).about.allSatisfy { !$0.contains("published points") })
  }

  @Test(.tags(.threads)) func `rows are the same for any number of workers`() throws {
    let one = try pattern(settings())
    #expect(try pattern(settings(), workers: 3).incidents == one.incidents)
  }
}
