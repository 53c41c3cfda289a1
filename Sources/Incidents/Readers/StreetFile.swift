package import Formats

extension PoliceUK {
  /// Whether a file's first line names the columns of a street-level file, as police.uk publishes them.
  package static func isStreetFile(_ file: DelimitedFile) -> Bool { (try? PoliceUKColumns(file)) != nil }
}
