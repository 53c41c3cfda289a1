import Formats
import Spatial
package import Tasking

/// The district among others, the highest rate first: `districts.csv`.
package enum DistrictTable {
  /// The names of the columns, in their order; they are stable.
  package static let columns = [
    "rank", "code", "name", "incidents", "population", "rate_per_1000", "rate_lower_95", "rate_upper_95",
    "others_ratio", "others_lower_95", "others_upper_95", "others_p", "sources",
  ]

  /// A row a district.
  package static func layer(_ comparison: DistrictComparison) -> PlainLayer {
    let sorted = comparison.districts.sorted { ($0.rank ?? .max, $0.code) < ($1.rank ?? .max, $1.code) }
    let rows = sorted.map { district -> [PropertyValue] in
      let ratio = district.againstOthers
      return [
        .integer(district.rank), .text(district.code), .text(district.name), .integer(district.incidents),
        .decimal(district.people, decimals: 0), .decimal(district.per1000, decimals: 2),
        .decimal(district.lower, decimals: 2), .decimal(district.upper, decimals: 2),
        .decimal(ratio?.ratio, decimals: 3), .decimal(ratio?.lower, decimals: 3),
        .decimal(ratio?.upper, decimals: 3), .probability(ratio?.p ?? .nan),
        .text(comparison.sources.joined(separator: "; ")),
      ]
    }
    return PlainLayer(table: "districts", columns: columns, rows: rows)
  }
}
