import Spatial

/// The spatial statistics on seeded points and areas, without files: `--sizes` are numbers of locations, cells or areas.
enum SpatialCases {
  static let all = [grid]

  // MARK: What they work on

  /// Locations in towns and all over, a square kilometre for every 60 of them, with 1 to 20 incidents each.
  static func locations(_ stages: Stages) -> Locations {
    var random = RandomNumbers(seed: 1, item: stages.size)
    let side = side(stages)
    let towns = (0..<max(1, stages.size / 2_000)).map { _ in (random.uniform() * side, random.uniform() * side) }
    var x = ContiguousArray<Double>()
    var y = ContiguousArray<Double>()
    var weight = ContiguousArray<Int>()
    for index in 0..<stages.size {
      var place = (random.uniform() * side, random.uniform() * side)
      if !index.isMultiple(of: 4) {
        // The sum of four uniform numbers is nearly normal: a town with a centre and an edge.
        let town = towns[random.below(towns.count)]
        func spread() -> Double { (0..<4).reduce(0.0) { sum, _ in sum + random.uniform() - 0.5 } * 1_500 }
        place = (min(max(town.0 + spread(), 0), side), min(max(town.1 + spread(), 0), side))
      }
      x.append(500_000 + place.0.rounded())
      y.append(100_000 + place.1.rounded())
      weight.append(1 + random.below(20))
    }
    return Locations(x: x, y: y, weight: weight)
  }

  private static func side(_ stages: Stages) -> Double { (Double(stages.size) / 60).squareRoot() * 1_000 }

  /// The square that the locations lie in.
  static func studyArea(_ stages: Stages) -> MultiPolygon {
    let side = side(stages).rounded(.up)
    return square(side)
  }

  static func square(_ side: Double) -> MultiPolygon {
    var area = MultiPolygon()
    let (west, south) = (500_000.0, 100_000.0)
    area.appendPart(rings: [
      [(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    ])
    return area
  }

  // MARK: The cases

  private static let grid = Case(
    name: "grid", summary: "as many hexagons laid over a study area, counted, with their neighbours", unit: "cells"
  ) { stages in
    let locations = locations(stages)
    let studyArea = studyArea(stages)
    // A hexagon of width w has w² √3/2 of area.
    let width = max(Grid.leastWidthMetres, side(stages) / (Double(stages.size) * 3.squareRoot() / 2).squareRoot())
    return {
      let grid = try Grid(over: studyArea, shape: .hexagon, widthMetres: width)
      let counts = grid.counts(of: locations).cells
      let neighbours = grid.neighbours()
      return Case.Answer(items: grid.count) {
        $0.add(counts)
        $0.add(grid.squareMetres)
        $0.add(neighbours.members)
      }
    }
  }
}
