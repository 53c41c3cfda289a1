import CSV
import Formats
import Spatial
import TestSupport
import Testing

@Suite struct DelimitedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ text: String) throws -> DelimitedFile { try open(Array(text.utf8)) }

  private func open(_ bytes: [UInt8]) throws -> DelimitedFile {
    return try DelimitedFile(path: try folder.write(bytes, to: "table.csv"), name: "in/table.csv")
  }

  /// All rows of files, read in pieces, with lines that count on from piece to piece.
  private func rows(_ files: [DelimitedFile], workers: Int) throws -> (rows: [[ParsedRow]], hasQuote: Bool) {
    var rows = [[ParsedRow]](repeating: [], count: files.count)
    var before = [Int](repeating: 0, count: files.count)
    var hasQuote = false
    for piece in try DelimitedFile.pieces(of: files, workers: workers).joined() {
      let offset = before[piece.file]
      let end = try files[piece.file].forEachRow(of: piece) { row in
        let row = ParsedRow(row)
        rows[piece.file].append(ParsedRow(row.line + offset, row.fields))
      }
      // The first piece of a file counts its lines after the header from 2 on.
      before[piece.file] += end.lines + (offset == 0 ? 1 : 0)
      hasQuote = hasQuote || end.hasQuote
    }
    return (rows, hasQuote)
  }

  private func whole(_ file: DelimitedFile) throws -> (rows: [ParsedRow], end: DelimitedFile.PieceEnd) {
    var rows: [ParsedRow] = []
    let end = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { rows.append(ParsedRow($0)) }
    return (rows, end)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `the header is line 1 and rows count from line 2`(end: String) throws {
    let file = try open(["a,b", "1,2", "", "3,4", ""].joined(separator: end))
    #expect(file.header == ["a", "b"])
    let (rows, pieceEnd) = try whole(file)
    #expect(rows == [ParsedRow(2, ["1", "2"]), ParsedRow(4, ["3", "4"])])
    #expect(pieceEnd.lines == 3)
    #expect(!pieceEnd.endsWithoutNewline)
    #expect(!pieceEnd.hasQuote)
    #expect(try self.rows([file], workers: 1).rows == [rows])
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func `without a header the first line is a row, on line 1`(mark: String) throws {
    let file = try open("\(mark)1,2\r\n3,4\r\n").withoutHeader
    #expect(try whole(file).rows == [ParsedRow(1, ["1", "2"]), ParsedRow(2, ["3", "4"])])
    #expect(try whole(file).end.lines == 2)
    let pieces = try DelimitedFile.pieces(of: [file], workers: 2)
    #expect(pieces.joined().count == 1)
  }

  @Test func `a byte order mark is no part of the first column's name`() throws {
    let file = try open([0xEF, 0xBB, 0xBF] + Array("lsoa,pop\nE01016849,\"1,714\"\n".utf8))
    #expect(file.header == ["lsoa", "pop"])
    #expect(try whole(file).rows == [ParsedRow(2, ["E01016849", "1,714"])])
  }

  @Test func `quoted column names lose their quotes`() throws {
    let file = try open("\"Education, Skills\",\"b\"\r\n1,2\r\n")
    #expect(file.header == ["Education, Skills", "b"])
    #expect(try file.column("Education, Skills") == 0)
  }

  @Test(arguments: [TextEncoding.utf8, .utf8WithMark, .utf16LittleEndian, .utf16BigEndian, .windows1252])
  func `the same table in every encoding gives the same header and rows`(encoding: TextEncoding) throws {
    let text = "place,note\r\nCafé,“20 €”\r\n\"Žižka\nHouse\",–\r\n"
    let file = try open(EncodedText.bytes(text, encoding))
    #expect(file.encoding == encoding)
    #expect(file.header == ["place", "note"])
    let (rows, end) = try whole(file)
    #expect(rows == [ParsedRow(2, ["Café", "“20 €”"]), ParsedRow(3, ["Žižka\nHouse", "–"])])
    #expect(end.faults == TextFaults())
    #expect(end.lines == 3)
    #expect(try self.rows([file], workers: 3).rows == [rows])
  }

  @Test func `a Windows-1252 byte late in a long file is read as what it is, and counted`() throws {
    let late = [UInt8](repeating: 0x61, count: 90) + Array(",1\n".utf8)
    var bytes = Array("name,b\n".utf8)
    while bytes.count < 3 << 20 { bytes += late }
    let before = bytes.count
    bytes += Array("Caf".utf8) + [0xE9] + Array(",1\n".utf8)
    let file = try open(bytes)
    #expect(file.encoding == .utf8)
    let (all, end) = try whole(file)
    #expect(all.count == (before - 7) / 93 + 1)
    #expect(all.last?.fields == ["Café", "1"])
    #expect(end.faults.notUTF8 == 1)
    for workers in [2, 7] {
      #expect(ParsedRow.firstDifference(try rows([file], workers: workers).rows[0], all) == nil)
    }
  }

  @Test func `UTF-16 is one piece however large it is`() throws {
    let text = text(bytes: 2 << 20, end: "\n", seed: 6)
    let wide = try open(EncodedText.bytes(text, .utf16LittleEndian))
    let narrow = try DelimitedFile(path: try folder.write(text, to: "narrow.csv"), name: "narrow.csv")
    #expect(try DelimitedFile.pieces(of: [wide], workers: 7).joined().count == 1)
    #expect(ParsedRow.firstDifference(try whole(wide).rows, try whole(narrow).rows) == nil)
  }

  @Test(
    .tags(.realData), .needsSharedData,
    arguments: [
      ("licensing/Arun_premises.csv", TextEncoding.utf8, 475),
      ("collisions/dft-road-casualty-statistics-collision-2022_sample.csv", .utf8WithMark, 1_049),
      ("population/lsoa11_mid2019_population_sussex.csv", .utf8WithMark, 999),
      ("police/2025-08/2025-08-sussex-street.csv", .utf8, 14_410),
    ])
  func `real exports are read with the delimiter and encoding they have`(
    name: String, encoding: TextEncoding, count: Int
  ) throws {
    // PROVENANCE.md of the shared data.
    let file = try DelimitedFile(path: SharedData.path(name), name: name, delimiter: nil)
    #expect(file.encoding == encoding)
    #expect(file.delimiter == Delimiter.comma)
    let (rows, end) = try whole(file)
    #expect(rows.count == count)
    #expect(rows.allSatisfy { $0.fields.count == file.header.count })
    #expect(end.faults == TextFaults())
  }

  @Test func `UTF-32 is refused by its name`() throws {
    let error = #expect(throws: InputError.self) { try open([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) }
    #expect(error?.description == "in/table.csv: the file is in UTF-32. Save it as CSV in UTF-8.")
  }

  @Test func `a column name may hold line ends and doubled quotes`() throws {
    let file = try open("\"Date\r\n(local \"\"time\"\")\",b\n1,2\n")
    #expect(file.header == ["Date\r\n(local \"time\")", "b"])
    #expect(try whole(file).rows == [ParsedRow(3, ["1", "2"])])
  }

  @Test func `a header whose quote is not closed is refused`() throws {
    let error = #expect(throws: InputError.self) { try open("\"a,b\n1,2\n") }
    #expect(
      error?.description
        == "in/table.csv, line 1: the header has a quote that is not closed. Close it, or fetch the file again.")
  }

  @Test func `a column whose name stands twice is refused when it is wanted, and no other`() throws {
    let file = try open("Date,b,Date\n1,2,3\n")
    #expect(try file.column("b") == 1)
    let error = #expect(throws: InputError.self) { try file.column("Date") }
    #expect(
      error?.description
        == "in/table.csv, line 1: 2 columns have the name \"Date\" (columns 1, 3). Give each a name of its own.")
  }

  @Test(arguments: Delimiter.known.map(\.byte))
  func `a delimiter is found by itself`(delimiter: UInt8) throws {
    let between = String(Unicode.Scalar(delimiter))
    let text = ["id", "\"a;b,c|d\"", "c"].joined(separator: between) + "\n1\(between)2\(between)\n"
    let path = try folder.write(text, to: "table.csv")
    let file = try DelimitedFile(path: path, name: "t", delimiter: nil)
    #expect(file.delimiter == delimiter)
    #expect(file.header == ["id", "a;b,c|d", "c"])
    #expect(try whole(file).rows == [ParsedRow(2, ["1", "2", ""])])
  }

  @Test func `a table of one column stays one column, whatever its rows hold`() throws {
    let path = try folder.write("note\nhello, world\na;b\n", to: "table.csv")
    let file = try DelimitedFile(path: path, name: "t", delimiter: nil)
    #expect(file.header == ["note"])
    #expect(try whole(file).rows.map(\.fields) == [["hello, world"], ["a;b"]])
  }

  @Test func `an empty, a missing and a folder's path are refused with the status that fits`() throws {
    let empty = #expect(throws: InputError.self) { try open("") }
    #expect(empty?.status == .badData)
    #expect(empty?.description == "in/table.csv: the file is empty. Fetch it again, or leave it out.")
    let missing = #expect(throws: InputError.self) {
      try DelimitedFile(path: "\(folder.path)/none.csv", name: "none.csv")
    }
    #expect(missing?.status == .noInput)
    #expect(missing?.description.hasPrefix("none.csv: there is no such file.") == true)
    let aFolder = #expect(throws: InputError.self) { try DelimitedFile(path: folder.path, name: "in") }
    #expect(aFolder?.status == .noInput)
    #expect(aFolder?.description.hasPrefix("in cannot be read:") == true)
  }

  @Test func `a header without a line end is a file without rows`() throws {
    let error = #expect(throws: InputError.self) { try open("a,b") }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/table.csv: the file has a header and no rows.") == true)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a header with its line end gives no row`(end: String) throws {
    let file = try open("a,b\(end)")
    #expect(try whole(file).rows == [])
    #expect(try DelimitedFile.pieces(of: [file], workers: 3).joined().isEmpty)
  }

  @Test func `a first line without an end in 64 KB is no header`() throws {
    let error = #expect(throws: InputError.self) { try open([UInt8](repeating: 0x61, count: 70_000) + [0x0A]) }
    #expect(error?.description == "in/table.csv: the first line does not end within 65536 bytes. Is this a CSV file?")
  }

  @Test func `a file that stops within its last row says so`() throws {
    let (rows, end) = try whole(try open("a,b\n1,2\n3"))
    #expect(rows == [ParsedRow(2, ["1", "2"]), ParsedRow(3, ["3"])])
    #expect(end.endsWithoutNewline)
    #expect(end.lines == 2)
  }

  @Test func `a quote that is never closed is refused with the line of its row`() throws {
    // In the last column the row would have the right number of fields, with all later rows inside it.
    let file = try open("a,b\n1,2\n3,\"4\n5,6\n7,8\n")
    let error = #expect(throws: InputError.self) { try whole(file) }
    #expect(error?.status == .badData)
    #expect(
      error?.description.hasPrefix("in/table.csv: the row that begins on line 3 has a quote that is not closed") == true
    )
  }

  @Test func `a row longer than the limit is refused with the line on which it begins`() throws {
    let long = [UInt8](repeating: 0x78, count: CSVParser.longestRow + (1 << 20))
    let file = try open(Array("a,b\n1,2\n3,".utf8) + long + Array("\n5,6\n".utf8))
    let error = #expect(throws: InputError.self) { try whole(file) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/table.csv: the row that begins on line 3 is longer than 32 MB.") == true)
  }

  @Test func `a column is found by its name`() throws {
    let file = try open("Crime ID,Month,Lattitude\n1,2,3\n")
    #expect(try file.column("Month") == 1)
    let error = #expect(throws: InputError.self) { try file.column("Latitude") }
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/table.csv, line 1: there is no column \"Latitude\" among \"Crime ID\", \"Month\", "
        + "\"Lattitude\". Is \"Lattitude\" meant? Then give it its name back.")
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
  func `a file with another delimiter is refused by the delimiter's name`(delimiter: String, name: String) throws {
    let file = try open(["Crime ID", "Month"].joined(separator: delimiter) + "\n1\(delimiter)2\n")
    let error = #expect(throws: InputError.self) { try file.column("Month") }
    #expect(error?.description.hasPrefix("in/table.csv: the columns are separated by \(name).") == true)
  }

  /// A text of at least so many bytes with rows of very different lengths.
  private func text(bytes: Int, end: String, seed: UInt64) -> String {
    var random = RandomNumbers(seed: seed)
    var text = "number,name\(end)"
    var row = 0
    while text.utf8.count < bytes {
      if Int.random(in: 0..<30, using: &random) == 0 { text += end }
      text += "\(row),\(String(repeating: "x", count: Int.random(in: 0...4_000, using: &random)))\(end)"
      row += 1
    }
    return text
  }

  @Test(.tags(.threads), arguments: ["\n", "\r\n"])
  func `pieces for 1, 2 and 7 workers give the same rows and lines in the same order as the whole`(end: String) throws {
    let big = try DelimitedFile(
      path: try folder.write(text(bytes: 5 << 20, end: end, seed: 3), to: "big.csv"), name: "big")
    let small = try DelimitedFile(path: try folder.write("a,b\(end)1,2", to: "small.csv"), name: "small")
    let other = try DelimitedFile(
      path: try folder.write(text(bytes: 2 << 20, end: end, seed: 4), to: "o.csv"), name: "other")
    let files = [big, small, other]
    let expected = try files.map { try whole($0).rows }
    #expect(expected.map(\.count).allSatisfy { $0 > 0 })
    for workers in [1, 2, 7] {
      #expect(try DelimitedFile.pieces(of: files, workers: workers).count >= min(workers, 5))
      let (rows, hasQuote) = try rows(files, workers: workers)
      for (file, expected) in expected.enumerated() {
        #expect(ParsedRow.firstDifference(rows[file], expected) == nil, "\(files[file].name), \(workers) workers")
      }
      #expect(!hasQuote)
    }
  }

  @Test(.tags(.threads))
  func `a file with carriage returns alone is one piece`() throws {
    let file = try open(text(bytes: 3 << 20, end: "\r", seed: 5))
    #expect(try DelimitedFile.pieces(of: [file], workers: 7).joined().count == 1)
    #expect(ParsedRow.firstDifference(try rows([file], workers: 7).rows[0], try whole(file).rows) == nil)
  }

  @Test(.tags(.threads))
  func `pieces of a file with quoted line ends tell of the quotes wherever they were cut`() throws {
    // Each quoted field is longer than what lies between two, so that most cuts fall within one.
    let field = String(repeating: String(repeating: "y", count: 99) + "\n", count: 400)
    let file = try open("number,name\n" + (0..<100).map { "\($0),\"\(field)\"\n" }.joined())
    let pieces = Array(try DelimitedFile.pieces(of: [file], workers: 7).joined())
    #expect(pieces.count > 2)
    #expect(try rows([file], workers: 7).hasQuote)
    let (rows, end) = try whole(file)
    #expect(rows.count == 100)
    #expect(rows.map(\.line) == (0..<100).map { 2 + $0 * 401 })
    #expect(end.hasQuote)
  }

  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04], "this is an Excel workbook or a ZIP archive. Save the sheet as CSV"),
      ([0xD0, 0xCF, 0x11, 0xE0], "this is a workbook of an older Excel"), ([0x1F, 0x8B], "packed with gzip"),
      (Array("%PDF".utf8), "this is a PDF"), (Array("SQLite format 3".utf8), "perhaps a GeoPackage"),
    ] as [([UInt8], String)])
  func `a file that is no text is called what it is`(magic: [UInt8], sentence: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(magic + Array("\u{0}\u{1}a,b\n1,2\n".utf8), to: "sheet.csv")
    let error = #expect(throws: InputError.self) { try DelimitedFile(path: path, name: "sheet.csv") }
    #expect(error?.description.contains(sentence) == true)
    // A row that only begins alike is text.
    let text = try folder.write("PK,name\n1,2\n", to: "text.csv")
    #expect(try DelimitedFile(path: text, name: "text.csv").header == ["PK", "name"])
  }
}
