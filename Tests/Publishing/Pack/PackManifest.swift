import Foundation
import Publishing
import TestSupport

/// The manifest of a run that never was.
enum PackManifest {
  /// - Parameters:
  ///   - area: what the district is called.
  ///   - analyses: the names of the analyses.
  ///   - month: the last of their period.
  static func manifest(area: String, analyses: [String], month: String = "2025-12") throws -> Manifest {
    let folder = try TemporaryFolder()
    let encoder = JSONEncoder()
    func quoted(_ text: String) throws -> String { String(decoding: try encoder.encode(text), as: UTF8.self) }
    let looks = try analyses.map { text(analysis: try quoted($0), month: month) }.joined(separator: ",")
    try folder.write(
      text.replacingOccurrences(of: "\"AREA\"", with: try quoted(area)).replacingOccurrences(
        of: "\"ANALYSES\"", with: looks), to: "manifest.json")
    return try Manifest(readFrom: folder.path)
  }

  private static func text(analysis: String, month: String) -> String {
    #"""
    {"name": \#(analysis), "selection": "series", "incidents": 9000,
     "sources": ["police"], "themes": [], "categories": [],
     "clusters": {"eps_metres": 150, "greatest_width_metres": 500, "hotspots": 13, "incidents_in_hotspots": 1449,
       "incidents_in_none": 2851, "incidents_too_coarse": 0, "method": "dbscan", "min_points": 20,
       "parts_of_split_clusters": 0},
     "periods": {"current": ["2025-07", "\#(month)"], "incomplete": ["2025-07"], "missing": [],
       "previous": ["2025-01", "2025-06"]},
     "place": ["wards: 25.54 incidents per 1,000 residents."],
     "time": ["4300 against 4002.", "4300 against 4261.", "No month is out of the ordinary."]}
    """#
  }

  private static let text = #"""
    {"analyses": ["ANALYSES"], "area": "AREA", "audience": "internal", "choices": ["AREA"], "configuration": {},
     "data_quality": {"incomplete_months": [{"source": "AREA", "month": "2025-07", "incidents": 3, "median": 40,
         "state": "low", "accepted": false}],
       "overlap_compared": 7254, "overlap_hours": 2, "overlap_metres": 100,
       "overlaps": [{"first": "concerns", "of_first": 13, "of_second": 13, "second": "council", "theme": "asb"}],
       "sources": [{"coincident": 1636, "encodings": [], "files": 1, "first_month": "2024-01", "inside": 2081,
         "kept": 2117, "last_month": "2025-12", "lsoa_compared": 0, "lsoa_disagreeing": 0, "misread": 0, "name": "AREA",
         "outside": 1, "precision": [{"incidents": 2082, "name": "postcode"}], "rejected": [], "rows": 2132,
         "themes": [], "times": {"day": 0, "minute": 2117, "month_only": 0, "range": 0,
           "odd": {"end_before_start": 0, "midnight": 0, "repeated_hour": 0, "without_end": 0}},
         "unlocated": 35, "unlocated_by_theme": [], "unmatched": []}]},
     "finished_at": "2026-01-01T00:00:00Z",
     "inputs": [{"bytes": 3419, "file": "a/b.csv", "role": "incidents", "rows": 7, "sha256": "00"}],
     "layers": [], "outputs": [], "checksums": {}, "licences": {}, "exact_sources": [],
     "sources": [{"name": "AREA", "first_month": "2024-01", "last_month": "2025-12"}],
     "sharing": {"minimum_count": 5, "minimum_addresses": 8, "people_per_address": 2.4, "addresses_for_partners": [],
       "sensitive_words": []},
     "projection": {"accuracy_metres": 2, "grids": [], "name": "AREA", "source": "EPSG:4326", "target": "EPSG:27700"},
     "reconciliation": {"in_lsoas": 1, "in_no_lsoa": 0, "in_no_ward": 0, "in_wards": 1, "inside_study_area": 1,
       "lsoa_compared": 0, "lsoa_disagreeing": 0, "outside_study_area": 0, "rejected": 0, "rows_read": 1,
       "unlocated": 0},
     "rejected_by_reason": {"hour is not from 00 to 23": 1}, "study_area": "the union of 24 wards",
     "study_area_square_metres": 292165152.1, "unlocated": [],
     "versions": {"geos": "3.11.1", "proj": "9.1.1", "twitten": "0.1.0"}, "warnings": ["AREA"], "withheld": []}
    """#
}
