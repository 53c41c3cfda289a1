/// Something in a published folder that should not be seen.
package struct AuditFinding: Sendable, Hashable, Codable {
  package enum What: String, Sendable, Codable, CaseIterable {
    /// What names one record of a source.
    case reference
    case freeText = "free text"
    case address
    /// A count under the minimum, plainly.
    case smallCount = "small count"
    /// A count that is withheld and can be worked out.
    case recovered = "recovered count"
    /// The place of a single house.
    case point
    /// A shape of too few addresses.
    case smallShape = "small shape"
    case sensitive = "sensitive category"
    /// A file that the manifest does not list, so that nobody says what it is.
    case unlisted = "unlisted file"
    /// A file that is not as it was written.
    case changed = "changed file"
    /// The audit could not be finished there.
    case unfinished
  }

  package let file: String
  /// The layer, row and column, as far as there are any.
  package let place: String
  package let what: What
  /// What was found, without repeating what must not be seen.
  package let sentence: String

  package init(file: String, place: String, what: What, sentence: String) {
    self.file = file
    self.place = place
    self.what = what
    self.sentence = sentence
  }
}
