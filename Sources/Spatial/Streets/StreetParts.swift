/// The parts of lines, flat: each two vertices or more, no vertex twice in a row.
struct StreetParts {
  private(set) var x: ContiguousArray<Double> = []
  private(set) var y: ContiguousArray<Double> = []
  /// Where each part begins; one more start ends the last.
  private(set) var starts: ContiguousArray<Int32> = [0]
  /// The line that each part is of.
  private(set) var line: ContiguousArray<Int32> = []
  /// How far along its part each vertex lies, in metres.
  private(set) var along: ContiguousArray<Double> = []

  /// Further than this from the origin, in metres, nothing lies on the National Grid.
  private static let farthest = 10_000_000.0
  /// Numbers of 32 bits count the places of a vertex in the grid's cells.
  private static let mostVertices = 200_000_000

  private init() {}

  init(_ lines: [MultiLine], _ account: inout StreetNetwork.Account) throws(SpatialError) {
    var vertices = 0
    for line in lines { vertices += line.vertexCount }
    guard vertices <= Self.mostVertices else {
      throw SpatialError("\(vertices) vertices are more than a network of streets may have here (\(Self.mostVertices))")
    }
    for (number, line) in lines.enumerated() {
      for part in 0..<line.partCount {
        account.parts += 1
        for vertex in line.part(part) {
          guard abs(line.x[vertex]) <= Self.farthest, abs(line.y[vertex]) <= Self.farthest else {
            throw SpatialError(
              "line \(number + 1) has the vertex \(line.x[vertex]), \(line.y[vertex]), which is no place on the ground")
          }
          append(line.x[vertex], line.y[vertex])
        }
        if !close(line: Int32(number)) { account.withoutLength += 1 }
      }
    }
  }

  /// How many parts there are.
  var count: Int { line.count }

  /// The vertices of a part.
  func vertices(of part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }

  /// The same parts with more vertices on their edges.
  ///
  /// - Parameter insertions: by edge, and along it.
  func inserting(_ insertions: [(edge: Int, share: Double)]) -> StreetParts {
    var result = StreetParts()
    var next = 0
    for part in 0..<count {
      for vertex in vertices(of: part) {
        result.append(x[vertex], y[vertex])
        while next < insertions.count, insertions[next].edge == vertex {
          let share = insertions[next].share
          result.append(
            x[vertex] + (x[vertex + 1] - x[vertex]) * share, y[vertex] + (y[vertex + 1] - y[vertex]) * share)
          next += 1
        }
      }
      _ = result.close(line: line[part])
    }
    return result
  }

  private mutating func append(_ newX: Double, _ newY: Double) {
    let isFirst = x.count == Int(starts[starts.count - 1])
    if isFirst {
      along.append(0)
    } else {
      let (dx, dy) = (newX - x[x.count - 1], newY - y[y.count - 1])
      let length = (dx * dx + dy * dy).squareRoot()
      // Of no length, or so short that it is lost in the sum.
      guard along[along.count - 1] + length > along[along.count - 1] else { return }
      along.append(along[along.count - 1] + length)
    }
    x.append(newX)
    y.append(newY)
  }

  /// Ends a part, or takes it back where it is a single place.
  private mutating func close(line: Int32) -> Bool {
    let first = Int(starts[starts.count - 1])
    guard x.count - first >= 2 else {
      x.removeLast(x.count - first)
      y.removeLast(y.count - first)
      along.removeLast(along.count - first)
      return false
    }
    starts.append(Int32(x.count))
    self.line.append(line)
    return true
  }
}
