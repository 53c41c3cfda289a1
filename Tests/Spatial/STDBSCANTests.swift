import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct STDBSCANTests {
  private func events(count: Int, seed: UInt64) -> Events {
    let places = SeededLocations.square(count: count, side: 1_500, grain: 10, seed: seed)
    var random = RandomNumbers(seed: seed + 100)
    return Events(
      x: places.x, y: places.y, day: ContiguousArray((0..<count).map { _ in (random.uniform() * 60).rounded() / 2 }),
      weight: places.weight)
  }

  private struct Bursts: Decodable {
    let x, y, day: [Double]
    let weight, isCore: [Int]
    let labels: [Int32]
    let epsMetres, epsDays: Double
    let minPoints: Int
  }

  @Test(.tags(.reference))
  func `gives the labels of scikit-learn's DBSCAN under the greater of the two shares`() throws {
    let path = "\(SharedData.package)/Tests/References/Clusters/bursts.json"
    let bursts = try JSONDecoder().decode(Bursts.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    let events = Events(
      x: ContiguousArray(bursts.x), y: ContiguousArray(bursts.y), day: ContiguousArray(bursts.day),
      weight: ContiguousArray(bursts.weight))
    let method = STDBSCAN(
      epsMetres: bursts.epsMetres, epsDays: bursts.epsDays, minPoints: bursts.minPoints, border: .first)
    let clustering = method.cluster(events)
    #expect(Array(clustering.cluster) == bursts.labels)
    #expect(clustering.role.map { $0 == .core ? 1 : 0 } == bursts.isCore)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `agrees with the plain quadratic version`(seed: UInt64) {
    let events = events(count: 300, seed: seed)
    for (metres, days, minPoints) in [(100.0, 3.0, 6), (200, 0, 4), (150, 0.5, 8), (60, 30, 10), (2_000, 1, 20)] {
      for rule in DBSCAN.BorderRule.allCases {
        let method = STDBSCAN(epsMetres: metres, epsDays: days, minPoints: minPoints, border: rule)
        #expect(Array(method.cluster(events).cluster) == SlowSTDBSCAN.cluster(events, by: method))
      }
    }
  }

  @Test func `a place with two bursts a month apart has two clusters, and DBSCAN has one`() {
    let events = Events(
      x: [0, 10, 0, 10], y: [0, 0, 0, 0], day: [1, 2, 31, 32], weight: [5, 5, 5, 5])
    let clustering = STDBSCAN(epsMetres: 50, epsDays: 7, minPoints: 10).cluster(events)
    #expect(Array(clustering.cluster) == [0, 0, 1, 1])
    #expect(DBSCAN(epsMetres: 50, minPoints: 10).cluster(events.locations).clusterCount == 1)
  }

  @Test func `exactly as far and as long as the limits is still near, and a little more is not`() {
    func count(_ metres: Double, _ days: Double) -> Int {
      let events = Events(x: [0, metres], y: [0, 0], day: [0, days], weight: [5, 5])
      return STDBSCAN(epsMetres: 50, epsDays: 7, minPoints: 10).cluster(events).clusterCount
    }
    #expect(count(50, 7) == 1)
    #expect(count(50.001, 7) == 0)
    #expect(count(50, 7.001) == 0)
  }

  @Test(.tags(.threads))
  func `gives the same clusters for 1, 2 and 7 workers`() {
    let events = events(count: 9_000, seed: 3)
    let method = STDBSCAN(epsMetres: 40, epsDays: 2, minPoints: 12)
    let one = method.cluster(events)
    #expect(one.clusterCount > 5)
    #expect(method.cluster(events, workers: 2) == one)
    #expect(method.cluster(events, workers: 7) == one)
  }

  @Test func `no event, one event and a million incidents at one place and time are no trouble`() {
    let method = STDBSCAN(epsMetres: 50, epsDays: 7, minPoints: 10)
    #expect(method.cluster(Events(x: [], y: [], day: [], weight: [])).clusterCount == 0)
    #expect(method.cluster(Events(x: [1], y: [1], day: [1], weight: [9])).clusterCount == 0)
    #expect(method.cluster(Events(x: [1], y: [1], day: [1], weight: [1_000_000])).clusterCount == 1)
  }
}
