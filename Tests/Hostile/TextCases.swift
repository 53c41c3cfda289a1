import FuzzReaders

extension HostileCase {
  /// Delimited text whose rows are odd.
  static let rows: [HostileCase] = [
    HostileCase("no byte at all", "d", "refused (65): in/x.csv: the file is empty.", text: ""),
    HostileCase("one line without an end", "d", "a header and no rows", text: "a,b"),
    HostileCase("a header alone", "d", "0 rows of 2 columns", text: "a,b\n"),
    HostileCase("a header alone, of police.uk", "p", "a header and no rows", text: "\n"),
    HostileCase("blank lines alone", "d", "0 rows of 0 columns", text: "\n\r\n\n"),
    HostileCase("NUL bytes in fields", "d", "2 rows of 2 columns by commas, 2 lines, UTF-8", text: "a,b\n1,\0\n\0,2\n"),
    HostileCase("nothing but NUL bytes", "d", "a header and no rows") { [UInt8](repeating: 0, count: 5_000) },
    HostileCase("control characters", "d", "1 rows of 2 columns", text: "a,b\u{1B}[2J\n\u{7},\u{B}\u{C}\u{1F}\n"),
    HostileCase("a quote within a field", "d", "1 rows of 2 columns", text: "a,b\n1,x\"y\n"),
    HostileCase("a lone quote for a row", "d", "the row that begins on line 2 has a quote", text: "a,b\n\"\n1,2\n"),
    HostileCase("a lone quote for a header", "d", "the header has a quote that is not closed", text: "\"\na,b\n1,2\n"),
    HostileCase("a quote that is never closed", "d", "begins on line 3 has a quote", text: "a,b\n1,2\n\"3,4\n5,6\n"),
    HostileCase("a quote that is not closed for 40 MB", "d", "begins on line 2 is longer than 32 MB") {
      Array("a,b\n1,\"".utf8) + [UInt8](repeating: 0x0A, count: 40 << 20)
    },
    HostileCase("a field of 10 MB", "p", "1 kept, 0 rejected") {
      Array("x,2025-01,Q,Q,-0.5,50.8,".utf8) + [UInt8](repeating: 0x61, count: 10 << 20) + ",,,Drugs,,\n"
    },
    HostileCase("a quoted field of 10 MB", "m", "1 kept, 0 rejected") {
      Array("did,date,time,kind,weight,place,public,x,y\n1,2025-01-02,,a,,\"".utf8)
        + "x\n".repeated(5 << 20) + "\",,-0.5,50.8\n"
    },
    HostileCase("10 MB for a number", "m", "1 of 1 rows cannot be used. In 1 of them a coordinate is not a number") {
      Array("did,date,time,kind,weight,place,public,x,y\n1,2025-01-02,,a,,,,-0.5,".utf8)
        + [UInt8](repeating: 0x39, count: 10 << 20) + "\n"
    },
    HostileCase("100,000 columns", "d", "the first line does not end within 65536 bytes. Is this a CSV file?") {
      Array((0..<100_000).map { "c\($0)" }.joined(separator: ",").utf8) + "\n1\n"
    },
    HostileCase(
      "30,000 columns, none that is wanted", "p", "there is no column \"Crime ID\" among",
      text:
        "Crime ID?" + ",a".repeated(30_000) + "\n1\n"),
    HostileCase(
      "a column's name of 60,000 characters", "i", "there is no column \"LSOA code\"",
      text:
        "x".repeated(60_000) + ",b\n1,2\n"),
    HostileCase("a header of 1 MB", "d", "the first line does not end within", text: "h".repeated(1 << 20) + "\n1\n"),
    HostileCase(
      "2,000,000 fields in a row", "u", "2000001 fields where the header has 2",
      text:
        "LSOA21CD,pop\n" + ",".repeated(2_000_000) + "\n"),
    HostileCase(
      "such rows, one after the other", "u", "200001 fields where the header has 2",
      text:
        "LSOA21CD,pop\n" + (",".repeated(200_000) + "\n").repeated(15)),
    HostileCase(
      "every line end in one file", "d", "4 rows of 2 columns by commas, 6 lines",
      text:
        "a,b\r1,2\n3,4\r\n\r\n5,6\r\r7,8"),
    HostileCase(
      "a million blank lines before a row", "d", "1 rows of 2 columns by commas, 1000001 lines",
      text:
        "a,b\n" + "\n".repeated(1_000_000) + "1,2\n"),
    HostileCase("columns of one name", "d", "1 rows of 3 columns", text: "a,a,\n1,2,3\n"),
    HostileCase(
      "columns of one name that is wanted", "s", "2 columns have the name \"date\"",
      text:
        "collision_index,date,date,longitude,latitude,collision_severity\n1,2,3,4,5,6\n"),
    HostileCase("a spreadsheet in place of a table", "p", "refused (65): in/x.csv") {
      [0xFF] + SmallArchive([.init("[Content_Types].xml", Array("<Types>\n</Types>\n".utf8))]).bytes
    },
    HostileCase("JSON in place of a table", "u", "1 fields where the header has 2", text: "{\"a\": [1,\n2]}\n"),
  ]

