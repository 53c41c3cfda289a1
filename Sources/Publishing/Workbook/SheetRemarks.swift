import Formats

/// What stands below a table: what it does not hold, and how it is read.
enum SheetRemarks {
  /// How the change is read, for tables that have it.
  static let change =
    "Change is incidents a day in the period against the period before: 1.2 means a fifth more. \"At least\" and \"at "
    + "most\" are the ends of its 95 % interval; the words say up or down only where the interval leaves out 1. An end "
    + "that is infinite is left empty."

  /// - Parameter missing: what the table lacks, a sentence each.
  static func sections(_ release: Release, reading: [String], missing: [String]) -> [WorkbookSection] {
    var sections = [WorkbookSection("How to read this", sentences: reading)]
    var lacking = missing
    if !release.withheld.isEmpty {
      lacking.append(
        "Empty cells may be of what is withheld from this audience (\(release.audience.rawValue)); the sheet Notes says "
          + "what that is.")
    }
    if !lacking.isEmpty { sections.append(WorkbookSection("What is not here", sentences: lacking)) }
    return sections
  }
}
