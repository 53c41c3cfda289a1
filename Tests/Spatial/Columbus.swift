import Foundation
import Spatial
import TestSupport

/// The 49 neighbourhoods of Columbus, Ohio (Anselin 1988), from the shared data.
struct Columbus {
  let crime: ContiguousArray<Double>
  let income: ContiguousArray<Double>
  let open: ContiguousArray<Double>
  let neighbours: Neighbours
  /// Local Moran's I and Gi* as esda gives them.
  let expected: (moran: [Double], giStar: [Double])

  init() throws {
    let table = try Self.table("columbus.csv")
    crime = ContiguousArray(try Self.column("CRIME", table))
    income = ContiguousArray(try Self.column("INC", table))
    open = ContiguousArray(try Self.column("OPEN", table))
    neighbours = Neighbours(rows: try Self.rows())
    let answers = try Self.table("columbus_expected_esda.csv")
    expected = (try Self.column("local_moran_I_W", answers), try Self.column("gi_star_z_B", answers))
  }

  private struct Missing: Error {}

  private static func lines(_ name: String) throws -> [Substring] {
    try String(contentsOfFile: SharedData.path("reference/columbus/\(name)"), encoding: .utf8)
      .split(whereSeparator: \.isNewline)
  }

  private static func table(_ name: String) throws -> [[Substring]] {
    try lines(name).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private static func column(_ name: String, _ table: [[Substring]]) throws -> [Double] {
    guard let index = table.first?.firstIndex(where: { $0 == name }) else { throw Missing() }
    return table.dropFirst().compactMap { Double($0[index]) }
  }

  /// The gal file: the number of places, then for each a line with its id and one with the ids of its neighbours.
  private static func rows() throws -> [[Int]] {
    let lines = try lines("columbus.gal").map { $0.split(separator: " ").compactMap { Int($0) } }
    guard let count = lines.first?.first else { throw Missing() }
    var rows = [[Int]](repeating: [], count: count)
    for place in 0..<count { rows[lines[1 + 2 * place][0] - 1] = lines[2 + 2 * place].map { $0 - 1 } }
    return rows
  }
}

/// The greatest difference between two columns; infinite where one is undefined or longer.
func greatestDifference(_ a: some Collection<Double>, _ b: some Collection<Double>) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { $1.0.isNaN || $1.1.isNaN ? .infinity : max($0, abs($1.0 - $1.1)) }
}

/// Whether nothing in a column is defined.
func isUndefined(_ column: some Sequence<Double>) -> Bool { column.allSatisfy { $0.isNaN } }
