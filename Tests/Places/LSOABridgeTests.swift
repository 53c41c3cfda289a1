import Foundation
@testable import Places
import Formats
import TestSupport
import Testing

@Suite struct LSOABridgeTests {
  /// Sums of 1.7 million people, added up in another order.
  private static let relativeError = 1e-9

  /// A is unchanged, B is split into B1 and B2, C and D are merged into CD, E and F were drawn anew as G and H.
  private let bridge = LSOABridge(pairs: [
    ("A", "A"), ("B", "B1"), ("B", "B2"), ("C", "CD"), ("D", "CD"), ("E", "G"), ("E", "H"), ("F", "H"),
  ])

  @Test func `counts what became of LSOAs`() {
    // G is a part of E alone; H is made of parts of two.
    let counts: [Int] = [bridge.unchanged, bridge.split, bridge.merged, bridge.redrawn]
    #expect(counts == [1, 3, 1, 1])
  }

  @Test func `totals are kept both ways, and the parts of a split LSOA have their weights`() {
    let old: [String: Double] = ["A": 10, "B": 20, "C": 30, "D": 40, "E": 50, "F": 60]
    let evenly = bridge.totals(old, .to2021)
    #expect(evenly == ["A": 10, "B1": 10, "B2": 10, "CD": 70, "G": 25, "H": 85])
    #expect(evenly.values.reduce(0, +) == old.values.reduce(0, +))
    #expect(bridge.totals(old, .to2021, weights: ["B1": 3, "B2": 1])["B1"] == 15)
    let back = bridge.totals(["A": 10, "B1": 5, "B2": 15, "CD": 70, "G": 25, "H": 85], .to2011)
    #expect(["A", "B", "C"].map { back[$0] } == [10, 20, 35])
    #expect(abs(back.values.reduce(0, +) - 210) < 1e-9)
  }

  @Test func `an area of which a part is not known is not known`() {
    let totals = bridge.totals(["C": 30, "B": 4], .to2021)
    #expect(totals == ["B1": 2, "B2": 2])
  }

  @Test func `finds out which way a table must be carried, and leaves one that fits alone`() {
    #expect(bridge.direction(from: ["A", "B", "C", "D"], to: ["A", "B1", "CD"]) == .to2021)
    #expect(bridge.direction(from: ["A", "B1", "B2", "CD"], to: ["A", "B", "C"]) == .to2011)
    #expect(bridge.direction(from: ["A", "B1"], to: ["A", "B1"]) == nil)
    #expect(bridge.direction(from: ["X"], to: ["A", "B1"]) == nil)
  }

  @Test(.tags(.reference, .realData), .needsSharedData)
  func `the ONS lookup of Sussex carries people of 2011 LSOAs to those of 2021 and loses nobody`() throws {
    func file(_ name: String) -> NamedFile { NamedFile(path: SharedData.path(name), name: name) }
    let bridge = try LSOABridge(file("lookups/lsoa11_lsoa21_ltla22_sussex.csv"))
    // The lookup's own change codes: 970 U, 58 S, 2 M (two rows of one merged LSOA).
    let counts: [Int] = [bridge.unchanged, bridge.split, bridge.merged, bridge.redrawn]
    #expect(counts == [970, 58, 1, 0])
    let people = try Population(file("population/lsoa11_mid2019_population_sussex.csv")).people.mapValues(Double.init)
    let carried = bridge.totals(people, .to2021)
    #expect(carried.count == 1_029)
    let (before, after) = (people.values.reduce(0, +), carried.values.reduce(0, +))
    #expect(abs(after - before) <= Self.relativeError * before)
    let deprivation = try Deprivation(file("deprivation/imd2019_lsoa11_sussex.csv"))
    let bridged = bridge.deprivation(deprivation, .to2021)
    #expect(bridge.codes(of: 2021).allSatisfy { bridged.entries[$0] != nil })
    #expect(bridged.codeYear == 2011)
  }

  @Test func `a file without the columns of codes says what is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a,b\n1,2\n", to: "l.csv")
    #expect {
      try LSOABridge(NamedFile(path: path, name: "l.csv"))
    } throws: {
      "\($0)".contains("l.csv, line 1") && "\($0)".contains("LSOA11CD")
    }
  }
}
