/// Cases spread over the 168 hours of the week in which they may have happened.
///
/// A case that is known to have happened between two times, and no better, weighs in each hour what share of that time lies in it:
///
///     w(case, hour) = minutes of the case's span in the hour / minutes of the span
///
/// so that the weights of a case sum to 1, and those of all cases to their number. Hour 0 is Monday 00:00 to 01:00, hour
/// 167 Sunday 23:00 to 24:00, by the clock; time is real time, also where the clocks change (``WeekSpan``). A case
/// without an end, or with one before its beginning, weighs 1 in the hour of its beginning; one of more than 168 hours
/// weighs 1/168 everywhere. How many there were of each kind is in `kinds`.
///
/// Ratcliffe and McCullagh (1998), Aoristic crime analysis, International Journal of Geographical Information Science 12,
/// 751-764, doi:10.1080/136588198241644. Ratcliffe (2000), Aoristic analysis: the spatial interpretation of unspecific
/// temporal events, ibid. 14, 669-679, doi:10.1080/136588100424963. Ratcliffe (2002), Aoristic signatures and the
/// spatio-temporal analysis of high volume crime patterns, Journal of Quantitative Criminology 18, 23-43,
/// doi:10.1023/A:1013240828824.
///
/// The common misreading: a case spread over a night is not known to be as likely in each of its hours. It is a way of
/// counting that gives no hour more than is known. A peak that is made of wide spans is a peak of the times at which
/// people leave and come home: look at the share that is known to the hour (``WeekProfile``).
public struct AoristicWeights: Sendable {
  /// The hours of a week.
  public static let hours = 168

  /// Most cases share their weights with others, as all instants of an hour do: each set of them is kept once.
  private var starts: ContiguousArray<Int> = [0]
  private var hour: ContiguousArray<UInt8> = []
  private var share: ContiguousArray<Double> = []
  private var known: [[WeekSpan.Stretch]: Int32] = [:]
  private static let whole = [WeekSpan.Stretch(start: 0, minutes: WeekSpan.minutesOfWeek)]

  /// The set of weights of each case.
  private(set) var pattern: ContiguousArray<Int32> = []
  /// How many incidents each case stands for.
  public private(set) var weight: ContiguousArray<Int> = []
  /// How many incidents there are of each kind.
  public private(set) var kinds: [WeekSpan.Kind: Int] = [:]

  /// No cases.
  public init() {}

  /// Cases that stand for one incident each.
  public init(_ spans: some Sequence<WeekSpan>) {
    for span in spans { append(span) }
  }

  /// How many cases there are, each counted once whatever it stands for.
  public var count: Int { pattern.count }

  /// How many different sets of weights there are.
  var patternCount: Int { starts.count - 1 }

  /// Adds a case.
  ///
  /// - Parameters:
  ///   - span: when it was.
  ///   - weight: how many incidents it stands for, at least 1.
  /// - Complexity: O(168) for one that is like no other, else O(1).
  public mutating func append(_ span: WeekSpan, weight: Int = 1) {
    precondition(weight >= 1, "a case stands for at least one incident")
    pattern.append(intern(span.kind == .overAWeek ? Self.whole : Self.plain(span.stretches)))
    self.weight.append(weight)
    kinds[span.kind, default: 0] += weight
  }

  /// The hours in which a case may have been, ascending, with their shares, which sum to 1.
  public func shares(of incident: Int) -> [(hour: Int, share: Double)] {
    var shares: [(hour: Int, share: Double)] = []
    forEachHour(of: incident) { shares.append(($0, $1)) }
    return shares
  }

  /// Calls `body` for each hour of a case with its share.
  func forEachHour(of incident: Int, _ body: (Int, Double) -> Void) {
    forEachHour(ofPattern: Int(pattern[incident]), body)
  }

  func forEachHour(ofPattern pattern: Int, _ body: (Int, Double) -> Void) {
    for index in starts[pattern]..<starts[pattern + 1] { body(Int(hour[index]), share[index]) }
  }

  /// Whether a case lies within one hour.
  func isKnownToHour(_ incident: Int) -> Bool {
    let pattern = Int(pattern[incident])
    return starts[pattern + 1] - starts[pattern] == 1
  }

  /// All that lie within one hour are the same.
  private static func plain(_ stretches: [WeekSpan.Stretch]) -> [WeekSpan.Stretch] {
    guard stretches.count == 1, stretches[0].start % 60 + stretches[0].minutes <= 60 else { return stretches }
    return [WeekSpan.Stretch(start: stretches[0].start / 60 * 60, minutes: 60)]
  }

  private mutating func intern(_ stretches: [WeekSpan.Stretch]) -> Int32 {
    if let number = known[stretches] { return number }
    var minutes = [Int](repeating: 0, count: Self.hours)
    for stretch in stretches {
      var (minute, left) = (stretch.start, stretch.minutes)
      while left > 0 {
        let step = min(left, 60 - minute % 60)
        minutes[minute / 60] += step
        minute = (minute + step) % WeekSpan.minutesOfWeek
        left -= step
      }
    }
    let total = Double(minutes.reduce(0, +))
    for (number, part) in minutes.enumerated() where part > 0 {
      hour.append(UInt8(number))
      share.append(Double(part) / total)
    }
    let number = Int32(patternCount)
    starts.append(hour.count)
    known[stretches] = number
    return number
  }
}
