/// House numbers and postcodes: what makes an address of a street.
enum HouseNumbers {
  /// Words that end the names of streets.
  private static let streets: Set<String> = [
    "road", "street", "avenue", "lane", "close", "way", "drive", "gardens", "court", "place", "terrace", "crescent",
    "walk",
    "grove", "hill", "rise", "square", "mews", "parade", "green", "view", "row", "park", "rd", "st", "ave", "ln", "cl",
    "dr",
  ]

  /// The runs of words of a text that are a house with its street, or a postcode.
  static func ranges(in runs: WordRuns, of text: String) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    let words = runs.words.map {
      String(decoding: bytes[$0.start..<($0.start + $0.length)], as: UTF8.self).lowercased()
    }
    var ranges: [Range<Int>] = []
    for index in words.indices {
      if isHouseNumber(words[index]),
        let street = words[(index + 1)...].prefix(4).firstIndex(where: streets.contains), street > index + 1,
        areTogether(runs.words[index...street], in: bytes)
      {
        ranges.append(index..<(street + 1))
      }
      if words[index] == "flat", index + 1 < words.count, isHouseNumber(words[index + 1]) {
        ranges.append(index..<min(words.count, index + 5))
      }
      if isPostcodeStart(words[index]), index + 1 < words.count, isPostcodeEnd(words[index + 1]) {
        ranges.append(index..<(index + 2))
      } else if words[index].count >= 5, words[index].count <= 7, isPostcodeEnd(String(words[index].suffix(3))),
        isPostcodeStart(String(words[index].dropLast(3)))
      {
        ranges.append(index..<(index + 1))
      }
    }
    return ranges
  }

  /// Whether words are of one name: `£1 Arcade; Market Place` is a shop on a square, and no house.
  private static func areTogether(_ words: ArraySlice<WordRuns.Word>, in bytes: [UInt8]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    let isPrice = first.start > 0 && bytes[first.start - 1] >= 0x80
    return !isPrice && !bytes[first.start..<last.start].contains { ";()/".utf8.contains($0) }
  }

  /// Whether a text names a house.
  static func stand(in text: String) -> Bool { !ranges(in: WordRuns(text), of: text).isEmpty }

  /// `7`, `12a`
  private static func isHouseNumber(_ word: String) -> Bool {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    let rest = word.dropFirst(digits.count)
    return (1...4).contains(digits.count) && (rest.isEmpty || rest.count == 1 && rest.allSatisfy(\.isLetter))
  }

  /// `bn11`, `w1a`
  private static func isPostcodeStart(_ word: String) -> Bool {
    let letters = word.prefix { $0.isASCII && $0.isLetter }
    let rest = word.dropFirst(letters.count)
    return (1...2).contains(letters.count) && (1...2).contains(rest.count) && rest.first?.isNumber == true
  }

  /// `1aa`
  private static func isPostcodeEnd(_ word: String) -> Bool {
    word.count == 3 && word.first?.isNumber == true && word.dropFirst().allSatisfy { $0.isASCII && $0.isLetter }
  }
}
