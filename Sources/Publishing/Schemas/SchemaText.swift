import Formats

/// A value of a JSON Schema, written with its keys sorted and two spaces of indentation, so that the same schema gives
/// the same bytes everywhere.
indirect enum SchemaText {
  case text(String)
  case number(Double)
  case truth(Bool)
  case null
  case list([SchemaText])
  case object([String: SchemaText])

  /// The words as a list.
  static func words(_ words: [String]) -> SchemaText { .list(words.map { .text($0) }) }

  /// The whole file.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indentation: "")
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func append(to bytes: inout [UInt8], indentation: String) {
    let deeper = indentation + "  "
    switch self {
    case .text(let text): JSONText.append(text, to: &bytes)
    case .number(let number): FixedDecimal.append(number, decimals: 7, to: &bytes)
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .null: bytes.append(contentsOf: "null".utf8)
    // Lists of words are long in schemas: they stay on one line.
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        value.append(to: &bytes, indentation: deeper)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(contentsOf: "{".utf8)
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        bytes.append(contentsOf: "\(index > 0 ? "," : "")\n\(deeper)".utf8)
        JSONText.append(member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.append(to: &bytes, indentation: deeper)
      }
      bytes.append(contentsOf: (members.isEmpty ? "}" : "\n\(indentation)}").utf8)
    }
  }
}
