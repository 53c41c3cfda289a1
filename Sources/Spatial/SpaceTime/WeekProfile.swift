/// How cases lie over the week: their aoristic weights summed by hour.
///
/// Three-hour blocks are read by a meeting: row after row by weekday, Monday first, in each row 00:00 to 03:00 first.
/// The hours after midnight stand with the new day, as the clock has it, not with the night out that they belong to.
public struct WeekProfile: Sendable, Equatable {
  /// The blocks of a week: 7 days of 8.
  public static let blockCount = 56
  /// The hours of a block.
  public static let hoursOfBlock = 3

  /// Incidents in each of the 168 hours of the week; they sum to `incidents`.
  public let hours: ContiguousArray<Double>
  /// How many incidents there are.
  public let incidents: Int
  /// How many of them have a span that lies within one hour of the clock.
  public let knownToHour: Int

  /// Sums the weights of some cases.
  ///
  /// - Parameters:
  ///   - weights: of all cases.
  ///   - cases: numbers of those that are summed.
  /// - Complexity: O(hours that the cases touch).
  public init(_ weights: AoristicWeights, cases: some Sequence<Int>) {
    var sums = ContiguousArray(repeating: CarefulSum(), count: AoristicWeights.hours)
    var (incidents, known) = (0, 0)
    for number in cases {
      let weight = weights.weight[number]
      weights.forEachHour(of: number) { hour, share in sums[hour].add(share * Double(weight)) }
      incidents += weight
      if weights.isKnownToHour(number) { known += weight }
    }
    hours = ContiguousArray(sums.map(\.value))
    self.incidents = incidents
    knownToHour = known
  }

  /// The cases of two profiles together.
  public static func + (a: WeekProfile, b: WeekProfile) -> WeekProfile {
    WeekProfile(
      hours: ContiguousArray(zip(a.hours, b.hours).map { $0 + $1 }), incidents: a.incidents + b.incidents,
      knownToHour: a.knownToHour + b.knownToHour)
  }

  private init(hours: ContiguousArray<Double>, incidents: Int, knownToHour: Int) {
    self.hours = hours
    self.incidents = incidents
    self.knownToHour = knownToHour
  }

  /// The share of incidents that are known to the hour, 0 ... 1; nan where there are none.
  public var knownToHourShare: Double { Double(knownToHour) / Double(incidents) }

  /// Incidents in each of the 56 three-hour blocks of the week.
  public var blocks: ContiguousArray<Double> {
    ContiguousArray(
      (0..<Self.blockCount).map { block in
        hours[block * Self.hoursOfBlock..<(block + 1) * Self.hoursOfBlock].reduce(0, +)
      })
  }

  /// Numbers added one by one without losing what is small against the sum (Neumaier 1974, doi:10.1002/zamm.19740540106).
  private struct CarefulSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ number: Double) {
      let next = sum + number
      lost += abs(sum) >= abs(number) ? sum - next + number : number - next + sum
      sum = next
    }

    var value: Double { sum + lost }
  }
}
