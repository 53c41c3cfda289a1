import Formats
import Incidents
import Places

extension FuzzReader {
  /// police.uk's street files. An input that has no header of its own gets one.
  static let policeUK = FuzzReader("p", "police.uk") {
    let rows = [
      "a1,2025-01,Sussex Police,Sussex Police,-0.543190,50.809919,On or near High Street,E01031427,Arun 017A,Burglary,x,",
      ",2025-01,Sussex Police,Sussex Police,,,No Location,,,Anti-social behaviour,,",
      "b,2025-13,Q,Q,50.8,-0.5,\"a, b\",E,A,Drugs,,\r", "c,2025-01,Q,Q,500000,105000,p,,,Drugs,,",
      "a1,2025-02,Q,Q,-0.5,,p,,,Drugs,,", "short,row",
    ]
    return [[UInt8](rows.joined(separator: "\n")), [UInt8](streetHeader + "\n" + rows[0] + "\n" + rows[0] + "\n")]
      + rows.map { [UInt8]($0 + "\n") }
  } read: { bytes, folder in
    let hasHeader = bytes.starts(with: "Crime ID".utf8) || bytes.first.map { $0 >= 0x80 } ?? true
    let text = hasHeader ? bytes : [UInt8](streetHeader + "\n") + bytes
    let path = try folder.write(text, to: "street.csv")
    let file = IncidentFile(source: "police", file: NamedFile(path: path, name: "in/street.csv"))
    let table = try PoliceUK.read([file])
    try Finding.unless(
      table.count + table.rejections.count == table.rowsRead,
      "\(table.rowsRead) rows are not \(table.count) kept and \(table.rejections.count) rejected")
    try Finding.unless(
      table.rejections.allSatisfy { $0.line >= 2 }, "a row is rejected on the header's line")
    try Finding.unless(
      table.longitude.allSatisfy(\.isFinite) && table.latitude.allSatisfy(\.isFinite), "a place that is nowhere")
    try Finding.unless(
      (0..<table.count).allSatisfy { Int(table.location(of: $0)) < table.locationCount }, "a location that is none")
  }

  /// Directories of postcodes, and addresses that end in one.
  static let postcodes = FuzzReader("o", "postcodes") {
    [
      "\"BN1 1AA\",10,531000,104000,\"E92000001\",\"E19000001\",\"E18000001\",\"\",\"E07000001\",\"E05000001\"\n",
      "pcds,doterm,oseast1m,osnrth1m,osgrdind\nBN1 1AA,,531000,104000,1\nBT1 1AA,,1,1,1\nGIR 0AA,202001,,,9\n",
      "Flat 2, 3 High Street, Arundel, BN18 9AB.", "bn11aa", "GIR\u{A0}0AA",
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    let text = String(decoding: bytes, as: UTF8.self)
    if let postcode = Postcodes.trailingPostcode(in: text) {
      try Finding.unless(Postcodes.trailingPostcode(in: postcode) == postcode, "\(postcode) is read otherwise")
    }
    let file = NamedFile(path: try folder.write(bytes, to: "postcodes.csv"), name: "in/postcodes.csv")
    let postcodes = try Postcodes([file])
    try Finding.unless(
      postcodes.count + postcodes.repeated == postcodes.sources[0].rows, "rows are not postcodes and repeated ones")
    for word in text.split(whereSeparator: { ",\"\n".contains($0) }) { _ = postcodes.lookup(String(word)) }
  }

  /// The Indices of Deprivation.
  static let deprivation = FuzzReader("i", "deprivation") {
    [
      "LSOA code (2021),Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
        + "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)\nE01990001,\"1,024\",1\n"
    ].map { [UInt8]($0) }
  } read: { bytes, folder in
    let path = try folder.write(bytes, to: "iod.csv")
    let table = try Deprivation(NamedFile(path: path, name: "in/iod.csv"))
    try Finding.unless(
      table.entries.values.allSatisfy { (1...10).contains($0.decile) && $0.rank > 0 }, "a rank or decile that is none")
  }

  /// Tables of people.
  static let population = FuzzReader("u", "population") {
    ["LSOA21CD,Population\nE01990001,\"1,629\"\nE01990002,0\n", "code;pop\n", "LSOA21CD,All ages\nE01990001,1e3\n"].map
    {
      [UInt8]($0)
    }
  } read: { bytes, folder in
    let path = try folder.write(bytes, to: "people.csv")
    let table = try Population(NamedFile(path: path, name: "in/people.csv"))
    try Finding.unless(table.people.values.allSatisfy { $0 >= 0 }, "fewer than no people")
  }

  private static let streetHeader =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"
}
