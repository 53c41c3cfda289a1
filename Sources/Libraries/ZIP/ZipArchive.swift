import CZip

/// A ZIP archive open for reading, for one worker: libzip's handles must not be shared.
@safe package final class ZipArchive {
  /// What the archive's directory says of an entry. None of it is certain before the entry has been read.
  package struct Entry: Sendable, Equatable {
    /// Its number in the archive's directory.
    package let index: Int
    /// As written, in UTF-8; bytes that are no UTF-8 are taken for code page 437, as the format has it.
    package let name: String
    package let size: Int
    package let compressedSize: Int
    package let isEncrypted: Bool
  }

  private let handle: OpaquePointer

  /// Opens an archive; nothing is ever written to it.
  package init(_ path: String) throws(ZipError) {
    var code: Int32 = 0
    guard let handle = unsafe zip_open(path, ZIP_RDONLY, &code) else {
      var error = unsafe zip_error_t()
      unsafe zip_error_init_with_code(&error, code)
      defer { unsafe zip_error_fini(&error) }
      throw unsafe ZipError(&error)
    }
    unsafe self.handle = handle
  }

  // Not zip_close, which writes an archive anew where it was changed.
  deinit { unsafe zip_discard(handle) }

  /// The entries in the order of the archive's directory, folders among them.
  package func entries() throws(ZipError) -> [Entry] {
    let count = max(0, unsafe zip_get_num_entries(handle, 0))
    var entries: [Entry] = []
    entries.reserveCapacity(Int(count))
    for index in 0..<Int(count) { entries.append(try entry(index)) }
    return entries
  }

  /// The entry with this number.
  package func entry(_ index: Int) throws(ZipError) -> Entry {
    var status = unsafe zip_stat_t()
    guard unsafe zip_stat_index(handle, UInt64(index), 0, &status) == 0 else {
      throw unsafe ZipError(zip_get_error(handle))
    }
    return unsafe Entry(
      index: index, name: (unsafe status.name).map { unsafe String(cString: $0) } ?? "",
      size: Int(clamping: unsafe status.size), compressedSize: Int(clamping: unsafe status.comp_size),
      isEncrypted: unsafe Int32(status.encryption_method) != ZIP_EM_NONE)
  }

  /// Opens an entry for reading from its beginning to its end, and the archive with it for as long.
  package func open(_ index: Int) throws(ZipError) -> ZipEntryStream {
    guard let file = unsafe zip_fopen_index(handle, UInt64(index), 0) else {
      throw unsafe ZipError(zip_get_error(handle))
    }
    return unsafe ZipEntryStream(file, of: self)
  }
}

/// The bytes of an entry as they are unpacked, block by block; nothing is written to disk.
@safe package final class ZipEntryStream {
  private let file: OpaquePointer
  /// Kept open until the entry is closed.
  private let archive: ZipArchive

  fileprivate init(_ file: OpaquePointer, of archive: ZipArchive) {
    unsafe self.file = file
    self.archive = archive
  }

  deinit { unsafe zip_fclose(file) }

  /// Fills `block` as far as the entry reaches; 0 at its end. There libzip compares length and checksum with what the
  /// directory says.
  package func read(into block: inout MutableSpan<UInt8>) throws(ZipError) -> Int {
    var filled = 0
    while filled < block.count {
      let length = block.count - filled
      let got = unsafe block.withUnsafeMutableBufferPointer { buffer -> Int64 in
        guard let start = buffer.baseAddress else { return 0 }
        return unsafe zip_fread(file, start + filled, UInt64(length))
      }
      if got < 0 { throw unsafe ZipError(zip_file_get_error(file)) }
      if got == 0 { break }
      filled += Int(got)
    }
    return filled
  }
}
