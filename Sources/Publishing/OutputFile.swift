import Files
import Foundation
package import Formats

/// A single file that a command leaves behind, written whole or not at all.
package enum OutputFile {
  /// - Throws: where a file of this name could not be written as things are.
  package static func checkCanBeWritten(_ path: String) throws(InputError) {
    let url = URL(fileURLWithPath: path)
    let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    if type == .typeDirectory {
      throw InputError(.cannotWrite, "\(path) cannot be written: it is a folder. Choose another file with --output.")
    }
    let folder = url.deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw InputError(
        .cannotWrite,
        "\(path) cannot be written: its folder is missing or may not be written to. Choose another with --output.")
    }
  }

  /// - Throws: where the folder is missing or may not be written to.
  package static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
    do { try StagedFile.write(bytes, to: path) } catch {
      throw InputError(
        .cannotWrite, "\(path) cannot be written: \(error.reason). Choose another file with --output.")
    }
  }
}
