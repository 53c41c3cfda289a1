import Formats
import Publishing
import Testing

@Suite struct LayerSchemaTests {
  @Test func `every kind has one schema, and every column a name, a sentence and limits that hold`() {
    let schemas = LayerSchema.all
    #expect(Set(schemas.map(\.kind)).count == schemas.count)
    for schema in schemas {
      #expect(Set(schema.columns.map(\.name)).count == schema.columns.count, "\(schema.kind)")
      #expect(!schema.columns.contains { $0.name == LayerSchema.withheld.name })
      #expect(schema.row.hasSuffix("."), "\(schema.kind)")
      for column in schema.columns {
        let name = "\(schema.kind) \(column.name)"
        #expect(column.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(name)")
        #expect(column.meaning.hasSuffix(".") && column.meaning.first?.isUppercase == true, "\(name)")
        #expect((column.minimum ?? 0) <= (column.maximum ?? .infinity), "\(name)")
        #expect(column.words == nil || column.type == .text, "\(name)")
      }
    }
  }

  @Test func `what is derived is derived from counts of the same layer`() {
    for schema in LayerSchema.all {
      for case .derived(let sources) in schema.columns.map(\.content) {
        for source in sources {
          guard case .count = schema.columns.first(where: { $0.name == source })?.content else {
            Issue.record("\(schema.kind): \(source) is no count")
            continue
          }
        }
      }
    }
  }

  @Test func `a layer is found by its kind, and one that its user names by its columns`() throws {
    func columns(_ kind: String) throws -> [String] {
      try #require(LayerSchema.all.first { $0.kind == kind }).columns.map(\.name)
    }
    for schema in LayerSchema.all {
      #expect(LayerSchema.of(kind: schema.kind, columns: schema.columns.map(\.name))?.kind == schema.kind)
    }
    #expect(LayerSchema.of(kind: "licensed", columns: try columns("premises"))?.kind == "premises")
    #expect(LayerSchema.of(kind: "licensed-near", columns: try columns("near"))?.kind == "near")
    #expect(LayerSchema.of(kind: "beats", columns: try columns("wards"))?.kind == "areas")
    // A layer of points may be called as a table is.
    #expect(LayerSchema.of(kind: "series", columns: try columns("premises"))?.kind == "premises")
    #expect(LayerSchema.of(kind: "unheard-of", columns: try columns("hotspots")) == nil)
    #expect(LayerSchema.of(kind: "series", columns: try columns("hotspots")) == nil)
  }

  @Test func `columns that a layer may be without are those of LSOAs and of compared periods`() throws {
    let areas = try #require(LayerSchema.all.first { $0.kind == "wards" })
    let always = areas.columns.filter { !$0.mayBeMissing }.map(\.name)
    #expect(
      areas.columns.filter(\.mayBeMissing).allSatisfy { $0.name.hasPrefix("lee_") || $0.name.hasPrefix("bivariate_") })
    #expect(areas.columns(named: always)?.map(\.name) == always)
    #expect(areas.columns(named: always, isWhole: true) != nil)
    #expect(areas.columns(named: Array(always.dropLast()), isWhole: true) == nil)
    #expect(areas.columns(named: always.reversed()) == nil)
    for schema in LayerSchema.all where !["wards", "lsoas", "areas", "emerging"].contains(schema.kind) {
      #expect(schema.columns.allSatisfy { !$0.mayBeMissing }, "\(schema.kind)")
    }
  }

  @Test func `further denominators stand in pairs after the group, whatever they are called`() throws {
    let areas = try #require(LayerSchema.of(kind: "lsoas", columns: names(of: "lsoas")))
    var columns = names(of: "lsoas")
    let group = try #require(columns.firstIndex(of: "group_q"))
    // One of them is called as another column is.
    columns.insert(
      contentsOf: ["households", "rate_per_1000_households", "imd_decile", "rate_per_1000_imd_decile"], at: group + 1)
    let found = try #require(areas.columns(named: columns))
    #expect(found.map(\.name) == columns)
    #expect(found[group + 1].content == .fact && found[group + 2].content == .derived(from: ["incidents"]))
    #expect(areas.allowsFurtherColumns)
    columns.remove(at: group + 2)
    #expect(areas.columns(named: columns) == nil)
    #expect(LayerSchema.of(kind: "hotspots", columns: names(of: "hotspots") + ["households"]) == nil)
  }

  @Test func `a release for others may have fewer columns in the same order`() {
    let columns = ["code", "name", "incidents", "area_m2", "withheld"]
    #expect(LayerSchema.of(kind: "wards", columns: columns)?.columns(named: columns)?.map(\.name) == columns)
    #expect(LayerSchema.of(kind: "wards", columns: ["name", "code"]) == nil)
    // A layer that its user names has to have all of its columns to be known.
    #expect(LayerSchema.of(kind: "beats", columns: columns) == nil)
  }

  @Test func `what was withheld may stand last`() {
    for schema in LayerSchema.all {
      let columns = names(of: schema.kind) + ["withheld"]
      #expect(
        LayerSchema.of(kind: schema.kind, columns: columns)?.columns(named: columns)?.last == LayerSchema.withheld)
      #expect(schema.columns(named: ["withheld"] + names(of: schema.kind)) == nil)
    }
  }

  private func names(of kind: String) -> [String] {
    LayerSchema.all.first { $0.kind == kind }?.columns.map(\.name) ?? []
  }
}
