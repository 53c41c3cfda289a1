import Foundation
import Incidents
import Places
import Publishing
import Spatial
import Tasking
import Twitten

/// What `twitten profile` prints of a place.
struct ProfileReport {
  private let profile: Profile
  private let page: Page

  init(_ profile: Profile) {
    self.profile = profile
    page = profile.page
  }

  /// The page as one HTML file.
  var html: [UInt8] { page.html() }

  // MARK: Text

  /// The same sections as those of the page, without its pictures.
  var text: String {
    let title = "\(page.title), \(page.district)"
    let parts = [[title]] + page.sections.map(lines)
    return parts.map { $0.map(Terminal.plain).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func lines(_ section: Page.Section) -> [String] {
    var lines = [section.heading, String(repeating: "-", count: section.heading.count)]
    lines += TextTable.aligned(section.figures.map { [$0.label, $0.value, $0.remark].map(Terminal.plain) }, right: [1])
    if !section.sentences.isEmpty { lines += [""] + section.sentences }
    for table in section.tables {
      let rows = [table.columns.map(\.name)] + table.rows
      let right = Set(table.columns.indices.filter { table.columns[$0].isNumber })
      lines += ["", table.caption] + TextTable.aligned(rows.map { $0.map(Terminal.plain) }, right: right)
    }
    return lines
  }

  // MARK: JSON

  /// The same as JSON, with snake_case keys; what is not known is left out.
  var json: String { MachineJSON.encoded(ProfileRecord(profile)) }
}
