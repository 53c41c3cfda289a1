import Incidents
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct ConcentrationTests {
  /// Three places of noise and two that graffiti alone uses, in two years of which the second has four months.
  private func rows() -> RepeatTable {
    var rows = RepeatTable()
    for month in 1...12 {
      let date = "2024-\(month < 10 ? "0" : "")\(month)-05"
      rows.council += [
        "\(date),Noise,A,10,0,3", "\(date),Noise,B,20,0,1", "\(date),Graffiti,D,40,0,1", "\(date),Graffiti,E,50,0,1",
      ]
    }
    for month in 1...4 { rows.council.append("2025-0\(month)-05,Noise,C,30,0,2") }
    return rows
  }

  private func asb(_ table: IncidentTable) -> IncidentTable {
    var selection = Selection()
    selection.themes = [.asb]
    return selection.select(from: table).incidents
  }

  @Test func `places that other incidents use count with 0, the same in every row`() throws {
    let table = try rows().read()
    let found = Concentration(asb(table), among: table, isInside: RepeatTable.all(table))
    #expect(found.places == 5 && found.years.map(\.label) == ["2024", "2025"])
    let whole = try #require(found.whole)
    #expect(whole.label == "2024-01 to 2025-04" && whole.months == 16 && whole.placesUsed == 3)
    #expect(whole.curve == LorenzCurve([36, 12, 8, 0, 0]) && whole.gini == Gini([36, 12, 8, 0, 0]))
    #expect(found.years.map(\.curve) == [LorenzCurve([36, 12, 0, 0, 0]), LorenzCurve([0, 0, 8, 0, 0])])
    #expect(found.years.map(\.placesUsed) == [2, 1] && found.years.map(\.sources) == [["council"], ["council"]])
  }

  @Test func `a year with fewer than twelve whole months says how many and is compared with none`() throws {
    let table = try rows().read()
    let found = Concentration(asb(table), among: table, isInside: RepeatTable.all(table))
    #expect(found.years.map(\.isWholeYear) == [true, false] && found.years.map(\.months) == [12, 4])
    #expect(found.comparedYears.map(\.label) == ["2024"])
    #expect(found.sentences.contains("Not compared: 2025 (4 of 12 months)."))
    #expect(!found.sentences.contains { $0.hasPrefix("Generalised Gini by year") })
    // A month that is not whole leaves the year, with its incidents.
    let usable = Set(table.coveredMonths()).subtracting([try #require(Month("2024-03"))])
    let gap = Concentration(asb(table), among: table, isInside: RepeatTable.all(table), usable: usable)
    #expect(gap.years.first?.months == 11 && gap.years.first?.isWholeYear == false)
    #expect(gap.years.first?.curve == LorenzCurve([33, 11, 0, 0, 0]) && gap.comparedYears.isEmpty)
  }

  @Test func `whole years are compared, unless one lacks a source`() throws {
    var rows = rows()
    for month in 5...12 { rows.council.append("2025-\(month < 10 ? "0" : "")\(month)-05,Noise,C,30,0,2") }
    let table = try rows.read()
    let found = Concentration(asb(table), among: table, isInside: RepeatTable.all(table))
    #expect(found.comparedYears.map(\.label) == ["2024", "2025"])
    // G of (36, 12, 0, 0, 0) is 0.7, and of a single place of five 0.8.
    #expect(
      found.sentences.contains {
        $0.hasPrefix("Generalised Gini by year: 2024 0.700 (48 incidents, 50 % at 1 place), 2025 0.800 (24 incidents")
      })
    rows.housing = ["2025-02-01,Noise,A,10,0"]
    let two = try rows.read()
    let partners = Concentration(asb(two), among: two, isInside: RepeatTable.all(two))
    #expect(partners.comparedYears.map(\.label) == ["2025"])
    #expect(partners.sentences.contains("Not compared: 2024 (without housing)."))
  }

  @Test func `places outside the study area are no places, and without any there is nothing to tell`() throws {
    let table = try rows().read()
    let inside = table.x.map { $0 < RepeatTable.origin.easting + 25 }
    let found = Concentration(asb(table), among: table, isInside: inside)
    #expect(found.places == 2 && found.whole?.curve == LorenzCurve([36, 12]))
    let none = Concentration(asb(table), among: table, isInside: [Bool](repeating: false, count: table.locationCount))
    #expect(none.places == 0 && none.wholeSentence == nil && none.whole?.gini.coefficient.isNaN == true)
    #expect(none.sentences.count == 1)
    let empty = Concentration(asb(table), among: table, isInside: RepeatTable.all(table), usable: [])
    #expect(empty.whole == nil && empty.years.isEmpty && empty.sentences.count == 1)
  }

  @Test func `published points have the warning that they are redrawn, where years are told`() throws {
    var rows = RepeatTable()
    rows.police = ["2024-12", "2025-01"].map { ($0, 10, 10, "Burglary") }
    let table = try rows.read()
    let found = Concentration(table, among: table, isInside: RepeatTable.all(table))
    #expect(found.sentences.contains { $0.hasPrefix("Published points are redrawn") })
    let council = try self.rows().read()
    let exact = Concentration(council, among: council, isInside: RepeatTable.all(council))
    #expect(!exact.sentences.contains { $0.hasPrefix("Published points are redrawn") })
  }
}
