import Formats
import TestSupport
import Testing

@testable import Publishing

/// Two wards of four LSOAs each, in three analyses of which one is the sum of the others.
@Suite struct JointSuppressionTests {
  private let crime = [9, 21, 14, 30, 17, 8, 25, 12]
  private let asb = [2, 11, 6, 9, 7, 13, 6, 8]

  private func suppression(_ counts: [Int]) throws -> AreaSuppression {
    func layer(_ kind: String, _ counts: [Int], _ square: (Int) -> FeatureGeometry) -> PlainLayer {
      PlainLayer(
        name: kind, about: [], columns: ["code", "incidents"],
        features: counts.enumerated().map {
          PlainLayer.Feature(square($0), [("code", .text("\(kind)\($0)")), ("incidents", .integer($1))])
        })
    }
    let wards = [counts[..<4].reduce(0, +), counts[4...].reduce(0, +)]
    return try AreaSuppression(
      [
        "wards": layer("wards", wards) { .polygon(Squares.square(x: -0.6 + 0.02 * Double($0), y: 50.4, side: 0.02)) },
        "lsoas": layer("lsoas", counts) {
          .polygon(
            Squares.square(
              x: -0.6 + 0.02 * Double($0 / 4) + 0.01 * Double($0 % 2), y: 50.4 + 0.01 * Double($0 % 4 / 2), side: 0.01))
        },
      ], minimum: 5, knowingTenths: false)
  }

  @Test func `what is withheld in one is withheld in all that depend on it`() throws {
    let all = zip(crime, asb).map { $0 + $1 }
    let areas = try ["all": suppression(all), "asb": suppression(asb), "crime": suppression(crime)]
    let joint = JointSuppression(areas, groups: [["all", "asb", "crime"]]).areas
    let withheld = try #require(joint["asb"]?.withheld("incidents"))
    #expect(withheld.contains(AreaSuppression.Place(kind: "lsoas", code: "lsoas0")) && withheld.count >= 2)
    #expect(joint["all"]?.withheld("incidents") == withheld && joint["crime"]?.withheld("incidents") == withheld)
    #expect(joint["crime"]?.primary == 0 && joint["crime"]?.secondary == withheld.count)
    #expect(joint["asb"]?.primary == 1)
  }

  @Test func `an analysis by itself withholds nothing for others`() throws {
    let areas = try ["asb": suppression(asb), "crime": suppression(crime)]
    let joint = JointSuppression(areas, groups: [["asb"], ["crime"]]).areas
    #expect(joint["crime"]?.withheld("incidents") == [] && joint["asb"]?.withheld("incidents").isEmpty == false)
  }

  @Test func `what is withheld of a row stands in its last column, and its count is empty`() throws {
    let joint = try JointSuppression(["asb": suppression(asb)], groups: [["asb"]]).areas
    let lsoas = try #require(joint["asb"]?.suppressed()["lsoas"])
    #expect(lsoas.columns == ["code", "incidents", "withheld"])
    #expect(lsoas.features[0].integer("incidents") == nil && lsoas.features[0].text("withheld") == "incidents")
    #expect(lsoas.features.contains { $0.integer("incidents") != nil && $0.text("withheld") == nil })
  }
}
