import Incidents
import Places
import Spatial
import Tasking
import Twitten

/// The profile of a place for machines; what is not known is left out.
struct ProfileRecord: Encodable {
  let area: String
  let name: String
  let code: String?
  let radiusMetres: Double?
  let centreEasting: Double?
  let centreNorthing: Double?
  let ground: Ground
  let analyses: [Look]
  let nearest: [Layer]
  let warnings: [String]
  let choices: [String]

  struct Ground: Encodable {
    let squareMetres: Double
    let outsideShare: Double
    let districtShare: Double
    let people: [People]
    let addressPoints: Int?
    let imdDecile: Double?
    let deprivationMeasure: String?
    let measureDecile: Double?
    let lsoas: [LSOA]
    let layers: [String: [Area]]
  }

  struct People: Encodable {
    let name: String
    let value: Double?
    let districtShare: Double?
  }

  struct LSOA: Encodable {
    let code: String
    let name: String
    let groundShare: Double
    let peopleShare: Double
    let imdDecile: Double?
    let measureDecile: Double?
  }

  struct Area: Encodable {
    let code: String
    let name: String
    let squareMetres: Double
    let placeShare: Double
    let areaShare: Double
  }

  struct Layer: Encodable {
    let name: String
    let count: Int
    let inside: Int
    let measuredFrom: String
    let points: [Point]
  }

  struct Point: Encodable {
    let name: String?
    let type: String?
    let metres: Double
    let isInside: Bool
  }

  struct Look: Encodable {
    let name: String
    let periodFirst: String
    let periodLast: String
    let incidents: Int
    let districtIncidents: Int
    let districtShare: Double?
    let incidentsOutsideStudyArea: Int
    let previous: Change?
    let yearBefore: Change?
    let rates: [Rate]
    let months: [MonthCount]
    let themes: [Share]
    let categories: [Share]
    let sources: [Share]
    let hours: [Double]?
    let windows: [String]?
    let noPeaks: String?
    let repeatPlaces: [Repeat]
    let hotspots: [Hotspot]
  }

  struct Change: Encodable {
    let current: Int
    let earlier: Int
    let ratio: Double?
    let lower95: Double?
    let upper95: Double?
    let p: Double?
  }

  struct Rate: Encodable {
    let denominator: String
    let people: Double
    let per1000: Double
    let lower95: Double
    let upper95: Double
    let districtPer1000: Double?
    let restRatio: Double?
    let restLower95: Double?
    let restUpper95: Double?
    let restP: Double?
  }

  struct MonthCount: Encodable {
    let month: String
    let incidents: Int?
    let district: Int?
    let isWhole: Bool
  }

  struct Share: Encodable {
    let name: String
    let incidents: Int
    let share: Double?
    let districtShare: Double?
  }

  struct Repeat: Encodable {
    let rank: Int
    let name: String
    let kind: String
    let incidents: Int
    let share: Double
  }

  struct Hotspot: Encodable {
    let id: String
    let rank: Int
    let name: String
    let incidents: Int
    let groundShare: Double
  }
}

