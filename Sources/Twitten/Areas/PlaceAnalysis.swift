import Formats
import Incidents
import Places
import Spatial
public import Tasking

/// What an analysis says of areas: rates of each layer, deprivation, the district among others.
///
/// What its ground cannot tell, such as rates where nobody's number is known, is nil, and `notes` says why.
public struct PlaceAnalysis: Sendable {
  /// The rates of each layer of the ground, in its order.
  public let layers: [AreaRates]
  /// How incidents lie over deprivation; nil where no LSOA's is known.
  public let deprivation: DeprivationPattern?
  /// The district among others; nil where none are given or no source covers them.
  public let districts: DistrictComparison?
  /// Incidents beside each layer of points, in the order in which the configuration names them.
  public let near: [NearAnalysis]
  /// What was chosen, and why something could not be told, a sentence each.
  public let notes: [String]

  /// - Parameters:
  ///   - incidents: those of the analysis, of all months.
  ///   - evidence: everything that was read.
  ///   - comparison: the periods.
  ///   - map: the hotspots of the current period.
  ///   - choice: how incidents are set beside points.
  ///   - workers: how many threads may work at a time.
  init(
    _ incidents: IncidentTable, on evidence: Evidence, _ comparison: Comparison, _ map: HotspotMap,
    _ choice: Configuration.NearChoice, workers: Int
  ) throws(InputError) {
    let (ground, join) = (evidence.ground, evidence.join)
    var notes: [String] = []
    do throws(SpatialError) {
      layers = ground.layers.indices.map { layer in
        AreaRates(AreaCounts(incidents, in: layer, join, on: ground, comparison))
      }
      if let lsoas = ground.lsoaLayer, let ranking = ground.ranking {
        deprivation = try DeprivationPattern(
          layers[lsoas], ranking, hotspots: map.hotspots.map(\.polygon), incidents: map.incidents, workers: workers)
      } else {
        deprivation = nil
      }
      if let districts = ground.districts {
        self.districts = try DistrictComparison(
          incidents, districts.areas, people: districts.people, comparison.current, workers: workers)
        if self.districts == nil { notes.append("Districts: no source covers more than one of them.") }
      } else {
        districts = nil
      }
    } catch {
      throw InputError(.ourFault, "areas cannot be compared: \(error.description)")
    }
    var near: [NearAnalysis] = []
    if !ground.points.isEmpty {
      let random = try NearGround(choice, on: ground)
      notes.append(random.note)
      for layer in ground.points {
        near.append(
          try NearAnalysis(layer, incidents, on: evidence, comparison, map, choice, random, workers: workers))
      }
    }
    self.near = near
    self.notes = notes
  }

  /// What it finds, a sentence each.
  var sentences: [String] {
    layers.flatMap(RateSentences.of) + (deprivation.map(RateSentences.of) ?? [])
      + (districts.map(RateSentences.of) ?? []) + near.flatMap(\.sentences)
  }
}
