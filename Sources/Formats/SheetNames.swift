/// Names of sheets as Excel allows them.
enum SheetNames {
  /// The most UTF-16 units of a name.
  private static let longest = 31
  /// Excel keeps it to itself.
  private static let reserved = "history"

  /// The names, changed as little as makes each valid and different from those before it.
  static func valid(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let base = valid(name)
      var (unique, number) = (base, 1)
      // Excel takes names for the same whatever their case.
      while !taken.insert(unique.lowercased()).inserted {
        number += 1
        let ending = " (\(number))"
        unique = trimmed(shortened(base, to: longest - ending.utf16.count)) + ending
      }
      return unique
    }
  }

  private static func valid(_ name: String) -> String {
    let plain = name.onOnePlainLine.unicodeScalars.map { scalar -> Character in
      "[]:*?/\\\u{FFFE}\u{FFFF}".unicodeScalars.contains(scalar) ? "-" : Character(scalar)
    }
    let name = trimmed(shortened(trimmed(String(plain)), to: longest))
    if name.isEmpty { return "Sheet" }
    return mustBeQuoted(name) || name.lowercased() == reserved
      ? trimmed(shortened("Sheet \(name)", to: longest)) : name
  }

  /// Whether a formula would take the name for a number or a cell, such as `2024`, `A1` or `R1C1`: libxlsxwriter, which
  /// names sheets in the ranges of filters and printed titles, quotes a name for other characters alone.
  private static func mustBeQuoted(_ name: String) -> Bool {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain && (["r", "c", "rc"].contains(name.lowercased()) || name.contains { $0.isNumber || $0 == "." })
  }

  private static func shortened(_ name: String, to limit: Int) -> String {
    var name = name
    while name.utf16.count > limit { name.removeLast() }
    return name
  }

  /// Without apostrophes and blanks at its ends.
  private static func trimmed(_ name: String) -> String {
    func goes(_ character: Character) -> Bool { character == "'" || character.isWhitespace }
    var rest = name.drop(while: goes)
    while let last = rest.last, goes(last) { rest.removeLast() }
    return String(rest)
  }
}