extension ProfileRecord {
  /// A number to four decimals; nil where it is infinite or undefined.
  private static func number(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? ($0 * 10_000).rounded() / 10_000 : nil }
  }

  private static func known(_ value: Double) -> Double { number(value) ?? 0 }

  init(_ profile: Profile) {
    let (place, ground) = (profile.place, profile.place.ground)
    area = profile.configuration.area
    (name, code) = (place.outline.name, place.outline.code)
    if case .centre(let x, let y, let radius) = place.outline.measure {
      (centreEasting, centreNorthing, radiusMetres) = (Self.number(x), Self.number(y), Self.number(radius))
    } else {
      (centreEasting, centreNorthing, radiusMetres) = (nil, nil, nil)
    }
    self.ground = Self.ground(ground)
    analyses = place.looks.map(Self.look)
    nearest = place.nearest.map { layer in
      Layer(
        name: layer.layer, count: layer.count, inside: layer.inside, measuredFrom: layer.measure.words,
        points: layer.points.map {
          Point(name: $0.name, type: $0.type, metres: Self.known($0.metres), isInside: $0.isInside)
        })
    }
    (warnings, choices) = (profile.warnings, profile.choices)
  }

  private static func ground(_ ground: ProfileGround) -> Ground {
    let layers = ground.layers.map { layer in
      (
        layer.name,
        layer.areas.map {
          Area(
            code: $0.code, name: $0.name, squareMetres: known($0.squareMetres), placeShare: known($0.placeShare),
            areaShare: known($0.areaShare))
        }
      )
    }
    return Ground(
      squareMetres: known(ground.squareMetres), outsideShare: known(ground.outsideShare),
      districtShare: known(ground.districtShare),
      people: ground.people.map {
        People(name: $0.name, value: number($0.value), districtShare: number($0.share))
      }, addressPoints: ground.addressPoints, imdDecile: number(ground.imdDecile),
      deprivationMeasure: ground.measure?.rawValue, measureDecile: number(ground.measureDecile),
      lsoas: ground.lsoas.map {
        LSOA(
          code: $0.code, name: $0.name, groundShare: known($0.groundShare), peopleShare: known($0.peopleShare),
          imdDecile: number($0.imdDecile), measureDecile: number($0.measureDecile))
      }, layers: Dictionary(layers) { first, _ in first })
  }

  private static func look(_ look: ProfileLook) -> Look {
    let period = look.comparison.current
    return Look(
      name: look.name, periodFirst: period.first.description, periodLast: period.last.description,
      incidents: look.counts.incidents, districtIncidents: look.districtCounts.incidents,
      districtShare: number(look.districtShare), incidentsOutsideStudyArea: look.outsideIncidents,
      previous: change(look.counts.againstPrevious, look.changes.previous),
      yearBefore: change(look.counts.againstYearBefore, look.changes.yearBefore), rates: look.rates.map(rate),
      months: look.series.months.indices.map {
        MonthCount(
          month: look.series.months[$0].description, incidents: look.series.counts[$0],
          district: look.districtSeries.counts[$0], isWhole: look.series.isWhole[$0])
      }, themes: look.themes.map(share), categories: look.categories.map(share), sources: look.seenBy.map(share),
      hours: look.peaks.flatMap { peaks in peaks.hasHours ? peaks.profile.hours.map(known) : nil },
      windows: look.peaks.map { $0.windows.map(\.words) }, noPeaks: look.noPeaks ?? look.peaks?.noWindows,
      repeatPlaces: look.repeats.map {
        Repeat(
          rank: $0.rank, name: $0.mix.name, kind: $0.kind.rawValue, incidents: $0.incidents, share: known($0.share))
      },
      hotspots: look.hotspots.map {
        Hotspot(
          id: $0.id, rank: $0.rank, name: $0.name, incidents: $0.incidents, groundShare: known($0.groundShare))
      })
  }

  private static func change(_ pair: PeriodCounts.Pair?, _ change: TestedChange?) -> Change? {
    guard let pair, let ratio = change?.ratio else { return nil }
    return Change(
      current: pair.current, earlier: pair.earlier, ratio: number(ratio.ratio), lower95: number(ratio.lower),
      upper95: number(ratio.upper), p: number(ratio.p))
  }

  private static func rate(_ rate: ProfileRate) -> Rate {
    let ratio = rate.againstRest
    return Rate(
      denominator: rate.denominator, people: known(rate.people), per1000: known(rate.per1000),
      lower95: known(rate.lower), upper95: known(rate.upper), districtPer1000: number(rate.districtPer1000),
      restRatio: number(ratio?.ratio), restLower95: number(ratio?.lower), restUpper95: number(ratio?.upper),
      restP: number(ratio?.p))
  }

  private static func share(_ share: ProfileShare) -> Share {
    Share(
      name: share.name, incidents: share.incidents, share: number(share.share),
      districtShare: number(share.districtShare))
  }
}
