/// Incidents in each block, and all of them.
struct BlockSums: Sendable {
  var blocks = ContiguousArray(repeating: 0.0, count: WeekProfile.blockCount)
  var incidents = 0
}

/// Cases as the blocks of the week that they may have been in.
struct BlockWeights: Sendable {
  private var starts: ContiguousArray<Int> = [0]
  private var block: ContiguousArray<Int32> = []
  private var share: ContiguousArray<Double> = []
  private let pattern: ContiguousArray<Int32>
  private let weight: ContiguousArray<Int>
  /// Of all cases.
  private(set) var total = BlockSums()

  var count: Int { pattern.count }

  init(_ weights: AoristicWeights) {
    pattern = weights.pattern
    weight = weights.weight
    for pattern in 0..<weights.patternCount {
      weights.forEachHour(ofPattern: pattern) { hour, share in
        let block = Int32(hour / WeekProfile.hoursOfBlock)
        if self.block.count > starts[pattern], self.block[self.block.count - 1] == block {
          self.share[self.share.count - 1] += share
        } else {
          self.block.append(block)
          self.share.append(share)
        }
      }
      starts.append(block.count)
    }
    total = sum(0..<count)
  }

  func add(_ number: Int, to sums: inout BlockSums) {
    let (pattern, weight) = (Int(pattern[number]), weight[number])
    sums.incidents += weight
    for index in starts[pattern]..<starts[pattern + 1] {
      sums.blocks[Int(block[index])] += share[index] * Double(weight)
    }
  }

  func sum(_ cases: some Sequence<Int>) -> BlockSums {
    var sums = BlockSums()
    for number in cases { add(number, to: &sums) }
    return sums
  }

  /// T of some cases, or of all the others.
  func distance(of sums: BlockSums, others: Bool = false) -> Double {
    let incidents = others ? total.incidents - sums.incidents : sums.incidents
    var distance = 0.0
    for block in sums.blocks.indices where total.blocks[block] > 0 {
      let expected = Double(incidents) * total.blocks[block] / Double(total.incidents)
      let difference = (others ? total.blocks[block] - sums.blocks[block] : sums.blocks[block]) - expected
      distance += difference * difference / expected
    }
    return distance
  }
}
