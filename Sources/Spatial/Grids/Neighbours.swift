/// Which places are neighbours of which, in compressed rows: the neighbours of place `i` are
/// `members[starts[i]..<starts[i + 1]]`, ascending, and never `i` itself.
///
/// Statistics that count a place among its own neighbours, such as Gi*, add it by themselves. A place may have no neighbour.
public struct Neighbours: Sendable, Equatable {
  /// Where each row begins in `members`; one more start ends the last.
  public let starts: ContiguousArray<Int32>
  /// The neighbours of every place, row after row, ascending within a row.
  public let members: ContiguousArray<Int32>
  /// A weight above 0 beside each member; empty where each weighs 1.
  public let weights: ContiguousArray<Double>

  /// - Precondition: one start more than places, ascending from 0; members within 0 ..< count and never their own row's place;
  ///   as many weights as members, or none.
  public init(
    starts: ContiguousArray<Int32>, members: ContiguousArray<Int32>, weights: ContiguousArray<Double> = []
  ) {
    precondition(starts.first == 0 && starts.last.map(Int.init) == members.count, "rows that hold the members")
    precondition(weights.isEmpty || weights.count == members.count, "as many weights as members, or none")
    self.starts = starts
    self.members = members
    self.weights = weights
  }

  /// Rows as lists of places, in any order; a place itself is left out of its own row.
  public init(rows: [[Int]]) {
    var starts: ContiguousArray<Int32> = [0]
    var members: ContiguousArray<Int32> = []
    starts.reserveCapacity(rows.count + 1)
    for (place, row) in rows.enumerated() {
      precondition(row.allSatisfy { rows.indices.contains($0) }, "neighbours that are places")
      members.append(contentsOf: Set(row).subtracting([place]).sorted().lazy.map { Int32($0) })
      starts.append(Int32(members.count))
    }
    self.init(starts: starts, members: members)
  }

  /// How many places there are.
  public var count: Int { starts.count - 1 }

  /// Whether every neighbour weighs 1.
  public var isBinary: Bool { weights.isEmpty }

  /// The positions of a place's neighbours in `members`.
  package func row(_ place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }

  /// How many neighbours a place has.
  public func degree(of place: Int) -> Int { row(place).count }

  /// The same neighbours with weights that add up to 1 in every row that has any.
  public func rowStandardised() -> Neighbours {
    var standardised = ContiguousArray(repeating: 0.0, count: members.count)
    for place in 0..<count {
      let row = row(place)
      let sum = isBinary ? Double(row.count) : row.reduce(0) { $0 + weights[$1] }
      for position in row { standardised[position] = (isBinary ? 1 : weights[position]) / sum }
    }
    return Neighbours(starts: starts, members: members, weights: standardised)
  }
}
