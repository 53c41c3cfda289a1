@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

@Suite struct MappedRowsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: Weight and public place

  @Test(arguments: [
    ("", 1), ("1", 1), ("3", 3), ("3.0", 3), ("+3", 3), ("1,500", 1_500), ("100000", 100_000), ("100,000", 100_000),
    ("1e3", 1_000), ("n/a", 1),
  ])
  func `a weight is a whole number, also with commas between thousands, and 1 where there is none`(
    text: String, weight: Int
  ) throws {
    let outcome = try RowOutcome(["Count": text])
    #expect(outcome.reason == nil)
    #expect(outcome.table.weight(of: outcome.incident) == weight)
    #expect(outcome.table.weights.isEmpty == (weight == 1))
  }

  @Test(arguments: ["0", "-1", "2.5", "100001", "1e9", "1e300", "three", "nan", "inf", "1,5", "3 reports", "0.5"])
  func `what is no weight is rejected`(text: String) throws {
    #expect(try RowOutcome(["Count": text]).reason == .weight)
  }

  @Test(arguments: [
    ("Yes", PublicPlace.yes), ("y", .yes), ("TRUE", .yes), ("1", .yes), ("Public", .yes), ("No", .no), ("N", .no),
    ("false", .no), ("0", .no), ("private", .no), ("", .notStated), ("N/A", .notStated), ("perhaps", .notStated),
  ])
  func `a public place is yes, no or not stated`(text: String, expected: PublicPlace) throws {
    let outcome = try RowOutcome(["Public": text])
    #expect(outcome.table.publicPlace(of: outcome.incident) == expected)
    #expect(outcome.table.publicPlaces.isEmpty == (expected == .notStated))
  }

  // MARK: Ids

  @Test func `of rows with one id the first is kept, and the others are said to be the same or not`() throws {
    let rows = [
      PartnerFile.row(["Ref": "a"]), PartnerFile.row(["Ref": "a"]), PartnerFile.row(["Ref": " a ", "Street": "Pier"]),
      PartnerFile.row(["Ref": "a", "X": "502739"]), PartnerFile.row(["Ref": "A"]), PartnerFile.row(["Ref": "b"]),
      PartnerFile.row(["Ref": "a"]), PartnerFile.row(["Ref": "b", "Date": "2025-01-03"]),
    ]
    let table = try read(try folder.source(rows))
    let expected: [(Int, Rejection.Reason)] = [
      (3, .repeatedRow), (4, .repeatedID), (5, .repeatedID), (8, .repeatedRow), (9, .repeatedID),
    ]
    #expect(table.rejections == expected.map { Rejection(file: 0, line: $0.0, reason: $0.1) })
    #expect(table.count == 3)
  }

  @Test func `rows without an id are never duplicates`() throws {
    let ids = ["", "", "N/A", "n/a", "-", " "]
    let table = try read(try folder.source(ids.map { PartnerFile.row(["Ref": $0]) }))
    #expect(table.count == 6 && table.rejections.isEmpty)
    var mapping = PartnerFile.mapping()
    mapping.id = nil
    let same = [[String: String]](repeating: PartnerFile.row(["Ref": "a"]), count: 3)
    #expect(try read(try folder.source(same, mapping)).count == 3)
  }

  @Test func `an id of a row that was rejected is still free, and a place is looked at before the id`() throws {
    let rows = [
      PartnerFile.row(["Ref": "a", "Date": "soon"]), PartnerFile.row(["Ref": "a"]),
      PartnerFile.row(["Ref": "a", "X": "nowhere"]), PartnerFile.row(), PartnerFile.row(),
    ]
    let table = try read(try folder.source(rows))
    #expect(table.rejections.map(\.reason) == [.time(.form), .notNumbers])
    #expect(table.rejections.map(\.line) == [2, 4])
  }

  @Test func `ids are compared across the files of a source, and not across sources`() throws {
    var source = try folder.source([PartnerFile.row(["Ref": "a"]), PartnerFile.row(["Ref": "b"])], file: "1.csv")
    let other = try folder.source(
      [
        PartnerFile.row(["Ref": "b"]), PartnerFile.row(["Ref": "c"]),
        PartnerFile.row(["Ref": "a", "Type": "Graffiti"]),
      ],
      file: "2.csv")
    source.files += other.files
    let table = try read(source)
    #expect(
      table.rejections == [
        Rejection(file: 1, line: 2, reason: .repeatedRow), Rejection(file: 1, line: 4, reason: .repeatedID),
      ])
    #expect(table.files.map(\.rows) == [2, 3])
    #expect(try read(other).count == 3)
  }

  // MARK: Categories and places

  @Test func `categories keep their spelling and are put in order by name`() throws {
    let words = ["Rowdy  behaviour", "noise", "Noise", "", "Something new", "Graffiti"]
    let table = try read(try folder.source(words.map { PartnerFile.row(["Type": $0]) }))
    #expect(
      table.categories.map(\.name) == [
        "Graffiti", "Noise", "Rowdy  behaviour", "Something new", "noise", "not stated",
      ])
    #expect(table.categories.map(\.theme) == [.environmental, .asb, .asb, .other, .asb, .other])
    #expect(table.categories.map(\.isInScheme) == [true, true, true, false, true, false])
    #expect(Array(table.category) == [2, 4, 1, 5, 3, 0])
  }

  @Test func `a source without a column of categories is of its own name, and of its theme`() throws {
    var mapping = PartnerFile.mapping()
    mapping.category = nil
    let scheme = CategoryScheme().overlaid(by: [.environmental: [CategoryScheme.wildcard]])
    let rows = [PartnerFile.row(), PartnerFile.row(["Type": "Graffiti"])]
    let table = try read(try folder.source(rows, mapping, name: "fly-tipping", scheme: scheme))
    #expect(table.categories.map(\.name) == ["fly-tipping"])
    #expect(table.categories.map(\.theme) == [.environmental])
    #expect(table.categories[0].isInScheme)
  }

  @Test func `codes of the category column are told by their words`() throws {
    var mapping = PartnerFile.mapping()
    mapping.categoryWords = ["1": "Noise", "2": "Graffiti"]
    let table = try read(try folder.source(["2", "1", "3"].map { PartnerFile.row(["Type": $0]) }, mapping))
    #expect(table.categories.map(\.name) == ["3", "Graffiti", "Noise"])
    #expect(table.categories.map(\.isInScheme) == [false, true, true])
  }

  @Test func `places of one name and location are one, and each location is listed once`() throws {
    let rows = [
      PartnerFile.row(["Street": "Pier"]), PartnerFile.row(["Street": "Pier", "X": "502,738.0"]),
      PartnerFile.row(["Street": "Mill"]), PartnerFile.row(["Street": "Pier", "X": "", "Y": ""]),
      PartnerFile.row(["Street": "Pier", "X": "600000"]),
    ]
    let table = try read(try folder.source(rows))
    #expect(table.places.name == ["Pier", "Mill", "Pier", "Pier"])
    #expect(Array(table.place) == [0, 0, 1, 2, 3])
    #expect(table.places.location == [0, 0, IncidentTable.unlocated, 1])
    #expect(table.locationCount == 2)
  }
}
