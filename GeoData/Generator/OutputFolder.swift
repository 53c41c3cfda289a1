internal import Foundation

/// The folder that the district is written to. Plain files, readable by everyone: they are part of the repository.
struct OutputFolder {
  let path: String

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(bytes), attributes: [.posixPermissions: 0o644])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path]) }
  }
}
