/// How the values of a workbook's column are shown. The cell holds the number as the other files have it.
package enum WorkbookFormat: Sendable, Equatable {
  case text
  /// A count, with its thousands apart.
  case count
  /// A number with so many decimals.
  case decimals(Int)
  /// To three decimals, and below a thousandth as a power of ten.
  case probability
  /// A day to be filled in.
  case day

  /// As Excel spells it; nil for text.
  ///
  /// `_)` leaves the room of a bracket behind a number, which would touch the text of the next column.
  var excel: String? {
    switch self {
    case .text: nil
    case .count: "#,##0_)"
    case .decimals(let decimals): (decimals > 0 ? "0." + String(repeating: "0", count: decimals) : "0") + "_)"
    case .probability: "[<0.001]0.0E+00_);0.000_)"
    case .day: "dd/mm/yyyy"
    }
  }
}
