/// Undoes the ways in which files write signs: `\u00e9`, `%2D`, `&#45;`.
enum Unescaping {
  /// All of them, twice, since what is escaped may be escaped again; nil where there is nothing to undo.
  static func all(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") })
    else { return nil }
    var bytes = bytes
    for _ in 0..<2 { bytes = entities(percents(backslashes(bytes[...]))) }
    return bytes
  }

  /// Backslashes of JSON.
  static func backslashes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    replaced(bytes, UInt8(ascii: "\\")) { rest in
      guard let sign = rest.dropFirst().first else { return nil }
      switch sign {
      case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"):
        return ([0x20], 2)
      case UInt8(ascii: "u"):
        guard let high = hexadecimal(rest.dropFirst(2).prefix(4), digits: 4) else { return nil }
        let next = rest.dropFirst(6)
        if (0xD800..<0xDC00).contains(high), next.starts(with: "\\u".utf8),
          let low = hexadecimal(next.dropFirst(2).prefix(4), digits: 4), (0xDC00..<0xE000).contains(low)
        {
          return (utf8(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)), 12)
        }
        return (utf8(high), 6)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return ([sign], 2)
      default: return nil
      }
    }
  }

  /// Percents of addresses.
  static func percents(_ bytes: [UInt8]) -> [UInt8] {
    replaced(bytes[...], UInt8(ascii: "%")) { rest in
      hexadecimal(rest.dropFirst().prefix(2), digits: 2).map { ([UInt8($0)], 3) }
    }
  }

  /// Entities of HTML and XML: the five of XML, the space that does not break, and those by number.
  static func entities(_ bytes: [UInt8]) -> [UInt8] {
    replaced(bytes[...], UInt8(ascii: "&")) { rest in
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
      let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      let length = end - rest.startIndex + 1
      if let sign = named[name] { return (Array(sign.utf8), length) }
      guard name.first == "#" else { return nil }
      let isHexadecimal = name.dropFirst().first.map { "xX".contains($0) } ?? false
      let digits = name.dropFirst(isHexadecimal ? 2 : 1)
      return UInt32(digits, radix: isHexadecimal ? 16 : 10).map { (utf8($0), length) }
    }
  }

  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "-", "shy": "", "sol": "/",
    "hyphen": "-",
  ]

  private static func replaced(
    _ bytes: ArraySlice<UInt8>, _ mark: UInt8, by replacement: (ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int)?
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == mark, let (sign, length) = replacement(bytes[index...]) {
        result += sign
        index += length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>, digits count: Int) -> UInt32? {
    guard digits.count == count else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func utf8(_ scalar: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }
}
