import Formats
import Testing

@Suite struct NearestWordTests {
  private let columns = ["Crime ID", "Month", "Longitude", "Latitude", "LSOA code", "LSOA name", "Crime type"]

  @Test(arguments: [
    ("Lattitude", "Latitude"), ("longitude", "Longitude"), ("Crime tpye", "Crime type"), ("LSOA_code", "LSOA code"),
    ("Months", "Month"), ("Moth", "Month"),
  ])
  func `finds the word that a slip of the hand was meant to be`(word: String, meant: String) {
    #expect(NearestWord.to(word, among: columns) == meant)
  }

  @Test func `a word unlike all others has none near`() {
    #expect(NearestWord.to("Easting", among: columns) == nil)
    #expect(NearestWord.to("Latitude", among: []) == nil)
    #expect(NearestWord.to("abcdefghi", among: [""]) == nil)
  }

  @Test func `a swap of neighbours is one edit, and of equals the first wins`() {
    // Two replacements would tie with "abxy"; one swap does not.
    #expect(NearestWord.to("abdc", among: ["abxd", "abcd"]) == "abcd")
    #expect(NearestWord.to("cat", among: ["bat", "hat"]) == "bat")
  }
}
