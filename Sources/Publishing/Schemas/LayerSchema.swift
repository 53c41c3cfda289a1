/// What a layer or table holds: what a row is, its place on the map, and its columns in order. Names are stable.
package struct LayerSchema: Sendable {
  /// What a row has on the map.
  package enum Geometry: String, Sendable { case none, point, polygon, line }

  /// What the layer is, such as `hotspots`; `areas`, `premises` and `near` for layers that their user names.
  package let kind: String
  package let title: String
  /// What a row is, in one sentence.
  package let row: String
  package let geometry: Geometry
  /// In their order.
  package let columns: [LayerColumn]
  /// The column after which further denominators stand, a pair of columns each; nil where there are none.
  package let denominatorsAfter: String?

  init(
    _ kind: String, _ title: String, row: String, _ geometry: Geometry, denominatorsAfter: String? = nil,
    _ columns: [LayerColumn]
  ) {
    self.kind = kind
    self.title = title
    self.row = row
    self.geometry = geometry
    self.denominatorsAfter = denominatorsAfter
    self.columns = columns
  }

  /// Whether columns called by the user's names are allowed beside those listed.
  package var allowsFurtherColumns: Bool { denominatorsAfter != nil }

  /// May stand last in a layer of a release for partners or the public.
  package static let withheld = LayerColumn.text(
    "withheld", "The columns whose values in this row are withheld from this audience, with ; between.", .fact,
    empty: true)

  /// What a further denominator's own column is, by the name that its user gave it.
  package static func denominator(_ name: String) -> [LayerColumn] {
    [
      .number(name, "What the further denominator of this name counts in the area.", .fact, empty: true),
      .number(
        "rate_per_1000_\(name)", "Incidents of the period per 1,000 of the further denominator of this name.",
        .derived(from: ["incidents"]), unit: "incidents per 1,000", empty: true),
    ]
  }

  /// The columns of a layer by their names, further denominators and `withheld` among them; nil where one is not of
  /// this schema, or not in its order.
  ///
  /// - Parameter isWhole: whether a column that every run writes must be there; a release for partners or the public
  ///   may have fewer.
  package func columns(named names: [String], isWhole: Bool = false) -> [LayerColumn]? {
    var rest = names[...]
    var found: [LayerColumn] = []
    for column in columns {
      if rest.first == column.name {
        found.append(column)
        rest.removeFirst()
      } else if isWhole && !column.mayBeMissing {
        return nil
      }
      guard column.name == denominatorsAfter else { continue }
      while let name = rest.first, rest.dropFirst().first == "rate_per_1000_\(name)" {
        found += Self.denominator(name)
        rest.removeFirst(2)
      }
    }
    if rest.first == Self.withheld.name {
      found.append(Self.withheld)
      rest.removeFirst()
    }
    return rest.isEmpty ? found : nil
  }

  /// Every schema, in the order in which the guide tells of them.
  package static let all: [LayerSchema] =
    HotspotSchema.all + [LocationSchema.locations] + AreaSchema.all + DeprivationSchema.all + [DistrictSchema.districts]
    + PremisesSchema.all + [EmergingSchema.emerging] + PeakSchema.all + [NearRepeatSchema.nearRepeats]
    + RepeatPlacesSchema.all + [ConcentrationSchema.concentration, SeriesSchema.series, RejectedSchema.rejected]

  /// The schema of a released layer; nil where it has columns that no run writes.
  ///
  /// A layer that is called as its user wishes is told by its columns, also where its name is that of another kind.
  package static func of(kind: String, columns names: [String]) -> LayerSchema? {
    if let known = all.first(where: { $0.kind == kind }), known.columns(named: names) != nil { return known }
    return all.first {
      ["areas", "premises", "near"].contains($0.kind) && $0.columns(named: names, isWhole: true) != nil
    }
  }
}

extension ReleasedLayer {
  /// What its columns mean; nil where it has columns that no run writes.
  package var schema: LayerSchema? { LayerSchema.of(kind: kind, columns: layer.columns) }
}
