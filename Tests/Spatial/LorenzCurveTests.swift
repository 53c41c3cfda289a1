import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct LorenzCurveTests {
  private func counts(_ places: Int, upTo most: Int, seed: UInt64) -> [Int] {
    var random = RandomNumbers(seed: seed)
    return (0..<places).map { _ in Int(random.uniform() * random.uniform() * Double(most + 1)) }
  }

  @Test(.tags(.property), arguments: 1...10)
  func `every share equals that of places counted one by one`(seed: UInt64) {
    for (places, most) in [(1, 4), (7, 2), (60, 1), (100, 8), (173, 400)] {
      let counts = counts(places, upTo: most, seed: seed) + [1]
      let curve = LorenzCurve(counts)
      for percent in [0, 1, 5, 10, 20, 25, 50, 79, 80, 99, 100] {
        #expect(curve.fewestPlaces(holding: percent) == SlowGini.fewestPlaces(counts, holding: percent))
        #expect(
          curve.incidents(atBusiest: curve.placeCount(ofBusiest: percent))
            == SlowGini.incidents(counts, ofBusiest: percent))
      }
    }
  }

  /// pandas 2 on the subset of Arun in 2025: value_counts of the coordinates, cumulative sums.
  @Test(.tags(.reference, .realData), .needsSharedData)
  func `gives pandas' shares of Arun's points`() throws {
    var counts: [String: Int] = [:]
    for path in SharedData.files(in: "police/arun_2025") {
      for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        if !fields[4].isEmpty { counts["\(fields[4]),\(fields[5])", default: 0] += 1 }
      }
    }
    let curve = LorenzCurve(counts.values)
    #expect(curve.places == 1_918 && curve.incidents == 14_741 && curve.incidents(atBusiest: 1) == 260)
    #expect([25, 50, 80].map { curve.fewestPlaces(holding: $0) } == [45, 194, 659])
    #expect([1, 5, 10, 20].map { curve.placeCount(ofBusiest: $0) } == [20, 96, 192, 384])
    let shares = [0.16369310087511024, 0.3634081812631436, 0.49793094091309953, 0.6633878298622888]
    for (percent, share) in zip([1, 5, 10, 20], shares) {
      #expect(abs(curve.incidentShare(ofBusiest: percent) - share) < 1e-15)
    }
    #expect(abs(Gini(curve).coefficient - 0.6201299263989501) < 1e-13)
  }

  @Test func `just reaching a percentage is enough, and places with equal counts are exchangeable`() {
    let curve = LorenzCurve([5, 5, 5, 5])
    #expect(curve.fewestPlaces(holding: 25) == 1 && curve.fewestPlaces(holding: 26) == 2)
    #expect(curve.fewestPlaces(holding: 50) == 2 && curve.fewestPlaces(holding: 80) == 4)
    #expect(curve.placeShare(holding: 25) == 0.25)
    // 3 of 10 is not 25 % of 13, and 4 of 13 is more.
    #expect(LorenzCurve([3, 1] + [Int](repeating: 1, count: 9)).fewestPlaces(holding: 25) == 2)
  }

  @Test func `a percentage of places is rounded up to whole places`() {
    let curve = LorenzCurve([10, 4, 3, 2, 1, 0, 0, 0, 0, 0])
    #expect(curve.placeCount(ofBusiest: 1) == 1 && curve.placeCount(ofBusiest: 10) == 1)
    #expect(curve.placeCount(ofBusiest: 11) == 2 && curve.placeCount(ofBusiest: 100) == 10)
    #expect(curve.incidentShare(ofBusiest: 1) == 0.5 && curve.incidentShare(ofBusiest: 20) == 0.7)
    #expect(curve.incidentShare(ofBusiest: 0) == 0)
  }

  @Test func `places without incidents count among the places, and never among those that hold something`() {
    let curve = LorenzCurve([0, 2, 0, 2])
    #expect(curve.fewestPlaces(holding: 100) == 2 && curve.placeShare(holding: 100) == 0.5)
    #expect(curve.points.map(\.places) == [0, 0.5, 1] && curve.points.map(\.incidents) == [0, 0, 1])
    #expect(curve.leastEmptyShare == 0)
    #expect(LorenzCurve([2, 0, 0, 0]).leastEmptyShare == 0.5)
  }

  @Test(.tags(.property), arguments: 1...6)
  func `the curve rises from 0 to 1, ever steeper and never above the diagonal`(seed: UInt64) {
    let points = LorenzCurve(counts(200, upTo: 30, seed: seed) + [1]).points
    #expect(points.first == LorenzCurve([1]).points.first && points.last == LorenzCurve([1]).points.last)
    let slopes = zip(points, points.dropFirst()).map { ($1.incidents - $0.incidents) / ($1.places - $0.places) }
    #expect(zip(slopes, slopes.dropFirst()).allSatisfy { $0 < $1 })
    #expect(points.allSatisfy { $0.incidents <= $0.places + 1e-15 })
  }

  @Test func `without incidents every share is undefined`() {
    for counts in [[], [0, 0]] {
      let curve = LorenzCurve(counts)
      #expect(curve.points.isEmpty && curve.fewestPlaces(holding: 50) == nil)
      #expect(curve.incidentShare(ofBusiest: 20).isNaN && curve.placeShare(holding: 20).isNaN)
      #expect(curve.leastEmptyShare.isNaN)
    }
  }
}
