/// Whom a set of files is for.
package enum Audience: String, Sendable, CaseIterable, Codable {
  /// Those who made the run: everything that it found.
  case `internal`
  /// The agencies of the partnership: no references and no free text, and addresses where the sharing agreement says so.
  case partner
  /// Everybody: places and counts from which nobody can be told.
  case `public`
}
