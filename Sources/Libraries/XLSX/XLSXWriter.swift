import CXLSXWriter
import Files
import Foundation

/// A workbook that is being written, for one worker: libxlsxwriter's handles must not be shared.
///
/// The library of this version (1.1.4) writes to a file only. It lies with the library's own temporary files in a folder
/// that none but this user can look into, and goes with the writer.
@safe package final class XLSXWriter {
  /// Nil once the file is written.
  private var handle: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [XLSXStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private let folder: String
  private var path: String { "\(folder)/workbook.xlsx" }

  package init() throws(XLSXError) {
    var template = Array(
      FileManager.default.temporaryDirectory.appendingPathComponent("twitten-XXXXXX").path.utf8CString)
    let (made, code) = unsafe template.withUnsafeMutableBufferPointer { buffer -> (String?, Int32) in
      guard let start = buffer.baseAddress, let path = unsafe mkdtemp(start) else { return (nil, errno) }
      return (unsafe String(cString: path), 0)
    }
    guard let made else { throw XLSXError(system: FileError(code: code, path: "").reason) }
    folder = made
    var options = unsafe lxw_workbook_options()
    unsafe handle = withMutableCString(made) { folder in
      unsafe options.tmpdir = folder
      return unsafe workbook_new_opt("\(made)/workbook.xlsx", &options)
    }
    guard unsafe handle != nil else { throw XLSXError(LXW_ERROR_MEMORY_MALLOC_FAILED) }
  }

  deinit {
    if let handle = unsafe handle { unsafe lxw_workbook_free(handle) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What the file says of itself.
  ///
  /// It always says that it was made on 1 January 1980, as its entries do: the same workbook gives the same bytes.
  package func setProperties(title: String, author: String) throws(XLSXError) {
    let handle = unsafe open()
    var properties = unsafe lxw_doc_properties()
    unsafe properties.created = 315_532_800
    let code = unsafe withMutableCString(XLSXText.shortened(XLSXText.plain(title), to: 128)) { title in
      unsafe withMutableCString(author) { author in
        unsafe properties.title = title
        unsafe properties.author = author
        return unsafe workbook_set_properties(handle, &properties)
      }
    }
    try XLSXError.check(code)
  }

  /// Adds a sheet behind the others.
  ///
  /// - Parameter name: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, and not taken yet.
  package func addSheet(_ name: String) throws(XLSXError) -> XLSXSheet {
    let handle = unsafe open()
    try XLSXError.check(unsafe workbook_validate_sheet_name(handle, name))
    guard let sheet = unsafe workbook_add_worksheet(handle, name) else {
      throw XLSXError(LXW_ERROR_MEMORY_MALLOC_FAILED)
    }
    return unsafe XLSXSheet(sheet, of: self)
  }

  /// Writes the file and returns its bytes; nothing can be added after that.
  package func finish() throws(XLSXError) -> [UInt8] {
    let open = unsafe open()
    // It frees the handle whether the file could be written or not.
    unsafe handle = nil
    unsafe formats = unsafe [:]
    try XLSXError.check(unsafe workbook_close(open))
    do { return try FileReader(path).readAll() } catch { throw XLSXError(system: error.reason) }
  }

  /// - Precondition: the file is not written yet.
  func checkOpen() { _ = unsafe open() }

  private func open() -> UnsafeMutablePointer<lxw_workbook> {
    guard let handle = unsafe handle else { preconditionFailure("nothing is added to a workbook that is written") }
    return unsafe handle
  }

  /// The format of a style; the library owns it.
  func format(_ style: XLSXStyle) throws(XLSXError) -> UnsafeMutablePointer<lxw_format> {
    if let format = unsafe formats[style] { return unsafe format }
    guard let format = unsafe workbook_add_format(open()) else { throw XLSXError(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    if style.numberFormat == XLSXStyle.textFormat {
      // Excel's own of that kind, by its number.
      unsafe format_set_num_format_index(format, 49)
    } else if let numberFormat = style.numberFormat {
      unsafe format_set_num_format(format, numberFormat)
    }
    if style.isBold { unsafe format_set_bold(format) }
    if style.wraps { unsafe format_set_text_wrap(format) }
    if style.hasBorder {
      unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_border_color(format, 0xBFBFBF)
    }
    if let fill = style.fill { unsafe format_set_bg_color(format, fill) }
    if let colour = style.textColour { unsafe format_set_font_color(format, colour) }
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe formats[style] = format
    return unsafe format
  }
}

/// Text as the library's structures want it; it copies what it keeps.
func withMutableCString<Result>(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
  var characters = Array(text.utf8CString)
  return unsafe characters.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
}
