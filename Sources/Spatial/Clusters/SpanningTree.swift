/// The least spanning tree of locations under *mutual reachability*: the greatest of the distance between two locations and
/// their two core distances.
///
/// By Borůvka's rounds: each tree of the forest finds the least edge that leaves it, and all are joined. A location
/// looks through a `NearTree` and passes by what is too far, too thin or of its own tree. Of equally long edges the one with the
/// lower-numbered ends comes first, so that the tree is one and the same for any number of workers.
struct SpanningTree: Sendable {
  /// An edge between two locations, the lower-numbered first.
  struct Edge: Sendable, Comparable {
    var squaredLength = Double.infinity
    var a: Int32 = -1
    var b: Int32 = -1

    static func < (first: Edge, second: Edge) -> Bool {
      if first.squaredLength != second.squaredLength { return first.squaredLength < second.squaredLength }
      return first.a != second.a ? first.a < second.a : first.b < second.b
    }
  }

  /// One fewer than locations, ascending.
  let edges: ContiguousArray<Edge>
  /// The square of each location's core distance.
  let squaredCore: ContiguousArray<Double>

  /// - Parameters:
  ///   - samples: the weight that makes a core distance, at most that of all locations.
  ///   - leastMetres: distances below are taken as that.
  /// - Complexity: O(n log² n) for locations on a plane, in practice about 10 rounds; memory O(n).
  init(_ locations: Locations, samples: Int, leastMetres: Double, workers: Int) {
    let tree = NearTree(locations)
    let weight = ContiguousArray(tree.location.lazy.map { locations.weight[Int($0)] })
    let core = CoreDistances.squared(in: tree, weight: weight, samples: samples, workers: workers)
    var forest = Forest(tree, core: ContiguousArray(core.lazy.map { max($0, leastMetres * leastMetres) }))
    var edges = ContiguousArray<Edge>()
    edges.reserveCapacity(locations.count)
    while edges.count < locations.count - 1 { forest.grow(&edges, workers: workers) }
    edges.sort()
    self.edges = edges
    var squaredCore = ContiguousArray(repeating: 0.0, count: locations.count)
    for (position, location) in tree.location.enumerated() { squaredCore[Int(location)] = forest.core[position] }
    self.squaredCore = squaredCore
  }
}

/// The trees between two of Borůvka's rounds.
private struct Forest: Sendable {
  typealias Edge = SpanningTree.Edge

  let tree: NearTree
  let core: ContiguousArray<Double>
  /// The least core distance under each node.
  private var leastCore: ContiguousArray<Double>
  /// For each position the number of its tree, 0 ..< `count`.
  private var number: ContiguousArray<Int32>
  private var count: Int
  /// The one tree of all that is under a node, or -1.
  private var numberOfNode: ContiguousArray<Int32>
  private var sets: DisjointSets

  init(_ tree: NearTree, core: ContiguousArray<Double>) {
    self.tree = tree
    self.core = core
    let positions = tree.location.count
    number = ContiguousArray(0..<Int32(positions))
    count = positions
    sets = DisjointSets(count: positions)
    leastCore = ContiguousArray(repeating: .infinity, count: 2 * tree.leafCount)
    numberOfNode = ContiguousArray(repeating: -1, count: 2 * tree.leafCount)
    for node in stride(from: 2 * tree.leafCount - 1, to: 0, by: -1) {
      if node < tree.leafCount {
        leastCore[node] = min(leastCore[2 * node], leastCore[2 * node + 1])
      } else {
        for position in tree.positions(ofLeaf: node) { leastCore[node] = min(leastCore[node], core[position]) }
      }
    }
  }

  /// One round: at least halves the number of trees.
  mutating func grow(_ edges: inout ContiguousArray<Edge>, workers: Int) {
    let ranges = Parallel.ranges(of: number.count, workers: workers, least: 2_000)
    let found = Parallel.map(ranges, workers: workers) { [self] range in leaving(from: range) }
    var least = ContiguousArray(repeating: Edge(), count: count)
    for part in found { for (tree, edge) in part.enumerated() where edge < least[tree] { least[tree] = edge } }
    var positionOf = ContiguousArray<Int32>(repeating: 0, count: number.count)
    for (position, location) in tree.location.enumerated() { positionOf[Int(location)] = Int32(position) }
    for edge in least where edge.a >= 0 {
      if sets.join(Int(positionOf[Int(edge.a)]), Int(positionOf[Int(edge.b)])) { edges.append(edge) }
    }
    renumber()
  }

  private mutating func renumber() {
    var numberOfRoot = ContiguousArray<Int32>(repeating: -1, count: number.count)
    count = 0
    // A set's root is its lowest position, which is met first.
    for position in number.indices {
      let root = sets.root(of: position)
      if root == position {
        numberOfRoot[root] = Int32(count)
        count += 1
      }
      number[position] = numberOfRoot[root]
    }
    for node in stride(from: 2 * tree.leafCount - 1, to: 0, by: -1) {
      if node < tree.leafCount {
        let (a, b) = (numberOfNode[2 * node], numberOfNode[2 * node + 1])
        let isBarren = leastCore[2 * node + 1] == .infinity
        numberOfNode[node] = a == b || isBarren ? a : -1
      } else {
        let positions = tree.positions(ofLeaf: node)
        let first = positions.first.map { number[$0] } ?? -1
        numberOfNode[node] = positions.allSatisfy { number[$0] == first } ? first : -1
      }
    }
  }

  /// For each tree the least edge that leaves it from a range of positions.
  private func leaving(from range: Range<Int>) -> ContiguousArray<Edge> {
    var least = ContiguousArray(repeating: Edge(), count: count)
    var waiting = ContiguousArray<Int32>()
    for position in range {
      let own = number[position]
      // What leaves from here is at least as long as the core distance.
      guard core[position] <= least[Int(own)].squaredLength else { continue }
      var best = least[Int(own)]
      search(from: position, own: own, &best, &waiting)
      least[Int(own)] = best
    }
    return least
  }

  private func search(from position: Int, own: Int32, _ best: inout Edge, _ waiting: inout ContiguousArray<Int32>) {
    let (px, py) = (tree.x[position], tree.y[position])
    let ownCore = core[position]
    let here = tree.location[position]
    waiting.append(1)
    while let next = waiting.popLast() {
      let node = Int(next)
      guard numberOfNode[node] != own else { continue }
      let bound = max(tree.squaredDistance(toNode: node, x: px, y: py), leastCore[node])
      guard bound <= best.squaredLength, bound < .infinity else { continue }
      if node >= tree.leafCount {
        for other in tree.positions(ofLeaf: node) where number[other] != own {
          let length = max(tree.squaredDistance(other, x: px, y: py), core[other], ownCore)
          guard length <= best.squaredLength else { continue }
          let there = tree.location[other]
          let edge = Edge(squaredLength: length, a: min(here, there), b: max(here, there))
          if edge < best { best = edge }
        }
      } else {
        let (a, b) = (2 * node, 2 * node + 1)
        let isFirstNearer =
          tree.squaredDistance(toNode: a, x: px, y: py) <= tree.squaredDistance(toNode: b, x: px, y: py)
        waiting.append(Int32(isFirstNearer ? b : a))
        waiting.append(Int32(isFirstNearer ? a : b))
      }
    }
  }
}
