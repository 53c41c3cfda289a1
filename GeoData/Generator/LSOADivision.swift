internal import Spatial

/// A ward's division into LSOAs: as LSOAs hold about as many people each, they are small where people live close.
enum LSOADivision {
  private static let rounds = 12
  /// Somebody lives everywhere: without this, the country would have no weight at all.
  private static let leastDensity = 0.01

  /// The cells of each LSOA, ascending; the LSOAs from north to south.
  static func divide(_ cells: [Int], of ward: WardPlan, _ mesh: HexMesh, _ land: Land, _ seed: UInt64) -> [[Int]] {
    let mainland = cells.filter(land.isMainland)
    let inside = Set(mainland)
    let density = { (cell: Int) in DistrictPlan.density(mesh.centre(cell), inTown: ward.isTown) }
    let weights = mainland.map { max(leastDensity, density($0)) }
    let seeds = centres(of: mainland, weights, ward.lsoas, mesh).map { centre in
      mainland.min { mesh.centre($0).distance(to: centre) < mesh.centre($1).distance(to: centre) } ?? mainland[0]
    }
    let regions = Growth.regions(
      seeds: seeds, speeds: seeds.map { 1 + 1.5 * (1 - density($0)) }, in: mesh,
      resistance: land.resistance, allowed: inside.contains)
    var parts = seeds.indices.map { region in mainland.filter { regions[$0] == region } }
    parts.sort { mesh.middle(of: $0).y > mesh.middle(of: $1).y }
    attach(cells.filter { !land.isMainland($0) }, to: &parts, mesh)
    return parts
  }

  /// Lloyd's algorithm (1982, doi:10.1109/TIT.1982.1056489), begun with places as far from each other as can be.
  private static func centres(of cells: [Int], _ weights: [Double], _ count: Int, _ mesh: HexMesh) -> [Point] {
    let points = cells.map { mesh.centre($0) }
    var centres: [Point] = []
    while centres.count < count {
      let chosen = points.indices.max { a, b in
        spread(points[a], centres) * weights[a] < spread(points[b], centres) * weights[b]
      }
      if let chosen { centres.append(points[chosen]) }
    }
    for _ in 0..<rounds {
      var sums = [(x: Double, y: Double, weight: Double)](repeating: (0, 0, 0), count: count)
      for (index, point) in points.enumerated() {
        let nearest = centres.indices.min { centres[$0].distance(to: point) < centres[$1].distance(to: point) } ?? 0
        sums[nearest].x += point.x * weights[index]
        sums[nearest].y += point.y * weights[index]
        sums[nearest].weight += weights[index]
      }
      for index in centres.indices where sums[index].weight > 0 {
        centres[index] = Point(x: sums[index].x / sums[index].weight, y: sums[index].y / sums[index].weight)
      }
    }
    return centres
  }

  private static func spread(_ point: Point, _ centres: [Point]) -> Double {
    centres.map { $0.distance(to: point) }.min() ?? 1
  }

  /// An island goes with the LSOA whose shore is nearest.
  private static func attach(_ island: [Int], to parts: inout [[Int]], _ mesh: HexMesh) {
    guard !island.isEmpty else { return }
    let middle = mesh.middle(of: island)
    let gaps = parts.map { part in part.map { mesh.centre($0).distance(to: middle) }.min() ?? .infinity }
    if let nearest = gaps.indices.min(by: { gaps[$0] < gaps[$1] }) {
      parts[nearest] = (parts[nearest] + island).sorted()
    }
  }
}

extension HexMesh {
  /// The mean of some cells' centres.
  func middle(of cells: [Int]) -> Point {
    let sum = cells.reduce(Point(x: 0, y: 0)) { $0 + centre($1) }
    return sum * (1 / Double(max(1, cells.count)))
  }
}
