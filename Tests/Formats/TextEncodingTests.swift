import Formats
import TestSupport
import Testing

@Suite struct TextEncodingTests {
  private static let text = "id;place\n1;Café “Żółw” 😀\n2;20 €\n"
  private static let western = "id;place\n1;Café “Zoo”\n2;20 €\n"

  private func encoding(_ bytes: [UInt8]) -> TextEncoding? { TextEncoding(of: bytes.span) }

  /// The text, decoded in blocks that end at `cuts`.
  private func decode(_ bytes: [UInt8], _ encoding: TextEncoding, cuts: [Int] = []) -> (String?, TextFaults) {
    var decoder = TextDecoder(encoding)
    var text: [UInt8] = []
    var start = 0
    for end in cuts + [bytes.count] {
      decoder.decode(Array(bytes[start..<end]).span, into: &text)
      start = end
    }
    decoder.finish(into: &text)
    return (String(validating: text, as: UTF8.self), decoder.faults)
  }

  @Test(arguments: TextEncoding.allCases, [true, false])
  func `each encoding is recognised`(encoding: TextEncoding, mark: Bool) {
    let text = encoding == .windows1252 ? Self.western : Self.text
    #expect(self.encoding(EncodedText.bytes(text, encoding, mark: mark)) == encoding)
  }

  @Test func `ASCII is UTF-8, also with some zeros in it and when there is little of it`() {
    #expect(encoding(Array("a,b\n1,2\n".utf8)) == .utf8)
    #expect(encoding([0x61]) == .utf8)
    #expect(encoding([0x61, 0x2C, 0x00, 0x62, 0x0A, 0x31, 0x2C, 0x32]) == .utf8)
    #expect(encoding([]) == .utf8)
  }

  @Test func `a sample that ends within a character is still UTF-8`() {
    let bytes = Array("naïve €😀".utf8)
    for end in 0...bytes.count { #expect(encoding(Array(bytes[..<end])) == .utf8, "\(end) bytes") }
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5],
      [0x80], [0xE2, 0x28, 0xA1], [0xE9, 0x2C],
    ] as [[UInt8]])
  func `what Unicode calls ill-formed is not UTF-8`(bytes: [UInt8]) {
    #expect(encoding([0x61] + bytes + [0x62, 0x63, 0x64]) == .windows1252)
  }

  @Test(.tags(.property), arguments: TextEncoding.allCases)
  func `text cut into two blocks anywhere, or into single bytes, is the same text`(encoding: TextEncoding) {
    let text = encoding == .windows1252 ? Self.western : Self.text
    let bytes = EncodedText.bytes(text, encoding)
    for cut in 0...bytes.count {
      let (decoded, faults) = decode(bytes, encoding, cuts: [cut])
      #expect(decoded == text, "cut after \(cut) bytes")
      #expect(faults == TextFaults())
    }
    #expect(decode(bytes, encoding, cuts: Array(1..<bytes.count)).0 == text)
  }

  @Test func `all of Windows-1252 is as Foundation has it, and its five free bytes are counted`() {
    let free: [UInt8] = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    for byte in UInt8.min...UInt8.max {
      let (text, faults) = decode([byte], .windows1252)
      #expect(faults.replaced == (free.contains(byte) ? 1 : 0))
      if free.contains(byte) {
        #expect(text == "\u{FFFD}")
      } else {
        #expect(text.map { EncodedText.bytes($0, .windows1252) } == [byte])
      }
    }
  }

  @Test(
    arguments: [
      ([0x61, 0x00, 0x3D, 0xD8], "a\u{FFFD}"), ([0x3D, 0xD8, 0x61, 0x00], "\u{FFFD}a"),
      ([0x00, 0xDE, 0x61, 0x00], "\u{FFFD}a"), ([0x3D, 0xD8, 0x3D, 0xD8, 0x00, 0xDE], "\u{FFFD}😀"),
      ([0x61, 0x00, 0x62], "a\u{FFFD}"),
    ] as [([UInt8], String)])
  func `half a UTF-16 pair and half a unit are replaced and counted`(bytes: [UInt8], text: String) {
    for cuts in [[], Array(1..<bytes.count)] {
      let (decoded, faults) = decode(bytes, .utf16LittleEndian, cuts: cuts)
      #expect(decoded == text)
      #expect(faults.replaced == 1)
    }
  }

  @Test func `bytes that are not UTF-8 are read as Windows-1252 one by one, and counted`() {
    let bytes: [UInt8] = [0xC3, 0xA9, 0xE9, 0x2C, 0x80, 0x81, 0xE2, 0x82]
    for cuts in [[], Array(1..<bytes.count)] {
      let (decoded, faults) = decode(bytes, .utf8, cuts: cuts)
      #expect(decoded == "éé,€\u{FFFD}â‚")
      #expect(faults.notUTF8 == 4)
      #expect(faults.replaced == 1)
    }
  }

  @Test func `a byte order mark is dropped at the start alone`() {
    #expect(decode([0xEF, 0xBB, 0xBF, 0x61, 0xEF, 0xBB, 0xBF], .utf8WithMark).0 == "a\u{FEFF}")
    var decoder = TextDecoder(.utf8)
    let passes = decoder.passes(Array("a".utf8).span)
    #expect(passes)
    var text: [UInt8] = []
    decoder.decode([0xEF, 0xBB, 0xBF].span, into: &text)
    #expect(text == [0xEF, 0xBB, 0xBF])
  }
}
