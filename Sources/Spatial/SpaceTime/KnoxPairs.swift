/// Pairs of events waiting to be counted: an event, the band of distance, and the others that are so far from it.
struct KnoxPairs {
  /// As many pairs as the counters of a lane can hold.
  static let most = Int(Int16.max)

  private var event: ContiguousArray<Int32> = []
  private var band: ContiguousArray<Int32> = []
  private var starts: ContiguousArray<Int32> = [0]
  private var others: ContiguousArray<Int32> = []
  private let bands: Int
  /// Ends of the bands of time, four at a time, filled up with 0.
  private let edges: [SIMD4<Int16>]

  init(_ bands: KnoxBands) {
    self.bands = bands.distanceCount
    edges = bands.edgesOfFour
    others.reserveCapacity(Self.most)
  }

  /// How many more pairs there is room for.
  var room: Int { Self.most - others.count }

  /// Adds an event with the others in a band.
  ///
  /// - Precondition: there is room for them.
  mutating func append(_ event: Int, band: Int, _ others: ArraySlice<Int32>) {
    precondition(others.count <= room, "room for the pairs")
    self.event.append(Int32(event))
    self.band.append(Int32(band))
    self.others.append(contentsOf: others)
    starts.append(Int32(self.others.count))
  }

  /// Counts the pairs in all lanes of all groups, and forgets them.
  mutating func count(_ groups: [ContiguousArray<KnoxLanes>], into counts: inout KnoxCounts) {
    if event.isEmpty { return }
    for (chunk, edges) in edges.enumerated() {
      for (group, lanes) in groups.enumerated() {
        var sums = ContiguousArray(repeating: KnoxSums(), count: bands)
        var counters = sums.mutableSpan
        count(lanes.span, edges, into: &counters)
        for band in 0..<bands { counts.add(sums[band], group: group, band: band, chunk: chunk) }
      }
    }
    event.removeAll(keepingCapacity: true)
    band.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    others.removeAll(keepingCapacity: true)
  }

  private func count(_ lanes: Span<KnoxLanes>, _ edges: SIMD4<Int16>, into sums: inout MutableSpan<KnoxSums>) {
    let (edge0, edge1) = (KnoxLanes(repeating: edges[0]), KnoxLanes(repeating: edges[1]))
    let (edge2, edge3) = (KnoxLanes(repeating: edges[2]), KnoxLanes(repeating: edges[3]))
    let others = others.span
    for segment in event.indices {
      let own = lanes[Int(event[segment])]
      var sum = sums[Int(band[segment])]
      for index in Int(starts[segment])..<Int(starts[segment + 1]) {
        let later = lanes[Int(others[index])] &- own
        let between = later.replacing(with: KnoxLanes.zero &- later, where: later .< KnoxLanes.zero)
        sum.below0 &+= Self.one(between .< edge0)
        sum.below1 &+= Self.one(between .< edge1)
        sum.below2 &+= Self.one(between .< edge2)
        sum.below3 &+= Self.one(between .< edge3)
      }
      sums[Int(band[segment])] = sum
    }
  }

  @inline(__always)
  private static func one(_ mask: SIMDMask<KnoxLanes.MaskStorage>) -> KnoxLanes {
    KnoxLanes.zero.replacing(with: 1, where: mask)
  }
}

/// Pairs below each of four edges of time, in every lane of a group.
struct KnoxSums {
  var below0 = KnoxLanes.zero
  var below1 = KnoxLanes.zero
  var below2 = KnoxLanes.zero
  var below3 = KnoxLanes.zero
}

extension KnoxBands {
  /// The ends of the bands of time, four at a time; what is left over is 0, below which nothing lies.
  var edgesOfFour: [SIMD4<Int16>] {
    stride(from: 1, to: days.count, by: 4).map { first in
      var edges = SIMD4<Int16>.zero
      for index in first..<min(first + 4, days.count) { edges[index - first] = Int16(clamping: days[index]) }
      return edges
    }
  }
}
