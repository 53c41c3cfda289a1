import Formats
import Places

extension FuzzReader {
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
    return "\(postcodes.count) postcodes"
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
    return "\(table.entries.count) areas"
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
    return "\(table.people.count) areas"
  }
}
