public import Foundation

/// A plain reader of the part of JSON Schema (draft 2020-12) that this package's schemas use, apart from their maker.
///
/// It knows `$ref` within the file, `type`, `enum`, `required`, `properties`, `additionalProperties`, `items`,
/// `minItems`, `maxItems`, `minimum` and `maximum`; any other keyword but an annotation is a fault, so that
/// none is passed over.
public struct SchemaValidator {
  private let root: [String: Any]

  private static let annotations: Set = ["$schema", "$id", "$defs", "title", "description", "x-columns", "x-unit"]

  /// - Parameter schema: the bytes of the file.
  public init(_ schema: Data) throws {
    root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] ?? [:]
  }

  /// What is wrong with a value, a sentence each, at most twenty; empty where it is valid.
  ///
  /// - Parameter part: the name of a part of the schema below `$defs`; nil for the whole.
  public func faults(_ value: Any, as part: String? = nil) -> [String] {
    let schema = part.map { ["$ref": "#/$defs/\($0)"] as [String: Any] } ?? root
    return Array(faults(value, schema, at: "$").prefix(20))
  }

  private func faults(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { keyword, wanted in
      fault(value, keyword, wanted, schema, at: place)
    }
  }

  private func fault(
    _ value: Any, _ keyword: String, _ wanted: Any, _ schema: [String: Any], at place: String
  ) -> [String] {
    let object = value as? [String: Any]
    let list = value as? [Any]
    let number = Self.type(of: value).contains("number") ? (value as? NSNumber)?.doubleValue : nil
    switch keyword {
    case "$ref":
      let name = (wanted as? String)?.split(separator: "/").last.map(String.init) ?? ""
      guard let part = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else { return ["no part \(name)"] }
      return faults(value, part, at: place)
    case "type":
      let allowed = wanted as? [String] ?? [wanted as? String ?? ""]
      return Self.type(of: value).isDisjoint(with: allowed) ? ["\(place) is not \(allowed)"] : []
    case "enum":
      let allowed = wanted as? [Any] ?? []
      return allowed.contains { Self.isSame($0, value) } ? [] : ["\(place) is none of \(allowed)"]
    case "minimum":
      return number.map { $0 < (wanted as? Double ?? .nan) } == true ? ["\(place) is below \(wanted)"] : []
    case "maximum":
      return number.map { $0 > (wanted as? Double ?? .nan) } == true ? ["\(place) is above \(wanted)"] : []
    case "minItems": return list.map { $0.count < wanted as? Int ?? 0 } == true ? ["\(place) is too short"] : []
    case "maxItems": return list.map { $0.count > wanted as? Int ?? 0 } == true ? ["\(place) is too long"] : []
    case "required":
      guard let object else { return [] }
      return (wanted as? [String] ?? []).filter { object[$0] == nil }.map { "\(place) has no \($0)" }
    case "properties":
      return (wanted as? [String: [String: Any]] ?? [:]).sorted { $0.key < $1.key }.flatMap { name, schema in
        object?[name].map { faults($0, schema, at: "\(place).\(name)") } ?? []
      }
    case "additionalProperties":
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      let others = (object ?? [:]).filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
      guard let schema = wanted as? [String: Any] else {
        return others.map { "\(place) has \($0.key), which is unknown" }
      }
      return others.flatMap { faults($0.value, schema, at: "\(place).\($0.key)") }
    case "items":
      guard let list, let schema = wanted as? [String: Any] else { return [] }
      return list.enumerated().flatMap { faults($0.element, schema, at: "\(place)[\($0.offset)]") }
    default: return Self.annotations.contains(keyword) ? [] : ["the schema has \(keyword), which is not looked at"]
    }
  }

  /// Every type that a value is of: a whole number is an integer and a number.
  private static func type(of value: Any) -> Set<String> {
    switch value {
    case is NSNull: return ["null"]
    case is String: return ["string"]
    case is [Any]: return ["array"]
    case is [String: Any]: return ["object"]
    case let number as NSNumber:
      // A truth can be cast to a number, and 1 to a truth: what the object is called tells them apart.
      if "\(Swift.type(of: number))".hasSuffix("Boolean") { return ["boolean"] }
      return number.doubleValue == number.doubleValue.rounded() ? ["integer", "number"] : ["number"]
    default: return []
    }
  }

  private static func isSame(_ a: Any, _ b: Any) -> Bool {
    if a is NSNull { return b is NSNull }
    return (a as? String).map { $0 == b as? String } ?? false
  }
}
