/// A CSV table put together row by row: UTF-8, commas, a header, quotes only where they are needed, LF line ends.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe before it (`FormulaGuard`), so that nothing from a
/// partner's file is carried out on a desk.
package struct CSVWriter {
  private var bytes: [UInt8] = []
  private let columns: Int

  package init(header: [String]) {
    columns = header.count
    append(header.map { .text($0) })
  }

  /// - Precondition: as many values as the header has columns.
  package mutating func append(_ row: [PropertyValue]) {
    precondition(row.count == columns, "as many values as columns")
    for (index, value) in row.enumerated() {
      if index > 0 { bytes += "," }
      switch value {
      case .none: break
      case .decimal(let number, _) where !number.isFinite: break
      case .text(let text): append(text)
      case .integer(let integer): bytes += String(integer)
      case .probability(let p): bytes += FixedDecimal.probability(p)
      case .decimal(let number, let decimals): FixedDecimal.append(number, decimals: decimals, to: &bytes)
      case .truth(let truth): bytes += truth ? "true" : "false"
      }
    }
    bytes += "\n"
  }

  package consuming func finish() -> [UInt8] { bytes }

  private mutating func append(_ text: String) {
    let isGuarded = FormulaGuard.isNeeded(text)
    guard isGuarded || text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else {
      bytes += text
      return
    }
    bytes += "\""
    if isGuarded { bytes.append(FormulaGuard.mark) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes += "\"" }
      bytes.append(byte)
    }
    bytes += "\""
  }
}
