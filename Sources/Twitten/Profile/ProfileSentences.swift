import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking

/// What a profile says in words.
enum ProfileSentences {
  /// With fewer incidents the interval of a rate is so wide that the rate tells little.
  private static let fewIncidents = 10

  static let method = [
    "Counted are incidents in the place and in the study area. The district's numbers hold those of the place; \"the rest\" is the "
      + "district without the place.",
    "Rates are incidents of the period per 1,000, not scaled to a year, with exact Poisson intervals of 95 % that take the number "
      + "of people for certain. Changes are of incidents a day: exact conditional interval of 95 %, two-sided mid-p of this one "
      + "place.",
    "A place that was chosen because much happened there will mostly look worse than it is, and better the next time, whatever is "
      + "done.",
  ]

  static func lead(_ profile: Profile) -> String {
    let names = profile.place.looks.map(\.name).joined(separator: ", ")
    return "What the partners' files say of this place (\(names)), beside \(profile.configuration.area)."
  }

  // MARK: Warnings

  static func warnings(_ profile: Profile) -> [String] {
    let place = profile.place
    return identifying(place) + outside(place)
      + profile.configuration.gates.failures(profile.evidence.quality).map {
        "A gate of the configuration fails: \($0)"
      } + place.looks.flatMap(months) + profile.notMade + profile.evidence.warnings
  }

  private static func identifying(_ place: PlaceProfile) -> [String] {
    let reasons = place.identifyingReasons
    if reasons.isEmpty { return [] }
    return [
      "This place is so small (\(reasons.joined(separator: "; "))) that what is told of it may tell of a house and of those who "
        + "live there: it is for those whom your sharing agreement names."
    ]
  }

  private static func outside(_ place: PlaceProfile) -> [String] {
    let share = place.ground.outsideShare
    let incidents = place.looks.filter { $0.outsideIncidents > 0 }.map { "\($0.outsideIncidents) of \($0.name)" }
    // Two files of one coast are never drawn alike.
    guard share > 0.005 || !incidents.isEmpty else { return [] }
    return [
      "\(FixedDecimal.string(share * 100, decimals: 1)) % of the place lies outside the study area: what happened there is not "
        + "counted" + (incidents.isEmpty ? "." : " (in the period \(incidents.joined(separator: ", "))).")
    ]
  }

  private static func months(_ look: ProfileLook) -> [String] {
    let missing = look.comparison.missingMonths + look.comparison.incompleteMonths
    if missing.isEmpty { return [] }
    let named = missing.sorted().map(\.description).joined(separator: ", ")
    return [
      "\(look.name): not every source is whole in \(named): counts of \(look.comparison.current) are too low, and changes leave "
        + "these months out on both sides."
    ]
  }

  // MARK: Looks

  static func of(_ look: ProfileLook) -> [String] {
    var sentences = TrendSentences.of(look.counts, look.comparison)
    sentences += look.rates.prefix(1).flatMap { rate($0, look) }
    sentences += TrendSentences.of(look.series)
    sentences += peaks(look)
    if !look.hotspots.isEmpty {
      let count = look.hotspots.count
      sentences.append(
        "\(count) \(count == 1 ? "hotspot shares" : "hotspots share") ground with the place, the first of them rank "
          + "\(look.hotspots[0].rank) of the district.")
    }
    return sentences
  }

  private static func rate(_ rate: ProfileRate, _ look: ProfileLook) -> [String] {
    func number(_ value: Double) -> String { FixedDecimal.string(value, decimals: 1, keepingZeros: true) }
    let interval = "\(number(rate.lower)) to \(number(rate.upper))"
    guard look.counts.incidents >= fewIncidents else {
      return [
        "With \(look.counts.incidents) incidents the rate may be anything from \(interval) per 1,000 \(rate.denominator) in the period: "
          + "too few to say more."
      ]
    }
    let own =
      "\(number(rate.per1000)) incidents per 1,000 \(rate.denominator) in the period (95 % interval \(interval))"
    guard let ratio = rate.againstRest, let value = ratio.ratio, value.isFinite else { return [own + "."] }
    return [
      own
        + ", \(ChangeWords.two(value)) times the rate of the rest of the district (95 % interval \(ChangeWords.interval(ratio)), "
        + "\(ChangeWords.p(ratio.p)))."
    ]
  }

  private static func peaks(_ look: ProfileLook) -> [String] {
    guard let peaks = look.peaks else { return [look.noPeaks].compactMap { $0 } }
    var sentences = [
      "Times: of \(peaks.incidents) incidents \(peaks.timed) are known to less than a day, \(peaks.wholeDays) to whole days or "
        + "longer, and of \(peaks.monthOnly) the month alone."
    ]
    let words = peaks.windowWords { FixedDecimal.string($0, decimals: 1, keepingZeros: true) }
    if let reason = peaks.noWindows {
      sentences.append("No best times to be there: \(reason).")
    } else if !words.isEmpty {
      sentences.append(
        "Best times to be there: \(words); together they hold \(FixedDecimal.string(peaks.coveredShare * 100, decimals: 0)) % of "
          + "the incidents with a date.")
    }
    if let differs = peaks.differs() {
      sentences.append(
        differs
          ? "The hours differ from the district's (permutation \(ChangeWords.p(peaks.p)))."
          : "There is no evidence that the hours differ from the district's (permutation \(ChangeWords.p(peaks.p))): its best "
            + "times serve as well.")
    }
    return sentences
  }
}
