/// A tree of boxes over locations in the order of a Z-shaped curve, for the nearest of them where density differs so much
/// that cells of one width would be too wide here and too narrow there.
///
/// Morton (1966), A computer oriented geodetic data base and a new technique in file sequencing. Positions are in the order of
/// the curve. Node 1 is the whole, the children of node `v` are `2v` and `2v + 1`, and the last half of the nodes are the
/// leaves, of eight positions each.
struct NearTree: Sendable {
  static let leafSize = 8

  /// The locations in the order of the curve, with their coordinates beside them.
  let location: ContiguousArray<Int32>
  let x: ContiguousArray<Double>
  let y: ContiguousArray<Double>
  /// How many leaves there are, a power of two: as many as inner nodes and one.
  let leafCount: Int
  private var boxes: ContiguousArray<Box>

  private struct Box {
    var minX = Double.infinity
    var minY = Double.infinity
    var maxX = -Double.infinity
    var maxY = -Double.infinity
  }

  init(_ locations: Locations) {
    var numbers = Self.curve(locations)
    location = RadixOrder.sort(&numbers)
    x = ContiguousArray(location.lazy.map { locations.x[Int($0)] })
    y = ContiguousArray(location.lazy.map { locations.y[Int($0)] })
    var leafCount = 1
    while leafCount * Self.leafSize < location.count { leafCount *= 2 }
    self.leafCount = leafCount
    boxes = ContiguousArray(repeating: Box(), count: 2 * leafCount)
    for position in location.indices {
      let leaf = leafCount + position / Self.leafSize
      boxes[leaf].minX = min(boxes[leaf].minX, x[position])
      boxes[leaf].minY = min(boxes[leaf].minY, y[position])
      boxes[leaf].maxX = max(boxes[leaf].maxX, x[position])
      boxes[leaf].maxY = max(boxes[leaf].maxY, y[position])
    }
    for node in stride(from: leafCount - 1, to: 0, by: -1) {
      let (a, b) = (boxes[2 * node], boxes[2 * node + 1])
      boxes[node] = Box(
        minX: min(a.minX, b.minX), minY: min(a.minY, b.minY), maxX: max(a.maxX, b.maxX), maxY: max(a.maxY, b.maxY))
    }
  }

  /// The positions of a leaf.
  func positions(ofLeaf node: Int) -> Range<Int> {
    let first = (node - leafCount) * Self.leafSize
    return min(first, location.count)..<min(first + Self.leafSize, location.count)
  }

  /// The square of the least distance from a point to what is under a node; infinite where nothing is.
  @inline(__always)
  func squaredDistance(toNode node: Int, x px: Double, y py: Double) -> Double {
    let box = boxes[node]
    let dx = max(box.minX - px, px - box.maxX, 0)
    let dy = max(box.minY - py, py - box.maxY, 0)
    return dx * dx + dy * dy
  }

  @inline(__always)
  func squaredDistance(_ position: Int, x px: Double, y py: Double) -> Double {
    let dx = x[position] - px
    let dy = y[position] - py
    return dx * dx + dy * dy
  }

  /// For each location its number along the curve: the bits of its column and row in a lattice of 2³⁰ cells, by turns.
  private static func curve(_ locations: Locations) -> ContiguousArray<Int64> {
    let (originX, originY) = (locations.x.min() ?? 0, locations.y.min() ?? 0)
    let extent = max((locations.x.max() ?? 0) - originX, (locations.y.max() ?? 0) - originY)
    let scale = extent > 0 ? Double(1 << 30 - 1) / extent : 0
    return ContiguousArray(
      (0..<locations.count).lazy.map { index in
        let column = Int64((locations.x[index] - originX) * scale)
        let row = Int64((locations.y[index] - originY) * scale)
        return spread(column) | spread(row) << 1
      })
  }

  /// The bits of a number below 2³¹, each with an empty one before it.
  private static func spread(_ number: Int64) -> Int64 {
    var bits = number
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}
