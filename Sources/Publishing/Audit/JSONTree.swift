import Formats

/// A JSON text as it stands: numbers apart from texts, which tells a count from a reference in figures.
enum JSONTree {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  subscript(_ key: String) -> JSONTree? { if case .object(let members) = self { members[key] } else { nil } }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var list: [JSONTree] { if case .list(let list) = self { list } else { [] } }
  var texts: [String] { list.compactMap(\.text) }

  /// As a value of a table; lists and objects as nothing.
  var cell: PublishedCell {
    switch self {
    case .null, .list, .object: .none
    case .truth(let truth): .truth(truth)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  /// Calls `body` with every value that is no list or object, and the way to it.
  func forEachLeaf(_ path: String = "", _ body: (_ path: String, _ key: String, _ value: JSONTree) -> Void) {
    leaves(path, "", body)
  }

  private func leaves(_ path: String, _ key: String, _ body: (String, String, JSONTree) -> Void) {
    switch self {
    case .list(let list): for (index, value) in list.enumerated() { value.leaves("\(path)[\(index)]", key, body) }
    case .object(let members):
      for (name, value) in members.sorted(by: { $0.key < $1.key }) {
        value.leaves(path.isEmpty ? name : "\(path).\(name)", name, body)
      }
    default: body(path, key, self)
    }
  }

  /// - Throws: where the bytes are no JSON.
  init(_ bytes: [UInt8], name: String) throws(InputError) {
    var parser = JSONParser(bytes)
    guard let tree = parser.whole() else {
      throw .badData(
        "\(name): the file is no whole JSON (at byte \(parser.index)). It cannot be audited; make the files again.")
    }
    self = tree
  }
}

/// Reads one value after another; nil where there is none.
private struct JSONParser {
  private let bytes: [UInt8]
  private(set) var index = 0
  /// How deep lists and objects may lie in each other.
  private static let deepest = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func whole() -> JSONTree? {
    guard let tree = value(0) else { return nil }
    skipSpaces()
    return index == bytes.count ? tree : nil
  }

  private mutating func value(_ depth: Int) -> JSONTree? {
    skipSpaces()
    guard index < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "t"): return word("true") ? .truth(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .truth(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(_ depth: Int) -> JSONTree? {
    index += 1
    var members: [String: JSONTree] = [:]
    if take("}") { return .object(members) }
    repeat {
      skipSpaces()
      guard let key = string(), take(":"), let value = value(depth + 1) else { return nil }
      members[key] = value
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func list(_ depth: Int) -> JSONTree? {
    index += 1
    var list: [JSONTree] = []
    if take("]") { return .list(list) }
    repeat {
      guard let value = value(depth + 1) else { return nil }
      list.append(value)
    } while take(",")
    return take("]") ? .list(list) : nil
  }

  private mutating func string() -> String? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let start = index + 1
    index = start
    var isEscaped = false
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\") {
        isEscaped = true
        index += 1
      }
      index += 1
    }
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return String(
      decoding: isEscaped ? Unescaping.backslashes(bytes[start..<index]) : Array(bytes[start..<index]), as: UTF8.self)
  }

  private mutating func number() -> JSONTree? {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self)).map { .number($0) }
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let text = Array(word.description.utf8)
    guard bytes[index...].starts(with: text) else { return false }
    index += text.count
    return true
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipSpaces()
    guard index < bytes.count, bytes[index] == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }
}
