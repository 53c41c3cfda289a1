import CZip

/// Why libzip would not do as asked.
package struct ZipError: Error, Equatable {
  package enum Kind: Sendable {
    /// No central directory was found: another kind of file, or an archive that was cut short.
    case notAnArchive
    /// What the archive says of itself does not agree, or its data does not: cut short or damaged.
    case damaged
    case encrypted
    /// Packed by a method that libzip does not know.
    case unsupported
    case outOfMemory
    /// The operating system's doing.
    case system
  }

  package let kind: Kind
  /// libzip's own words.
  package let reason: String

  init(_ error: UnsafeMutablePointer<zip_error_t>) {
    let code = unsafe zip_error_code_zip(error)
    kind =
      switch code {
      case ZIP_ER_NOZIP: .notAnArchive
      case ZIP_ER_INCONS, ZIP_ER_CRC, ZIP_ER_EOF, ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA, ZIP_ER_MULTIDISK, ZIP_ER_SEEK,
        ZIP_ER_NOENT, ZIP_ER_INVAL, ZIP_ER_INTERNAL:
        .damaged
      case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .encrypted
      case ZIP_ER_COMPNOTSUPP, ZIP_ER_OPNOTSUPP: .unsupported
      case ZIP_ER_MEMORY: .outOfMemory
      default: .system
      }
    unsafe reason = String(cString: zip_error_strerror(error)).lowercased()
  }
}
