/// Pairs of every lane by band of distance, below each edge of time.
struct KnoxCounts: Sendable {
  private let bands: Int
  private let chunks: Int
  /// How many lanes there are.
  let lanes: Int
  private var pairs: ContiguousArray<SIMD4<Int>>

  init(lanes: Int, _ bands: KnoxBands) {
    self.lanes = lanes
    self.bands = bands.distanceCount
    chunks = bands.edgesOfFour.count
    pairs = ContiguousArray(repeating: .zero, count: lanes * self.bands * chunks)
  }

  mutating func add(_ sums: KnoxSums, group: Int, band: Int, chunk: Int) {
    // The lanes that fill up the last group count for nothing.
    let first = group * KnoxLanes.scalarCount
    for lane in 0..<min(KnoxLanes.scalarCount, lanes - first) {
      let four = SIMD4<Int16>(sums.below0[lane], sums.below1[lane], sums.below2[lane], sums.below3[lane])
      add(SIMD4(truncatingIfNeeded: four), lane: first + lane, band: band, chunk: chunk)
    }
  }

  mutating func add(_ four: SIMD4<Int>, lane: Int, band: Int, chunk: Int) {
    pairs[index(lane, band, chunk)] &+= four
  }

  mutating func add(_ other: KnoxCounts) {
    for index in pairs.indices { pairs[index] &+= other.pairs[index] }
  }

  /// Pairs of a lane in a band of distance that are nearer in time than the end of a band of time.
  func pairs(lane: Int, band: Int, below edge: Int) -> Int { pairs[index(lane, band, edge / 4)][edge % 4] }

  private func index(_ lane: Int, _ band: Int, _ chunk: Int) -> Int { (lane * bands + band) * chunks + chunk }
}
