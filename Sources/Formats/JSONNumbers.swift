/// The numbers in the properties of GeoJSON features, kept as they were written.
///
/// A decoder of JSON gives a number's value: `1.10` becomes 1.1, and 20 figures lose their last. A partner's reference
/// may be either. So numbers that a `Double` or an `Int` would change are put in quotes before decoding.
enum JSONNumbers {
  /// The same text, with quotes around the numbers of the objects named `properties` that have a point, an exponent, or
  /// more than 18 figures. Text that is not JSON is left to the decoder to refuse.
  static func asWritten(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    /// How much of the text is in `result`: most files need no change and are given back as they are.
    var copied = 0
    var depth = 0
    /// The depth inside the `properties` of a feature: the collection, its list, the feature, its properties.
    let wanted = 4
    var isInProperties = false
    var lastKey: Range<Int>?
    var index = 0
    while index < json.count {
      let start = index
      switch json[index] {
      case UInt8(ascii: "\""):
        index = stringEnd(json, from: index)
        lastKey = start..<index
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth == wanted { isInProperties = lastKey.map { json[$0].elementsEqual("\"properties\"".utf8) } ?? false }
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case UInt8(ascii: "-"), 0x30...0x39:
        while index < json.count, isOfNumber(json[index]) { index += 1 }
        if isInProperties, depth == wanted, isChangedByDecoding(json[start..<index]) {
          result.append(contentsOf: json[copied..<start])
          result.append(UInt8(ascii: "\""))
          result.append(contentsOf: json[start..<index])
          result.append(UInt8(ascii: "\""))
          copied = index
        }
      default: index += 1
      }
    }
    if copied == 0 { return json }
    result.append(contentsOf: json[copied...])
    return result
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private static func stringEnd(_ json: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < json.count {
      if json[index] == UInt8(ascii: "\"") { return index + 1 }
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return json.count
  }

  private static func isChangedByDecoding(_ number: ArraySlice<UInt8>) -> Bool {
    guard number.count > 18 || number.contains(where: { ".eE".utf8.contains($0) }) else { return false }
    // What is no number stays as it is, to be refused.
    return number.count <= 64 && Double(String(decoding: number, as: UTF8.self)) != nil
  }
}
