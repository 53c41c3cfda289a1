/// The columns of a street network while stretches are laid into them, long ones in equal pieces.
struct SegmentColumns {
  private(set) var x: ContiguousArray<Double> = []
  private(set) var y: ContiguousArray<Double> = []
  private(set) var along: ContiguousArray<Double> = []
  private(set) var starts: ContiguousArray<Int32> = [0]
  private(set) var lengthMetres: ContiguousArray<Double> = []
  private(set) var line: ContiguousArray<Int32> = []
  private var startNode: ContiguousArray<Int> = []
  private var endNode: ContiguousArray<Int> = []
  /// The next node that a cut makes: above those of the junctions.
  private var nextNode: Int

  /// Far more than a country has: its streets in pieces of 100 m are five million.
  private static let mostPieces = 50_000_000.0

  init(_ junctions: StreetJunctions, _ stretches: [StreetJunctions.Stretch], greatestLength: Double?)
    throws(SpatialError)
  {
    nextNode = junctions.nodeCount
    let parts = junctions.parts
    let pieces = stretches.map { stretch in
      let length = parts.along[stretch.vertices.upperBound - 1] - parts.along[stretch.vertices.lowerBound]
      return greatestLength.map { max(1, (length / $0).rounded(.up)) } ?? 1
    }
    guard pieces.reduce(0, +) <= Self.mostPieces else {
      throw SpatialError("streets of so many kilometres cannot be cut into pieces of \(greatestLength ?? 0) m")
    }
    for (stretch, pieces) in zip(stretches, pieces) { append(stretch, of: parts, pieces: Int(pieces)) }
  }

  private mutating func append(_ stretch: StreetJunctions.Stretch, of parts: StreetParts, pieces: Int) {
    let origin = parts.along[stretch.vertices.lowerBound]
    let length = parts.along[stretch.vertices.upperBound - 1] - origin
    var node = stretch.startNode
    var vertex = stretch.vertices.lowerBound + 1
    append(parts.x[vertex - 1], parts.y[vertex - 1], along: 0)
    for piece in 1...pieces {
      let from = origin + length * Double(piece - 1) / Double(pieces)
      let to = origin + length * Double(piece) / Double(pieces)
      let isLast = piece == pieces
      while vertex < stretch.vertices.upperBound, isLast || parts.along[vertex] < to {
        // A vertex that lies where the piece begins is there already.
        if parts.along[vertex] > from { append(parts.x[vertex], parts.y[vertex], along: parts.along[vertex] - from) }
        vertex += 1
      }
      if isLast {
        close(from: node, to: stretch.endNode, line: parts.line[stretch.part])
      } else {
        let share = (to - parts.along[vertex - 1]) / (parts.along[vertex] - parts.along[vertex - 1])
        let cutX = parts.x[vertex - 1] + (parts.x[vertex] - parts.x[vertex - 1]) * share
        let cutY = parts.y[vertex - 1] + (parts.y[vertex] - parts.y[vertex - 1]) * share
        append(cutX, cutY, along: to - from)
        close(from: node, to: nextNode, line: parts.line[stretch.part])
        node = nextNode
        nextNode += 1
        append(cutX, cutY, along: 0)
      }
    }
  }

  private mutating func append(_ x: Double, _ y: Double, along: Double) {
    self.x.append(x)
    self.y.append(y)
    self.along.append(along)
  }

  private mutating func close(from: Int, to: Int, line: Int32) {
    starts.append(Int32(x.count))
    lengthMetres.append(along[x.count - 1])
    self.line.append(line)
    startNode.append(from)
    endNode.append(to)
  }

  /// The nodes in the order in which the segments come to them, from 0 on.
  func numberedNodes() -> (startNode: ContiguousArray<Int32>, endNode: ContiguousArray<Int32>, count: Int) {
    var numbers = ContiguousArray<Int32>(repeating: -1, count: nextNode)
    var count: Int32 = 0
    func number(_ node: Int) -> Int32 {
      if numbers[node] < 0 {
        numbers[node] = count
        count += 1
      }
      return numbers[node]
    }
    var starts: ContiguousArray<Int32> = []
    var ends: ContiguousArray<Int32> = []
    for segment in startNode.indices {
      starts.append(number(startNode[segment]))
      ends.append(number(endNode[segment]))
    }
    return (starts, ends, Int(count))
  }
}
