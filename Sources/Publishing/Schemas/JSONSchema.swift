import Formats

/// The layer's file as JSON Schema, draft 2020-12.
///
/// A layer with places on the map is a feature collection; a table is a list of its rows, each an object by the names of its
/// columns, with null for an empty field. A row of a layer that has a column `withheld` may be without any of its values.
extension LayerSchema {
  /// The file `KIND.schema.json`.
  package var jsonSchema: [UInt8] {
    var schema: [String: SchemaText] = [
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "$id": .text("urn:twitten:schema:\(kind)"), "title": .text(title),
      "description": .text(Self.description(row, allowsFurtherColumns)),
      "x-columns": .words(columns.map(\.name)),
    ]
    if geometry == .none {
      schema["type"] = .text("array")
      schema["items"] = .object(["$ref": .text("#/$defs/row")])
      schema["$defs"] = .object(["row": .object(rowSchema)])
    } else {
      schema["type"] = .text("object")
      schema["required"] = .words(["type", "name", "features"])
      schema["properties"] = .object([
        "type": .object(["enum": .words(["FeatureCollection"])]),
        "name": .object(["type": .text("string")]),
        "about": .object(["type": .text("array"), "items": .object(["type": .text("string")])]),
        "bbox": Self.box,
        "features": .object(["type": .text("array"), "items": .object(["$ref": .text("#/$defs/feature")])]),
      ])
      schema["$defs"] = .object(["feature": feature, "row": .object(rowSchema)])
    }
    return SchemaText.object(schema).bytes
  }

  private static func description(_ row: String, _ allowsFurtherColumns: Bool) -> String {
    let further = " Each further denominator has two columns of its own, called by the user's name for it."
    return row + (allowsFurtherColumns ? further : "")
  }

  private static let box = SchemaText.object([
    "type": .text("array"), "items": .object(["type": .text("number")]), "minItems": .number(4), "maxItems": .number(4),
  ])

  /// What one line of the newline-delimited form is too.
  private var feature: SchemaText {
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
        "type": .object(["enum": .words(["Feature"])]),
        "bbox": Self.box,
        "geometry": .object([
          "type": .words(["object", "null"]), "required": .words(["type", "coordinates"]),
          "properties": .object([
            "type": .object(["enum": .words(types)]), "coordinates": .object(["type": .text("array")]),
          ]),
        ]),
        "properties": .object(["$ref": .text("#/$defs/row")]),
      ]),
      "additionalProperties": .truth(false),
    ])
  }

  private var rowSchema: [String: SchemaText] {
    let always = columns.filter { !$0.mayBeEmpty }
    let filled = always.map { column in (column.name, SchemaText.object(["type": .text(column.jsonType)])) }
    return [
      "type": .text("object"),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: (columns + [Self.withheld]).map { ($0.name, $0.jsonSchema) })),
      "required": .words(columns.filter { !$0.mayBeMissing }.map(\.name)),
      "additionalProperties": allowsFurtherColumns
        ? .object(["type": .words(["number", "null"]), "minimum": .number(0)]) : .truth(false),
      "anyOf": .list([
        .object(["required": .words([Self.withheld.name])]),
        .object(["properties": .object(Dictionary(uniqueKeysWithValues: filled))]),
      ]),
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

  /// What a value may be where values may be withheld: so null always is allowed.
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
