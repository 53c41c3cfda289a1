import Formats
import Foundation
@testable import Incidents
import Spatial
import TestSupport
import Testing

@Suite struct MappedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// How a file's text is written.
  enum Coding: CaseIterable {
    case utf8, utf8WithMark, utf16Little, utf16Big, utf16WithoutMark, windows1252

    func bytes(_ text: String) -> [UInt8] {
      switch self {
      case .utf8: Array(text.utf8)
      case .utf8WithMark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case .utf16Little: [0xFF, 0xFE] + Array(text.data(using: .utf16LittleEndian) ?? Data())
      case .utf16Big: [0xFE, 0xFF] + Array(text.data(using: .utf16BigEndian) ?? Data())
      case .utf16WithoutMark: Array(text.data(using: .utf16LittleEndian) ?? Data())
      case .windows1252: Array(text.data(using: .windowsCP1252) ?? Data())
      }
    }

    /// As the data-quality report names it.
    var note: String? {
      switch self {
      case .utf8, .utf8WithMark: nil
      case .utf16Little, .utf16WithoutMark: "UTF-16, low byte first"
      case .utf16Big: "UTF-16, high byte first"
      case .windows1252: "Windows-1252"
      }
    }
  }

  private func refusal(
    _ source: IncidentSource, sourceLocation: SourceLocation = #_sourceLocation
  ) -> InputError? {
    let error = #expect(throws: InputError.self, sourceLocation: sourceLocation) { try source.read() }
    #expect(error?.status == .badData, sourceLocation: sourceLocation)
    return error
  }

  @Test(arguments: [",", ";", "\t", "|"], Coding.allCases)
  func `every delimiter in every encoding gives the same table`(delimiter: String, coding: Coding) throws {
    let streets = ["Café “Séraphine”, Pier; Head", "St Brannock’s Walk", "£1\nArcade | \t", "20 € ½"]
    let rows = streets.enumerated().map { number, street in
      PartnerFile.row(["Street": street, "Ref": "\(number)", "X": "\(502_700 + number / 2)"])
    }
    let text = PartnerFile.text(rows + [PartnerFile.row(["Date": "soon"])], delimiter: delimiter, end: "\r\n")
    let table = try read(try folder.source(coding.bytes(text), PartnerFile.mapping()))
    // White space at the end of a field is passed over.
    #expect(table.places.name == streets.map { $0 == "£1\nArcade | \t" ? "£1\nArcade |" : $0 })
    #expect(Array(table.x) == [502_700, 502_701] && Array(table.y) == [102_163, 102_163])
    #expect((0..<4).map { table.location(of: $0) } == [0, 0, 1, 1])
    // The street with a line end takes two lines.
    #expect(table.rejections == [Rejection(file: 0, line: 7, reason: .time(.form))])
    #expect(table.files[0].encoding == coding.note)
    #expect(table.files[0].misread == 0)
  }

  @Test func `a byte that does not fit the rest of its file is counted`() throws {
    var bytes = Array(PartnerFile.text([PartnerFile.row(["Street": "Café"])] + filler(12_000)).utf8)
    #expect(bytes.count > 1 << 18)
    bytes += Array("x,2025-01-02,,,,Noise,,Caf".utf8) + [0xE9] + Array(",,502738,102163,\n".utf8)
    let table = try read(try folder.source(bytes, PartnerFile.mapping()))
    #expect(table.count == 12_002)
    #expect(table.files[0].misread == 1)
    // Read as Windows-1252 has it, so that the place is the one of the first row.
    #expect(table.place.last == table.place.first)
  }

  private func filler(_ count: Int) -> [[String: String]] {
    [[String: String]](repeating: PartnerFile.row(), count: count)
  }

  // MARK: Missing words

  @Test(arguments: ["NA", "na", "N/A", "n/a", "-", "NULL", "Null", " null ", "", "  "])
  func `a missing word in any case stands for nothing in every column`(word: String) throws {
    let outcome = try RowOutcome([
      "Ref": word, "Time": word, "Type": word, "Count": word, "Street": word, "Public": word, "X": word, "Y": word,
    ])
    let (table, incident) = (outcome.table, outcome.incident)
    #expect(outcome.reason == nil)
    #expect(outcome.time == "2025-01-02 00:00 to 2025-01-02 23:59")
    #expect(table.location(of: incident) == IncidentTable.unlocated)
    #expect(table.weight(of: incident) == 1 && table.publicPlace(of: incident) == .notStated)
    #expect(table.places.name[Int(table.place[incident])] == "")
    let category = table.categories[Int(table.category[incident])]
    #expect(category.name == "not stated" && category.theme == .other && !category.isInScheme)
  }

  @Test(arguments: ["N.A.", "none", "NANA", "--", "–", "0", "-1"])
  func `other words are what they are`(word: String) throws {
    let outcome = try RowOutcome(["Street": word, "Type": word])
    #expect(outcome.table.places.name.last == word)
    #expect(outcome.table.categories[Int(outcome.table.category[outcome.incident])].name == word)
  }

  @Test func `-1 and 0 stand for nothing where they are named, and the usual words no longer do`() throws {
    var mapping = PartnerFile.mapping()
    mapping.missing = ["-1", "0", "Unknown"]
    #expect(try RowOutcome(["X": "-1", "Y": "-1"], mapping).position == nil)
    #expect(try RowOutcome(["X": "-1", "Y": "-1"], mapping).reason == nil)
    #expect(try RowOutcome(["X": "0", "Y": "0"], mapping).reason == nil)
    #expect(try RowOutcome(["X": "UNKNOWN", "Y": "-1"], mapping).reason == nil)
    #expect(try RowOutcome(["X": "-1"], mapping).reason == .halfCoordinates)
    #expect(try RowOutcome(["X": "N/A", "Y": "N/A"], mapping).reason == .notNumbers)
    #expect(try RowOutcome(["X": "0.0", "Y": "0.0"], mapping).reason == .zero)
    #expect(try RowOutcome(["X": "-1", "Y": "-1"]).reason == .degreesNotMetres)
    #expect(try RowOutcome(["X": "-1"]).reason == .outsideNationalGrid)
  }

  // MARK: Columns

  @Test func `a column that is missing is refused with the nearest name`() throws {
    let text = PartnerFile.text([PartnerFile.row()]).replacing("Street", with: "Streat")
    let error = refusal(try folder.source(Array(text.utf8), PartnerFile.mapping()))
    #expect(
      error?.description.hasPrefix("in/council.csv, line 1: there is no column \"Street\" among \"Ref\", ") == true)
    #expect(error?.description.contains("Is \"Streat\" meant?") == true)
  }

  @Test func `a column that stands twice is refused where it is mapped, and no trouble where it is not`() throws {
    let columns = PartnerFile.columns + ["Street", "Notes", "Notes"]
    let text = Array(PartnerFile.text([PartnerFile.row(["Notes": "x"])], columns: columns).utf8)
    #expect(
      refusal(try folder.source(text, PartnerFile.mapping()))?.description
        == "in/council.csv, line 1: 2 columns have the name \"Street\" (columns 8, 13). Give each a name of its own.")
    var mapping = PartnerFile.mapping()
    mapping.place = nil
    #expect(try read(try folder.source(text, mapping)).count == 1)
  }

  @Test func `rows with fewer or more fields than the header are rejected with their lines`() throws {
    let good = "a,2025-01-02,,,,Noise,,,,502738,102163,"
    let lines = [good, good + ",", "", "a,b", good, String(good.dropLast()), "\"\"", good]
    let text = PartnerFile.columns.joined(separator: ",") + "\n" + lines.joined(separator: "\n") + "\n"
    var mapping = PartnerFile.mapping()
    mapping.id = nil
    // Line 4 is blank and no row.
    #expect(
      refusal(try folder.source(Array(text.utf8), mapping))?.description
        == "in/council.csv: 4 of 7 rows cannot be used. In 4 of them number of fields differs from the header, first on "
        + "line 3. Are the columns of the source \"council\" those that hold what the configuration says?")
    let table = try read(try folder.source(Array((text + good + "\n").utf8), mapping))
    #expect(table.rejections.map(\.line) == [3, 5, 7, 8])
    #expect(table.rejections.allSatisfy { $0.reason == .fieldCount })
  }

  // MARK: Whole files

  @Test func `more than half of the rows rejected is refused, and just half is not`() throws {
    let half = [PartnerFile.row(), PartnerFile.row(["Date": "soon"])]
    #expect(try read(try folder.source(half)).rejections.count == 1)
    let more = half + [PartnerFile.row(["Date": "31/02/2025"]), PartnerFile.row(["Date": "soon"])]
    #expect(
      refusal(try folder.source(more))?.description.hasPrefix(
        "in/council.csv: 3 of 4 rows cannot be used. In 2 of them date is in no known form (2025-03-30, 30/03/2025 or "
          + "30-Mar-25), first on line 3. ") == true)
  }

  @Test func `rows that repeat an earlier one do not make a file useless`() throws {
    let rows = [[String: String]](repeating: PartnerFile.row(["Ref": "a"]), count: 9)
    #expect(try read(try folder.source(rows)).rejections.count == 8)
  }

  @Test func `an empty file, a header alone and an open quote are refused`() throws {
    let header = PartnerFile.columns.joined(separator: ",")
    let sentences = [
      "": "in/council.csv: the file is empty.", header: "in/council.csv: the file has a header and no rows.",
      header + "\r\n\r\n": "in/council.csv: the file has a header and no rows.",
      PartnerFile.text([PartnerFile.row()]) + "a,2025-01-02,,,,\"Noise,,,,502738,102163,\n":
        "in/council.csv: the row that begins on line 3 has a quote",
    ]
    for (text, sentence) in sentences {
      #expect(
        refusal(try folder.source(Array(text.utf8), PartnerFile.mapping()))?.description.hasPrefix(sentence) == true)
    }
  }

  @Test(arguments: 1...11)
  func `a file cut short within its last row is refused with the row's line`(fields: Int) throws {
    let whole = PartnerFile.text([PartnerFile.row(), PartnerFile.row(), PartnerFile.row()])
    let last = ["a", "2025-01-02", "", "", "", "Noise", "", "", "", "502738", "102163", ""]
    let text = whole + last.prefix(fields).joined(separator: ",")
    let error = refusal(try folder.source(Array(text.utf8), PartnerFile.mapping()))
    // A single field that is blank would be no row; here it is an id.
    #expect(error?.description == "in/council.csv, line 5: the file stops within this row. Fetch it again.")
  }

  @Test func `a last row needs no line end, also where an earlier row has too few fields`() throws {
    let rows = PartnerFile.text([PartnerFile.row(["Ref": "1"]), PartnerFile.row(["Ref": "2"])])
    let good = try read(try folder.source(Array(rows.utf8.dropLast()), PartnerFile.mapping()))
    #expect(good.count == 2 && good.rejections.isEmpty)
    let lines = rows.split(separator: "\n").map(String.init)
    let text = [lines[0], lines[1], "too,few,fields", lines[2]].joined(separator: "\n")
    let table = try read(try folder.source(Array(text.utf8), PartnerFile.mapping()))
    #expect(table.count == 2)
    #expect(table.rejections == [Rejection(file: 0, line: 3, reason: .fieldCount)])
  }
}
