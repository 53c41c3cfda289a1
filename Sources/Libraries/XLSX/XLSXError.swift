import CXLSXWriter

/// Why libxlsxwriter would not do as asked.
package struct XLSXError: Error, Equatable {
  /// The operating system's doing, such as a disk that is full; otherwise what was asked for is beyond what a workbook holds.
  package let isSystem: Bool
  /// The library's own words.
  package let reason: String

  /// - Precondition: `code` is an error.
  init(_ code: lxw_error) {
    precondition(code != LXW_NO_ERROR, "an error")
    isSystem =
      switch code {
      case LXW_ERROR_MEMORY_MALLOC_FAILED, LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE,
        LXW_ERROR_READING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_PARAMETER_ERROR,
        LXW_ERROR_ZIP_BAD_ZIP_FILE, LXW_ERROR_ZIP_INTERNAL_ERROR, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
        true
      default: false
      }
    let words = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    reason = words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  init(system reason: String) {
    isSystem = true
    self.reason = reason
  }

  /// Passes over success.
  static func check(_ code: lxw_error) throws(XLSXError) {
    if code != LXW_NO_ERROR { throw XLSXError(code) }
  }
}
