/// Which departures from the null hypothesis a test counts as evidence.
public enum Tail: String, Sendable, CaseIterable, Codable {
  /// High or low.
  case twoSided = "two-sided"
  /// High alone: "hot only".
  case greater
  /// Low alone.
  case less
}
