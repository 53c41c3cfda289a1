import Spatial

/// Where a layer was drawn, before its coordinates were carried over.
struct DrawnExtent: Sendable {
  /// Of all vertices, in the units of the reference system.
  private(set) var bounds: Bounds?
  /// As which the coordinates were taken.
  let referenceSystem: String
  /// The files, in words.
  let files: String

  init(_ files: [NamedFile], _ referenceSystem: String) {
    self.files = files.map(\.name).joined(separator: ", ")
    self.referenceSystem = referenceSystem
  }

  mutating func extend(to other: Bounds?) { bounds.extend(to: other) }
}
