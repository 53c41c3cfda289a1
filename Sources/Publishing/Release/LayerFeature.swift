package import Formats

extension PlainLayer.Feature {
  /// The value of a column; `none` where the layer has no such column.
  package subscript(_ column: String) -> PropertyValue {
    properties.first { $0.name == column }?.value ?? .none
  }

  /// A text, or nil where there is none.
  package func text(_ column: String) -> String? {
    if case .text(let text) = self[column], !text.isEmpty { return text }
    return nil
  }

  /// A whole number, or nil where there is none.
  package func integer(_ column: String) -> Int? {
    if case .integer(let integer) = self[column] { return integer }
    return nil
  }

  /// A number of any kind, or nil where there is none.
  package func number(_ column: String) -> Double? {
    switch self[column] {
    case .integer(let integer): Double(integer)
    case .decimal(let number, _): number.isFinite ? number : nil
    case .probability(let p): p.isFinite ? p : nil
    case .none, .text, .truth: nil
    }
  }

  /// A yes or no, or nil where neither is said.
  package func truth(_ column: String) -> Bool? {
    if case .truth(let truth) = self[column] { return truth }
    return nil
  }
}
