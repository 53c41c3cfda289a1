import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking

/// The files that tell what an analysis finds in time.
struct TimePublication {
  let analysis: Analysis
  let evidence: Evidence

  init(_ analysis: Analysis, _ evidence: Evidence) {
    self.analysis = analysis
    self.evidence = evidence
  }

  /// A file: the end of its name, and its bytes for a name.
  struct Layer: Sendable {
    let kind: String
    let ending: String
    let bytes: @Sendable (String) -> [UInt8]
  }

  var layers: [Layer] {
    [Layer(kind: "series", ending: "csv") { [series] name in series(name).bytes(as: .csv) }]
  }

  @Sendable private func series(_ name: String) -> PlainLayer {
    let (time, wards) = (analysis.time, evidence.ground.wards)
    let places =
      [SeriesTable.Place(kind: "district", code: "", name: "", series: time.district)]
      + zip(wards.codes.indices, time.wards).map {
        SeriesTable.Place(kind: "ward", code: wards.codes[$0], name: wards.names[$0], series: $1)
      }
      + zip(analysis.map.hotspots, time.hotspots).map {
        SeriesTable.Place(kind: "hotspot", code: $0.id, name: $0.name, series: $1)
      }
    return SeriesTable.layer(places, about: [], name: name)
  }
}
