import Formats

/// The layer's file as JSON Schema, draft 2020-12.
///
/// A layer with places on the map is a feature collection; a table is a list of its rows, each an object by the names
/// of its columns, with null for an empty field. The whole is of what a run writes; `#/$defs/disclosed` is of the same
/// file in a release for partners or the public, which may have fewer columns and no value where a run has one.
extension LayerSchema {
  /// The file `KIND.schema.json`.
  package var jsonSchema: [UInt8] {
    var schema = file(of: geometry == .none ? "row" : "feature")
    schema["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    schema["$id"] = .text("urn:twitten:schema:\(kind)")
    schema["title"] = .text(title)
    schema["description"] = .text(row + (allowsFurtherColumns ? Self.further : ""))
    schema["x-columns"] = .words(columns.map(\.name))
    var parts: [String: SchemaText] = [
      "values": .object(values), "row": .object(wholeRow),
      "disclosed": .object(file(of: geometry == .none ? "values" : "disclosedFeature")),
    ]
    if geometry != .none {
      parts["feature"] = feature("row")
      parts["disclosedFeature"] = feature("values")
    }
    schema["$defs"] = .object(parts)
    return SchemaText.object(schema).bytes
  }

  private static let further = " Each further denominator has two columns of its own, called by the user's name for it."

  private static func part(_ name: String) -> SchemaText { .object(["$ref": .text("#/$defs/\(name)")]) }

  private static let box = SchemaText.object([
    "type": .text("array"), "items": .object(["type": .text("number")]), "minItems": .number(4), "maxItems": .number(4),
  ])

  /// The whole file.
  ///
  /// - Parameter item: what one of its features or rows is.
  private func file(of item: String) -> [String: SchemaText] {
    let items: [String: SchemaText] = ["type": .text("array"), "items": Self.part(item)]
    if geometry == .none { return items }
    return [
      "type": .text("object"), "required": .words(["type", "name", "features"]),
      "properties": .object([
        "type": .object(["enum": .words(["FeatureCollection"])]),
        "name": .object(["type": .text("string")]),
        "about": .object(["type": .text("array"), "items": .object(["type": .text("string")])]),
        "bbox": Self.box, "features": .object(items),
      ]),
    ]
  }

  /// What a line of the newline-delimited form is too.
  ///
  /// - Parameter properties: what its properties are.
  private func feature(_ properties: String) -> SchemaText {
    let types: [String] =
      switch geometry {
      case .none: []
      case .point: ["Point"]
      case .line: ["LineString", "MultiLineString"]
      case .polygon: ["Polygon", "MultiPolygon"]
      }
    return .object([
      "type": .text("object"), "required": .words(["type", "geometry", "properties"]),
      "properties": .object([
        "type": .object(["enum": .words(["Feature"])]), "bbox": Self.box,
        "geometry": .object([
          "type": .words(["object", "null"]), "required": .words(["type", "coordinates"]),
          "properties": .object([
            "type": .object(["enum": .words(types)]), "coordinates": .object(["type": .text("array")]),
          ]),
        ]),
        "properties": Self.part(properties),
      ]),
      "additionalProperties": .truth(false),
    ])
  }

  /// What values may be wherever they are.
  private var values: [String: SchemaText] {
    [
      "type": .text("object"),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: (columns + [Self.withheld]).map { ($0.name, $0.jsonSchema) })),
      "additionalProperties": allowsFurtherColumns
        ? .object(["type": .words(["number", "null"]), "minimum": .number(0)]) : .truth(false),
    ]
  }

  /// A row of which nothing is withheld.
  private var wholeRow: [String: SchemaText] {
    let filled = columns.filter { !$0.mayBeEmpty }.map { column in
      (column.name, SchemaText.object(["type": .text(column.jsonType)]))
    }
    return [
      "$ref": .text("#/$defs/values"), "required": .words(columns.filter { !$0.mayBeMissing }.map(\.name)),
      "properties": .object(Dictionary(uniqueKeysWithValues: filled)),
    ]
  }
}

extension LayerColumn {
  fileprivate var jsonType: String {
    switch type {
    case .text: "string"
    case .integer: "integer"
    case .number, .probability: "number"
    case .truth: "boolean"
    }
  }

  /// What a value may be in any release: one that is withheld is null.
  fileprivate var jsonSchema: SchemaText {
    var schema: [String: SchemaText] = [
      "type": .words([jsonType, "null"]), "description": .text(meaning + (mayBeEmpty ? " It may be empty." : "")),
    ]
    schema["x-unit"] = unit.map { .text($0) }
    schema["minimum"] = minimum.map { .number($0) }
    schema["maximum"] = maximum.map { .number($0) }
    schema["enum"] = words.map { .list($0.map { .text($0) } + [.null]) }
    return .object(schema)
  }
}
