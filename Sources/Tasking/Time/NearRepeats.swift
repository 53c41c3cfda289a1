public import Formats
public import Incidents
public import Spatial

/// Whether an incident makes another near by and soon after likelier: Knox's test on the incidents whose day is known.
///
/// A row that stands for several incidents is as many at one place and day. The day of a month-only date is not known and
/// never made up: incidents without one are counted and left out, and where all are it is refused. So are incidents that may
/// have been on either of two days, such as a burglary of a night; where they are many, what is left is not all crime alike.
///
/// The common misreading: that it says who did it, or that a street is to be patrolled for good. It says for how long and
/// how far around an incident another one is likelier than those places and those days explain.
public struct NearRepeats: Sendable {
  /// What is counted and tested.
  public struct Settings: Sendable, Equatable {
    /// The bands of distance and time.
    public var bands = KnoxBands.usual
    /// How often the dates are dealt out.
    public var permutations = 999
    /// The seed of the dealing.
    public var seed: UInt64 = 1
    /// The false discovery rate up to which a cell is called significant.
    public var alpha = 0.05
    /// What happened, as a sentence says it after "After".
    public var incident = "an incident"

    /// The usual bands, 999 permutations, 0.05.
    public init() {}
  }

  /// How the incidents inside were sorted out, each row with its weight.
  public struct Tally: Sendable, Equatable {
    /// Incidents whose day is known: those that were counted.
    public internal(set) var dated = 0
    /// Incidents of which the month alone is known.
    public internal(set) var monthOnly = 0
    /// Incidents that may have been on one day or another.
    public internal(set) var severalDays = 0
    /// Chosen incidents without a place or outside the study area.
    public internal(set) var elsewhere = 0
    /// Of the counted ones those whose place is known no better than the first band behind the same place, by precision.
    public internal(set) var coarse: [LocationPrecision: Int] = [:]
    /// How many of the counted ones stand in a row for several.
    public internal(set) var inHeavyRows = 0
    /// The first and the last month of the counted ones, by source.
    public internal(set) var months: [String: ClosedRange<Month>] = [:]
  }

  /// What was asked for.
  public let settings: Settings
  /// Which incidents were counted.
  public let tally: Tally
  /// The tables.
  public let result: KnoxResult

  /// Counts the pairs of a table's incidents.
  ///
  /// - Parameters:
  ///   - table: the chosen incidents, projected.
  ///   - isInside: whether each location of the table lies in the study area.
  ///   - settings: what is counted and tested.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Throws: `badData` where no incident's day is known, or they are more than can be counted.
  /// - Complexity: that of `Knox`.
  public init(
    _ table: IncidentTable, isInside: [Bool], _ settings: Settings = Settings(), workers: Int = 1
  ) throws(InputError) {
    precondition(isInside.count == table.locationCount, "an answer for each location")
    var tally = Tally()
    let events = Self.events(of: table, isInside, settings.bands, &tally)
    guard events.count > 0 else { throw .badData(Self.refusal(tally)) }
    do {
      result = try Knox(settings.bands, permutations: settings.permutations, seed: settings.seed)
        .test(events, workers: workers)
    } catch {
      throw .badData("Near repeats cannot be counted: \(error.description)")
    }
    self.tally = tally
    self.settings = settings
  }

  private static func events(
    of table: IncidentTable, _ isInside: [Bool], _ bands: KnoxBands, _ tally: inout Tally
  ) -> Events {
    var (x, y, day) = (ContiguousArray<Double>(), ContiguousArray<Double>(), ContiguousArray<Double>())
    var weights = ContiguousArray<Int>()
    for incident in 0..<table.count {
      let weight = table.weight(of: incident)
      let location = Int(table.location(of: incident))
      guard location >= 0, isInside[location] else {
        tally.elsewhere += weight
        continue
      }
      guard let time = table.time(of: incident) else {
        tally.monthOnly += weight
        continue
      }
      guard let known = time.knownDay else {
        tally.severalDays += weight
        continue
      }
      tally.dated += weight
      let precision = table.locations.precision[location]
      if precision.leastCellMetres >= bands.metres[2] { tally.coarse[precision, default: 0] += weight }
      if weight > 1 { tally.inHeavyRows += weight }
      let source = table.files[table.file(of: incident)].source
      let month = table.month[incident]
      tally.months[source] =
        tally.months[source].map { min($0.lowerBound, month)...max($0.upperBound, month) } ?? month...month
      x.append(table.x[location])
      y.append(table.y[location])
      day.append(Double(known))
      weights.append(weight)
    }
    return Events(x: x, y: y, day: day, weight: weights)
  }

  private static func refusal(_ tally: Tally) -> String {
    let inside = tally.monthOnly + tally.severalDays
    guard inside > 0 else { return "Near repeats need incidents with a place in the study area, and there are none." }
    let why =
      tally.severalDays == 0
      ? "of all \(inside) the month alone is: police.uk publishes no days, and none is made up"
      : "of all \(inside) it is not: of \(tally.monthOnly) the month alone is, and \(tally.severalDays) may have been on one day or another"
    return "Near repeats need incidents whose day is known, and \(why). Take a partner's file with dates."
  }
}
