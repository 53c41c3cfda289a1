import Formats
import Spatial

/// The districts that the study area's is compared with, and how many people each has.
public struct Districts: Sendable {
  /// The districts, whether in the study area or not.
  public let areas: AreaLayer
  /// What rates are per in each; nil where not known.
  public let people: [Double?]
  /// Where their people are taken from.
  let note: String

  /// A district whose LSOAs hold less than this of its ground is not known whole.
  private static let leastCovered = 0.95

  /// - Parameters:
  ///   - areas: the districts.
  ///   - lsoas: all LSOAs that were given; those of one district alone tell nothing of the others.
  ///   - facts: what the tables say.
  ///   - workers: how many threads may work at a time.
  init(_ areas: AreaLayer, lsoas: AreaLayer?, _ facts: GroundFacts, workers: Int) throws(InputError) {
    self.areas = areas
    let table = facts.denominators.first?.values ?? [:]
    let stated = areas.codes.map { table[$0] }
    guard !stated.allSatisfy({ $0 != nil }), let lsoas else {
      people = stated
      note =
        "Districts: \(stated.count { $0 != nil }) of \(areas.count) have people in the population table by their own codes."
      return
    }
    do throws(SpatialError) {
      let known = lsoas.codes.map { table[$0] }
      let inside = known.indices.filter { known[$0] != nil }
      let shares = try Apportionment.byArea(lsoas.index, to: areas.index, coverage: .whole, workers: workers)
      var covered = [Double](repeating: 0, count: areas.count)
      for share in shares.shares {
        covered[share.target] += share.share * (1 - shares.outside[share.source]) * lsoas.squareMetres[share.source]
      }
      let totals = shares.totals(known)
      people = areas.codes.indices.map { area in
        covered[area] >= Self.leastCovered * areas.squareMetres[area] ? totals[area] : nil
      }
      note =
        "Districts: people of \(inside.count) LSOAs apportioned by ground; \(people.count { $0 != nil }) of \(areas.count) "
        + "districts are covered by them."
    } catch {
      throw .badData("districts and lsoas cannot be laid over one another: \(error.description)")
    }
  }
}
