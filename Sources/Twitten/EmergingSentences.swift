import Spatial
import Tasking

/// What emerges, in words.
enum EmergingSentences {
  static func of(_ emerging: EmergingHotspots) -> [String] {
    let plain = PlainPattern.allCases.map { pattern in
      (pattern.rawValue, emerging.plainPatterns.count { $0 == pattern })
    }
    let cells = plain.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    let hot = emerging.heat.count { $0.contains(.hot) }
    return [
      "\(hot) of \(emerging.grid.count) cells were hot in some month"
        + (cells.isEmpty ? "." : ": \(cells.joined(separator: ", ")).")
    ]
  }
}
