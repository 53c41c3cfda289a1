import Formats
import Places
import Spatial

/// Reads the layers and tables that a configuration names into the ground of a run.
struct GroundReader {
  let configuration: Configuration
  let projector: Projector
  /// nil where no table of postcodes is named.
  let postcodes: Postcodes?

  init(_ configuration: Configuration, _ projector: Projector, _ postcodes: Postcodes?) {
    self.configuration = configuration
    self.projector = projector
    self.postcodes = postcodes
  }

  func read() throws(InputError) -> Ground {
    var notes: [String] = []
    var wards = try layer("wards", AreaLayerReader.wardKinds, configuration.wards)
    let studyArea: StudyArea
    if let choice = configuration.studyArea {
      let drawn = try layer("study area", AreaLayerReader.studyAreaKinds, choice)
      let named = try drawn.filtered { isArea(drawn.names[$0]) || isArea(drawn.codes[$0]) }
      let chosen = named.count > 0 ? named : drawn
      studyArea = try StudyArea(
        unionOf: chosen,
        source: "\(chosen.names.joined(separator: ", ")) of \(choice.files.map(\.name).joined(separator: ", "))")
      let inside = try studyArea.holdsHalf(of: wards, workers: configuration.projection.workers)
      let kept = try wards.filtered { inside[$0] }
      notes.append("Wards: \(kept.count) of \(wards.count) have at least half of their ground in the study area.")
      wards = kept
      guard wards.count > 0 else { throw .badData("wards: none of the wards lies in the study area.") }
    } else {
      let all = wards.count
      let named = try wards.filtered { wards.districts[$0].map(isArea) ?? false }
      if named.count > 0, named.count < all {
        notes.append("Wards: \(named.count) of \(all) are those of \(configuration.area), by their district's name.")
        wards = named
      } else if named.count == 0, Set(wards.districts.compactMap { $0 }).count > 1 {
        notes.append(
          "Wards: no district in the boundary file is called \(configuration.area); all \(all) wards are taken.")
      }
      studyArea = try StudyArea(unionOf: wards, source: "the union of \(wards.count) wards")
    }
    let lsoas = try configuration.lsoas.map { (choice) throws(InputError) in
      try layer("lsoas", AreaLayerReader.lsoaKinds, choice)
    }
    let districts = try configuration.place.districts.map { (choice) throws(InputError) in
      try layer("districts", AreaLayerReader.studyAreaKinds, choice)
    }
    return try Ground(
      studyArea: studyArea, wards: wards, lsoas: lsoas, others: try others(), projection: configuration.projection,
      districts: districts, facts: try facts(), notes: notes, workers: configuration.projection.workers)
  }

  private func layer(
    _ name: String, _ kinds: [String], _ choice: Configuration.LayerChoice,
    codes: AreaLayerReader.Codes = .published
  ) throws(InputError) -> AreaLayer {
    var reader = AreaLayerReader(
      layer: name, kinds: kinds, codeProperty: choice.codeProperty, nameProperty: choice.nameProperty,
      projection: configuration.projection, fromDegrees: projector)
    reader.codes = codes
    reader.geoPackageLayer = choice.geoPackageLayer
    reader.referenceSystem = choice.referenceSystem
    return try reader.read(choice.files)
  }

  private func isArea(_ name: String) -> Bool {
    name.lowercased() == configuration.area.lowercased()
  }

  /// The further layers.
  private func others() throws(InputError) -> [PlaceLayer] {
    var others: [PlaceLayer] = []
    for choice in configuration.place.layers {
      switch try kind(of: choice) {
      case .areas: others.append(.areas(try layer(choice.name, AreaLayerReader.allKinds, choice.files, codes: .any)))
      case .points: others.append(.points(try points(choice)))
      case .lines: others.append(.lines(try lines(choice)))
      }
    }
    return others
  }

  private func kind(of choice: Configuration.NamedLayer) throws(InputError) -> PlaceLayer.Kind {
    if let kind = choice.kind { return kind }
    guard let first = choice.files.files.first else { return .areas }
    return try PlaceLayer.kind(of: first, layer: choice.files.geoPackageLayer)
  }

  private func points(_ choice: Configuration.NamedLayer) throws(InputError) -> PointLayer {
    var reader = PointLayerReader(layer: choice.name, projection: configuration.projection, fromDegrees: projector)
    reader.nameProperty = choice.files.nameProperty
    reader.typeProperty = choice.points.type
    reader.referenceProperty = choice.points.reference ?? choice.files.codeProperty
    reader.xColumn = choice.points.x
    reader.yColumn = choice.points.y
    reader.postcodeColumn = choice.points.postcode
    reader.addressColumn = choice.points.address
    reader.keep = choice.points.keep.map { ($0.column, $0.values) }
    reader.geoPackageLayer = choice.files.geoPackageLayer
    reader.referenceSystem = choice.files.referenceSystem
    reader.postcodes = postcodes
    return try reader.read(choice.files.files)
  }

  private func lines(_ choice: Configuration.NamedLayer) throws(InputError) -> LineLayer {
    var reader = LineLayerReader(
      layer: choice.name, nameProperty: choice.files.nameProperty, geoPackageLayer: choice.files.geoPackageLayer,
      projection: configuration.projection, fromDegrees: projector)
    reader.referenceSystem = choice.files.referenceSystem
    return try reader.read(choice.files.files)
  }

  // MARK: What is known of the areas

  private func facts() throws(InputError) -> GroundFacts {
    let place = configuration.place
    var facts = GroundFacts()
    facts.deprivation = try configuration.deprivation.map { (file) throws(InputError) in try Deprivation(file) }
    facts.measure = place.measure
    if let choice = configuration.population {
      facts.denominators.append(Denominator(name: GroundFacts.residents, try population(choice)))
    }
    for denominator in place.denominators {
      facts.denominators.append(Denominator(name: denominator.name, try population(denominator.table)))
    }
    if let postcodes, !place.apportionsByArea {
      facts.addresses =
        try place.addresses.map { (choice) throws(InputError) in
          try AddressWeights(
            postcodes, choice.file, postcodeColumn: choice.postcode, weightColumn: choice.weight)
        } ?? AddressWeights(postcodes)
    }
    facts.similar = try place.similar.map { (choice) throws(InputError) in
      try SimilarGroups(choice.file, groupColumn: choice.group, codeColumn: choice.code)
    }
    facts.bridge = try place.bridge.map { (file) throws(InputError) in try LSOABridge(file) }
    return facts
  }

  private func population(_ choice: Configuration.PopulationChoice) throws(InputError) -> Population {
    try Population(choice.file, codeColumn: choice.codeColumn, peopleColumn: choice.peopleColumn)
  }
}
