import Files
package import Formats

/// A single file that a command leaves behind, written whole or not at all.
package enum OutputFile {
  /// - Throws: where the folder is missing or may not be written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
    do { try StagedFile.write(bytes, to: path) } catch {
      throw InputError(
        .cannotWrite, "\(path) cannot be written: \(error.reason). Choose another file with --output.")
    }
  }
}
