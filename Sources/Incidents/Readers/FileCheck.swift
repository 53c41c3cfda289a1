import Formats

/// Whether a file that was read can be what it was taken for.
struct FileCheck {
  private let file: IncidentFile
  private let rejections: [Rejection]
  /// What is counted: `line`, or `feature` where the file has no lines.
  private let unit: String

  /// - Parameter rejections: those of the file.
  init(_ file: IncidentFile, _ rejections: [Rejection], unit: String = "line") {
    self.file = file
    self.rejections = rejections
    self.unit = unit
  }

  /// - Parameters:
  ///   - isCutShort: whether the file ends without a line end, in a row that was not kept.
  ///   - question: what to ask where most rows cannot be used.
  /// - Throws: where the file has no rows, stops within a row, or has more than half of its rows rejected.
  func check(isCutShort: Bool, question: String) throws(InputError) {
    guard file.rows > 0 else {
      throw .badData(
        "\(file.name): the file has \(unit == "line" ? "a header and no rows" : "no \(unit)s"). A gap is not a zero: leave the "
          + "file out, or fetch it again.")
    }
    let last = rejections.max { $0.line < $1.line }
    if isCutShort, let last, last.reason == .fieldCount {
      throw .badData("\(file.name), line \(last.line): the file stops within this row. Fetch it again.")
    }
    // Rows that repeat an earlier one are read well enough.
    let bad = rejections.filter { !$0.reason.isRepetition }
    guard bad.count * 2 > file.rows else { return }
    let byReason = Dictionary(grouping: bad, by: \.reason)
    let reason = Rejection.Reason.all.max { (byReason[$0]?.count ?? 0) < (byReason[$1]?.count ?? 0) }
    guard let reason, let first = byReason[reason]?.map(\.line).min() else { return }
    throw .badData(
      "\(file.name): \(bad.count) of \(file.rows) \(unit == "line" ? "rows" : "\(unit)s") cannot be used. In \(byReason[reason]?.count ?? 0) of them "
        + "\(reason.words), first on \(unit) \(first). \(question)")
  }
}
