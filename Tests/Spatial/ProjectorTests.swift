import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct ProjectorTests {
  /// The National Grid by Ordnance Survey's definition is met to a centimetre: the grid file is a resampling of OSTN15.
  private static let centimetre = 0.01

  /// Ordnance Survey's developer pack: ETRS89 latitude and longitude, and the National Grid coordinates they stand for.
  private struct TestPoint {
    let longitude: Double
    let latitude: Double
    let easting: Double
    let northing: Double

    static func all() throws -> [TestPoint] {
      func rows(_ name: String) throws -> [[String]] {
        let path = SharedData.path("reference/ostn15/\(name)")
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
          .split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",").map(String.init) }
      }
      let input = try rows("OSTN15_OSGM15_TestInput_ETRStoOSGB.txt")
      let output = try rows("OSTN15_OSGM15_TestOutput_ETRStoOSGB.txt")
      return zip(input, output).compactMap { given, expected in
        guard given[0] == expected[0], let latitude = Double(given[1]), let longitude = Double(given[2]),
          let easting = Double(expected[1]), let northing = Double(expected[2])
        else { return nil }
        return TestPoint(longitude: longitude, latitude: latitude, easting: easting, northing: northing)
      }
    }
  }

  private func worstDistance(_ projector: Projector, _ points: [TestPoint]) throws -> Double {
    var x = ContiguousArray(points.map(\.longitude))
    var y = ContiguousArray(points.map(\.latitude))
    try projector.forward(&x, &y)
    return points.indices.map { hypot(x[$0] - points[$0].easting, y[$0] - points[$0].northing) }.max() ?? .infinity
  }

  @Test(.needsSharedData, .tags(.reference))
  func `the 40 OSTN15 test points are met within a centimetre with the grid`() throws {
    let projector = try Projector(gridFolders: [SharedData.path("proj")])
    let points = try TestPoint.all()
    #expect(points.count == 40)
    #expect(projector.operation.grids == [ProjectionInstallation.ostn15])
    #expect(try worstDistance(projector, points) < Self.centimetre)
  }

  @Test(.needsSharedData, .tags(.reference))
  func `without the grid the shift is reported as 2 m, and is up to 5 m out at the test points`() throws {
    let projector = try Projector(gridFolders: [SharedData.path("proj")], usesGrids: false)
    #expect(projector.operation.accuracyMetres == 2)
    #expect(projector.operation.grids.isEmpty)
    let worst = try worstDistance(projector, TestPoint.all())
    #expect((4.5...5.0).contains(worst))
  }

  @Test(.tags(.property))
  func `projecting and projecting back moves a point by less than a millimetre`() throws {
    let projector = try Projector(usesGrids: false)
    var random = RandomNumbers(seed: 1)
    let longitude = ContiguousArray((0..<1_000).map { _ in -6 + 7.5 * random.uniform() })
    let latitude = ContiguousArray((0..<1_000).map { _ in 50 + 8 * random.uniform() })
    var x = longitude
    var y = latitude
    try projector.forward(&x, &y)
    try projector.inverse(&x, &y)
    // A millimetre is 9e-9 degrees of latitude and more of longitude.
    for point in x.indices {
      #expect(abs(x[point] - longitude[point]) < 9e-9 && abs(y[point] - latitude[point]) < 9e-9)
    }
  }

  @Test func `a point that PROJ counts as done and cannot carry over becomes nan, and the others stay`() throws {
    let projector = try Projector(usesGrids: false)
    var x: ContiguousArray = [-0.5, .infinity, -0.6]
    var y: ContiguousArray = [50.8, 50.8, 50.8]
    try projector.forward(&x, &y)
    #expect(x[1].isNaN && y[1].isNaN)
    #expect(x[0].isFinite && x[2].isFinite)
  }

  @Test(.needsSharedData)
  func `a point outside the grid becomes nan`() throws {
    let projector = try Projector(gridFolders: [SharedData.path("proj")])
    var x: ContiguousArray = [-30, -0.5]
    var y: ContiguousArray = [40, 50.8]
    try projector.forward(&x, &y)
    #expect(x[0].isNaN && x[1].isFinite)
  }

  @Test(.tags(.threads))
  func `gives the same bits for 1, 2 and 7 workers`() throws {
    let points = SeededLocations.square(count: 40_000, side: 2, grain: 0.00001, seed: 2)
    func projected(workers: Int) throws -> (ContiguousArray<Double>, ContiguousArray<Double>) {
      var x = ContiguousArray(points.x.map { $0 - 2 })
      var y = ContiguousArray(points.y.map { $0 + 51 })
      try Projector(usesGrids: false, workers: workers).forward(&x, &y)
      return (x, y)
    }
    let one = try projected(workers: 1)
    #expect(try projected(workers: 2) == one)
    #expect(try projected(workers: 7) == one)
  }

  @Test func `a reference system that is not known is named, with PROJ's own words`() {
    let error = #expect(throws: SpatialError.self) { try Projector(from: "EPSG:99999") }
    #expect(error?.description.contains("EPSG:99999") == true)
    #expect(error?.description.contains("PROJ:") == true)
  }
}
