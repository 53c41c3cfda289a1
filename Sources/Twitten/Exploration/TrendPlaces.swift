import Formats
import Incidents
import Places
import Publishing
import Spatial

/// The places of an exploration whose changes are looked at: areas, cells, or none beside the district.
struct TrendPlaces {
  /// `area` or `cell`.
  let kind: String
  let codes: [String]
  let names: [String]
  /// In degrees; nil for a sliver of a cell.
  let outlines: [MultiPolygon?]
  /// The place of each location of the tables, or -1.
  let group: ContiguousArray<Int32>
  var about: [String] = []

  var count: Int { codes.count }

  static func of(
    _ exploration: Exploration, _ settings: TrendExploration.Settings, workers: Int
  ) throws(InputError) -> TrendPlaces {
    switch (settings.places, exploration.areas) {
    case (.areas, let areas?): try of(areas, in: exploration, workers: workers)
    case (.cells, _): try cells(of: exploration, settings, workers: workers)
    case (.areas, nil), (.district, _):
      TrendPlaces(
        kind: "area", codes: [], names: [], outlines: [],
        group: ContiguousArray(repeating: -1, count: exploration.isInside.count))
    }
  }

  private static func of(
    _ areas: AreaLayer, in exploration: Exploration, workers: Int
  ) throws(InputError) -> TrendPlaces {
    let table = exploration.incidents
    let area = try SpatialAnswers.asked { () throws(SpatialError) in
      try areas.index.locate(x: table.x, y: table.y, workers: workers)
    }
    return TrendPlaces(
      kind: "area", codes: areas.codes, names: areas.names,
      outlines: try Degrees(exploration.projector).published(areas, workers: workers),
      group: ContiguousArray(area.indices.map { exploration.isInside[$0] ? area[$0] : -1 }))
  }

  private static func cells(
    of exploration: Exploration, _ settings: TrendExploration.Settings, workers: Int
  ) throws(InputError) -> TrendPlaces {
    let (grid, about) = try CellGrid.lay(
      over: exploration, shape: settings.shape, widthMetres: settings.widthMetres)
    let table = exploration.incidents
    return TrendPlaces(
      kind: "cell", codes: (0..<grid.count).map { grid.name(of: $0) },
      names: [String](repeating: "", count: grid.count),
      outlines: try CellGrid.outlines(of: grid, Degrees(exploration.projector), workers: workers),
      group: ContiguousArray(
        table.x.indices.map { exploration.isInside[$0] ? grid.cell(x: table.x[$0], y: table.y[$0]) : -1 }),
      about: about)
  }
}
