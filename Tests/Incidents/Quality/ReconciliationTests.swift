import Incidents
import Places
import TestSupport
import Testing

@Suite(.needsSharedData, .tags(.realData)) struct ReconciliationTests {
  private func expectSums(_ sums: Reconciliation) {
    #expect(sums.insideStudyArea + sums.outsideStudyArea + sums.unlocated + sums.rejected == sums.rowsRead)
    #expect(sums.inWards + sums.inNoWard == sums.insideStudyArea)
    #expect(sums.inLSOAs + sums.inNoLSOA == sums.insideStudyArea)
    #expect(sums.lsoaCompared <= sums.inLSOAs)
    #expect(sums.lsoaDisagreeing <= sums.lsoaCompared)
  }

  @Test func `Arun's rows add up, with 10 outside the wards`() throws {
    let sums = try ArunGround().reconciliation
    expectSums(sums)
    #expect(sums.rowsRead == 14_741)
    #expect(sums.rejected == 0)
    #expect(sums.unlocated == 0)
    #expect(sums.outsideStudyArea == 10)
    #expect(sums.inWards + sums.outsideStudyArea + sums.unlocated == sums.rowsRead)
    // Every row of the file states its LSOA; a few per cent of the points lie on the border of two.
    #expect(sums.lsoaCompared == sums.inLSOAs)
    #expect((0.001...0.08).contains(Double(sums.lsoaDisagreeing) / Double(sums.lsoaCompared)))
  }

  @Test func `the whole force's month adds up, most of it outside and some unlocated`() throws {
    let arun = try ArunGround(PoliceData.files(in: "2025-08"))
    let sums = arun.reconciliation
    expectSums(sums)
    #expect(sums.rowsRead == 14_410)
    #expect(sums.outsideStudyArea > sums.insideStudyArea)
    let unlocated = UnlocatedCount.all(in: arun.incidents)
    #expect(sums.unlocated > 300)
    #expect(unlocated.reduce(0) { $0 + $1.incidents } == sums.unlocated)
    #expect(unlocated.map(\.category) == unlocated.map(\.category).sorted())
    #expect(unlocated.allSatisfy { $0.month == "2025-08" && $0.incidents > 0 })
  }

  @Test func `bad rows, duplicates and rows without a place each have their count`() throws {
    let folder = try TemporaryFolder()
    let good = StreetFile.row(id: "1")
    let rows = [
      good, good, StreetFile.row(month: "x"), StreetFile.row(), StreetFile.row(code: ""),
      StreetFile.row(code: "E01000001"), StreetFile.row(longitude: "", latitude: "", code: ""),
      StreetFile.row(longitude: "-0.1", latitude: "51.5"),
    ]
    let file = try folder.street(StreetFile.text(rows))
    let sums = try ArunGround([file]).reconciliation
    expectSums(sums)
    #expect(sums.rowsRead == 8)
    #expect(sums.rejected == 2)
    #expect(sums.unlocated == 1)
    #expect(sums.outsideStudyArea == 1)
    #expect(sums.inWards == 4 && sums.inLSOAs == 4)
    // One of the four inside states no code.
    #expect(sums.lsoaCompared == 3)
    #expect((1...3).contains(sums.lsoaDisagreeing))
    let bare = try ArunGround([file], withLSOAs: false).reconciliation
    expectSums(bare)
    #expect(bare.inNoLSOA == 4 && bare.lsoaCompared == 0)
  }
}
