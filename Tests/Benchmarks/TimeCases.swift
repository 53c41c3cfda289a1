import Spatial

/// The statistics of time on seeded events, without files: `--sizes` are numbers of cells, events or cases.
enum TimeCases {
  static let all = [emerging, knox]

  /// Two years of months.
  private static let steps = 24

  private static let emerging = Case(
    name: "emerging",
    summary:
      "Gi* of as many cells by 24 months of 39 incidents a cell, false discovery rate, Mann-Kendall and the 17 classes",
    unit: "cells"
  ) { stages in
    let side = Int(Double(stages.size).squareRoot().rounded(.up))
    let width = 300.0
    let grid = try Grid(over: SpatialCases.square(Double(side) * width), shape: .square, widthMetres: width)
    let neighbours = grid.neighbours()
    let locations = SpatialCases.locations(stages, within: Double(side) * width, count: max(1, stages.size * 4))
    let cells = (0..<locations.count).map { Int(grid.cell(x: locations.x[$0], y: locations.y[$0])) }
    var random = RandomNumbers(seed: 2)
    var incidents: [(cell: Int32, step: Int32)] = []
    for location in 0..<locations.count {
      for _ in 0..<locations.weight[location] {
        incidents.append((Int32(cells[location]), Int32(random.below(steps))))
      }
    }
    let all = incidents
    return {
      var counts = ContiguousArray(repeating: 0, count: grid.count * steps)
      for (cell, step) in all where cell >= 0 { counts[Int(cell) * steps + Int(step)] += 1 }
      let cube = SpaceTimeCube(counts: counts, steps: steps, neighbours, workers: stages.workers)
      let patterns = Parallel.map(Parallel.ranges(of: grid.count, workers: stages.workers * 4), workers: stages.workers)
      {
        $0.map { EmergingRules.latest.pattern(of: cube.heat(of: $0), trend: cube.trend(of: $0)) }
      }.flatMap { $0 }
      return Case.Answer(items: grid.count) { sum in
        sum.add(cube.z)
        sum.add(patterns.map { EmergingPattern.allCases.firstIndex(of: $0) ?? -1 })
      }
    }
  }

  private static let knox = Case(
    name: "knox", summary: "near repeats among as many events: 5 x 4 bands, 999 permutations", unit: "events"
  ) { stages in
    let locations = SpatialCases.locations(stages)
    var random = RandomNumbers(seed: 3)
    let events = Events(
      x: locations.x, y: locations.y,
      day: ContiguousArray((0..<locations.count).map { _ in Double(random.below(730)) }),
      weight: ContiguousArray(repeating: 1, count: locations.count))
    return {
      let result = try Knox().test(events, workers: stages.workers)
      return Case.Answer(items: events.count) { sum in
        sum.add(result.table.cells.map(\.observed))
        sum.add(ContiguousArray(result.table.cells.map(\.p)))
      }
    }
  }
}
