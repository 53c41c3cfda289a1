import Formats
import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct JSONSchemaTests {
  private static let folder = "\(SharedData.package)/Sources/Publishing/Schemas/json"

  /// To write the files anew: `TWITTEN_WRITE_SCHEMAS=1 swift test --filter JSONSchemaTests`, and read what has changed.
  private static let writesFiles = ProcessInfo.processInfo.environment["TWITTEN_WRITE_SCHEMAS"] != nil

  @Test func `the kept files are those that the schemas make, and there is no other`() throws {
    for schema in LayerSchema.all {
      let url = URL(fileURLWithPath: "\(Self.folder)/\(schema.kind).schema.json")
      if Self.writesFiles { try Data(schema.jsonSchema).write(to: url) }
      #expect(try Data(contentsOf: url) == Data(schema.jsonSchema), "\(schema.kind): write the files anew")
    }
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".json") }
    #expect(kept.sorted() == LayerSchema.all.map { "\($0.kind).schema.json" }.sorted())
  }

  private func validator(_ kind: String) throws -> SchemaValidator {
    try SchemaValidator(Data(try #require(LayerSchema.all.first { $0.kind == kind }).jsonSchema))
  }

  private func row(_ text: String) throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }

  @Test func `a row is valid as it is, and not with a wrong type, a wrong word, a gap, a surplus or out of limits`()
    throws
  {
    let validator = try validator("rejected")
    #expect(validator.faults(try row(#"[{"source":"s","file":"f","line":1,"reason":"r"}]"#)).isEmpty)
    for (faulty, fault) in [
      (#"{"source":"s","file":"f","line":"1","reason":"r"}"#, "$.line"),
      (#"{"source":"s","file":"f","line":true,"reason":"r"}"#, "$.line"),
      (#"{"source":"s","file":"f","line":1.5,"reason":"r"}"#, "$.line"),
      (#"{"source":"s","file":"f","line":0,"reason":"r"}"#, "$.line is below 1"),
      (#"{"source":"s","file":"f","line":null,"reason":"r"}"#, "$.line"),
      (#"{"source":"s","file":"f","reason":"r"}"#, "$ has no line"),
      (#"{"source":"s","file":"f","line":1,"reason":"r","row":"x"}"#, "$ has row"),
    ] {
      let faults = validator.faults(try row(faulty), as: "row")
      #expect(faults.first?.hasPrefix(fault) == true, "\(faulty): \(faults)")
    }
    let curve = try self.validator("deprivation-curve")
    #expect(
      curve.faults(try row(#"[{"people_share":0.5,"incident_share":1.2}]"#)) == ["$[0].incident_share is above 1"])
  }

  @Test func `a disclosed row may have fewer columns and values, and says what is withheld; a run's own may not`()
    throws
  {
    let validator = try validator("rejected")
    let gap = #"{"source":null,"file":"f","reason":"r","withheld":"the source"}"#
    #expect(validator.faults([try row(gap)], as: "disclosed").isEmpty)
    #expect(validator.faults([try row(gap)]).count == 2)
    #expect(!validator.faults([try row(#"{"source":1}"#)], as: "disclosed").isEmpty)
    #expect(!validator.faults([try row(#"{"other":null}"#)], as: "disclosed").isEmpty)
  }

  @Test func `further denominators are numbers, and a feature has the geometry of its layer`() throws {
    let schema = try #require(LayerSchema.all.first { $0.kind == "wards" })
    let validator = try validator("wards")
    var properties = Dictionary(uniqueKeysWithValues: schema.columns.map { ($0.name, NSNull() as Any) })
    for (name, value) in [
      ("code", "E05000001" as Any), ("name", "River"), ("incidents", 3), ("area_m2", 12.0), ("households", 7.0),
      ("rate_per_1000_households", 1.5),
    ] { properties[name] = value }
    #expect(validator.faults(properties, as: "row").isEmpty)
    properties["households"] = "seven"
    #expect(validator.faults(properties, as: "row") == ["$.households is not [\"number\", \"null\"]"])
    properties["households"] = nil
    let point: [String: Any] = ["type": "Point", "coordinates": [0.5, 50.5]]
    let feature: [String: Any] = ["type": "Feature", "geometry": point, "properties": properties]
    #expect(validator.faults(feature, as: "feature").first?.hasPrefix("$.geometry.type is none of") == true)
  }
}
