import Formats
import Places
import Spatial
import TestSupport
import Testing

@Suite struct PostcodesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let onspd =
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,lat,long"
  private static let newNSPL = "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,lat,long"

  private func table(_ texts: String...) throws -> Postcodes { try table(texts) }

  private func table(_ texts: [String], workers: Int = 1) throws -> Postcodes {
    let files = try texts.enumerated().map { number, text in
      NamedFile(path: try folder.write(text, to: "p\(number).csv"), name: "in/p\(number).csv")
    }
    return try Postcodes(files, workers: workers)
  }

  private func codePoint(_ postcode: String, _ quality: Int, _ easting: Int, _ northing: Int) -> String {
    "\"\(postcode)\",\(quality),\(easting),\(northing),\"E92000001\",\"E19000002\",\"E18000008\",\"\",\"E06000043\","
      + "\"E05002434\"\n"
  }

  @Test(arguments: ["BN1 1AA", "BN11AA", "bn11aa", " bn1  1aa ", "BN1\u{A0}1AA", "Bn1-1aA.", "BN1\t1AA\r\n"])
  func `a postcode is found however it is written`(text: String) throws {
    let postcodes = try table(codePoint("BN1 1AA", 10, 531_040, 104_624) + codePoint("BN111AA", 20, 514_000, 102_000))
    #expect(postcodes.lookup(text) == .found(easting: 531_040, northing: 104_624, quality: 10))
    #expect(postcodes.lookup("bn111aa") == .found(easting: 514_000, northing: 102_000, quality: 20))
    #expect(postcodes.lookup("BN11 1AA") == postcodes.lookup("BN111AA"))
  }

  @Test(arguments: [
    "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA", "gir0aa", "BN9 9AA",
  ])
  func `a postcode of a known shape that no table has is unknown`(text: String) throws {
    #expect(try table(codePoint("BN1 1AA", 10, 1, 1)).lookup(text) == .unknown)
  }

  @Test(arguments: [
    "", " ", "West Sussex", "NA", "N/A", "BN1", "1AA", "BN1 1A", "BN1 1AAA", "BN1 AAA", "BN1 1CA", "BN1 1AO", "BNA 1AA",
    "111 1AA", "BN111 1AA", "B1N1 1AA", "A1AA 1AA", "12345", "BN1 1ÀA", "ＢＮ１ 1AA", "BN1\u{2013}1AA", "GIR 1AA",
  ])
  func `text of another shape is no postcode`(text: String) throws {
    #expect(try table(codePoint("BN1 1AA", 10, 1, 1)).lookup(text) == .notAPostcode)
  }

  @Test func `what a table has is a postcode, whatever its shape`() throws {
    // Newport's postcodes began with NPT until 1996, and the directories still list them.
    let postcodes = try table("\(Self.onspd)\nNPT 1AA,NPT 1AA,NPT 1AA,198001,199606,,,,,,0,331000,188000,1,51.5,-3\n")
    #expect(postcodes.lookup("NPT1AA") == .terminated)
    #expect(postcodes.lookup("NPT1AB") == .notAPostcode)
  }

  @Test func `Code-Point Open is known by its first row, which is a row like the others`() throws {
    let text =
      codePoint("BN1 1AA", 10, 531_040, 104_624) + codePoint("BN919AA", 90, 0, 0)
      + codePoint("ZE1 0AA", 50, 447_000, 1_141_000)
    let postcodes = try table(text)
    let source = try #require(postcodes.sources.first)
    #expect(source.name == "in/p0.csv" && source.layout == .codePointOpen && source.rows == 3)
    #expect(postcodes.count == 3)
    #expect(postcodes.lookup("BN91 9AA") == .withoutCoordinates)
    #expect(postcodes.lookup("ZE1 0AA") == .found(easting: 447_000, northing: 1_141_000, quality: 50))
    // With a byte order mark and carriage returns it is the same.
    let windows = try table("\u{FEFF}" + text.replacing("\n", with: "\r\n"))
    #expect(windows.count == 3 && windows.lookup("BN1 1AA") == postcodes.lookup("BN1 1AA"))
  }

  @Test(arguments: [
    "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC",
    "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,NHS_HA_code,"
      + "Admin_county_code,Admin_district_code,Admin_ward_code",
  ])
  func `Code-Point Open with its header put before it is read too`(header: String) throws {
    let postcodes = try table("\(header)\n" + codePoint("BN1 1AA", 10, 531_040, 104_624))
    #expect(postcodes.sources.map(\.layout) == [.codePointOpen])
    #expect(postcodes.lookup("BN1 1AA") == .found(easting: 531_040, northing: 104_624, quality: 10))
  }

  @Test func `ONSPD says which postcodes are terminated and which have no coordinates`() throws {
    let postcodes = try table(
      """
      \(Self.onspd)
      "BN1 1AA","BN1  1AA","BN1 1AA","198001","      ","E99999999","E99999999","E06000043","E05002434","E43000025",0,0531040,0104624,1,50.8,-0.1
      "BN1 1AB","BN1  1AB","BN1 1AB","198001","199606","E99999999","E99999999","E06000043","E05002434","E43000025",0,0531041,0104625,1,50.8,-0.1
      "JE2 3AB","JE2  3AB","JE2 3AB","198001","","","","","","",0,"","",9,99.999999,0.0
      "BT1 1AA","BT1  1AA","BT1 1AA","198001","","","","","","",0,333500,374500,1,54.6,-5.9
      "BN1 1AD","BN1  1AD","BN1 1AD","198001","","","","","","",1,531000,104000,6,50.8,-0.1

      """)
    #expect(postcodes.sources.map(\.layout) == [.onsDirectory])
    #expect(postcodes.lookup("BN11AA") == .found(easting: 531_040, northing: 104_624, quality: 10))
    #expect(postcodes.lookup("BN11AB") == .terminated)
    #expect(postcodes.lookup("JE23AB") == .withoutCoordinates)
    #expect(postcodes.lookup("BT11AA") == .withoutCoordinates)
    #expect(postcodes.lookup("BN11AD") == .found(easting: 531_000, northing: 104_000, quality: 60))
    #expect(postcodes.lookup("BN11AE") == .unknown)
  }

  @Test func `NSPL of 2025 and any case of its columns are read`() throws {
    let rows =
      "BN1 1AA,BN1  1AA,BN1 1AA,198001,,0,531040,104624,1,E00000001,50.8,-0.1\nBN1 1AB,BN1  1AB,BN1 1AB,198001,201203,0,531041,104625,1,E00000001,50.8,-0.1\n"
    for header in [Self.newNSPL, Self.newNSPL.uppercased()] {
      let postcodes = try table("\(header)\n\(rows)")
      #expect(postcodes.sources.map(\.layout) == [.onsDirectory] && postcodes.sources.map(\.rows) == [2])
      #expect(postcodes.lookup("BN1 1AA") == .found(easting: 531_040, northing: 104_624, quality: 10))
      #expect(postcodes.lookup("BN1 1AB") == .terminated)
    }
  }

  @Test func `of several files the one named first holds, and repeats are counted`() throws {
    let old = codePoint("BN1 1AB", 10, 500_000, 100_000) + codePoint("BN1 1AA", 10, 531_040, 104_624)
    let new =
      "\(Self.onspd)\nBN1 1AB,BN1  1AB,BN1 1AB,198001,201203,,,,,,0,1,1,1,0,0\nBN1 1AC,,BN1 1AC,,,,,,,,0,7,8,3,0,0\n"
    let oldFirst = try table(old, new)
    #expect(oldFirst.count == 3 && oldFirst.repeated == 1)
    #expect(oldFirst.sources.map(\.rows) == [2, 2])
    #expect(oldFirst.lookup("BN1 1AB") == .found(easting: 500_000, northing: 100_000, quality: 10))
    #expect(oldFirst.lookup("BN1 1AC") == .found(easting: 7, northing: 8, quality: 30))
    let newFirst = try table(new, old)
    #expect(newFirst.lookup("BN1 1AB") == .terminated)
    #expect(newFirst.lookup("BN1 1AA") == oldFirst.lookup("BN1 1AA"))
    let twice = try table(codePoint("BN1 1AB", 10, 1, 2) + codePoint("BN11AB", 10, 3, 4))
    #expect(twice.repeated == 1 && twice.lookup("BN1 1AB") == .found(easting: 1, northing: 2, quality: 10))
  }

  @Test(.tags(.property, .threads))
  func `a table of thousands of rows in any order finds what a dictionary finds`() throws {
    var random = RandomNumbers(seed: 7)
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    func pick() -> Character { letters[Int(random.uniform() * Double(letters.count))] }
    func figure() -> Int { Int(random.uniform() * 10) }
    var expected: [String: Postcodes.Lookup] = [:]
    var texts = [String](repeating: "", count: 7)
    for row in 0..<7_000 {
      let outward = "\(pick())\(row % 2 == 0 ? "\(pick())" : "")\(figure())\(row % 3 == 0 ? "\(figure())" : "")"
      let postcode = "\(outward) \(figure())\(pick())\(pick())"
      if expected[postcode] != nil || postcode.hasPrefix("BT") { continue }
      let (easting, northing) = (1 + Int(random.uniform() * 600_000), Int(random.uniform() * 1_000_000))
      expected[postcode] = .found(easting: Double(easting), northing: Double(northing), quality: 10)
      texts[row % 7] += codePoint(postcode, 10, easting, northing)
    }
    for workers in [1, 2, 7] {
      let postcodes = try table(texts, workers: workers)
      #expect(postcodes.count == expected.count && postcodes.repeated == 0)
      #expect(postcodes.sources.map(\.name) == (0..<7).map { "in/p\($0).csv" })
      #expect(expected.allSatisfy { postcodes.lookup($0.key) == $0.value })
      #expect(expected.keys.filter { postcodes.lookup($0.replacing(" ", with: "") + "A") != .notAPostcode }.isEmpty)
    }
  }

  @Test func `a file in no known layout is refused with what is wanted`() throws {
    let error = #expect(throws: InputError.self) { try table("Crime ID,Month,Reported by,x,y\n1,2,3,4,5\n") }
    #expect(error?.status == .badData)
    #expect(
      error?.description == "in/p0.csv, line 1: this is no known table of postcodes: the line begins \"Crime ID\", "
        + "\"Month\", \"Reported by\", \"x\". Wanted is OS Code-Point Open (no header; postcode, quality, easting, "
        + "northing and six codes), or ONSPD or NSPL (columns pcds, doterm, oseast1m, osnrth1m, osgrdind, or pcds, "
        + "doterm, east1m, north1m, gridind), as published, with commas.")
  }

  @Test func `a directory that lacks a column is refused by the column's name`() throws {
    let error = #expect(throws: InputError.self) {
      try table("\(Self.onspd.replacing("osgrdind", with: "quality"))\nBN1 1AA,,BN1 1AA,,,,,,,,0,1,1,1,0,0\n")
    }
    #expect(
      error?.description.hasPrefix("in/p0.csv, line 1: there is no column \"osgrdind\", which ONSPD and NSPL have.")
        == true)
  }

  @Test(arguments: [
    ("\"BN1 1AB\",10,1,2\n", "4 fields where there should be 10. Fetch the file again."),
    ("\"West Sussex\",10,1,2,,,,,,\n", "\"West Sussex\" is not a postcode. Fetch the file again."),
    ("\"\",10,1,2,,,,,,\n", "\"\" is not a postcode. Fetch the file again."),
    ("BN1 1AB,10,x,2,,,,,,\n", "\"x\" is not an easting in metres from 0 to 700000. Fetch the file again."),
    ("BN1 1AB,10,700001,2,,,,,,\n", "\"700001\" is not an easting in metres from 0 to 700000. Fetch the file again."),
    ("BN1 1AB,10,1,-2,,,,,,\n", "\"-2\" is not a northing in metres from 0 to 1300000. Fetch the file again."),
    ("BN1 1AB,10,1,1e300,,,,,,\n", "\"1e300\" is not a northing in metres from 0 to 1300000. Fetch the file again."),
    ("BN1 1AB,nan,1,2,,,,,,\n", "\"nan\" is not a positional quality from 0 to 99. Fetch the file again."),
  ])
  func `a row that is none is refused with its line`(row: String, words: String) throws {
    let error = #expect(throws: InputError.self) { try table(codePoint("BN1 1AA", 10, 1, 1) + row) }
    #expect(error?.status == .badData)
    #expect(error?.description == "in/p0.csv, line 2: \(words)")
  }

  @Test func `a missing file among several is named`() throws {
    let there = NamedFile(path: try folder.write(codePoint("BN1 1AA", 10, 1, 1), to: "a.csv"), name: "a.csv")
    let missing = NamedFile(path: "\(folder.path)/none.csv", name: "none.csv")
    let error = #expect(throws: InputError.self) { try Postcodes([there, missing]) }
    #expect(error?.status == .noInput)
    #expect(error?.description.hasPrefix("none.csv: there is no such file.") == true)
    #expect(try Postcodes([]).count == 0)
  }

  @Test(arguments: [
    ("12 Queensway, Bognor Regis, West Sussex, PO21 1QT", "PO21 1QT" as String?),
    ("Unit 9, Bognor Regis, po211qt.", "PO21 1QT"), ("PO21  1QT ,", "PO21 1QT"), ("PO21\u{A0}1QT", "PO21 1QT"),
    ("High Street\nLondon\nSW1A\t1AA\n", "SW1A 1AA"), ("1 Road,M1 1AE", "M1 1AE"),
    ("Café 1, BN1 1AA\u{201D}", "BN1 1AA"),
    ("HOTHAM PARK, High Street, Bognor Regis, West Sussex", nil), ("", nil), ("NA", nil), ("BN1 1AA, England", nil),
    ("BN1, 1AA", nil), ("LONDONSW1A 1AA", nil), ("Flat 4 5AB", nil), ("Unit 12 3BB", nil), ("1AA", nil), (" 1AA", nil),
    ("BN1 1 AA", nil),
  ])
  func `the postcode that ends an address is found`(address: String, postcode: String?) {
    #expect(Postcodes.trailingPostcode(in: address) == postcode)
  }
}
