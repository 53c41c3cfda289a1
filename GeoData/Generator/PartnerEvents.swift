internal import Spatial

/// Something that a partner was called to, before it is written down in the partner's way.
struct PartnerEvent {
  var moment: Moment
  var place: Point
  /// The number of the snap point beside it.
  var point: Int
  /// The number of the shared event of which this is one partner's side.
  var shared: Int?
}

extension PartnerPlaces {
  /// All that a partner was called to, in the order of time: a thin background, the places that are hot for it, and its
  /// side of what two partners saw.
  func events(of partner: Partner, _ shared: [SharedEvent]) throws(SpatialError) -> [PartnerEvent] {
    var events: [PartnerEvent] = []
    for month in partner.months { events += try self.events(of: partner, month: month) }
    for (number, event) in shared.enumerated() {
      if partner == .council {
        events.append(
          PartnerEvent(moment: event.moment, place: event.place, point: event.point, shared: number))
      } else if partner == event.partner {
        events.append(
          PartnerEvent(moment: event.partnerMoment, place: event.partnerPlace, point: event.point, shared: number))
      }
    }
    return events.indices.sorted { (events[$0].moment, $0) < (events[$1].moment, $1) }.map { events[$0] }
  }

  private func events(of partner: Partner, month: Int) throws(SpatialError) -> [PartnerEvent] {
    var random = RandomNumbers(seed: seed ^ UInt64(partner.stream.rawValue), item: month)
    var events: [PartnerEvent] = []
    let times = partner.rhythm.times(in: month)
    for _ in 0..<Self.count(partner.backgroundPerMonth, month, &random) {
      let (place, point) = try place(&random)
      events.append(PartnerEvent(moment: times.draw(&random), place: place, point: point))
    }
    for plan in PartnerPlan.all where plan.partner == partner && plan.months.contains(month) {
      guard let spot = spot(plan.place) else { continue }
      let times = plan.rhythm.times(in: month)
      for _ in 0..<Self.count(plan.incidentsPerMonth, month, &random) {
        let (place, point) = place(in: spot, &random)
        events.append(PartnerEvent(moment: times.draw(&random), place: place, point: point))
      }
    }
    return events
  }

  /// About so many, more in summer; of a fraction now and then one more.
  private static func count(_ perMonth: Double, _ month: Int, _ random: inout RandomNumbers) -> Int {
    let expected = perMonth * Months.season(month) * random.uniform(0.88, 1.12)
    let whole = Int(expected)
    return whole + (random.chance(expected - Double(whole)) ? 1 : 0)
  }

  /// A random stream for what a partner writes down, apart from the streams of its months.
  func details(of partner: Partner) -> RandomNumbers {
    RandomNumbers(seed: seed ^ UInt64(partner.stream.rawValue), item: 1_000)
  }
}

extension [PartnerEvent] {
  /// The numbers of all events that no other partner saw, shuffled: those to which oddities may be done.
  func ordinary(_ random: inout RandomNumbers) -> ArraySlice<Int> {
    var numbers = indices.filter { self[$0].shared == nil }
    random.shuffle(&numbers)
    return numbers[...]
  }
}

extension ArraySlice<Int> {
  /// Takes the first `count`, as a set to ask.
  mutating func take(_ count: Int) -> Set<Int> {
    defer { removeFirst(Swift.min(count, self.count)) }
    return Set(prefix(count))
  }
}
