/// The known word that an unknown one was probably meant to be.
package enum NearestWord {
  /// - Returns: the candidate with the fewest edits, if these are few for the word's length; the first of equals.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    let wanted = Array(word.lowercased().prefix(64))
    let best = candidates.map { ($0, edits(wanted, Array($0.lowercased().prefix(64)))) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, wanted.count / 3) else { return nil }
    return best.0
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in stride(from: 1, through: a.count, by: 1) {
      for j in stride(from: 1, through: b.count, by: 1) {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}
