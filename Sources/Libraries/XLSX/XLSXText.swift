/// Text as a workbook can hold it.
enum XLSXText {
  /// The most UTF-16 units of a cell, as Excel counts them.
  static let longestCell = 32_767
  private static let mark = "…"

  /// Text for a cell.
  ///
  /// The library writes characters that XML has no place for as `_x0001_`, which Excel reads back as they were, and
  /// leaves text that looks like that already as it is: it is spelled so that it comes back as text.
  static func cell(_ text: String) -> String {
    shortened(escaped(plain(text)), to: longestCell)
  }

  /// The style of a cell with this text, which is `@` where a spreadsheet would take the text for a formula if it were typed.
  ///
  /// A cell of text is never carried out, so that no apostrophe is put before it as in a CSV: it would be seen, and the
  /// name would not be that of the other files. But who edits such a cell and leaves it types it anew; the format `@`
  /// keeps it text even then.
  static func style(_ style: XLSXStyle, of text: String) -> XLSXStyle {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return style }
    var style = style
    style.numberFormat = XLSXStyle.textFormat
    return style
  }

  /// Without what XML cannot hold: control characters other than tab and line feed, and the two that are no
  /// characters, become U+FFFD. Every line end becomes a line feed.
  static func plain(_ text: String) -> String {
    func fits(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: true
      case 0..<0x20, 0xFFFE, 0xFFFF: false
      default: true
      }
    }
    guard !text.unicodeScalars.allSatisfy(fits) else { return text }
    var plain = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      plain.append(afterReturn ? "\n" : fits(scalar) ? scalar : "\u{FFFD}")
    }
    return String(plain)
  }

  /// At most so many UTF-16 units, cut between characters, with a mark where something was cut.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var kept = ""
    var units = mark.utf16.count
    for character in text {
      units += character.utf16.count
      if units > limit { break }
      kept.append(character)
    }
    return kept + mark
  }

  /// `_x0041_` as `_x005F_x0041_`.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }
}
