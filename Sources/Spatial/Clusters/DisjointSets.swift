/// Sets of numbers that are joined two by two; the root of a set is its lowest number.
struct DisjointSets {
  private var parent: ContiguousArray<Int32>

  init(count: Int) {
    parent = ContiguousArray(0..<Int32(count))
  }

  mutating func root(of number: Int) -> Int {
    var number = Int32(number)
    while true {
      let next = parent[Int(number)]
      if next == number { return Int(number) }
      let further = parent[Int(next)]
      parent[Int(number)] = further
      number = further
    }
  }

  /// - Returns: whether the two were in different sets.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (rootA, rootB) = (root(of: a), root(of: b))
    if rootA == rootB { return false }
    parent[max(rootA, rootB)] = Int32(min(rootA, rootB))
    return true
  }
}
