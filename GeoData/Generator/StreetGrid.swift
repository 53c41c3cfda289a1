internal import Spatial

/// A ward's streets before they are cut off at its border: parallel, turned by an angle of their own and gently bent.
struct StreetGrid {
  private static let alongStreet = 92.0
  private static let betweenStreets = 128.0
  private static let bendMetres = 70.0

  /// The numbers of the streets, from one side of the ward to the other.
  let streets: ClosedRange<Int>
  private let steps: ClosedRange<Int>
  private let middle: Point
  private let along: Point
  private let across: Point
  private let bend: SmoothNoise

  init(over bounds: Bounds, _ random: inout RandomNumbers) {
    bend = SmoothNoise(seed: random.next(), spacing: 500)
    let slope = random.uniform(-0.6, 0.6)
    let length = (1 + slope * slope).squareRoot()
    along = Point(x: 1 / length, y: slope / length)
    across = Point(x: -along.y, y: along.x)
    middle = Point(x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2)
    // Half the diagonal of a square is 0.71 of its side: the grid covers the ward whichever way it is turned.
    let reach = max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * 0.75
    let lastStreet = Int(reach / Self.betweenStreets)
    let lastStep = Int(reach / Self.alongStreet)
    streets = -lastStreet...lastStreet
    steps = -lastStep...lastStep
  }

  /// The points along one street, from end to end.
  func points(ofStreet street: Int, _ random: inout RandomNumbers) -> [Point] {
    steps.map { step in
      let distance = Double(step) * Self.alongStreet + random.uniform(-9, 9)
      let start = middle + along * distance + across * (Double(street) * Self.betweenStreets)
      return start + across * (bend.value(start.x, start.y) * Self.bendMetres + random.uniform(-6, 6))
    }
  }
}
