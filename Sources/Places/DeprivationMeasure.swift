/// By which measure of deprivation areas are ranked when crime is set beside it.
///
/// The Index of Multiple Deprivation holds a crime domain with a weight of 9.3 %, made of recorded crime: a relation between
/// the index and crime is partly one of crime with itself. So the income domain is the default.
public enum DeprivationMeasure: String, Sendable, CaseIterable, Codable {
  /// The share of people on a low income.
  case income
  /// The Index of Multiple Deprivation put together anew of its other six domains.
  case withoutCrime = "imd_without_crime"
  /// The Index of Multiple Deprivation as it is published, its crime domain among the others.
  case whole = "imd"

  /// What tables and sentences call it.
  public var words: String {
    switch self {
    case .income: "the income domain"
    case .withoutCrime: "the IMD without its crime domain"
    case .whole: "the IMD, its crime domain among the others"
    }
  }
}
