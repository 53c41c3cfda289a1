import Formats
import Spatial

/// Counts of wards and LSOAs of an analysis with what must be withheld, one column of counts at a time.
///
/// The sums that a reader knows: the wards, and the LSOAs, add up to the district; the LSOAs of a ward to the ward; those of a
/// tenth of deprivation to the tenth. Where areas do not nest exactly the sums hold nearly, and are kept all the same.
struct AreaSuppression {
  /// An area by its layer and its code.
  struct Place: Hashable {
    let kind: String
    let code: String
  }

  /// The layers by their kinds.
  private let layers: [String: PlainLayer]
  private let minimum: Int
  /// Whether the counts of tenths of deprivation are published. That is so of the period alone, but the period before was one
  /// itself: with the same sums the same is withheld of it in both releases.
  private let knowsTenths: Bool
  /// Of each LSOA the number of its ward, or `AreaIndex.none`.
  private let wardOfLSOA: [Int32]
  private let places: [Place]
  private var suppressions: [String: Suppression] = [:]

  init(_ layers: [String: PlainLayer], minimum: Int, knowingTenths: Bool) throws(InputError) {
    self.layers = layers
    self.minimum = minimum
    knowsTenths = knowingTenths
    wardOfLSOA = try Self.wards(of: layers["lsoas"], in: layers["wards"])
    places = Self.kinds.flatMap { kind in
      (layers[kind]?.features ?? []).map { Place(kind: kind, code: $0.text("code") ?? "") }
    }
  }

  private static let kinds = ["wards", "lsoas"]

  /// How many counts are withheld for their own sake.
  var primary: Int { suppressions.values.reduce(0) { $0 + $1.primary } }

  /// How many more are withheld so that others cannot be worked out.
  var secondary: Int { suppressions.values.reduce(0) { $0 + $1.secondary } }

  /// The places whose count in a column is withheld.
  func withheld(_ column: String) -> Set<Place> {
    guard let suppression = suppressions[column] else { return [] }
    return Set(places.indices.filter { suppression.isWithheld[$0] }.map { places[$0] })
  }

  /// The layers without what must be withheld, and with what is withheld of each row in words.
  func suppressed() -> [String: PlainLayer] {
    var next = 0
    var suppressed: [String: PlainLayer] = [:]
    for kind in Self.kinds {
      guard let layer = layers[kind] else { continue }
      let rows = layer.features.indices.map { row in
        PublicColumns.counts.filter { suppressions[$0]?.isWithheld[next + row] ?? false }
      }
      next += rows.count
      let features = zip(layer.features, rows).map { feature, columns in
        columns.isEmpty
          ? feature : feature.emptying(Set(columns).union(columns.flatMap { PublicColumns.derived[$0] ?? [] }))
      }
      suppressed[kind] = layer.with(features).sayingWithheld(
        rows.map { $0.isEmpty ? nil : $0.joined(separator: "; ") })
    }
    return suppressed
  }

  /// Decides what must be withheld in a column.
  ///
  /// - Parameter also: places that are withheld because another analysis needs it.
  mutating func withhold(_ column: String, also: Set<Place>) {
    let wards = layers["wards"]?.features ?? []
    let lsoas = layers["lsoas"]?.features ?? []
    let counts = (wards + lsoas).map { $0.integer(column) }
    // A period that is not compared has no counts at all.
    guard counts.contains(where: { $0 != nil }) else { return }
    var relations = [CountSum(parts: Array(wards.indices))]
    if !lsoas.isEmpty { relations.append(CountSum(parts: lsoas.indices.map { wards.count + $0 })) }
    for ward in wards.indices {
      let parts = lsoas.indices.filter { wardOfLSOA[$0] == Int32(ward) }.map { wards.count + $0 }
      if !parts.isEmpty { relations.append(CountSum(parts: parts, total: ward)) }
    }
    if knowsTenths {
      let tenths = Dictionary(grouping: lsoas.indices) { lsoas[$0].number("deprivation_decile") ?? 0 }
      relations += tenths.sorted { $0.key < $1.key }.map { CountSum(parts: $0.value.map { wards.count + $0 }) }
    }
    suppressions[column] = Suppression(
      counts.map { $0 ?? 0 }, relations: relations, minimum: minimum,
      also: Set(places.indices.filter { also.contains(places[$0]) }))
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
