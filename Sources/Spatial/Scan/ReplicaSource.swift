/// Draws the cases of replicas under the null hypothesis, each from a stream of its own.
enum ReplicaSource: Sendable {
  /// So many cases fall on cells in proportion to their measure.
  case multinomial(AliasTable, cases: Int)
  /// So many of these people, each at a place, are the cases; drawn without replacement.
  case hypergeometric(person: ContiguousArray<Int32>, cases: Int)
  /// The steps of the cases are dealt out again over their places.
  case permutation(place: ContiguousArray<Int32>, step: ContiguousArray<Int32>, steps: Int)

  /// Adds a replica's cases to its lane.
  func draw(_ random: RandomNumbers, lane: Int, into counts: inout ContiguousArray<ReplicaLanes>) {
    var random = random
    switch self {
    case .multinomial(let table, let cases):
      for _ in 0..<cases { counts[table.draw(&random)][lane] &+= 1 }
    case .hypergeometric(let person, let cases):
      drawPeople(person, cases, &random, lane: lane, into: &counts)
    case .permutation(let place, let step, let steps):
      var step = step
      for index in step.indices.dropLast() {
        step.swapAt(index, index + random.below(step.count - index))
      }
      for index in step.indices { counts[Int(place[index]) * steps + Int(step[index])][lane] &+= 1 }
    }
  }

  private func drawPeople(
    _ person: ContiguousArray<Int32>, _ cases: Int, _ random: inout RandomNumbers, lane: Int,
    into counts: inout ContiguousArray<ReplicaLanes>
  ) {
    // The rarer kind is drawn, so that a person who is taken already is met at most every second time.
    let drawsCases = cases <= person.count - cases
    if !drawsCases { for place in person { counts[Int(place)][lane] &+= 1 } }
    var taken = ContiguousArray(repeating: false, count: person.count)
    var left = min(cases, person.count - cases)
    while left > 0 {
      let index = random.below(person.count)
      if taken[index] { continue }
      taken[index] = true
      left -= 1
      counts[Int(person[index])][lane] &+= drawsCases ? 1 : -1
    }
  }
}

/// Draws numbers 0 ..< n with given weights in constant time.
///
/// Walker (1977), An efficient method for generating discrete random variables with general distributions, ACM
/// Transactions on Mathematical Software 3, 253-256, doi:10.1145/355744.355749; the table as Vose (1991) makes it,
/// doi:10.1109/32.92917.
struct AliasTable: Sendable {
  private var share: ContiguousArray<Double>
  private var other: ContiguousArray<Int32>

  /// - Precondition: weights of at least 0 with a sum above 0.
  init(_ weights: ContiguousArray<Double>) {
    let scale = Double(weights.count) / weights.reduce(0, +)
    var rest = ContiguousArray(weights.lazy.map { $0 * scale })
    share = ContiguousArray(repeating: 1, count: weights.count)
    other = ContiguousArray(weights.indices.lazy.map { Int32($0) })
    var small = rest.indices.filter { rest[$0] < 1 }
    var large = rest.indices.filter { rest[$0] >= 1 }
    while let poor = small.popLast() {
      guard let rich = large.last else {
        // Rounding alone has brought it here, unless it weighs nothing.
        if weights[poor] == 0 { lend(poor, weights) }
        continue
      }
      share[poor] = rest[poor]
      other[poor] = Int32(rich)
      rest[rich] -= 1 - rest[poor]
      if rest[rich] < 1 { small.append(large.removeLast()) }
    }
  }

  /// A number of weight 0 is never drawn: all of its share goes to one that has a weight.
  private mutating func lend(_ poor: Int, _ weights: ContiguousArray<Double>) {
    share[poor] = 0
    if let rich = weights.indices.max(by: { weights[$0] < weights[$1] }) { other[poor] = Int32(rich) }
  }

  func draw(_ random: inout RandomNumbers) -> Int {
    // The upper half of the product is the number, the lower half says how far into its share: one draw serves both. No
    // number is likelier than it should be by more than n in 2^64.
    let product = random.next().multipliedFullWidth(by: UInt64(share.count))
    let number = Int(truncatingIfNeeded: product.high)
    return Double(product.low >> 11) * 0x1p-53 < share[number] ? number : Int(other[number])
  }
}
