public import Incidents

/// When a place is worth asking whether somebody there may ask for an ASB case review.
///
/// The Anti-social Behaviour, Crime and Policing Act 2014, section 104, has three qualifying complaints unless the review procedures of a
/// district name another number, and complaints of the six months before the application: hence what stands here to begin with. Take
/// the number, the months and the themes that your district has published.
public struct CaseReviewRule: Equatable, Sendable {
  /// How many reports reach the threshold.
  public var reports = 3
  /// How many months they may be apart from the end of the period.
  public var months = 6
  /// The themes that qualify.
  public var themes: Set<Theme> = [.asb]
  /// Whether published points and grid squares that reach the number are listed too, as what they are.
  public var listsPoints = false

  /// Three reports of anti-social behaviour in six months, at addresses and postcodes.
  public init() {}

  /// `3 reports or more (asb) in 6 months`
  public var words: String {
    "\(reports) \(reports == 1 ? "report" : "reports") or more (\(themes.map(\.rawValue).sorted().joined(separator: ", "))) in "
      + "\(months) \(months == 1 ? "month" : "months")"
  }
}
