/// Shares as sentences have them.
enum ShareText {
  /// In percent to one decimal, without a trailing zero.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// How many places, in words.
  static func places(_ count: Int) -> String { "\(count) \(count == 1 ? "place" : "places")" }
}
