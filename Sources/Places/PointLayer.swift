import Spatial

/// A named layer of points, such as licensed premises, schools or stations: in metres, in the order of the files.
public struct PointLayer: Sendable {
  /// What the layer is called: `premises`.
  public let name: String
  /// Eastings in metres on the National Grid.
  public let x: ContiguousArray<Double>
  /// Northings in metres, beside `x`.
  public let y: ContiguousArray<Double>
  /// What each is called; nil where it has no name.
  public let names: [String?]
  /// The type of each, such as that of a licence; nil where none is stated.
  public let types: [String?]
  /// The reference of each; nil where none is stated.
  public let references: [String?]
  /// What was chosen or left out, a sentence each: features read are features kept and those left out by reason.
  public let notes: [String]
  /// Where it was drawn.
  let drawn: DrawnExtent

  /// How many points there are.
  public var count: Int { x.count }

  /// The box that holds all points; nil for none.
  var bounds: Bounds? {
    var bounds: Bounds?
    for point in x.indices { bounds.extend(to: x[point], y[point]) }
    return bounds
  }
}
