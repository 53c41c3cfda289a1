import Formats
@testable import Places
import Spatial
import TestSupport
import Testing

@Suite struct AddressWeightsTests {
  private func postcodes(_ folder: TemporaryFolder) throws -> Postcodes {
    let rows = [
      #""BN1 1AA",10,531040,104624,"","","","","E06000043","E05002434""#,
      #""BN1 1AB",10,530981,104247,"","","","","E06000043","E05002432""#,
      #""BN1 1AD",90,0,0,"","","","","E06000043","E05002432""#,
    ]
    let path = try folder.write(rows.joined(separator: "\n") + "\n", to: "bn.csv")
    return try Postcodes([NamedFile(path: path, name: "bn.csv")])
  }

  @Test func `without a table each postcode with a place weighs the same`() throws {
    let folder = try TemporaryFolder()
    let weights = AddressWeights(try postcodes(folder))
    #expect(weights.x == [531_040, 530_981] && weights.weight == [1, 1])
    #expect(weights.source == "2 postcodes, each weighing the same")
  }

  @Test func `a table's households are their weights, and a postcode without a place is told`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("pcds,households\nbn11ab,12\nBN1 1AA,3\nBN1 1ZZ,9\nBN1 1AD,9\n", to: "h.csv")
    let weights = try AddressWeights(try postcodes(folder), NamedFile(path: path, name: "h.csv"))
    #expect(weights.x == [530_981, 531_040] && weights.weight == [12, 3])
    #expect(weights.source == "households of 2 postcodes in h.csv")
    #expect(weights.notes.count == 1 && weights.notes[0].contains("2 of 4 postcodes"))
  }

  @Test(arguments: [
    ("pcds,households\nBN1 1AA,many\n", "line 2"), ("pcds,rooms\nBN1 1AA,3\n", "column of weights"),
    ("pcds,households\nBN9 9ZZ,3\n", "none of its 1 postcodes"),
  ])
  func `says what is wrong with a table`(text: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    let postcodes = try postcodes(folder)
    let path = try folder.write(text, to: "h.csv")
    #expect { try AddressWeights(postcodes, NamedFile(path: path, name: "h.csv")) } throws: {
      "\($0)".contains(sentence) && "\($0)".contains("h.csv")
    }
  }
}
