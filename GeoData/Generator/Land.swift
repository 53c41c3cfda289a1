internal import Spatial

/// Which cells of the mesh are land: one mainland in one piece and one island.
struct Land {
  /// The island's cells, ascending.
  let island: [Int]
  private let mainland: [Bool]
  private let roughness: [Double]

  init(_ mesh: HexMesh, seed: UInt64) {
    let noise = SmoothNoise(seed: seed ^ UInt64(Stream.outline.rawValue), spacing: 2_300)
    let fineNoise = SmoothNoise(seed: seed ^ UInt64(Stream.outline.rawValue + 100), spacing: 600)
    let isLand = (0..<mesh.cellCount).map {
      !mesh.isRim($0) && DistrictPlan.isLand(mesh.centre($0), noise, fineNoise)
    }
    let mainland = Self.piece(around: Self.nearest(DistrictPlan.townCentre, mesh, isLand), mesh, isLand)
    let island = Self.piece(around: Self.nearest(DistrictPlan.island, mesh, isLand), mesh, isLand)
    self.mainland = mainland
    self.island = island.indices.filter { island[$0] && !mainland[$0] }
    var random = RandomNumbers(seed: seed, .growth)
    let hills = SmoothNoise(seed: seed ^ UInt64(Stream.growth.rawValue), spacing: 1_100)
    roughness = (0..<mesh.cellCount).map { cell in
      let centre = mesh.centre(cell)
      return random.uniform(0.7, 1.3) * (1 + 0.6 * hills.value(centre.x, centre.y))
    }
  }

  func isMainland(_ cell: Int) -> Bool { mainland[cell] }

  /// How long a region takes to grow over a cell; uneven, so that borders wander.
  func resistance(_ cell: Int) -> Double { roughness[cell] }

  func nearestCell(to point: Point, _ mesh: HexMesh) -> Int { Self.nearest(point, mesh, mainland) }

  private static func nearest(_ point: Point, _ mesh: HexMesh, _ allowed: [Bool]) -> Int {
    let cells = allowed.indices.filter { allowed[$0] }
    return cells.min { mesh.centre($0).distance(to: point) < mesh.centre($1).distance(to: point) } ?? 0
  }

  private static func piece(around start: Int, _ mesh: HexMesh, _ isLand: [Bool]) -> [Bool] {
    var reached = [Bool](repeating: false, count: isLand.count)
    reached[start] = true
    var open = [start]
    while let cell = open.popLast() {
      for neighbour in mesh.neighbours(cell) where isLand[neighbour] && !reached[neighbour] {
        reached[neighbour] = true
        open.append(neighbour)
      }
    }
    return reached
  }
}
