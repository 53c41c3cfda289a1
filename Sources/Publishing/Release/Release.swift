/// What a run lets out of the building for an audience.
package struct Release: Sendable {
  package let audience: Audience
  /// What the run was: its district, sources, periods, quality and choices.
  package var manifest: Manifest
  /// In the order in which they are listed.
  package var layers: [ReleasedLayer]
  /// What this audience does not get, and why, a sentence each.
  package var withheld: [String] = []

  package init(audience: Audience, manifest: Manifest, layers: [ReleasedLayer]) {
    self.audience = audience
    self.manifest = manifest
    self.layers = layers
  }

  /// The names of the analyses, in their order.
  package var analyses: [String] { manifest.analyses.map(\.name) }

  /// Whether no hotspot is withheld from the audience: then a list of none says that there is none.
  package var hasAllHotspots: Bool { audience != .public }

  /// The layer of a kind of an analysis, where the release has it.
  package func layer(_ kind: String, of analysis: String?) -> PlainLayer? {
    layers.first { $0.kind == kind && $0.analysis == analysis }?.layer
  }
}
