public import Spatial

/// Random locations that are the same in every run.
public enum SeededLocations {
  /// Locations in a square of `side` metres: half of them even, half gathered in knots, on a lattice of `grain` metres so
  /// that some fall together and distances tie; weights 1 ... 5.
  public static func square(count: Int, side: Double, grain: Double, seed: UInt64) -> Locations {
    var random = RandomNumbers(seed: seed)
    var x = ContiguousArray<Double>()
    var y = ContiguousArray<Double>()
    var weight = ContiguousArray<Int>()
    let knots = (0..<max(1, count / 40)).map { _ in (random.uniform() * side, random.uniform() * side) }
    for index in 0..<count {
      var point = (random.uniform() * side, random.uniform() * side)
      if index.isMultiple(of: 2), let knot = knots.randomElement(using: &random) {
        point = (knot.0 + (random.uniform() - 0.5) * side / 20, knot.1 + (random.uniform() - 0.5) * side / 20)
      }
      x.append((point.0 / grain).rounded() * grain)
      y.append((point.1 / grain).rounded() * grain)
      weight.append(Int.random(in: 1...5, using: &random))
    }
    return Locations(x: x, y: y, weight: weight)
  }
}
