/// Streets as segments that meet at nodes, made from lines in metres.
///
/// A **segment** is the stretch of a line from one junction or end to the next, and where it is longer than
/// `greatestLengthMetres` one of the equal pieces that it is cut into. Two lines meet, and are cut there, where within
/// the tolerance of one another
///
/// - two of their vertices lie, whether at an end or in the middle, or
/// - the end of one lies on the other between its vertices.
///
/// Lines that cross without a vertex in common are a bridge and stay whole. Lines are not moved: a gap within the
/// tolerance stays, and is no gap to the network. What lies twice in the layer counts once.
///
/// A segment knows the line that it is of; names and other properties stay with whoever made the lines.
public struct StreetNetwork: Sendable {
  /// How far apart, in metres, what meets may lie.
  public static let defaultToleranceMetres = 0.5
  /// The longest segment in metres: twice the spacing of police.uk's points and a bit, so that each piece of a longer
  /// stretch, which is half of it at least, still holds one.
  public static let defaultGreatestLengthMetres = 200.0

  /// Eastings of the vertices of all segments, segment after segment, in metres.
  public let x: ContiguousArray<Double>
  /// Northings of them.
  public let y: ContiguousArray<Double>
  /// Where each segment begins in `x` and `y`; one more start ends the last.
  public let starts: ContiguousArray<Int32>
  /// How far along its segment each vertex lies, in metres.
  package let along: ContiguousArray<Double>
  /// The length of each segment in metres, above 0.
  public let lengthMetres: ContiguousArray<Double>
  /// The number of the line that each segment is of, ascending.
  public let line: ContiguousArray<Int32>
  /// The node at which each segment begins, 0 ..< `nodeCount`.
  public let startNode: ContiguousArray<Int32>
  /// The node at which each segment ends; its first again for one that runs in a circle.
  public let endNode: ContiguousArray<Int32>
  /// How many nodes there are: junctions, ends, and the places where long stretches were cut.
  public let nodeCount: Int
  /// What was found and done while it was made.
  public let account: Account
  /// The segments at each node, in compressed rows.
  private let nodeStarts: ContiguousArray<Int32>
  private let nodeSegments: ContiguousArray<Int32>

  /// What was found and done while a network was made.
  public struct Account: Sendable, Equatable {
    /// How far apart, in metres, what meets might lie.
    public let toleranceMetres: Double
    /// The longest segment in metres; nil where stretches were left whole.
    public let greatestLengthMetres: Double?
    /// Parts of lines that came.
    public internal(set) var parts = 0
    /// Parts left out because all of their vertices are one place.
    public internal(set) var withoutLength = 0
    /// Stretches left out because they lay there already, vertex for vertex, in either direction.
    public internal(set) var repeated = 0
    /// Stretches from junction to junction.
    public internal(set) var stretches = 0
  }

  /// - Parameters:
  ///   - lines: in metres.
  ///   - toleranceMetres: 0.01 ... 10.
  ///   - greatestLengthMetres: 10 or more; nil leaves every stretch between junctions whole.
  /// - Throws: where a coordinate is no place on the ground, an option is out of range, there is no line with a length, or
  ///   the lines lie on top of one another in their thousands.
  /// - Complexity: O(n log n) for n vertices of lines that meet as streets do.
  public init(
    _ lines: [MultiLine], toleranceMetres: Double = defaultToleranceMetres,
    greatestLengthMetres: Double? = defaultGreatestLengthMetres
  ) throws(SpatialError) {
    guard (0.01...10).contains(toleranceMetres) else {
      throw SpatialError("streets that meet may lie 0.01 to 10 m apart, and not \(toleranceMetres) m")
    }
    if let greatestLengthMetres, !(greatestLengthMetres >= 10) {
      throw SpatialError("segments of streets have to be 10 m long or longer, and not \(greatestLengthMetres) m")
    }
    var account = Account(toleranceMetres: toleranceMetres, greatestLengthMetres: greatestLengthMetres)
    let parts = try StreetParts(lines, &account)
    let junctions = try StreetJunctions(parts, toleranceMetres: toleranceMetres)
    let stretches = junctions.stretches(&account)
    let columns = try SegmentColumns(junctions, stretches, greatestLength: greatestLengthMetres)
    guard !columns.lengthMetres.isEmpty else { throw SpatialError("no line has a length") }
    x = columns.x
    y = columns.y
    starts = columns.starts
    along = columns.along
    lengthMetres = columns.lengthMetres
    line = columns.line
    (startNode, endNode, nodeCount) = columns.numberedNodes()
    self.account = account
    (nodeStarts, nodeSegments) = Self.rows(startNode, endNode, nodeCount)
  }

