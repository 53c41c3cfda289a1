import Formats
import Places
import Spatial

/// Reads the layers and tables that a configuration names into the ground of a run.
struct GroundReader {
  let configuration: Configuration
  let projector: Projector

  init(_ configuration: Configuration, _ projector: Projector) {
    self.configuration = configuration
    self.projector = projector
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
    return try Ground(
      studyArea: studyArea, wards: wards, lsoas: lsoas,
      deprivation: try configuration.deprivation.map { (file) throws(InputError) in try Deprivation(file) },
      population: try configuration.population.map { (choice) throws(InputError) in
        try Population(choice.file, codeColumn: choice.codeColumn, peopleColumn: choice.peopleColumn)
      }, notes: notes, workers: configuration.projection.workers)
  }

  private func layer(
    _ name: String, _ kinds: [String], _ choice: Configuration.LayerChoice
  ) throws(InputError) -> AreaLayer {
    try AreaLayerReader(
      layer: name, kinds: kinds, codeProperty: choice.codeProperty, nameProperty: choice.nameProperty,
      projection: configuration.projection, fromDegrees: projector
    ).read(choice.files)
  }

  private func isArea(_ name: String) -> Bool {
    name.lowercased() == configuration.area.lowercased()
  }
}
