internal import Spatial

/// A place in metres on the National Grid.
struct Point: Sendable {
  var x: Double
  var y: Double

  func distance(to other: Point) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }

  static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(x: a.x * factor, y: a.y * factor) }
}

/// The parts of the district, each with a random stream of its own: a change to one leaves the others' draws alone.
enum Stream: Int {
  case outline = 1
  case mesh, edges, growth, streets, streetNames, farms, hotspots, thinning, deprivation, population, rates, incidents
  case duplicates, outside
  // The partners' files. New cases go to the end: a number that is in use must not change.
  case postcodes, councilCases, fireService, ambulance, flyTipping, collisions, concerns, premises, sharedEvents
}

// Draws use nothing but + - * / and square roots, which IEEE 754 fixes to the last bit on every machine; the logarithms
// and sines of two mathematical libraries may differ. The standard library's own `random(in:using:)` may change its way.
extension RandomNumbers {
  init(seed: UInt64, _ stream: Stream) {
    self.init(seed: seed, item: stream.rawValue)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * uniform()
  }

  /// A whole number in 0 ..< `count`.
  mutating func index(below count: Int) -> Int {
    min(count - 1, Int(uniform() * Double(count)))
  }

  /// True in so many of one draws.
  mutating func chance(_ probability: Double) -> Bool {
    uniform() < probability
  }

  mutating func shuffle<Element>(_ items: inout [Element]) {
    for last in stride(from: items.count - 1, to: 0, by: -1) {
      items.swapAt(last, index(below: last + 1))
    }
  }
}

/// Draws an index with a probability in proportion to its weight.
struct WeightedChoice {
  private let sums: [Double]

  /// - Parameter weights: at least one, none negative.
  init(_ weights: [Double]) {
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
  }

  var total: Double { sums.last ?? 0 }

  func draw(_ random: inout RandomNumbers) -> Int {
    let target = random.uniform() * total
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
