/// How many lines text takes in a cell of a workbook.
///
/// Excel fits the height of a row to its text when it opens a file, and LibreOffice does not: it is written into the file.
/// Fonts differ, so that it is an estimate, a little on the wide side.
enum WrappedLines {
  /// - Parameter width: in figures.
  static func count(_ text: String, width: Double) -> Int {
    let width = max(2, width)
    var lines = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines += 1
      var used = 0.0
      for word in line.split(separator: " ") {
        let length = word.reduce(0) { $0 + self.width(of: $1) }
        let blank = used > 0 ? self.width(of: " ") : 0
        if used > 0, used + blank + length > width {
          lines += 1
          used = length
        } else {
          used += blank + length
        }
        // A word that is too long for a line is broken.
        let whole = max(0, (used / width).rounded(.up) - 1)
        lines += Int(whole)
        used -= whole * width
      }
    }
    return lines
  }

  /// In figures, somewhat wider than those of Calibri and Carlito.
  private static func width(of character: Character) -> Double {
    switch character {
    case " ", ".", ",", ";", ":", "'", "(", ")", "i", "j", "l", "-": 0.6
    case "m", "w", "M", "W": 1.7
    case _ where character.isUppercase: 1.25
    case _ where character.isASCII: 1
    // Other scripts may be as wide as they are high.
    default: character.isLetter && character.utf8.count > 2 ? 2 : 1.1
    }
  }
}
