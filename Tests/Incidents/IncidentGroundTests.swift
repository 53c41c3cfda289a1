import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite(.needsSharedData, .tags(.realData)) struct IncidentGroundTests {
  @Test func `area counts and those outside make up all rows`() throws {
    let arun = try ArunGround()
    let (incidents, join) = (arun.incidents, arun.join)
    let year = Period(ending: try #require(Month("2025-12")), months: 12)
    let wards = join.counts(incidents, in: year, by: join.ward, of: arun.ground.wards.count)
    let lsoas = join.counts(incidents, in: year, by: join.lsoa, of: try #require(arun.ground.lsoas).count)
    #expect(wards.count == 23 && lsoas.count == 99)
    #expect(wards.reduce(0, +) + 10 == 14_741)
    #expect(lsoas.reduce(0, +) <= 14_731)
    #expect(wards.allSatisfy { $0 > 0 })
    let months = year.months.map { month in
      join.counts(incidents, in: Period(ending: month, months: 1), by: join.ward, of: 23)
    }
    #expect(wards.indices.map { ward in months.reduce(0) { $0 + $1[ward] } } == wards)
  }

  @Test func `each location's ward holds it, by a plain look at every ring`() throws {
    let arun = try ArunGround()
    var wrong: [Int] = []
    for location in 0..<arun.incidents.locationCount {
      let (x, y) = (arun.incidents.x[location], arun.incidents.y[location])
      let holding = arun.ground.wards.polygons.indices.filter { isInside(arun.ground.wards.polygons[$0], x, y) }
      let ward = Int(arun.join.ward[location])
      if holding != (ward < 0 ? [] : [ward]) { wrong.append(location) }
      if arun.join.isInside[location] != !holding.isEmpty { wrong.append(location) }
    }
    #expect(wrong == [])
  }

  /// Even-odd: how many edges a ray to the east crosses.
  private func isInside(_ polygon: MultiPolygon, _ x: Double, _ y: Double) -> Bool {
    var inside = false
    for ring in (0..<polygon.partCount).flatMap({ polygon.rings(ofPart: $0) }) {
      for vertex in ring.dropLast() {
        let (x1, y1, x2, y2) = (polygon.x[vertex], polygon.y[vertex], polygon.x[vertex + 1], polygon.y[vertex + 1])
        if (y1 > y) != (y2 > y), x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) { inside.toggle() }
      }
    }
    return inside
  }

  @Test(.tags(.threads))
  func `1, 2 and 7 workers give the same wards and LSOAs`() throws {
    let files = PoliceData.files(in: "arun_2025") + PoliceData.files(in: "2025-08")
    let one = try ArunGround(files, workers: 1).join
    #expect(one.ward.contains(AreaIndex.none) && one.ward.contains(22))
    for workers in [2, 7] {
      let many = try ArunGround(files, workers: workers).join
      #expect(many.ward == one.ward)
      #expect(many.lsoa == one.lsoa)
      #expect(many.isInside == one.isInside)
    }
  }

  @Test func `without an LSOA layer no location has an LSOA`() throws {
    let arun = try ArunGround(withLSOAs: false)
    #expect(arun.join.lsoa.count == 1_918)
    #expect(arun.join.lsoa.allSatisfy { $0 == AreaIndex.none })
  }

  @Test func `a location that was not projected lies nowhere`() throws {
    let arun = try ArunGround()
    var incidents = try readIncidents(PoliceData.files(in: "2025-08"))
    let view = "+proj=nsper +h=100 +lon_0=-0.543190 +lat_0=50.809919 +datum=WGS84 +type=crs"
    try incidents.project(by: try Projector(to: view))
    #expect(incidents.count + incidents.rejections.count == incidents.rowsRead)
    #expect(incidents.x.contains { $0.isNaN })
    let join = try IncidentGround(incidents, on: arun.ground)
    #expect(incidents.x.indices.allSatisfy { !incidents.x[$0].isNaN || !join.isInside[$0] })
    let sums = Reconciliation(incidents, join, on: arun.ground)
    #expect(sums.insideStudyArea + sums.outsideStudyArea + sums.unlocated + sums.rejected == sums.rowsRead)
    #expect(sums.rejected > 0)
  }
}
