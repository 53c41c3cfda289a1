/// How a cell looks. Cells of equal style share one format of the file.
package struct XLSXStyle: Hashable, Sendable {
  /// As Excel spells it, such as `0.00`; nil shows a number as short as it is.
  package var numberFormat: String?
  package var isBold = false
  /// Breaks long text into lines within the cell.
  package var wraps = false
  package var hasBorder = false
  /// `0xRRGGBB`
  package var fill: UInt32?
  /// `0xRRGGBB`
  package var textColour: UInt32?

  /// Whatever is typed into a cell of this format is text.
  static let textFormat = "@"

  package init() {}
}
