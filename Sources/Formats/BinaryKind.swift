/// What a file is that was taken for text, by its first bytes, and what to do with it.
enum BinaryKind {
  private static let known: [(magic: [UInt8], words: String)] = [
    (
      [0x50, 0x4B, 0x03, 0x04],
      "this is an Excel workbook or a ZIP archive. Save the sheet as CSV in UTF-8, or unpack the file."
    ),
    ([0xD0, 0xCF, 0x11, 0xE0], "this is a workbook of an older Excel. Save the sheet as CSV in UTF-8."),
    ([0x1F, 0x8B], "this is packed with gzip. Unpack it."),
    (Array("%PDF".utf8), "this is a PDF. Ask for the table as CSV."),
    (Array("SQLite format 3".utf8), "this is a database, perhaps a GeoPackage. Name it as what it is."),
  ]

  /// - Returns: nil where it is none that is known.
  static func words(for sample: Span<UInt8>) -> String? {
    known.first { kind in
      sample.count >= kind.magic.count && kind.magic.indices.allSatisfy { sample[$0] == kind.magic[$0] }
    }?.words
  }
}
