/// Incidents in each three-hour block of the week.
struct BlockSums: Sendable {
  var blocks = ContiguousArray(repeating: 0.0, count: WeekProfile.blockCount)

  var incidents: Double { blocks.reduce(0, +) }
}

/// Cases as the blocks of the week that they may have been in, each as a run of entries.
///
/// A draw reads cases in no order, so that what it costs is how often it misses the cache: a case is one number that says where its
/// entries begin and how many they are, and cases that are alike share them.
struct BlockWeights: Sendable {
  /// A run of entries: the first in the upper bits, how many in the lower eight.
  struct Run: Sendable {
    private let bits: UInt64

    init(_ range: Range<Int>) { bits = UInt64(range.lowerBound) << 8 | UInt64(range.count) }

    var range: Range<Int> { Int(bits >> 8)..<Int(bits >> 8) + Int(bits & 0xFF) }
  }

  private struct Entry: Sendable {
    let block: Int
    var incidents: Double
  }

  private struct Key: Hashable {
    let pattern: Int32
    let weight: Int
  }

  private var entries: ContiguousArray<Entry> = []
  /// Of each case.
  private(set) var runs: ContiguousArray<Run> = []
  /// Of all cases.
  private(set) var total = BlockSums()

  var count: Int { runs.count }

  init(_ weights: AoristicWeights) {
    var known: [Key: Run] = [:]
    runs.reserveCapacity(weights.count)
    for number in 0..<weights.count {
      let key = Key(pattern: weights.pattern[number], weight: weights.weight[number])
      let run = known[key] ?? append(weights, number)
      known[key] = run
      runs.append(run)
    }
    total = sum(0..<count)
  }

  private mutating func append(_ weights: AoristicWeights, _ number: Int) -> Run {
    let first = entries.count
    weights.forEachHour(of: number) { hour, share in
      let block = hour / WeekProfile.hoursOfBlock
      let incidents = share * Double(weights.weight[number])
      if entries.count > first, entries[entries.count - 1].block == block {
        entries[entries.count - 1].incidents += incidents
      } else {
        entries.append(Entry(block: block, incidents: incidents))
      }
    }
    return Run(first..<entries.count)
  }

  func add(_ run: Run, to sums: inout BlockSums) {
    for index in run.range { sums.blocks[entries[index].block] += entries[index].incidents }
  }

  func sum(_ cases: some Sequence<Int>) -> BlockSums {
    var sums = BlockSums()
    for number in cases { add(runs[number], to: &sums) }
    return sums
  }

  /// T of some cases, or of all the others.
  func distance(of sums: BlockSums, others: Bool = false) -> Double {
    let all = total.incidents
    let incidents = others ? all - sums.incidents : sums.incidents
    var distance = 0.0
    for block in sums.blocks.indices where total.blocks[block] > 0 {
      let expected = incidents * total.blocks[block] / all
      let difference = (others ? total.blocks[block] - sums.blocks[block] : sums.blocks[block]) - expected
      distance += difference * difference / expected
    }
    return distance
  }
}
