/// Decimal numbers read from bytes.
package enum DecimalNumber {
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { value, _ in value * 10 }
  }

  /// The number that `bytes` spell, or nil where they spell none: digits with at most one point, a sign, an exponent.
  ///
  /// Text of up to 15 digits is read exactly by one division of two numbers that a Double holds exactly (Clinger 1990,
  /// How to read floating point numbers accurately, doi:10.1145/93548.93557); longer text goes to the standard library.
  package static func parse(_ bytes: Span<UInt8>) -> Double? {
    var mantissa: Int64 = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    var index = 0
    let negative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if negative || bytes.count > 0 && bytes[0] == UInt8(ascii: "+") { index = 1 }
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        if digits > 15 { return slowly(bytes) }
        mantissa = mantissa * 10 + Int64(byte - 0x30)
        if seenPoint { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        return slowly(bytes)
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    let value = Double(mantissa) / powers[decimals]
    return negative ? -value : value
  }

  /// Spellings that the standard library accepts and a data file does not mean (`nan`, `inf`, `0x1p3`) are refused.
  private static func slowly(_ bytes: Span<UInt8>) -> Double? {
    guard bytes.count <= 64 else { return nil }
    var text = ""
    for index in bytes.indices {
      let byte = bytes[index]
      guard "0123456789+-.eE".utf8.contains(byte) else { return nil }
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
