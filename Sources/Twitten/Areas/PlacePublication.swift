import Formats
import Places
import Publishing
import Spatial
import Tasking

/// The files that tell what an analysis says of areas.
struct PlacePublication: Sendable {
  let analysis: Analysis
  let degrees: Degrees
  /// The outlines of each layer's areas in degrees, in the order of the ground.
  let outlines: [[MultiPolygon]]

  init(_ analysis: Analysis, _ outlines: [[MultiPolygon]], _ degrees: Degrees) {
    self.analysis = analysis
    self.degrees = degrees
    self.outlines = outlines
  }

  var files: [AnalysisFile] {
    let place = analysis.place
    var files = zip(place.layers, outlines).map { rates, outlines in
      let isLSOAs = rates.counts.layer.measurePosition.contains { $0 != nil }
      let map = isLSOAs ? place.deprivation?.map : nil
      return AnalysisFile.geoJSON(rates.counts.layer.name) { name in
        AreaRatesLayer.layer(rates, outlines, map: map, name: name)
      }
    }
    if let pattern = place.deprivation {
      files.append(AnalysisFile.csv("deprivation-tenths") { _ in DeprivationTables.tenths(pattern) })
      files.append(AnalysisFile.csv("deprivation-measures") { _ in DeprivationTables.measures(pattern) })
      if let index = pattern.concentration {
        files.append(AnalysisFile.csv("deprivation-curve") { _ in DeprivationTables.curve(index) })
      }
    }
    if let districts = place.districts {
      files.append(AnalysisFile.csv("districts") { _ in DistrictTable.layer(districts) })
    }
    for near in place.near {
      files.append(AnalysisFile.csv("\(near.name)-near") { _ in ProximityTable.layer(near.pattern) })
      files.append(
        AnalysisFile.geoJSON("\(near.name)") { (name) throws(InputError) in
          try PremisesTable.layer(near.premises, of: near.targets, degrees, name: name)
        })
    }
    return files
  }
}
