import Spatial
import TestSupport
import Testing

/// Against Ratcliffe's Near Repeat Calculator 1.3 (files of 2019 in wsteenbeek/NearRepeat @f48d213, Chicago open data):
/// Manhattan distance in metres. What it calls "a to b" holds a - 1 to less than b, so "201 to 400" is [200, 400) and "8 to
/// 14" days are 7 to 13; for whole days that is (a - 2, b - 1].
@Suite(.tags(.reference, .realData), .needsSharedData) struct KnoxReferenceTests {
  private func check(_ file: NearRepeatFile, _ bands: KnoxBands) throws {
    let result = try Knox(bands, permutations: 99).test(file.events)
    #expect(result.pairs == file.observed.joined().reduce(0, +))
    let (rows, columns) = (bands.distanceCount, bands.dayCount)
    var observed = (0..<rows).map { row in (0..<columns).map { result.table[row, $0].observed } }
    var expected = (0..<rows).map { row in (0..<columns).map { result.table[row, $0].expected } }
    // What lies beyond the last edges, from the margins.
    for row in 0..<rows {
      observed[row].append(result.pairsByDistance[row] - observed[row].reduce(0, +))
      expected[row].append(Double(result.pairsByDistance[row]) - expected[row].reduce(0, +))
    }
    let days = result.pairsByDays + [result.pairs - result.pairsByDays.reduce(0, +)]
    observed.append((0...columns).map { column in days[column] - observed.reduce(0) { $0 + $1[column] } })
    expected.append((0...columns).map { column in Double(days[column]) - expected.reduce(0) { $0 + $1[column] } })
    #expect(observed == file.observed)
    for row in 0...rows {
      for column in 0...columns {
        // Four standard errors of the calculator's mean; a rare pair has too few counts for a deviation of its own.
        let error = max(file.deviation[row][column], expected[row][column].squareRoot() / 2, 0.2)
        let difference = abs(expected[row][column] - file.mean[row][column])
        #expect(difference < 4 * error / Double(file.permutations).squareRoot(), "row \(row), column \(column)")
      }
    }
  }

  @Test func `Chicago's arson has the observed and expected pairs of the Near Repeat Calculator`() throws {
    let file = try NearRepeatFile(
      points: "chicago_arson.csv", output: "chicago_arson_NRverbose_2019-09-23_145637.csv")
    #expect(file.events.count == 522 && file.permutations == 99)
    try check(file, KnoxBands(distances: [200, 400, 600], days: [1, 2, 3]))
  }

  @Test func `Chicago's burglaries of a month have the observed and expected pairs of the Near Repeat Calculator`()
    throws
  {
    let file = try NearRepeatFile(
      points: "chicago_be_month1.csv", output: "chicago_be_month1_NRverbose_2019-09-23_143005.csv")
    #expect(file.events.count == 970 && file.permutations == 19)
    try check(file, KnoxBands(distances: [100, 200, 300], days: [7, 14, 21]))
  }

  @Test func `its ratios and p-values of arson come out within the luck of its 99 permutations`() throws {
    let file = try NearRepeatFile(
      points: "chicago_arson.csv", output: "chicago_arson_NRverbose_2019-09-23_145637.csv")
    let table = try Knox(KnoxBands(distances: [200, 400, 600], days: [1, 2, 3])).test(file.events).table
    // Its p-values are 1, 0.01, 1 / 0.01, 0.27, 0.23 / 0.01, 1, 1 / 0.01, 1, 1, of which 0.01 is the smallest possible.
    let p = [1, 0.01, 1, 0.01, 0.27, 0.23, 0.01, 1, 1, 0.01, 1, 1]
    for (cell, calculator) in zip(table.cells, p) {
      #expect(calculator == 0.01 ? cell.p <= 0.02 : abs(cell.p - calculator) < 0.15)
    }
    // Its ratio of 74.25 is of a mean of 0.12 over 99 permutations, four standard errors of which are 0.17.
    #expect(abs(table[1, 0].expected - 9 / 74.25) < 4 * (table[1, 0].expected / 99).squareRoot())
    #expect(abs(table[3, 0].ratio - 7.714) < 1)
    #expect(table[1, 0].q < 0.01)
  }
}
