import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking

/// The files that tell what an analysis finds in time.
struct TimePublication: Sendable {
  let analysis: Analysis
  let evidence: Evidence
  let degrees: Degrees

  init(_ analysis: Analysis, _ evidence: Evidence, _ degrees: Degrees) {
    self.analysis = analysis
    self.evidence = evidence
    self.degrees = degrees
  }

  var files: [AnalysisFile] {
    let time = analysis.time
    var files = [
      AnalysisFile(kind: "series", ending: "csv") { name in series(name).bytes(as: .csv) },
      AnalysisFile(kind: "repeat-places", ending: "geojson") { name in repeatPlaces(name).bytes(as: .geoJSON) },
      AnalysisFile(kind: "concentration", ending: "csv") { _ in ConcentrationTable.csv(time.concentration) },
    ]
    files.append(
      AnalysisFile(kind: "former-hotspots", ending: "geojson") { (name) throws(InputError) in
        try HotspotLayer.former(time.former, time.formerTimes, degrees, name: name)
      })
    if let emerging = time.emerging {
      files.append(
        AnalysisFile(kind: "emerging", ending: "geojson") { (name) throws(InputError) in
          try cells(emerging, name).bytes(as: .geoJSON)
        })
    }
    if let peaks = time.peaks {
      files.append(
        AnalysisFile(kind: "peaks", ending: "csv") { _ in PeakTable.groups(peaks, about: []).bytes(as: .csv) })
      files.append(
        AnalysisFile(kind: "peak-times", ending: "csv") { _ in PeakTable.blocks(peaks, about: []).bytes(as: .csv) })
    }
    if let repeats = time.nearRepeats {
      files.append(
        AnalysisFile(kind: "near-repeats", ending: "csv") { _ in NearRepeatTable.layer(repeats).bytes(as: .csv) })
    }
    if let review = time.review {
      files.append(
        AnalysisFile(kind: "case-review", ending: "csv") { name in caseReview(review, name).bytes(as: .csv) })
    }
    return files
  }

  private func series(_ name: String) -> PlainLayer {
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

  private func cells(_ emerging: EmergingHotspots, _ name: String) throws(InputError) -> PlainLayer {
    let incidents = analysis.incidents
    let group = ContiguousArray(
      evidence.join.isInside.indices.map { location in
        evidence.join.isInside[location]
          ? emerging.grid.cell(x: incidents.x[location], y: incidents.y[location]) : Grid.none
      })
    let counts = analysis.comparison.counts(of: incidents, by: group, groups: emerging.grid.count)
    let outlines = try CellGrid.outlines(of: emerging.grid, degrees, workers: 1)
    return EmergingLayer.layer(emerging, outlines, comparing: counts, about: analysis.time.notes, name: name)
  }

  private func repeatPlaces(_ name: String) -> PlainLayer {
    let (repeats, ground) = (analysis.time.repeats, evidence.ground)
    return RepeatPlacesLayer.layer(
      repeats, of: analysis.incidents, wards: ground.wards, ward: evidence.join.ward, name: name,
      about: repeats.sentences)
  }

  private func caseReview(_ review: CaseReview, _ name: String) -> PlainLayer {
    CaseReviewTable.layer(
      review, of: evidence.incidents, wards: evidence.ground.wards, ward: evidence.join.ward, name: name)
  }
}
