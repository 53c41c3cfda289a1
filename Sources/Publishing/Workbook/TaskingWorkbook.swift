package import Formats

/// The workbook `tasking.xlsx`: a release as a meeting and its analyst work with it.
///
/// It is made from the release alone: what is withheld from a layer stands in no sheet, and the sheets say so.
package enum TaskingWorkbook {
  package static let fileName = "tasking.xlsx"

  /// The file's bytes; the same release gives the same.
  ///
  /// - Throws: where the temporary file of the workbook cannot be written.
  package static func bytes(_ release: Release) throws(InputError) -> [UInt8] {
    try workbook(release).bytes()
  }

  /// The sheets before they are written.
  package static func workbook(_ release: Release) -> Workbook {
    let analyses = release.analyses
    let themes = ThemeSheets(release)
    return Workbook(
      title: "Tasking list, \(release.manifest.area)",
      sheets: [RankedListSheet.sheet(release)] + analyses.compactMap { PlacesSheet.sheet(release, of: $0) }
        + analyses.compactMap { WardsSheet.sheet(release, of: $0) }
        + themes.sheets + [
          ActionsSheet.sheet(release), DataQualitySheet.sheet(release), NotesSheet.sheet(release, themes),
        ])
  }
}
