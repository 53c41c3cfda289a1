/// JSON strings.
package enum JSONText {
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += #"\""#
      case UInt8(ascii: "\\"): bytes += #"\\"#
      case 0x0A: bytes += #"\n"#
      case 0x0D: bytes += #"\r"#
      case 0x09: bytes += #"\t"#
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
