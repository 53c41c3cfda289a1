import Formats
import Mustache

/// Makes text safe to stand between tags and in quoted attributes.
///
/// Scalar by scalar: a quotation mark with a combining accent is one character to Swift, and to a browser a quotation mark that
/// ends the attribute. Characters that turn the direction of text or steer a terminal are shown as question marks.
struct PageEscaping: MustacheContentType {
  /// What templates call it.
  static let name = "PAGE"

  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.onOnePlainLine.unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "`": escaped.append(contentsOf: "&#96;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
