/// A partner's raw file, whose strings must stand in nothing that is published.
package struct AuditSource: Sendable {
  /// Which of its columns hold what.
  package struct Columns: Sendable {
    /// What names one record: numbers of crimes, of cases, of calls.
    package var references: [String]
    /// Where it was: addresses and postcodes.
    package var addresses: [String]
    /// What was written about it.
    package var freeText: [String]

    package init(references: [String] = [], addresses: [String] = [], freeText: [String] = []) {
      self.references = references
      self.addresses = addresses
      self.freeText = freeText
    }
  }

  package let name: String
  /// A CSV, GeoJSON or GeoPackage, or the ZIP archive that a CSV lies in.
  package let path: String
  /// The file within the archive; nil for the file itself.
  package let entry: String?
  /// nil where nobody says: then columns of nearly all distinct texts are references, and columns of sentences free text.
  package let columns: Columns?
  /// Columns that are neither: all others are free text. nil where `columns` lists them itself.
  package let open: [String]?
  /// Whether the sharing agreement lets partners see its addresses.
  package let partnersSeeAddresses: Bool

  package init(
    name: String, path: String, entry: String? = nil, columns: Columns? = nil, open: [String]? = nil,
    partnersSeeAddresses: Bool = false
  ) {
    self.name = name
    self.path = path
    self.entry = entry
    self.columns = columns
    self.open = open
    self.partnersSeeAddresses = partnersSeeAddresses
  }
}
