import Formats
import Places
import Publishing
import Spatial
import Tasking
import Testing

/// The schemas are written out in words and names, so that a change of either is seen: here they are held against what
/// writes the layers.
@Suite struct LayerColumnsTests {
  private func schema(_ kind: String) throws -> LayerSchema {
    try #require(LayerSchema.all.first { $0.kind == kind })
  }

  @Test(arguments: [
    ("hotspots", HotspotLayer.columns), ("ranked-locations", HotspotLayer.columns),
    ("former-hotspots", HotspotLayer.formerColumns), ("locations", LocationLayer.columns),
    ("deprivation-tenths", DeprivationTables.tenthColumns), ("deprivation-measures", DeprivationTables.measureColumns),
    ("deprivation-curve", DeprivationTables.curveColumns), ("districts", DistrictTable.columns),
    ("premises", PremisesTable.columns), ("near", ProximityTable.columns),
    ("emerging", EmergingLayer.columns + EmergingLayer.periodColumns), ("peaks", PeakTable.groupColumns),
    ("peak-times", PeakTable.blockColumns), ("near-repeats", NearRepeatTable.columns),
    ("repeat-places", RepeatPlacesLayer.columns), ("case-review", CaseReviewTable.columns),
    ("concentration", ConcentrationTable.columns), ("series", SeriesTable.columns), ("rejected", RejectedRows.columns),
  ])
  func `the columns of a schema are those of its layer, in their order`(_ kind: String, _ columns: [String]) throws {
    #expect(try schema(kind).columns.map(\.name) == columns)
  }

  @Test func `cells are valid with and without compared periods`() throws {
    #expect(try schema("emerging").columns(named: EmergingLayer.columns, isWhole: true) != nil)
  }

  private func words(_ kind: String, _ column: String) throws -> [String]? {
    try schema(kind).columns.first { $0.name == column }?.words
  }

  @Test func `the words of a column are those that are written`() throws {
    #expect(try words("hotspots", "class") == PlaceClass.allCases.map(\.rawValue))
    #expect(try words("emerging", "pattern") == EmergingPattern.allCases.map(\.rawValue))
    #expect(try words("emerging", "plain_pattern") == PlainPattern.allCases.map(\.rawValue))
    #expect(try words("wards", "funnel") == Funnel.Position.allCases.map(\.rawValue))
    #expect(try words("wards", "funnel_overdispersed") == Funnel.Position.allCases.map(\.rawValue))
    #expect(try words("lsoas", "lee_cluster") == MoranQuadrant.allCases.map(\.rawValue))
    #expect(try words("lsoas", "bivariate_cluster") == MoranQuadrant.allCases.map(\.rawValue))
    #expect(try words("deprivation-tenths", "measure") == DeprivationMeasure.allCases.map(\.rawValue))
    #expect(try words("repeat-places", "place_kind") == PlaceKind.allCases.map(\.rawValue))
    #expect(try words("case-review", "place_kind") == PlaceKind.allCases.map(\.rawValue))
    #expect(try words("series", "signal") == ControlChart.Signal.allCases.map(\.rawValue))
    #expect(try words("peak-times", "weekday") == PatrolWindow.weekdays)
  }
}
