import Formats

/// The parts and sheets of a workbook: a ZIP archive of XML (ECMA-376).
struct PublishedWorkbook {
  /// Every part with its bytes, unpacked.
  let parts: [(name: String, bytes: [UInt8])]
  let tables: [PublishedTable]

  init(path: String, file: String) throws(InputError) {
    let archive = try Archive(path: path, name: file)
    var parts: [(name: String, bytes: [UInt8])] = []
    for entry in archive.entries { parts.append((entry.name, try Self.bytes(archive.source(of: entry)))) }
    self.parts = parts
    let strings = parts.first { $0.name == "xl/sharedStrings.xml" }.map { Self.strings($0.bytes) } ?? []
    let names = parts.first { $0.name == "xl/workbook.xml" }.map { Self.sheetNames($0.bytes) } ?? []
    let sheets = parts.filter { $0.name.hasPrefix("xl/worksheets/") && $0.name.hasSuffix(".xml") }
      .sorted { (Self.number($0.name), $0.name) < (Self.number($1.name), $1.name) }
    tables = sheets.enumerated().compactMap { index, sheet in
      PublishedPage.table(
        Self.rows(sheet.bytes, strings), named: index < names.count ? names[index] : sheet.name, file: file,
        form: .sheet)
    }
  }

  private static func bytes(_ source: ArchiveEntry) throws(InputError) -> [UInt8] {
    let stream = try source.stream()
    var whole: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var span = block.mutableSpan
      let got = try stream.read(into: &span)
      if got == 0 { return whole }
      whole += block[..<got]
    }
  }

  private static func number(_ name: String) -> Int { Int(name.filter(\.isNumber)) ?? 0 }

  private static func sheetNames(_ bytes: [UInt8]) -> [String] {
    Markup(bytes).pieces.compactMap { piece in
      if case .open("sheet", let attributes) = piece { return Markup.attribute("name", of: attributes) }
      return nil
    }
  }

  private static func strings(_ bytes: [UInt8]) -> [String] {
    var strings: [String] = []
    for piece in Markup(bytes).pieces {
      switch piece {
      case .open("si", _): strings.append("")
      case .text(let text): if !strings.isEmpty { strings[strings.count - 1] += text }
      default: break
      }
    }
    return strings
  }

  private static func rows(_ bytes: [UInt8], _ strings: [String]) -> [[String]] {
    var rows: [[String]] = []
    var cell: (column: Int, isShared: Bool, text: String)?
    var isValue = false
    for piece in Markup(bytes).pieces {
      switch piece {
      case .open("row", _): rows.append([])
      case .open("c", let attributes):
        let reference = Markup.attribute("r", of: attributes).map(column) ?? rows.last?.count ?? 0
        cell = (reference, Markup.attribute("t", of: attributes) == "s", "")
      case .open("v", _), .open("t", _): isValue = true
      case .close("v"), .close("t"): isValue = false
      case .text(let text): if isValue { cell?.text += text }
      case .close("c"):
        guard let closed = cell, !rows.isEmpty else { break }
        let text =
          closed.isShared ? Int(closed.text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } : closed.text
        while rows[rows.count - 1].count < min(closed.column, 16_384) { rows[rows.count - 1].append("") }
        rows[rows.count - 1].append(text ?? "")
        cell = nil
      default: break
      }
    }
    return rows
  }

  /// `C7` is column 2.
  private static func column(_ reference: String) -> Int {
    min(16_384, reference.utf8.prefix { $0 >= 0x41 && $0 <= 0x5A }.reduce(0) { min(1 << 20, $0 * 26 + Int($1) - 64) })
      - 1
  }
}
