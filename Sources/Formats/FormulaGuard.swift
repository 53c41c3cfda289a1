/// The apostrophe before a text that a spreadsheet would take for a formula: one that begins with = + - @, a tab or a return.
///
/// A text that begins so behind apostrophes of its own gets one more, so that taking one off gives every text back.
package enum FormulaGuard {
  static let mark = UInt8(ascii: "'")

  static func isNeeded(_ text: String) -> Bool {
    text.utf8.first { $0 != mark }.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }

  /// The text as it was before it was guarded.
  package static func removed(from text: String) -> String {
    text.utf8.first == mark && isNeeded(text) ? String(text.dropFirst()) : text
  }
}
