public import Formats
public import Spatial

/// The ground that incidents are laid over: study area, wards, LSOAs, any further layers, and what is known of them.
public struct Ground: Sendable {
  /// The ground that is analysed.
  public let studyArea: StudyArea
  /// The layers of areas: the wards, the LSOAs where there are any, and the others in the order in which they were named.
  public let layers: [GroundLayer]
  /// Of each layer which areas come within a metre of one another.
  public let neighbours: [Neighbours]
  /// The place of the LSOAs among the layers; nil where no LSOA file was given.
  public let lsoaLayer: Int?
  /// How LSOAs are ranked when deprivation is set beside crime; nil where nothing is known of it.
  public let ranking: DeprivationRanking?
  /// Layers of points, such as licensed premises, in the order in which they were named.
  public let points: [PointLayer]
  /// Layers of lines, such as streets, in the order in which they were named.
  public let lines: [LineLayer]
  /// Other districts to compare with; nil for none.
  public let districts: Districts?
  /// Where addresses are; nil where areas are cut by their ground alone.
  public let addresses: AddressWeights?
  /// What was chosen or noticed, a sentence each.
  public let notes: [String]
  /// What a careful reader would want mended, a sentence each.
  public let warnings: [String]

  /// The wards of the study area.
  public var wards: AreaLayer { layers[0].areas }
  /// nil where no LSOA file was given.
  public var lsoas: AreaLayer? { lsoaLayer.map { layers[$0].areas } }
  /// Deprivation of each LSOA; nil entries where its code is not in the table.
  public var deprivation: [Deprivation.Entry?] { lsoaLayer.map { layers[$0].deprivation } ?? [] }
  /// People of each LSOA; nil where not known.
  public var lsoaPopulation: [Double?] { lsoaLayer.map { layers[$0].people } ?? [] }
  /// People of each ward; nil where not known.
  public var wardPopulation: [Double?] { layers[0].people }
  /// Population-weighted mean IMD decile of each ward; nil where not known.
  public var wardDecile: [Double?] { layers[0].imdDecile }

  /// - Parameters:
  ///   - studyArea: the ground that is analysed.
  ///   - wards: the wards of the study area.
  ///   - lsoas: all LSOAs given; those with less than half of their ground in the study area are left out.
  ///   - others: any further layers; areas with less than half of their ground in the study area are left out.
  ///   - projection: how their coordinates were carried over.
  ///   - districts: the districts to compare with, beyond the study area too.
  ///   - facts: what the tables say.
  ///   - notes: what was chosen so far.
  ///   - workers: how many threads may work at a time.
  public init(
    studyArea: StudyArea, wards: AreaLayer, lsoas: AreaLayer?, others: [PlaceLayer] = [],
    projection: ProjectionChoice = ProjectionChoice(), districts: AreaLayer? = nil,
    facts: GroundFacts, notes: [String] = [], workers: Int = 1
  ) throws(InputError) {
    var notes = notes
    var points: [PointLayer] = []
    var lines: [LineLayer] = []
    var areas: [AreaLayer] = []
    for other in others {
      if let fault = other.placementFault(in: studyArea, projection) { throw fault }
      notes += other.notes
      switch other {
      case .areas(let layer): areas.append(layer)
      case .points(let layer): points.append(layer)
      case .lines(let layer): lines.append(layer)
      }
    }
    var warnings: [String] = ([wards] + [lsoas].compactMap { $0 } + areas).flatMap(\.repairs)
    var known: KnownLSOAs?
    var overlay: Apportionment?
    if let lsoas {
      let inside = try Self.inside(lsoas, studyArea, wards, workers)
      notes.append(
        "LSOAs: \(inside.layer.count) of \(lsoas.count) have at least half of their ground in the study area.")
      overlay = inside.overlay
      known = try KnownLSOAs(inside.layer, facts, workers: workers)
    }
    let survey = LayerSurvey(studyArea: studyArea, lsoas: known, facts: facts, workers: workers)
    var surveyed = [try survey.layer(wards, overlay: overlay)]
    for area in areas {
      let inside = try survey.inside(area)
      notes.append(inside.note)
      surveyed.append(try survey.layer(inside.layer))
    }
    for layer in surveyed.map(\.layer.areas) + (known.map { [$0.layer] } ?? []) {
      let coverage = try LayerCoverage(layer, in: studyArea, isWhole: survey.isWhole(layer), workers: workers)
      notes += [coverage.note].compactMap { $0 }
      warnings += [coverage.warning].compactMap { $0 }
    }
    notes += facts.addresses?.notes ?? []
    for layer in points { notes += try Self.outside(layer, studyArea, workers) }
    if let similar = facts.similar,
      !(surveyed.map(\.layer) + (known.map { [$0.groundLayer] } ?? [])).contains(where: {
        $0.groups.contains { $0 != nil }
      })
    {
      warnings.append(
        "similar: no area of any layer is in the table of \(similar.name), and so none is compared with others of its kind."
      )
    }
    notes += surveyed.flatMap(\.notes) + (known?.notes ?? [])
    warnings += (known?.warnings ?? []) + surveyed.flatMap(\.warnings)
    self.districts = try districts.map { (areas) throws(InputError) in
      try Districts(areas, lsoas: lsoas, facts, workers: workers)
    }
    self.studyArea = studyArea
    self.points = points
    self.lines = lines
    let layers = [surveyed[0].layer] + (known.map { [$0.groundLayer] } ?? []) + surveyed.dropFirst().map(\.layer)
    self.layers = layers
    do throws(SpatialError) {
      neighbours = try layers.map { (layer) throws(SpatialError) in
        try layer.areas.index.neighbours(workers: workers)
      }
    } catch {
      throw .badData("the outlines of areas cannot be compared: \(error.description)")
    }
    lsoaLayer = known.map { _ in 1 }
    ranking = known?.ranking
    addresses = facts.addresses
    self.notes = notes + [known?.ranking?.note, self.districts?.note].compactMap { $0 }
    self.warnings = warnings
  }

  /// How many points of a layer lie beyond the study area.
  private static func outside(
    _ layer: PointLayer, _ studyArea: StudyArea, _ workers: Int
  ) throws(InputError) -> [String] {
    let outside = try studyArea.contains(x: layer.x, y: layer.y, workers: workers).count { !$0 }
    return outside == 0
      ? []
      : [
        "\(layer.name): \(outside) of \(layer.count) points lie outside the study area, where no incidents are counted; they are "
          + "listed and not tested."
      ]
  }

  /// The LSOAs with at least half of their ground in the study area, and how they lie in the wards.
  private static func inside(
    _ lsoas: AreaLayer, _ studyArea: StudyArea, _ wards: AreaLayer, _ workers: Int
  ) throws(InputError) -> (layer: AreaLayer, overlay: Apportionment) {
    let overlay: Apportionment
    do {
      overlay = try .byArea(lsoas.index, to: wards.index, coverage: .whole, workers: workers)
    } catch {
      throw .badData("wards and lsoas cannot be laid over one another: \(error.description)")
    }
    // Cutting each LSOA out of the whole study area costs more than adding up what it shares with the wards.
    let inside =
      studyArea.isUnion(of: wards)
      ? overlay.outside.map { $0 <= 0.5 } : try studyArea.holdsHalf(of: lsoas, workers: workers)
    let layer = try lsoas.filtered { inside[$0] }
    guard layer.count > 0 else {
      throw .badData(
        "lsoas: none of the \(lsoas.count) LSOAs lies in the study area. Is it the boundary file of this district?")
    }
    return (layer, overlay.filtered { inside[$0] })
  }
}
