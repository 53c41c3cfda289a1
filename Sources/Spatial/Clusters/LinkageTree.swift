/// Single linkage: what is joined at which length as the edges of a spanning tree are added from the shortest on.
///
/// Nodes 0 ..< n are the locations, and each later one joins two earlier ones. Locations and what joins at one and the
/// same length belong together at once: `parts(of:)` looks through to what is there just below that length.
struct LinkageTree: Sendable {
  /// The square of the length at which a node comes to be: for a location its core distance, below which its
  /// incidents are single.
  let squaredHeight: ContiguousArray<Double>
  /// The weight under each node.
  let weight: ContiguousArray<Int>
  private let left: ContiguousArray<Int32>
  private let right: ContiguousArray<Int32>
  private let locationCount: Int

  /// The node with everything under it; nil where there is no location.
  var root: Int? { weight.isEmpty ? nil : weight.count - 1 }

  init(_ tree: SpanningTree, weight locationWeight: ContiguousArray<Int>) {
    locationCount = locationWeight.count
    var sets = DisjointSets(count: locationCount)
    var nodeOfRoot = ContiguousArray(0..<Int32(locationCount))
    var (squaredHeight, weight) = (tree.squaredCore, locationWeight)
    var (left, right) = (ContiguousArray<Int32>(), ContiguousArray<Int32>())
    for edge in tree.edges {
      let (a, b) = (nodeOfRoot[sets.root(of: Int(edge.a))], nodeOfRoot[sets.root(of: Int(edge.b))])
      sets.join(Int(edge.a), Int(edge.b))
      nodeOfRoot[sets.root(of: Int(edge.a))] = Int32(weight.count)
      left.append(a)
      right.append(b)
      squaredHeight.append(edge.squaredLength)
      weight.append(weight[Int(a)] + weight[Int(b)])
    }
    (self.squaredHeight, self.weight, self.left, self.right) = (squaredHeight, weight, left, right)
  }

  func isLocation(_ node: Int) -> Bool { node < locationCount }

  /// What a node falls apart into just below its height: nodes that come to be further down, and locations that come to
  /// be at this very height, whose incidents are then single. A location has no parts but itself.
  func parts(of node: Int) -> [Int] {
    var parts: [Int] = []
    var waiting = [node]
    while let next = waiting.popLast() {
      if isLocation(next) || squaredHeight[next] < squaredHeight[node] {
        parts.append(next)
      } else {
        waiting.append(Int(right[next - locationCount]))
        waiting.append(Int(left[next - locationCount]))
      }
    }
    return parts
  }

  /// Calls `body` with each location under a node.
  func forEachLocation(under node: Int, _ body: (Int) -> Void) {
    var waiting = [node]
    while let next = waiting.popLast() {
      if isLocation(next) {
        body(next)
      } else {
        waiting.append(Int(right[next - locationCount]))
        waiting.append(Int(left[next - locationCount]))
      }
    }
  }
}
