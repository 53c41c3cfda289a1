/// The words of a text, letters and figures alone and in lower case, so that a run of them is found however it is spaced,
/// punctuated or written in capitals: `ASB/24/00017`, `asb 24 00017` and `Asb-24-00017` are one.
struct WordRuns {
  struct Word {
    /// In the text.
    let start: Int
    let length: Int
    let hash: UInt64
    /// The base to the power of the length: the weight of what stands before the word.
    let power: UInt64
    let isFigures: Bool
    let hasFigure: Bool
    /// Whether it stands in another tag, cell or attribute than the word before it.
    let beginsPart: Bool
  }

  let words: [Word]

  /// The most words that are looked at together.
  static let longest = 8
  /// An odd number without small factors (Knuth's for linear congruences).
  private static let base: UInt64 = 6_364_136_223_846_793_005

  /// - Parameters:
  ///   - bytes: of the text.
  ///   - parting: signs over which no run goes.
  init(_ bytes: some Collection<UInt8>, parting: [UInt8] = []) {
    var words: [Word] = []
    var beginsPart = false
    var (start, length, hash, power) = (0, 0, UInt64(0), UInt64(1))
    var (letters, figures) = (false, false)
    func close() {
      guard length > 0 else { return }
      words.append(
        Word(
          start: start, length: length, hash: hash, power: power, isFigures: !letters, hasFigure: figures,
          beginsPart: beginsPart))
      beginsPart = false
      (length, hash, power, letters, figures) = (0, 0, 1, false, false)
    }
    // Dashes, quotes and spaces beyond ASCII begin with these bytes: E2 80, and C2 A0.
    var skip = 0
    for (index, byte) in bytes.enumerated() {
      if skip > 0 {
        skip -= 1
        continue
      }
      var folded = byte
      switch byte {
      case 0x30...0x39: figures = true
      case 0x61...0x7A: letters = true
      case 0x41...0x5A:
        letters = true
        folded |= 0x20
      case 0xE2, 0xC2:
        close()
        skip = byte == 0xE2 ? 2 : 1
        continue
      case 0x80...: letters = true
      default:
        close()
        if parting.contains(byte) { beginsPart = true }
        continue
      }
      if length == 0 { start = index }
      length += 1
      hash = hash &* Self.base &+ UInt64(folded) &+ 1
      power = power &* Self.base
    }
    close()
    self.words = words
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  /// Calls `body` with every run of up to `longest` words: its hash, which is that of its letters and figures together.
  func forEachRun(_ body: (_ hash: UInt64, _ first: Int, _ last: Int) -> Void) {
    for first in words.indices {
      var hash: UInt64 = 0
      for last in first..<min(words.count, first + Self.longest) {
        if last > first, words[last].beginsPart { break }
        hash = hash &* words[last].power &+ words[last].hash
        body(hash, first, last)
      }
    }
  }

  /// The hash of some of the words together.
  func hash(_ range: Range<Int>) -> UInt64 {
    words[range].reduce(0) { $0 &* $1.power &+ $1.hash }
  }

  /// The letters and figures of all of them.
  var signs: Int { words.reduce(0) { $0 + $1.length } }
}
