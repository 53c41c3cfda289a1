/// A value that stands in a published file.
enum PublishedCell: Equatable {
  case none
  case number(Double)
  case text(String)
  case truth(Bool)

  /// As a number, also where a table writes it as text.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text)
    case .none, .truth: nil
    }
  }

  /// As text; numbers without a fraction as whole ones.
  var text: String? {
    switch self {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let number): Self.plain(number)
    case .none, .truth: nil
    }
  }

  var isNone: Bool { self == .none || self == .text("") }

  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
