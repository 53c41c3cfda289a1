import Formats

/// Text as a draft has it: quoted where YAML would take it for something else, and wrapped as comments.
enum DraftText {
  private static let width = 100

  /// `a, b and c`, and of more than six names the first six and how many more.
  static func list(_ words: [String]) -> String {
    let shown = words.count > 6 ? Array(words.prefix(6)) + ["\(words.count - 6) more"] : words
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `1 file`, `12 files`.
  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// A text as a YAML value.
  static func value(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: /[A-Za-z.\/][A-Za-z0-9_.\/-]*/) != nil && text.contains(where: \.isLetter)
    return isPlain && !reserved.contains(text.lowercased()) ? text : quoted(text)
  }

  /// Words that are more than text in one version of YAML or another.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", ".inf", ".nan",
  ]

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default:
        let figures = String(scalar.value, radix: 16, uppercase: true)
        result += "\\U" + String(repeating: "0", count: 8 - figures.count) + figures
      }
    }
    return withoutAliases(result, star: "\\x2A") + "\""
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202F...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
      !scalar.properties.isBidiControl
    default: false
    }
  }

  /// What looks like an alias of YAML is counted as one, wherever it stands.
  private static func withoutAliases(_ text: String, star: String) -> String {
    text.replacing(/([\s\[{,:])\*(\w)/) { "\($0.1)\(star)\($0.2)" }
  }

  /// A text as comment lines of a readable width. What another person wrote cannot end the comment.
  static func comment(_ text: String, indent: Int = 0) -> [String] {
    let plain = String(
      String.UnicodeScalarView(text.onOnePlainLine.unicodeScalars.map { isPrintable($0) ? $0 : "?" }))
    var lines: [String] = []
    var line = ""
    for word in withoutAliases(plain, star: "?").split(separator: " ") {
      if !line.isEmpty, line.count + word.count >= width - indent {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " \(word)"
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { String(repeating: " ", count: indent) + "# " + $0 }
  }

  /// Lines of settings turned into comments that can be taken back by hand.
  static func commentedOut(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? "#" : "# " + $0 } }
}
