/// A source of incidents as everybody may know of it.
package struct SourceRecord: Codable, Sendable, Equatable {
  /// The configuration's name of it.
  package let name: String
  package let firstMonth: String?
  package let lastMonth: String?
  /// Under what its records may be used; nil where the configuration does not say and its format does not tell.
  package let licence: String?

  package init(name: String, firstMonth: String?, lastMonth: String?, licence: String?) {
    self.name = name
    self.firstMonth = firstMonth
    self.lastMonth = lastMonth
    self.licence = licence
  }

  /// `2024-01 to 2025-12`; `–` where it has no month.
  package var months: String {
    guard let firstMonth, let lastMonth else { return "–" }
    return firstMonth == lastMonth ? firstMonth : "\(firstMonth) to \(lastMonth)"
  }
}
