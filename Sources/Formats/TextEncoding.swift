import Files

/// How a file's text is written in bytes, found from the file itself.
///
/// The first 256 kB decide (`sampleSize`; most exports are smaller, so that all of them is looked at):
///
/// 1. a byte order mark says UTF-8 or UTF-16;
/// 2. text in which at least half of the units of two bytes have a zero on the same side, ten times as many as on the
///    other, is UTF-16;
/// 3. text that is valid UTF-8, as ASCII is, is UTF-8;
/// 4. all other text is Windows-1252.
///
/// What comes after the sample is checked while it is read, so that no file is read twice: in text taken for UTF-8 a
/// byte that cannot be is read as the character that Windows-1252 has for it, and counted (`TextFaults.notUTF8`). It
/// is then right in a Windows-1252 file with its first accent late, and in one put together from files of both kinds.
package enum TextEncoding: Sendable, Equatable, CaseIterable {
  case utf8
  /// UTF-8 behind a byte order mark, as Excel writes it.
  case utf8WithMark
  /// With a byte order mark or without one.
  case utf16LittleEndian
  case utf16BigEndian
  /// The Western European Windows code page.
  case windows1252

  /// How many bytes from a file's beginning decide.
  package static let sampleSize = 1 << 18

  /// As people call it.
  package var plainName: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf8WithMark: "UTF-8 with a byte order mark"
    case .utf16LittleEndian: "UTF-16, low byte first"
    case .utf16BigEndian: "UTF-16, high byte first"
    case .windows1252: "Windows-1252"
    }
  }

  /// - Parameter sample: the beginning of a text, all of it or `sampleSize` bytes; it may end within a character.
  /// - Returns: nil where the text is in UTF-32, which nothing exports.
  package init?(of sample: Span<UInt8>) {
    func begins(_ mark: UInt8...) -> Bool {
      sample.count >= mark.count && mark.indices.allSatisfy { sample[$0] == mark[$0] }
    }
    if begins(0xFF, 0xFE, 0, 0) || begins(0, 0, 0xFE, 0xFF) { return nil }
    if begins(0xEF, 0xBB, 0xBF) {
      self = .utf8WithMark
    } else if begins(0xFF, 0xFE) {
      self = .utf16LittleEndian
    } else if begins(0xFE, 0xFF) {
      self = .utf16BigEndian
    } else if let sixteen = Self.utf16WithoutMark(sample) {
      self = sixteen
    } else {
      var index = firstBeyondASCII(sample)
      while index < sample.count {
        switch UTF8Sequence(in: sample, at: index) {
        case .whole(let length): index += length
        case .cutShort:
          self = .utf8
          return
        case .none:
          self = .windows1252
          return
        }
        index = firstBeyondASCII(sample, from: index)
      }
      self = .utf8
    }
  }

  private static func utf16WithoutMark(_ sample: Span<UInt8>) -> TextEncoding? {
    let units = sample.count / 2
    var (zeroFirst, zeroSecond) = (0, 0)
    for unit in 0..<units {
      let (first, second) = (sample[2 * unit], sample[2 * unit + 1])
      if first == 0, second != 0 { zeroFirst += 1 }
      if second == 0, first != 0 { zeroSecond += 1 }
      // Most files show early on that they have no zeros at all.
      if unit == 4_096, zeroFirst + zeroSecond == 0 { return nil }
    }
    let (fewer, more) = (min(zeroFirst, zeroSecond), max(zeroFirst, zeroSecond))
    guard units > 1, more * 2 >= units, fewer * 10 <= more else { return nil }
    return zeroFirst > zeroSecond ? .utf16BigEndian : .utf16LittleEndian
  }
}

/// What could not be read as it should be in a text.
package struct TextFaults: Sendable, Equatable {
  /// Bytes that are not UTF-8, in a text taken for it, and were read as Windows-1252.
  package var notUTF8 = 0
  /// Bytes that no character has in Windows-1252, and halves of UTF-16 pairs: each became U+FFFD.
  package var replaced = 0

  package init() {}

  package static func += (total: inout TextFaults, more: TextFaults) {
    total.notUTF8 += more.notUTF8
    total.replaced += more.replaced
  }
}

/// What stands at a place of a text that may be UTF-8.
enum UTF8Sequence: Equatable {
  /// A character of so many bytes.
  case whole(Int)
  /// The text ends within what has so far been a character.
  case cutShort
  /// No character.
  case none

  /// The well-formed sequences of The Unicode Standard, table 3-7.
  init(in bytes: Span<UInt8>, at start: Int) {
    let lead = bytes[start]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case ..<0x80: (1, 0x80...0xBF)
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    self = length == 0 ? .none : .whole(length)
    for offset in 1..<max(1, length) {
      guard start + offset < bytes.count else {
        self = .cutShort
        return
      }
      guard (offset == 1 ? second : 0x80...0xBF).contains(bytes[start + offset]) else {
        self = .none
        return
      }
    }
  }
}
