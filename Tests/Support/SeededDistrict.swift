import Foundation
public import Spatial

/// A study area in metres that is the same in every run: jagged, in two parts, the larger with a lake in it.
public enum SeededDistrict {
  /// Some 10 km across, its south-western part near E500000 N100000.
  public static func area(seed: UInt64, corners: Int = 400) -> MultiPolygon {
    var area = MultiPolygon()
    area.appendPart(rings: [
      ring(x: 505_000, y: 104_000, radius: 4_000, corners: corners, seed: seed, isShell: true),
      ring(x: 504_600, y: 104_300, radius: 900, corners: corners / 4, seed: seed &+ 1, isShell: false),
    ])
    area.appendPart(rings: [ring(x: 511_300, y: 107_100, radius: 700, corners: 25, seed: seed &+ 2, isShell: true)])
    return area
  }

  /// Corners in order around a centre, no two of which are equally far from it: never crosses itself.
  public static func ring(
    x: Double, y: Double, radius: Double, corners: Int, seed: UInt64, isShell: Bool
  ) -> [(x: Double, y: Double)] {
    var random = RandomNumbers(seed: seed)
    var ring = (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let distance = radius * (0.75 + 0.45 * random.uniform())
      return (x: x + distance * cos(angle), y: y + distance * sin(angle))
    }
    ring.append(ring[0])
    return isShell ? ring : ring.reversed()
  }
}

extension SeededDistrict {
  /// Locations on a lattice of 10 m over and around `area(seed:)`, gathered in towns; weights 0 ... 4.
  public static func locations(seed: UInt64, count: Int) -> Locations {
    var random = RandomNumbers(seed: seed, item: 1)
    let towns = (0..<6).map { _ in (502_000 + 6_000 * random.uniform(), 101_000 + 6_000 * random.uniform()) }
    var x = ContiguousArray<Double>()
    var y = ContiguousArray<Double>()
    for index in 0..<count {
      let town = towns[random.below(towns.count)]
      let spread = index % 5 == 0 ? 9_000.0 : 1_500
      x.append(((town.0 + (random.uniform() - 0.5) * spread) / 10).rounded() * 10)
      y.append(((town.1 + (random.uniform() - 0.5) * spread) / 10).rounded() * 10)
    }
    return Locations(x: x, y: y, weight: ContiguousArray((0..<count).map { _ in random.below(5) }))
  }

  /// Those of some locations that lie in a polygon.
  public static func locations(_ locations: Locations, in area: MultiPolygon) throws -> Locations {
    let found = try AreaIndex([area]).locate(x: locations.x, y: locations.y)
    let inside = found.indices.filter { found[$0] != AreaIndex.none }
    return Locations(
      x: ContiguousArray(inside.map { locations.x[$0] }), y: ContiguousArray(inside.map { locations.y[$0] }),
      weight: ContiguousArray(inside.map { locations.weight[$0] }))
  }
}
