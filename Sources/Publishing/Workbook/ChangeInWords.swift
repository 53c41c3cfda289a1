/// A change against the period before in a word or three, as a list has it beside its colour.
///
/// It goes by the 95 % interval of the ratio of incidents a day: where that holds 1, as many as before are within it.
enum ChangeInWords: String, CaseIterable {
  case up, down
  case unclear = "no clear change"

  /// - Parameters:
  ///   - lower: the interval's lower end; nil where it is not known.
  ///   - upper: its upper end; nil where it is not known or has none.
  /// - Returns: nil where nothing is known of the change.
  init?(lower: Double?, upper: Double?) {
    if let lower, lower > 1 {
      self = .up
    } else if let upper, upper < 1 {
      self = .down
    } else if lower != nil || upper != nil {
      self = .unclear
    } else {
      return nil
    }
  }
}
