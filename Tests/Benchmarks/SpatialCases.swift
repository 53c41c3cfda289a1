import Spatial

/// The spatial statistics on seeded points and areas, without files: `--sizes` are numbers of locations, cells or areas.
enum SpatialCases {
  static let all = [
    grid, density, giStar, localMoran, permutations, spaceTimeClusters, hdbscan, optics, nearestNeighbour, streets,
    scan,
    scanInTime,
  ]

  // MARK: What they work on

  /// Locations in towns and all over, a square kilometre for every 60 of them, with 1 to 20 incidents each.
  static func locations(_ stages: Stages) -> Locations {
    locations(stages, within: side(stages), count: stages.size)
  }

  static func locations(_ stages: Stages, within side: Double, count: Int) -> Locations {
    var random = RandomNumbers(seed: 1, item: count)
    let towns = (0..<max(1, count / 2_000)).map { _ in (random.uniform() * side, random.uniform() * side) }
    var x = ContiguousArray<Double>()
    var y = ContiguousArray<Double>()
    var weight = ContiguousArray<Int>()
    for index in 0..<count {
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

  private static let density = Case(
    name: "density", summary: "a quartic density of 200 m over as many cells, corrected at the edge", unit: "cells"
  ) { stages in
    let side = (Double(stages.size) * 2_500).squareRoot()
    let grid = try Grid(over: square(side), shape: .square, widthMetres: 50)
    let locations = locations(stages, within: side, count: max(100, stages.size / 5))
    let method = try KernelDensity(kernel: .quartic, bandwidthMetres: 200)
    return {
      let density = try method.estimate(locations, over: grid, workers: stages.workers)
      return Case.Answer(items: grid.count) { $0.add(density.perSquareKilometre) }
    }
  }

  /// Poisson-like counts on a square of cells with their eight neighbours.
  private static func counts(_ stages: Stages) throws -> (values: ContiguousArray<Double>, neighbours: Neighbours) {
    let cells = Int(Double(stages.size).squareRoot().rounded())
    let grid = try Grid(over: square(Double(cells) * 100), shape: .square, widthMetres: 100)
    var random = RandomNumbers(seed: 2, item: stages.size)
    let values = ContiguousArray((0..<grid.count).map { _ in Double((0..<6).count { _ in random.uniform() < 0.3 }) })
    return (values, grid.neighbours())
  }

  private static let giStar = Case(
    name: "gi-star", summary: "Gi* of as many cells with 999 permutations and the false discovery rate", unit: "cells"
  ) { stages in
    let (values, neighbours) = try counts(stages)
    return {
      let scores = GetisOrd().scores(values, neighbours, workers: stages.workers)
      return Case.Answer(items: values.count) {
        $0.add(scores.z)
        $0.add(scores.q)
      }
    }
  }

  private static let localMoran = Case(
    name: "local-moran", summary: "local Moran's I of as many cells with 999 permutations", unit: "cells"
  ) { stages in
    let (values, neighbours) = try counts(stages)
    return {
      let moran = LocalMoran().scores(values, neighbours, workers: stages.workers)
      return Case.Answer(items: values.count) { $0.add(moran.scores.p) }
    }
  }

  private static let permutations = Case(
    name: "gi-star-99999", summary: "Gi* of as many cells, at most 25,600, with 99,999 permutations", unit: "cells"
  ) { stages in
    let (values, neighbours) = try counts(
      try Stages(folder: stages.folder, size: min(stages.size, 25_600), workers: stages.workers))
    let method = GetisOrd(permutations: ConditionalPermutation(count: 99_999))
    return {
      let scores = method.scores(values, neighbours, workers: stages.workers)
      return Case.Answer(items: values.count) { $0.add(scores.p) }
    }
  }

  private static let spaceTimeClusters = Case(
    name: "st-dbscan", summary: "bursts within 150 m and 14 days", unit: "events"
  ) { stages in
    let locations = locations(stages)
    var random = RandomNumbers(seed: 3, item: stages.size)
    let events = Events(
      x: locations.x, y: locations.y,
      day: ContiguousArray((0..<locations.count).map { _ in Double(random.below(365)) }),
      weight: ContiguousArray(repeating: 1, count: locations.count))
    return {
      let clustering = STDBSCAN(epsMetres: 150, epsDays: 14, minPoints: 10).cluster(events, workers: stages.workers)
      return Case.Answer(items: events.count) { $0.add(clustering.cluster) }
    }
  }

  private static let hdbscan = Case(
    name: "hdbscan", summary: "clusters of at least 20 incidents, no wider than 500 m", unit: "locations"
  ) { stages in
    let locations = locations(stages)
    return {
      let found = HDBSCAN(minClusterSize: 20).result(locations, greatestWidthMetres: 500, workers: stages.workers)
      return Case.Answer(items: locations.count) { $0.add(found.clustering.cluster) }
    }
  }

  private static let optics = Case(
    name: "optics", summary: "OPTICS within 300 m, its clusters by xi", unit: "locations"
  ) { stages in
    let locations = locations(stages)
    return {
      let clustering = OPTICS(maxEpsMetres: 300, minSamples: 20)
        .cluster(locations, greatestWidthMetres: 500, workers: stages.workers)
      return Case.Answer(items: locations.count) { $0.add(clustering.cluster) }
    }
  }

  private static let nearestNeighbour = Case(
    name: "nnh", summary: "nearest-neighbour hierarchical clusters within 150 m", unit: "locations"
  ) { stages in
    let locations = locations(stages)
    return {
      let clustering = NearestNeighbourHierarchical(threshold: .fixed(metres: 150)).cluster(locations)
      return Case.Answer(items: locations.count) { $0.add(clustering.cluster) }
    }
  }

  private static let streets = Case(
    name: "streets", summary: "locations laid on a lattice of streets, hot ones gathered", unit: "locations"
  ) { stages in
    let locations = locations(stages)
    let side = side(stages)
    let lines = stride(from: 0, through: side, by: 100).flatMap { offset -> [MultiLine] in
      var across = MultiLine()
      across.appendPart([(x: 500_000, y: 100_000 + offset), (x: 500_000 + side, y: 100_000 + offset)])
      var along = MultiLine()
      along.appendPart([(x: 500_000 + offset, y: 100_000), (x: 500_000 + offset, y: 100_000 + side)])
      return [across, along]
    }
    let network = try StreetNetwork(lines)
    return {
      let snap = try StreetSnap(locations, to: network, workers: stages.workers)
      let hot = try HotStreets(
        counts: snap.counts(weight: locations.weight, in: network), in: network,
        rule: .significant(falseDiscoveryRate: 0.05))
      let runs = try StreetRuns(of: hot, in: network)
      return Case.Answer(items: locations.count) {
        $0.add(snap.segment)
        $0.add(runs.run)
      }
    }
  }

  /// Areas with people and cases all over, and so many places that windows have to be capped in metres.
  private static func areas(
    _ stages: Stages
  ) throws -> (places: ScanPlaces, population: [Double], cases: [Int], statistic: ScanStatistic) {
    let count = min(stages.size, 10_000)
    var random = RandomNumbers(seed: 5)
    let x = (0..<count).map { _ in random.uniform() * 20_000 }
    let y = (0..<count).map { _ in random.uniform() * 20_000 }
    let population = (0..<count).map { _ in 500 + 1_000 * random.uniform() }
    var cases = [Int](repeating: 0, count: count)
    for _ in 0..<2 * count { cases[random.below(count)] += 1 }
    var statistic = ScanStatistic()
    if count > 1_500 { statistic.window.greatestMetres = 1_000 }
    return (try ScanPlaces(x: x, y: y), population, cases, statistic)
  }

  private static let scan = Case(
    name: "scan", summary: "the Poisson scan of as many areas, at most 10,000, 999 replicas; beyond 1,500 within 1 km",
    unit: "areas"
  ) { stages in
    let (places, population, cases, statistic) = try areas(stages)
    return {
      let result = try statistic.scan(places, .poisson(cases: cases, population: population), workers: stages.workers)
      return Case.Answer(items: places.count) { $0.add(result.replicaMaxima) }
    }
  }

  private static let scanInTime = Case(
    name: "scan-space-time",
    summary: "the space-time permutation scan of as many cases, at most 10,000, 24 steps, 99 replicas",
    unit: "cases"
  ) { stages in
    var (places, _, _, statistic) = try areas(
      try Stages(folder: stages.folder, size: min(stages.size, 1_500), workers: stages.workers))
    statistic.window.greatestMetres = 1_000
    statistic.replicas = 99
    var random = RandomNumbers(seed: 6)
    let rows = min(stages.size, 10_000)
    let counts = try SpaceTimeCounts(
      steps: 24, place: (0..<rows).map { _ in random.below(places.count) },
      step: (0..<rows).map { _ in random.below(24) })
    return { [places, statistic] in
      let result = try statistic.scan(places, .spaceTimePermutation(counts), workers: stages.workers)
      return Case.Answer(items: rows) { $0.add(result.replicaMaxima) }
    }
  }
}
