import Formats
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct IncidentSourceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `several files of one source are one table, each with its own rows, lines, months and encoding`() throws {
    var source = try folder.source(
      [
        PartnerFile.row(["Street": "Pier"]), PartnerFile.row(["Date": "soon"]), PartnerFile.row(["Date": "2025-02-03"]),
      ],
      file: "1.csv")
    // The other file has its columns in another order and more of them, another delimiter and another encoding.
    let columns = ["Notes"] + PartnerFile.columns.reversed()
    let text = PartnerFile.text(
      [PartnerFile.row(["Street": "Café"]), PartnerFile.row(["X": "9e9"]), PartnerFile.row(["Street": "Pier"])],
      columns: columns, delimiter: ";")
    source.files += try folder.source(MappedFileTests.Coding.windows1252.bytes(text), nil, file: "2.csv").files
    let table = try read(source)
    #expect(table.files.map(\.rows) == [3, 3])
    #expect(table.files.map(\.encoding) == [nil, "Windows-1252"])
    #expect(
      table.rejections == [
        Rejection(file: 0, line: 3, reason: .time(.form)), Rejection(file: 1, line: 3, reason: .outsideNationalGrid),
      ])
    #expect((0..<table.count).map { table.file(of: $0) } == [0, 0, 1, 1])
    #expect(table.places.name == ["Pier", "", "Café"])
    #expect(Array(table.place) == [0, 1, 2, 0])
  }

  @Test func `lists of the whole year, sent every month, count each month once`() throws {
    func rows(of month: Int) -> [[String: String]] {
      (0..<20).map {
        PartnerFile.row(["Ref": "\(month) \($0)", "Date": "2025-0\(month)-02", "X": $0 == 0 ? "?" : "1000"])
      }
    }
    var source = try folder.source(rows(of: 1), file: "1.csv")
    for last in 2...6 {
      source.files += try folder.source((1...last).flatMap(rows), file: "\(last).csv").files
    }
    let table = try read(source)
    #expect(table.count == 6 * 19)
    for month in table.coveredMonths() { #expect(table.month.count { $0 == month } == 19) }
  }

  @Test func `one bad file among good ones is named`() throws {
    var source = try folder.source([PartnerFile.row()], file: "1.csv")
    source.files += try folder.source([PartnerFile.row(["Date": ""])], file: "2.csv").files
    source.files += try folder.source([PartnerFile.row()], file: "3.csv").files
    let error = #expect(throws: InputError.self) { try source.read() }
    #expect(
      error?.description == "in/2.csv: 1 of 1 rows cannot be used. In 1 of them date is blank, first on line 2. "
        + "Are the columns of the source \"council\" those that hold what the configuration says?")
  }

  @Test func `a file that is missing has the status of no input`() throws {
    var source = try folder.source([PartnerFile.row()])
    source.files.append(
      IncidentFile(source: "council", file: NamedFile(path: "\(folder.path)/gone.csv", name: "in/gone.csv")))
    let error = #expect(throws: InputError.self) { try source.read() }
    #expect(error?.status == .noInput)
    #expect(error?.description.hasPrefix("in/gone.csv: there is no such file.") == true)
  }

  @Test(arguments: IncidentSource.Format.allCases)
  func `a source without files is an empty table, whatever its format`(format: IncidentSource.Format) throws {
    let source = IncidentSource(
      name: "none", format: format, files: [], scheme: CategoryScheme(), columns: PartnerFile.mapping())
    let table = try source.read()
    #expect(table.count == 0 && table.rowsRead == 0 && table.locationCount == 0 && table.sources.isEmpty)
  }

  @Test func `police.uk files are read by the source's scheme and keep their points' precision`() throws {
    let file = try folder.street(StreetFile.text([StreetFile.row(), StreetFile.row(category: "Drugs")]))
    let source = IncidentSource(
      name: "police", format: .policeUK, files: [file],
      scheme: CategoryScheme.policeUK.overlaid(by: [.communityConcern: ["drugs"]]))
    let table = try read(source)
    #expect(table.categories.map(\.theme) == [.burglary, .communityConcern])
    #expect(table.categories.map(\.series) == [.crime, .crime])
    #expect(table.locations.precision == [.snapped])
    #expect(table.times.isEmpty && table.weights.isEmpty && table.publicPlaces.isEmpty)
  }

  @Test(.tags(.property)) func `rows in another order are the same incidents`() throws {
    var random = RandomNumbers(seed: 17)
    let rows = (0..<400).map { number -> [String: String] in
      let (x, y) = (502_000 + Int.random(in: 0..<40, using: &random), 102_000 + Int.random(in: 0..<9, using: &random))
      return PartnerFile.row([
        "Ref": "\(number)", "X": Int.random(in: 0..<20, using: &random) == 0 ? "" : "\(x)",
        "Y": Int.random(in: 0..<20, using: &random) == 0 ? "?" : "\(y)",
        "Type": ["Noise", "Graffiti", "New"].randomElement(using: &random) ?? "",
        "Count": "\(Int.random(in: 0..<30, using: &random))",
      ])
    }
    func facts(_ rows: [[String: String]]) throws -> [String] {
      var table = try read(try folder.source(rows))
      try table.project(by: try Projector(usesGrids: false))
      let joined = IncidentTable.joined([table])
      expectNothingLost(joined)
      let kept = (0..<joined.count).map { incident -> String in
        let location = joined.location(of: incident)
        return "\(location) \(joined.categories[Int(joined.category[incident])]) \(joined.weight(of: incident))"
      }
      return kept.sorted() + joined.rejections.map { "\($0.reason)" }.sorted() + joined.x.map { "\($0)" }
    }
    #expect(try facts(rows) == facts(rows.reversed()))
    #expect(try facts(rows) == facts(rows.shuffled(using: &random)))
  }
}
