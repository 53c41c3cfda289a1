public import Spatial

/// Knox's pairs as the definition reads: every pair of events looked at.
public enum SlowKnox {
  /// Pairs by band of distance and band of time, all bands of time of the first band of distance first.
  public static func observed(_ events: Events, _ bands: KnoxBands) -> [Int] {
    let events = single(events)
    return table(near(events, bands), Array(events.day), bands)
  }

  /// The same counts for every arrangement of the days over the events.
  public static func arranged(_ events: Events, _ bands: KnoxBands) -> [[Int]] {
    let events = single(events)
    let pairs = near(events, bands)
    return Arrangements.all(Array(events.day)).map { table(pairs, $0, bands) }
  }

  /// The same counts for so many random arrangements.
  public static func shuffled(_ events: Events, _ bands: KnoxBands, count: Int, seed: UInt64) -> [[Int]] {
    let events = single(events)
    let pairs = near(events, bands)
    var random = RandomNumbers(seed: seed)
    return (0..<count).map { _ in table(pairs, events.day.shuffled(using: &random), bands) }
  }

  /// Pairs within the end of each band, of pairs by band.
  public static func within(_ table: [Int], _ bands: KnoxBands) -> [Int] {
    (0..<table.count).map { cell in
      let (distance, days) = (cell / bands.dayCount, cell % bands.dayCount)
      return (0...distance).reduce(0) { sum, row in
        (0...days).reduce(sum) { $0 + table[row * bands.dayCount + $1] }
      }
    }
  }

  /// Pairs of events in a band of distance, with its number.
  private static func near(_ events: Events, _ bands: KnoxBands) -> [(a: Int, b: Int, band: Int)] {
    var pairs: [(a: Int, b: Int, band: Int)] = []
    for a in 0..<events.count {
      for b in 0..<a {
        let (dx, dy) = (abs(events.x[a] - events.x[b]), abs(events.y[a] - events.y[b]))
        let metres = bands.metric == .manhattan ? dx + dy : (dx * dx + dy * dy).squareRoot()
        for band in 0..<bands.distanceCount where bands.metres[band] <= metres && metres < bands.metres[band + 1] {
          pairs.append((a, b, band))
        }
      }
    }
    return pairs
  }

  private static func table(_ pairs: [(a: Int, b: Int, band: Int)], _ days: [Double], _ bands: KnoxBands) -> [Int] {
    var table = [Int](repeating: 0, count: bands.distanceCount * bands.dayCount)
    for pair in pairs {
      let between = Int(abs(days[pair.a] - days[pair.b]))
      for column in 0..<bands.dayCount where bands.days[column] <= between && between < bands.days[column + 1] {
        table[pair.band * bands.dayCount + column] += 1
      }
    }
    return table
  }

  /// Every event by itself, as often as it weighs.
  private static func single(_ events: Events) -> Events {
    let index = (0..<events.count).flatMap { Array(repeating: $0, count: events.weight[$0]) }
    return Events(
      x: ContiguousArray(index.map { events.x[$0] }), y: ContiguousArray(index.map { events.y[$0] }),
      day: ContiguousArray(index.map { events.day[$0] }), weight: ContiguousArray(index.map { _ in 1 }))
  }
}
