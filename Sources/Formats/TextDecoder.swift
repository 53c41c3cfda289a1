import Files

/// Turns text in any `TextEncoding` into UTF-8, block by block: a character may be cut by a block's edge.
package struct TextDecoder {
  /// What could not be read as it should be, so far.
  package private(set) var faults = TextFaults()
  private let encoding: TextEncoding
  /// What the last block left of a character: at most three bytes.
  private var begun: [UInt8] = []
  /// The first half of a UTF-16 pair whose second half has not come yet.
  private var highSurrogate: UInt16?
  /// Whether a byte order mark may still come.
  private var isAtStart: Bool

  /// - Parameter isAtStart: false for text from the midst of a file, where U+FEFF is no byte order mark.
  package init(_ encoding: TextEncoding, isAtStart: Bool = true) {
    self.encoding = encoding
    self.isAtStart = isAtStart
  }

  /// Whether the next block stands for itself (ASCII in an encoding that holds it, with nothing begun before), so that
  /// it need not be decoded; then it is taken for read.
  package mutating func passes(_ block: Span<UInt8>) -> Bool {
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian: return false
    case .utf8, .utf8WithMark, .windows1252:
      guard begun.isEmpty, firstBeyondASCII(block) == block.count else { return false }
      isAtStart = isAtStart && block.isEmpty
      return true
    }
  }

  /// Appends the next block's characters to `text`.
  package mutating func decode(_ block: Span<UInt8>, into text: inout [UInt8]) {
    if begun.isEmpty {
      decodeWhole(block, into: &text)
      return
    }
    // The few bytes that were left are put before the block's first few, so that the block itself need not be moved.
    let left = begun.count
    let joined = begun + (0..<min(4, block.count)).map { block[$0] }
    var index = 0
    begun = []
    while index < left {
      let taken = takeOne(joined.span, at: index, into: &text)
      if taken == 0 {
        begun = Array(joined[index...])
        return
      }
      index += taken
    }
    decodeWhole(block.extracting((index - left)...), into: &text)
  }

  /// Ends the text: a character that was begun is broken.
  package mutating func finish(into text: inout [UInt8]) {
    let rest = begun
    begun = []
    switch encoding {
    case .utf8, .utf8WithMark, .windows1252:
      for byte in rest { appendStray(byte, to: &text) }
    case .utf16LittleEndian, .utf16BigEndian:
      if highSurrogate != nil { appendReplacement(to: &text) }
      if !rest.isEmpty { appendReplacement(to: &text) }
      highSurrogate = nil
    }
  }

  private mutating func decodeWhole(_ block: Span<UInt8>, into text: inout [UInt8]) {
    let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
    var index = 0
    while index < block.count {
      if !isWide {
        let plainEnd = firstBeyondASCII(block, from: index)
        if plainEnd > index {
          text.append(contentsOf: block.extracting(index..<plainEnd))
          isAtStart = false
          index = plainEnd
          continue
        }
      }
      let taken = takeOne(block, at: index, into: &text)
      if taken == 0 {
        begun = (index..<block.count).map { block[$0] }
        return
      }
      index += taken
    }
  }

  /// Decodes what stands at `index`.
  ///
  /// - Returns: how many bytes that took; 0 where the rest of `bytes` is the beginning of a character.
  private mutating func takeOne(_ bytes: Span<UInt8>, at index: Int, into text: inout [UInt8]) -> Int {
    switch encoding {
    case .utf8, .utf8WithMark:
      switch UTF8Sequence(in: bytes, at: index) {
      case .whole(let length):
        let character = bytes.extracting(index..<index + length)
        let isMark = isAtStart && length == 3 && character[0] == 0xEF && character[1] == 0xBB && character[2] == 0xBF
        isAtStart = false
        if !isMark { text.append(contentsOf: character) }
        return length
      case .cutShort: return 0
      case .none:
        isAtStart = false
        appendStray(bytes[index], to: &text)
        return 1
      }
    case .windows1252:
      append(Self.windows1252(bytes[index]), to: &text)
      return 1
    case .utf16LittleEndian, .utf16BigEndian:
      guard index + 1 < bytes.count else { return 0 }
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      take(encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second, into: &text)
      return 2
    }
  }

  private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        append(Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00), to: &text)
        return
      }
      appendReplacement(to: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      append(Unicode.Scalar(unit), to: &text)
    }
  }

  /// A byte that is not UTF-8 in a text taken for it.
  private mutating func appendStray(_ byte: UInt8, to text: inout [UInt8]) {
    let scalar = Self.windows1252(byte)
    if scalar != nil { faults.notUTF8 += 1 }
    append(scalar, to: &text)
  }

  /// Appends a character; U+FFFD, and counts it, where there is none.
  private mutating func append(_ scalar: Unicode.Scalar?, to text: inout [UInt8]) {
    if let scalar {
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else {
      appendReplacement(to: &text)
    }
  }

  private mutating func appendReplacement(to text: inout [UInt8]) {
    faults.replaced += 1
    text.append(contentsOf: UTF8.encodedReplacementCharacter)
  }

  /// What Windows has at 0x80 to 0x9F, where Latin-1 has control characters; nil for the five bytes that it leaves free
  /// (Unicode's CP1252.TXT).
  private static let highControls: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    (0x80...0x9F).contains(byte) ? highControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }
}
