import Formats
import Testing

@Suite struct InputErrorTests {
  @Test func `a sentence that quotes too much keeps its beginning and its end`() {
    let error = InputError.badData("in/a.csv, line 1: \"\(String(repeating: "é", count: 1 << 20))\". Fetch it again.")
    #expect(error.description.unicodeScalars.count == InputError.longest)
    #expect(error.description.hasPrefix("in/a.csv, line 1: \"éé"))
    #expect(error.description.contains("é … é"))
    #expect(error.description.hasSuffix("é\". Fetch it again."))
  }

  @Test func `one character of a million marks is cut too`() {
    let error = InputError.badData("\"a\(String(repeating: "\u{301}", count: 1 << 20))\" is no name.")
    #expect(error.description.unicodeScalars.count == InputError.longest)
  }

  @Test func `a sentence of ordinary length is left as it is`() {
    let sentence = String(repeating: "é", count: InputError.longest)
    #expect(InputError.badData(sentence).description == sentence)
  }
}
