/// A postcode as a number: its letters and figures in base 37, upper case, spaces left out.
struct PostcodeKey: Hashable, Sendable {
  /// Below 2^37.
  let value: UInt64

  /// The bits that a value needs.
  static let bits: UInt64 = 37

  /// Packs the letters and figures of a text and passes over ASCII spaces and punctuation and no-break spaces.
  ///
  /// - Returns: nil where there are not 5 to 7 letters and figures, or other characters stand among them.
  init?(_ bytes: Span<UInt8>) {
    var (value, count): (UInt64, Int) = (0, 0)
    var index = 0
    while index < bytes.count {
      if let code = Self.code(bytes[index]) {
        count += 1
        if count > 7 { return nil }
        value = value * 37 + code
      } else if bytes[index] >= 0x80 {
        guard Self.isNoBreakSpace(bytes, index) else { return nil }
        index += 1
      }
      index += 1
    }
    guard count >= 5 else { return nil }
    self.value = value
  }

  /// Whether it has the shape of a postcode of the United Kingdom: an outward half A9, A99, AA9, AA99, A9A or AA9A,
  /// where A is any letter and 9 any figure, and an inward half 9AA without the letters C, I, K, M, O and V, which no
  /// inward half has; or GIR 0AA.
  var isWellFormed: Bool {
    let text = characters
    let (outward, inward) = (text.dropLast(3), text.suffix(3))
    let inwardFits =
      inward.first?.isFigure == true && inward.dropFirst().allSatisfy { !$0.isFigure && !Self.notInward.contains($0) }
    let shape = outward.map { $0.isFigure ? "9" : "A" }.joined()
    return inwardFits && Self.outwardShapes.contains(shape) || String(decoding: text, as: UTF8.self) == "GIR0AA"
  }

  /// As it is written: `BN1 1AA`.
  var text: String {
    let text = characters
    return String(decoding: text.dropLast(3), as: UTF8.self) + " " + String(decoding: text.suffix(3), as: UTF8.self)
  }

  /// Whether it belongs to Northern Ireland, whose coordinates in the directories are of the Irish grid.
  var isNorthernIrish: Bool {
    var firstThree = value
    while firstThree >= 37 * 37 * 37 { firstThree /= 37 }
    return firstThree / 37 == Self.northernIrish && (1...10).contains(firstThree % 37)
  }

  /// The well-formed postcode at the end of a text, `BN1 1AA` or `BN11AA`, with white space at most between its halves,
  /// and spaces and punctuation at most behind it.
  static func trailing(_ bytes: Span<UInt8>) -> PostcodeKey? {
    var end = bytes.count
    while end > 0, code(bytes[end - 1]) == nil { end -= 1 }
    var start = wordStart(bytes, end)
    if end - start == 3 {
      let outwardEnd = skippingSpacesBack(bytes, start)
      guard outwardEnd < start else { return nil }
      start = wordStart(bytes, outwardEnd)
    }
    guard let key = PostcodeKey(bytes.extracting(start..<end)), key.isWellFormed else { return nil }
    return key
  }

  /// B and T.
  private static let northernIrish: UInt64 = 12 * 37 + 30
  private static let notInward = Array("CIKMOV".utf8)
  private static let outwardShapes: Set<String> = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]

  /// 5 to 7 upper-case letters and figures.
  private var characters: [UInt8] {
    var characters: [UInt8] = []
    var rest = value
    while rest > 0 {
      let code = UInt8(rest % 37)
      characters.append(code <= 10 ? 0x2F + code : UInt8(ascii: "A") + code - 11)
      rest /= 37
    }
    return characters.reversed()
  }

  /// 1 ... 10 for figures, 11 ... 36 for letters.
  private static func code(_ byte: UInt8) -> UInt64? {
    if byte.isFigure { return UInt64(byte - 0x2F) }
    let upper = byte & 0xDF
    return upper >= UInt8(ascii: "A") && upper <= UInt8(ascii: "Z") ? UInt64(upper - UInt8(ascii: "A")) + 11 : nil
  }

  private static func isNoBreakSpace(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0xC2 && bytes[index + 1] == 0xA0
  }

  private static func wordStart(_ bytes: Span<UInt8>, _ end: Int) -> Int {
    var start = end
    while start > 0, code(bytes[start - 1]) != nil { start -= 1 }
    return start
  }

  private static func skippingSpacesBack(_ bytes: Span<UInt8>, _ end: Int) -> Int {
    var start = end
    while start > 0 {
      let byte = bytes[start - 1]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        start -= 1
      } else if start > 1, isNoBreakSpace(bytes, start - 2) {
        start -= 2
      } else {
        break
      }
    }
    return start
  }
}

extension UInt8 {
  fileprivate var isFigure: Bool { self >= 0x30 && self <= 0x39 }
}