  /// Text in odd encodings.
  static let encodings: [HostileCase] = [
    HostileCase("two bytes over a block's edge", "d", "1 rows of 2 columns by commas, 1 lines, UTF-8, 0 bytes") {
      edge("\u{E9}", bytesBefore: 1)
    },
    HostileCase("four bytes over a block's edge", "d", "1 rows of 2 columns by commas, 1 lines, UTF-8, 0 bytes") {
      edge("\u{1F600}", bytesBefore: 3)
    },
    HostileCase("UTF-16 over a block's edge", "d", "1 rows of 2 columns by commas, 1 lines, UTF-16, low byte first, 0")
    {
      let text = "a,b\n1," + "x".repeated((1 << 17) - 8) + "\u{1F600}\n"
      return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    },
    HostileCase("a character cut by the file's end", "d", "UTF-8, 2 bytes not UTF-8, 0 replaced") {
      Array("a,b\n1,".utf8) + [0xE2, 0x82]
    },
    HostileCase("a Windows-1252 byte late in a file", "d", "UTF-8, 1 bytes not UTF-8, 0 replaced") {
      Array(("a,b\n" + "1,2\n".repeated(70_000)).utf8) + [0xE9, 0x2C, 0x0A]
    },
    HostileCase("overlong UTF-8", "d", "1 rows of 2 columns by commas, 1 lines, Windows-1252") {
      Array("a,b\n1,".utf8) + [0xC0, 0xAF, 0x0A]
    },
    HostileCase("half a surrogate pair in UTF-8", "d", "Windows-1252, 0 bytes not UTF-8, 0 replaced") {
      Array("a,b\n1,".utf8) + [0xED, 0xA0, 0x80, 0x0A]
    },
    HostileCase("beyond the last character of Unicode", "d", "Windows-1252, 0 bytes not UTF-8, 1 replaced") {
      Array("a,b\n1,".utf8) + [0xF4, 0x90, 0x80, 0x80, 0x0A]
    },
    HostileCase("the bytes that Windows-1252 leaves free", "d", "Windows-1252, 0 bytes not UTF-8, 5 replaced") {
      Array("a,b\n1,".utf8) + [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x0A]
    },
    HostileCase("UTF-16 of an odd length", "d", "UTF-16, low byte first, 0 bytes not UTF-8, 1 replaced") {
      wide("a,b\n1,2\n") + [0x31]
    },
    HostileCase("the first half of a pair alone", "d", "low byte first, 0 bytes not UTF-8, 1 replaced") {
      wide("a,b\n1,") + [0x3D, 0xD8, 0x0A, 0x00]
    },
    HostileCase("the second half of a pair alone", "d", "low byte first, 0 bytes not UTF-8, 1 replaced") {
      wide("a,b\n1,") + [0x00, 0xDE, 0x0A, 0x00]
    },
    HostileCase("UTF-16 without a mark, low byte first", "d", "1 rows of 2 columns by commas, 1 lines, UTF-16, low") {
      Array(wide("name,place\n1,2\n").dropFirst(2))
    },
    HostileCase("UTF-16 without a mark, high byte first", "d", "1 rows of 2 columns by commas, 1 lines, UTF-16, high") {
      "name,place\n1,2\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    },
    HostileCase("UTF-32", "d", "the file is in UTF-32. Save it as CSV in UTF-8.") {
      [0xFF, 0xFE, 0, 0] + "a,b\n1,2\n".utf8.flatMap { [$0, 0, 0, 0] }
    },
    HostileCase("a mark alone", "d", "a header and no rows") { [0xEF, 0xBB, 0xBF] },
    HostileCase("a mark of UTF-16 alone", "d", "a header and no rows") { [0xFF, 0xFE] },
    HostileCase("two marks", "d", "1 rows of 2 columns by commas, 1 lines, UTF-8 with a byte order mark") {
      [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + "a,b\n1,2\n"
    },
    HostileCase(
      "a mark within the text", "d", "1 rows of 2 columns by commas, 1 lines, UTF-8, 0",
      text:
        "a,b\n\u{FEFF}1,2\n"),
    HostileCase("a mark before a quoted name", "d", "1 rows of 2 columns") {
      [0xEF, 0xBB, 0xBF] + "\"a\nb\",c\n1,2\n"
    },
  ]

  /// A row of which a character lies over the edge between the first block that is read and the second.
  private static func edge(_ character: String, bytesBefore: Int) -> [UInt8] {
    let beginning = "a,b\n1,"
    return Array((beginning + "x".repeated((1 << 18) - bytesBefore - beginning.utf8.count) + character + "\n").utf8)
  }

  private static func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
  }
}
