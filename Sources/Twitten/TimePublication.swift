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
      AnalysisFile.csv("series") { name in series(name) },
      AnalysisFile.geoJSON("repeat-places") { name in repeatPlaces(name) },
      AnalysisFile.csv("concentration") { _ in ConcentrationTable.layer(time.concentration) },
    ]
    files.append(
      AnalysisFile.geoJSON("former-hotspots") { (name) throws(InputError) in
        try HotspotLayer.former(time.former, time.formerTimes, degrees, name: name)
      })
    if let emerging = time.emerging {
      files.append(
        AnalysisFile.geoJSON("emerging") { (name) throws(InputError) in try cells(emerging, name) })
    }
    if let peaks = time.peaks {
      files.append(AnalysisFile.csv("peaks") { _ in PeakTable.groups(peaks, about: []) })
      files.append(AnalysisFile.csv("peak-times") { _ in PeakTable.blocks(peaks, about: []) })
    }
    if let repeats = time.nearRepeats {
      files.append(AnalysisFile.csv("near-repeats") { _ in NearRepeatTable.layer(repeats) })
    }
    if let review = time.review {
      files.append(AnalysisFile.csv("case-review") { name in caseReview(review, name) })
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
