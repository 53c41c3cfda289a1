import Glibc

/// A file that is written out of sight and then takes its name in one step: a reader sees the old one or the new one whole.
package enum StagedFile {
  /// Writes a file readable by its owner and group only, in place of any file of that name.
  ///
  /// - Parameter path: its folder exists.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    // Of this process alone, so that two commands that write the same file do not write into one another's.
    let staging = "\(path).\(getpid()).partial"
    let descriptor = unsafe open(staging, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    do {
      try writeAll(bytes, to: descriptor, path)
    } catch {
      close(descriptor)
      unsafe unlink(staging)
      throw error
    }
    close(descriptor)
    guard unsafe rename(staging, path) == 0 else {
      let code = errno
      unsafe unlink(staging)
      throw FileError(code: code, path: path)
    }
  }

  /// Writes bytes to an open file to the last.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let got = unsafe bytes.withUnsafeBytes { raw in
        unsafe Glibc.write(descriptor, raw.baseAddress.map { unsafe $0 + written }, raw.count - written)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileError(code: errno, path: path)
      }
      written += got
    }
  }
}
