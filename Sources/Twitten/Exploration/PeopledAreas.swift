import Formats
import Incidents
public import Places
import Spatial

/// Areas with their people and the explored incidents in them.
public struct PeopledAreas {
  /// Which areas, and which table has their people.
  public struct Choice: Sendable {
    let areas: [NamedFile]
    let areaCode: String?
    let population: NamedFile
    let column: String?

    /// - Parameters:
    ///   - areas: boundary files.
    ///   - areaCode: the property with their codes; found by itself where nil.
    ///   - population: the table of people by those codes.
    ///   - column: its column of people; found by itself where nil.
    public init(areas: [NamedFile], areaCode: String? = nil, population: NamedFile, column: String? = nil) {
      self.areas = areas
      self.areaCode = areaCode
      self.population = population
      self.column = column
    }
  }

  let areas: AreaLayer
  let places: ScanPlaces
  /// The area of each of the exploration's locations, or `AreaIndex.none`.
  let areaOfLocation: ContiguousArray<Int32>
  private(set) var about: [String] = []
  /// People of each area.
  let population: [Double]

  /// - Throws: where areas have no row in the table, or fewer than two lie in the study area.
  init(_ exploration: Exploration, _ choice: Choice, workers: Int) throws(InputError) {
    let table = choice.population
    let all = try AreaLayerReader(
      layer: "areas", kinds: AreaLayerReader.lsoaKinds + AreaLayerReader.allKinds, codeProperty: choice.areaCode,
      projection: exploration.choice.projection, fromDegrees: exploration.projector
    ).read(choice.areas)
    // Areas beyond the study area have people whose incidents are not counted.
    let inside = try exploration.studyArea?.holdsHalf(of: all, workers: workers)
    areas = try inside.map { (inside) throws(InputError) in try all.filtered { inside[$0] } } ?? all
    guard areas.count > 1 else {
      throw .badData("Fewer than two of the \(all.count) areas lie in the study area. Are they those of this district?")
    }
    let people = try Population(table, peopleColumn: choice.column).people
    let missing = areas.codes.filter { people[$0] == nil }
    guard missing.isEmpty else {
      throw .badData(
        "\(missing.count) of \(areas.count) areas have no row in \(table.name): \(missing.prefix(5).joined(separator: ", ")). The "
          + "usual cause is 2011 codes against 2021 boundaries, or the other way round.")
    }
    population = areas.codes.map { Double(people[$0] ?? 0) }
    let centroids = areas.polygons.map(\.centroid)
    places = try SpatialAnswers.asked { () throws(SpatialError) in
      try ScanPlaces(x: centroids.map(\.x), y: centroids.map(\.y))
    }
    let areas = areas
    areaOfLocation = try SpatialAnswers.asked { () throws(SpatialError) in
      try areas.index.locate(x: exploration.locations.x, y: exploration.locations.y, workers: workers)
    }
    let lost = zip(areaOfLocation, exploration.locations.weight).reduce(0) { $0 + ($1.0 == AreaIndex.none ? $1.1 : 0) }
    about = [
      "Areas: \(areas.count) of \(all.count) with \(FixedDecimal.string(population.reduce(0, +), decimals: 0)) people by \(table.name); each is "
        + "taken to lie at its centroid. \(lost) incidents lie in none of them and are left out."
    ]
  }

  /// The incidents of each area.
  func cases(_ exploration: Exploration) -> [Int] {
    var cases = [Int](repeating: 0, count: areas.count)
    for (area, weight) in zip(areaOfLocation, exploration.locations.weight) where area != AreaIndex.none {
      cases[Int(area)] += weight
    }
    return cases
  }

  func model(_ exploration: Exploration, _ steps: ScanSteps?) throws(InputError) -> ScanModel {
    guard let steps else { return .poisson(cases: cases(exploration), population: population) }
    let counts = try ScanGround.counts(exploration, steps, placeOfLocation: areaOfLocation)
    // People times days: a month of 28 days expects less than one of 31.
    let expected = population.flatMap { people in steps.days.map { people * Double($0) } }
    return .spaceTimePoisson(cases: counts, expected: expected)
  }
}
