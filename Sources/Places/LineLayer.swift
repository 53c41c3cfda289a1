public import Spatial

/// A named layer of lines, such as streets: in metres, in the order of the files, with what they are called.
public struct LineLayer: Sendable {
  /// What the layer is called: `streets`.
  public let name: String
  /// The lines in metres on the National Grid, each with two vertices or more in every part.
  public let lines: [MultiLine]
  /// The name of each line; nil where it has none.
  public let names: [String?]
  /// The property that the names came from, such as `name1`; nil where no property holds names.
  public let nameProperty: String?
  /// What was chosen or left out, a sentence each.
  public let notes: [String]
  /// Where it was drawn.
  let drawn: DrawnExtent

  /// The box that holds all lines; nil for none.
  var bounds: Bounds? {
    var bounds: Bounds?
    for line in lines { bounds.extend(to: line.bounds) }
    return bounds
  }

  /// How many lines there are.
  public var count: Int { lines.count }

  /// The name of each segment of a network that was made of the lines; nil where its line has none.
  public func names(of network: StreetNetwork) -> [String?] { network.line.map { names[Int($0)] } }
}
