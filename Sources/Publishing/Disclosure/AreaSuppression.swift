import Formats
import Spatial

/// Counts of wards and LSOAs of an analysis with what must be withheld, one column of counts at a time.
///
/// The sums that a reader knows: the wards, and the LSOAs, add up to the district; the LSOAs of a ward to the ward; those of a
/// tenth of deprivation to the tenth. Where areas do not nest exactly the sums hold nearly, and are kept all the same.
struct AreaSuppression {
  /// The layers by their kinds.
  let layers: [String: PlainLayer]
  /// How many counts are withheld for their own sake, and how many so that others cannot be worked out.
  private(set) var primary = 0
  private(set) var secondary = 0
  private let minimum: Int
  /// Of each LSOA the number of its ward, or `AreaIndex.none`.
  private let wardOfLSOA: [Int32]

  init(_ layers: [String: PlainLayer], minimum: Int) throws(InputError) {
    self.layers = layers
    self.minimum = minimum
    wardOfLSOA = try Self.wards(of: layers["lsoas"], in: layers["wards"])
  }

  /// The layers without what must be withheld, and with what is withheld of each row in words.
  mutating func suppressed(knowingTenths: Bool) -> [String: PlainLayer] {
    var withheld: [String: [[String]]] = layers.mapValues { Array(repeating: [], count: $0.features.count) }
    for column in PublicColumns.counts {
      for (kind, rows) in hidden(column, knowingTenths: knowingTenths && column == "incidents") {
        for row in rows { withheld[kind]?[row].append(column) }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: layers.map { kind, layer in
        let rows = withheld[kind] ?? []
        let features = zip(layer.features, rows).map { feature, columns in
          columns.isEmpty
            ? feature
            : feature.emptying(Set(columns).union(columns.flatMap { PublicColumns.derived[$0] ?? [] }))
        }
        return (
          kind, layer.with(features).sayingWithheld(rows.map { $0.isEmpty ? nil : $0.joined(separator: "; ") })
        )
      })
  }

  /// The rows of each layer whose count in a column must be withheld.
  private mutating func hidden(_ column: String, knowingTenths: Bool) -> [String: [Int]] {
    let wards = layers["wards"]?.features ?? []
    let lsoas = layers["lsoas"]?.features ?? []
    let counts = (wards + lsoas).map { $0.integer(column) }
    // A period that is not compared has no counts at all.
    guard counts.contains(where: { $0 != nil }) else { return [:] }
    var relations = [CountSum(parts: Array(wards.indices))]
    if !lsoas.isEmpty { relations.append(CountSum(parts: lsoas.indices.map { wards.count + $0 })) }
    for ward in wards.indices {
      let parts = lsoas.indices.filter { wardOfLSOA[$0] == Int32(ward) }.map { wards.count + $0 }
      if !parts.isEmpty { relations.append(CountSum(parts: parts, total: ward)) }
    }
    if knowingTenths {
      let tenths = Dictionary(grouping: lsoas.indices) { lsoas[$0].number("deprivation_decile") ?? 0 }
      relations += tenths.sorted { $0.key < $1.key }.map { CountSum(parts: $0.value.map { wards.count + $0 }) }
    }
    let suppression = Suppression(counts.map { $0 ?? 0 }, relations: relations, minimum: minimum)
    primary += suppression.primary
    secondary += suppression.secondary
    let rows = counts.indices.filter { suppression.isWithheld[$0] }
    return [
      "wards": rows.filter { $0 < wards.count }, "lsoas": rows.filter { $0 >= wards.count }.map { $0 - wards.count },
    ]
  }

  /// The ward that has most of each LSOA's ground.
  private static func wards(of lsoas: PlainLayer?, in wards: PlainLayer?) throws(InputError) -> [Int32] {
    guard let lsoas else { return [] }
    guard let wards else { return Array(repeating: AreaIndex.none, count: lsoas.features.count) }
    do throws(SpatialError) {
      let index = try AreaIndex(wards.features.map(\.polygon))
      let shared = try index.overlaps(with: try AreaIndex(lsoas.features.map(\.polygon)))
      return shared.map { pieces in
        pieces.max { $0.squareMetres < $1.squareMetres }.map { Int32($0.polygon) } ?? AreaIndex.none
      }
    } catch {
      throw InputError(.ourFault, "wards and LSOAs cannot be laid over one another: \(error.description)")
    }
  }
}

extension PlainLayer.Feature {
  /// The outline; empty where the feature has none.
  var polygon: MultiPolygon {
    if case .polygon(let polygon) = geometry { return polygon }
    return MultiPolygon()
  }
}
