import Formats
import Spatial
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  private func parse(_ text: String) -> Double? { DecimalNumber.parse(Array(text.utf8).span) }

  @Test(.tags(.property), arguments: 1...4)
  func `reads decimals to the same bits as the standard library`(seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    var wrong: [String] = []
    for _ in 0..<5_000 {
      // 1 to 20 digits: exact by one division up to 15, by the standard library from there on.
      let digits = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        Character(String(Int.random(in: 0...9, using: &random)))
      }
      var text = String(digits)
      if Bool.random(using: &random) {
        text.insert(".", at: text.index(text.startIndex, offsetBy: Int.random(in: 0...digits.count, using: &random)))
      }
      if Int.random(in: 0..<8, using: &random) == 0 { text += "e\(Int.random(in: -30...30, using: &random))" }
      text = (["", "-", "+"].randomElement(using: &random) ?? "") + text
      guard let expected = Double(text) else {
        Issue.record("the standard library does not read \(text)")
        continue
      }
      if parse(text)?.bitPattern != expected.bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test(.tags(.property))
  func `reads coordinates with six decimals to the same bits as the standard library`() {
    var random = RandomNumbers(seed: 9)
    let texts = (0..<5_000).map { _ in
      let millionths = Int.random(in: -999_999...62_999_999, using: &random)
      return FixedDecimal.string(Double(millionths) / 1e6, decimals: 6)
    }
    #expect(texts.filter { parse($0)?.bitPattern != Double($0)?.bitPattern } == [])
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "nan", "NaN", "inf", "-inf", "Infinity", "0x10", "0x1p3", "1.2.3", "1..2", "--1", "+-1",
    "1-", "1 ", " 1", "1,2", "1e", "e5", "1e5.5", "1e400", "٣", "1\u{0}", "12a",
  ])
  func `refuses what spells no finite decimal`(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func `reads signs, bare points, leading zeros and exponents`() {
    #expect(parse("-0.543190") == -0.54319)
    #expect(parse("+7") == 7)
    #expect(parse(".5") == 0.5)
    #expect(parse("5.") == 5)
    #expect(parse("000000000000000000012.50") == 12.5)
    #expect(parse("1.5E-3") == 0.0015)
    #expect(parse("-0")?.sign == .minus)
  }

  @Test func `a number of more than 64 characters is none`() {
    #expect(parse(String(repeating: "0", count: 63) + "1") == 1)
    #expect(parse(String(repeating: "0", count: 64) + "1") == nil)
    #expect(parse(String(repeating: "9", count: 1_000_000)) == nil)
  }
}
