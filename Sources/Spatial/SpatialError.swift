/// Why a spatial task cannot be done, in a sentence for the person who gave the numbers.
public struct SpatialError: Error, CustomStringConvertible, Sendable {
  /// The sentence.
  public let description: String

  package init(_ description: String) {
    self.description = description
  }
}
