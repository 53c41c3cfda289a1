public import Formats
public import Incidents
import Places
import Spatial

/// Premises by what happens within some metres of them, the most first.
///
/// An incident within D metres (exactly D is within) of several premises counts for each of them, so that every premises in a
/// crowded street ranks high for what the street has. Two columns tell them apart: what of it is nearest to the premises'
/// own point, which counts every incident once, and the share that others are near to as well. Premises at one point, as
/// those that were placed by their postcode are, cannot be told apart: they have the same counts, and share what is nearest.
///
/// Ranked by incidents within D in the current period; then by those nearest; then by id, name and place.
///
/// The common misreading: that premises cause what is near them. They stand where people are. It is a list of whom to ask
/// and where to look first, and no evidence against a licence: for that an incident has to name the premises.
public struct ProblemPremises: Sendable {
  /// What is asked for.
  public struct Settings: Sendable, Equatable {
    /// The greatest distance that may be asked for.
    public static let mostMetres = ProximityTest.mostMetres

    /// D.
    public var metres = 100.0
    /// The hours of the week that are counted by themselves; nil for none.
    public var window: TimeWindow?

    /// 100 m, no hours.
    public init() {}

    /// What is wrong with it, in a sentence; nil where nothing is.
    public var fault: String? {
      metres > 0 && metres <= Self.mostMetres
        ? nil
        : "Premises have incidents within a distance above 0 and up to \(MetresText.words(Self.mostMetres)) m, and not "
          + "\(MetresText.words(metres)) m."
    }
  }

  /// One of them, with what is near.
  public struct Premises: Sendable, Equatable {
    /// 1 is the first.
    public let rank: Int
    /// Its number in the targets.
    public let target: Int
    /// Incidents within D in each period.
    public let counts: PeriodCounts
    /// Of those of the current period, the ones to which no other point of premises is nearer.
    public let nearest: Int
    /// Of those of the current period, the share that is within D of other premises too, 0 ... 1; nil where there are none.
    public let sharedShare: Double?
    /// How many premises are at its point, itself included.
    public let atPoint: Int
    /// Of those of the current period, the ones that were within the hours; nil where no hours are asked for or of none of
    /// them it is known.
    public let inHours: Int?
    /// Of those of the current period, the ones that may have been within the hours or not; nil where no hours are asked for.
    public let hoursNotKnown: Int?
  }

  /// What was asked for.
  public let settings: Settings
  /// By rank; premises without an incident come last.
  public let premises: [Premises]
  /// The current period.
  public let period: Period
  /// Incidents of the current period in the study area that were counted, near premises or not.
  public let incidents: Int
  /// Of these, the ones within D of any premises, each once.
  public let nearAny: Int
  /// Incidents of the current period in the study area whose place is not known to within D: they are not counted.
  public let tooCoarse: Int
  private let caveats: [String]

  /// Ranks premises.
  ///
  /// - Parameters:
  ///   - targets: the premises.
  ///   - incidents: projected, of all months.
  ///   - isInside: whether each of their locations lies in the study area.
  ///   - comparison: the periods.
  ///   - settings: what is asked for.
  /// - Throws: where a setting is out of range.
  /// - Complexity: O(p log p + m k) for p premises, and m locations with k points of premises around each, a few times over.
  public init(
    _ targets: NearTargets, near incidents: IncidentTable, isInside: [Bool], _ comparison: Comparison,
    _ settings: Settings = Settings()
  ) throws(InputError) {
    if let fault = settings.fault { throw .badData(fault) }
    let near = NearIncidents(incidents, isInside: isInside, metres: settings.metres)
    let rings = TargetRings(metres: settings.metres, x: targets.x, y: targets.y)
    func counts(_ weights: ContiguousArray<Int>) -> TargetRings.Counts {
      rings.counts(x: incidents.x, y: incidents.y, weight: near.counted(weights))
    }
    let periods = comparison.counts(of: incidents, groups: targets.count) { counts($0).within }
    let weights = incidents.weights(in: comparison.current)
    let current = counts(weights)
    let hours = settings.window.map { HoursNear($0, incidents, in: comparison.current) }
    let (inside, notKnown) = (hours.map { counts($0.inside).within }, hours.map { counts($0.notKnown).within })
    let order = (0..<targets.count).sorted { a, b in
      if current.within[a] != current.within[b] { return current.within[a] > current.within[b] }
      if current.nearest[a] != current.nearest[b] { return current.nearest[a] > current.nearest[b] }
      return targets.precedes(a, b)
    }
    premises = order.enumerated().map { place, target in
      let all = current.within[target]
      let isKnown = notKnown.map { all == 0 || $0[target] < all } ?? false
      return Premises(
        rank: place + 1, target: target, counts: periods[target], nearest: current.nearest[target],
        sharedShare: all > 0 ? Double(current.shared[target]) / Double(all) : nil,
        atPoint: rings.targetsOfPoint[Int(rings.point[target])], inHours: isKnown ? inside?[target] : nil,
        hoursNotKnown: notKnown?[target])
    }
    self.settings = settings
    period = comparison.current
    self.incidents = near.counted(weights).reduce(0, +)
    nearAny = current.any
    tooCoarse = near.tooCoarse(in: comparison.current, isInside: isInside)
    caveats = near.caveats(in: comparison.current, metres: [settings.metres])
  }

  /// What was counted and what it is worth, a sentence each.
  public var sentences: [String] {
    let metres = MetresText.words(settings.metres)
    guard !premises.isEmpty else { return ["Premises: there are none, so that nothing is near them."] }
    var sentences = [
      "\(premises.count) premises: \(nearAny) of the \(incidents) incidents of \(period) are within \(metres) m of any of "
        + "them" + (incidents > 0 ? ", \(ShareText.percent(Double(nearAny) / Double(incidents))) %." : "."),
      "An incident within \(metres) m of several premises counts for each; the column of the nearest counts it once. "
        + "Premises stand where people are: a high count says where to look first, and not who is at fault.",
    ]
    let shared = premises.count { $0.atPoint > 1 }
    if shared > 0 {
      sentences.append(
        "\(shared) premises share their point with others, as those placed by postcode do: they cannot be told apart, and have "
          + "the same counts.")
    }
    if tooCoarse > 0 {
      sentences.append(
        "Not counted: \(tooCoarse) incidents whose place is not known to within \(metres) m.")
    }
    if let window = settings.window {
      let isKnown = premises.contains { $0.inHours != nil && $0.counts.incidents > 0 }
      sentences.append(
        isKnown
          ? "Within the hours \(window): those that were in them for certain. Those of which it is not known have a column of "
            + "their own."
          : "Within the hours \(window): of no incident near premises is the time of day known well enough, so that the column is "
            + "empty.")
    }
    return sentences + caveats
  }
}