  /// How many segments there are.
  public var count: Int { lengthMetres.count }

  /// The length of all segments in metres.
  public var totalLengthMetres: Double { lengthMetres.reduce(0, +) }

  /// The vertices of a segment in `x` and `y`.
  package func vertices(of segment: Int) -> Range<Int> { Int(starts[segment])..<Int(starts[segment + 1]) }

  /// A segment as a line, in metres.
  public func polyline(of segment: Int) -> MultiLine {
    var line = MultiLine()
    line.appendPart(vertices(of: segment).lazy.map { (x[$0], y[$0]) })
    return line
  }

  /// The segments that begin or end at a node, ascending.
  package func segments(atNode node: Int) -> ContiguousArray<Int32>.SubSequence {
    nodeSegments[Int(nodeStarts[node])..<Int(nodeStarts[node + 1])]
  }

  /// Which segments share a node, each weighing 1.
  ///
  /// - Throws: where so many lines meet at one place that their pairs have no room.
  public func neighbours() throws(SpatialError) -> Neighbours {
    let pairs = (0..<nodeCount).reduce(0) { $0 + segments(atNode: $1).count * segments(atNode: $1).count }
    guard pairs <= 200_000_000 else {
      throw SpatialError(
        "thousands of lines meet at one place, as streets do not: there are \(pairs) pairs of neighbours")
    }
    return Neighbours(
      rows: (0..<count).map { segment in
        segments(atNode: Int(startNode[segment])).map(Int.init) + segments(atNode: Int(endNode[segment])).map(Int.init)
      })
  }

  /// The place that lies so many metres along a segment; beyond its ends the end.
  public func place(alongMetres: Double, ofSegment segment: Int) -> (x: Double, y: Double) {
    let vertices = vertices(of: segment)
    let next = vertices.dropFirst().first { along[$0] >= alongMetres } ?? vertices.upperBound - 1
    let length = along[next] - along[next - 1]
    let share = length > 0 ? min(1, max(0, (alongMetres - along[next - 1]) / length)) : 0
    return (x[next - 1] + (x[next] - x[next - 1]) * share, y[next - 1] + (y[next] - y[next - 1]) * share)
  }

  private static func rows(
    _ startNode: ContiguousArray<Int32>, _ endNode: ContiguousArray<Int32>, _ nodeCount: Int
  ) -> (starts: ContiguousArray<Int32>, segments: ContiguousArray<Int32>) {
    var starts = ContiguousArray<Int32>(repeating: 0, count: nodeCount + 1)
    for segment in startNode.indices {
      starts[Int(startNode[segment]) + 1] += 1
      if endNode[segment] != startNode[segment] { starts[Int(endNode[segment]) + 1] += 1 }
    }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var next = starts
    var segments = ContiguousArray<Int32>(repeating: 0, count: Int(starts[nodeCount]))
    for segment in startNode.indices {
      let isCircle = startNode[segment] == endNode[segment]
      for node in isCircle ? [startNode[segment]] : [startNode[segment], endNode[segment]] {
        segments[Int(next[Int(node)])] = Int32(segment)
        next[Int(node)] += 1
      }
    }
    return (starts, segments)
  }
}

extension StreetNetwork.Account {
  /// All of it in a sentence.
  public var sentence: String {
    let cut = greatestLengthMetres.map { "cut where longer than \($0) m" } ?? "left whole"
    let left =
      (withoutLength > 0 ? ", \(withoutLength) without a length left out" : "")
      + (repeated > 0 ? ", \(repeated) that lay there twice left out" : "")
    return "\(parts) lines, \(stretches) stretches between junctions, \(cut), ends within \(toleranceMetres) m of one "
      + "another joined\(left)."
  }
}
