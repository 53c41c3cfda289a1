/// HTML or XML, tag by tag: as much of it as is needed to see tables and text.
struct Markup {
  enum Piece {
    /// A tag that opens, its name in lower case without a prefix, and what stands in it.
    case open(String, attributes: String)
    case close(String)
    /// Its entities undone.
    case text(String)
  }

  let pieces: [Piece]

  init(_ bytes: [UInt8]) {
    var pieces: [Piece] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") {
        let isComment = bytes[index...].starts(with: "<!--".utf8)
        let end = isComment ? Self.end(of: "-->", in: bytes, from: index) : Self.end(of: ">", in: bytes, from: index)
        if !isComment { pieces += Self.tag(bytes[(index + 1)..<max(index + 1, end - 1)]) }
        index = end
        // What scripts and styles hold is no text that anybody reads.
        if case .open(let name, _)? = pieces.last, !isComment, name == "script" || name == "style" {
          index = Self.end(of: "</\(name)", in: bytes, from: index, keeping: true)
        }
      } else {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        pieces.append(.text(String(decoding: Unescaping.entities(Array(bytes[index..<end])), as: UTF8.self)))
        index = end
      }
    }
    self.pieces = pieces
  }

  /// The text alone: first as the eye reads it, where tags within a word leave the word whole.
  var text: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .text(let piece): text += piece
      case .open(let name, _), .close(let name):
        if !Self.withinWords.contains(name) { text.unicodeScalars.append(Self.between) }
      }
    }
  }

  /// What stands in the text for a tag that parts words: the unit separator, which no text has.
  static let between: Unicode.Scalar = "\u{1F}"

  private static let withinWords: Set<String> = [
    "b", "i", "em", "strong", "span", "a", "small", "mark", "u", "wbr", "sub", "sup", "t", "r", "rpr", "tspan", "abbr",
  ]

  /// The value of an attribute of a tag.
  static func attribute(_ name: String, of attributes: String) -> String? {
    for quote in ["\"", "'"] {
      guard let start = " \(attributes)".firstRange(of: " \(name)=\(quote)") else { continue }
      let rest = " \(attributes)"[start.upperBound...]
      guard let end = rest.firstIndex(of: Character(quote)) else { return nil }
      return String(decoding: Unescaping.entities(Array(rest[..<end].utf8)), as: UTF8.self)
    }
    return nil
  }

  private static func tag(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var text = String(decoding: bytes, as: UTF8.self)
    let closes = text.hasPrefix("/")
    if closes { text.removeFirst() }
    let isWhole = text.hasSuffix("/")
    if isWhole { text.removeLast() }
    let name = text.prefix { !$0.isWhitespace }
    let local = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    if closes { return [.close(local)] }
    let open = Piece.open(local, attributes: String(text.dropFirst(name.count)))
    return isWhole ? [open, .close(local)] : [open]
  }

  private static func end(of mark: String, in bytes: [UInt8], from start: Int, keeping: Bool = false) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while index + mark.count <= bytes.count {
      if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
        return keeping ? index : index + mark.count
      }
      index += 1
    }
    return bytes.count
  }
}
