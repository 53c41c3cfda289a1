import Glibc

/// Why the operating system would not do as asked.
package struct FileError: Error, CustomStringConvertible {
  /// The number the system gave, such as `ENOENT`.
  package let code: Int32
  package let path: String

  package init(code: Int32, path: String) {
    self.code = code
    self.path = path
  }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
  /// The system's reason, such as `permission denied`.
  package var reason: String {
    code == ESPIPE ? "is a pipe or a device, not a file" : unsafe String(cString: strerror(code)).lowercased()
  }
  package var description: String { "\(path): \(reason)" }
}

/// A file open for reading at any place, by several workers at once.
///
/// Reading in blocks rather than mapping keeps memory bounded, and a file that is cut short meanwhile by its owner
/// ends early instead of killing the process.
package final class FileReader: Sendable {
  package let path: String
  package let size: Int
  private let descriptor: Int32

  package init(_ path: String) throws(FileError) {
    // The system would take what stands before a NUL for the path.
    guard !path.utf8.contains(0) else { throw FileError(code: ENOENT, path: path) }
    // Without waiting: a pipe that nobody writes to would hold the run for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileError(code: code, path: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ESPIPE, path: path)
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Fills `block` from `offset` on, as far as the file and the block reach, and returns how many bytes came.
  package func read(into block: inout MutableSpan<UInt8>, at offset: Int) throws(FileError) -> Int {
    var filled = 0
    while filled < block.count {
      let length = block.count - filled
      let got = unsafe block.withUnsafeMutableBufferPointer { buffer -> Int in
        guard let start = buffer.baseAddress else { return 0 }
        return unsafe pread(descriptor, start + filled, length, off_t(offset + filled))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileError(code: errno, path: path)
      }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// The whole file.
  package func readAll() throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var span = bytes.mutableSpan
    let got = try read(into: &span, at: 0)
    if got < size { bytes.removeLast(size - got) }
    return bytes
  }
}
