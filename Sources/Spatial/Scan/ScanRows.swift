import Foundation
internal import Synchronization

/// The windows of a scan in compressed rows: for each form and centre its places, in the order in which a growing
/// window takes them up, as far as the limits allow. Made once, and walked once for every replica.
struct ScanRows: Sendable {
  /// At most so many entries are held, 2 GiB of them.
  static let mostMembers = 1 << 29

  let forms: [WindowForm]
  let places: Int
  /// Where each row begins in `members`: form after form, in each centre after centre; one more start ends the last.
  let starts: [Int]
  /// The places; `~place` where the window must not end yet, since the next place is as far from the centre.
  let members: ContiguousArray<Int32>

  /// - Parameters:
  ///   - measure: the population at risk of each place.
  ///   - window: the limits.
  init(
    _ places: DistinctPlaces, measure: ContiguousArray<Double>, window: ScanWindow, workers: Int
  ) throws(SpatialError) {
    let forms = WindowForm.all(window.shape)
    let count = places.count
    let reach = WindowReach(
      places: places, measure: measure, forms: forms,
      limit: measure.reduce(0, +) * window.greatestShare * (1 + 1e-9), greatestMetres: window.greatestMetres,
      ties: window.ties)
    let held = Atomic(0)
    let pieces = Parallel.map(
      Parallel.ranges(of: forms.count * count, workers: 64), workers: workers
    ) { range -> (members: ContiguousArray<Int32>, lengths: [Int]) in
      var members: ContiguousArray<Int32> = []
      var lengths: [Int] = []
      lengths.reserveCapacity(range.count)
      for row in range {
        let before = members.count
        if held.load(ordering: .relaxed) <= Self.mostMembers {
          reach.appendRow(form: forms[row / count], centre: row % count, to: &members)
        }
        lengths.append(members.count - before)
        held.wrappingAdd(members.count - before, ordering: .relaxed)
      }
      return (members, lengths)
    }
    guard held.load(ordering: .relaxed) <= Self.mostMembers else {
      throw SpatialError(
        "scan: the windows around \(count) places hold more than \(Self.mostMembers) entries. Cap them in metres, "
          + "or give a smaller share of the population.")
    }
    var starts = [0]
    starts.reserveCapacity(forms.count * count + 1)
    var members: ContiguousArray<Int32> = []
    members.reserveCapacity(held.load(ordering: .relaxed))
    for piece in pieces {
      members.append(contentsOf: piece.members)
      for length in piece.lengths { starts.append((starts.last ?? 0) + length) }
    }
    self.forms = forms
    self.places = count
    self.starts = starts
    self.members = members
  }

  /// The positions in `members` of a form's windows around a centre.
  func row(form: Int, centre: Int) -> Range<Int> {
    let row = form * places + centre
    return starts[row]..<starts[row + 1]
  }

  /// The greatest sum of a measure over the places of a window.
  func greatestMeasure(_ measure: ContiguousArray<Double>) -> Double {
    zip(starts, starts.dropFirst()).reduce(0) { greatest, row in
      max(greatest, members[row.0..<row.1].reduce(0) { $0 + measure[Int($1 < 0 ? ~$1 : $1)] })
    }
  }

  /// How many windows there are.
  var windowCount: Int { members.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }
}

/// How far the windows around a centre may grow.
private struct WindowReach: Sendable {
  let places: DistinctPlaces
  let measure: ContiguousArray<Double>
  let forms: [WindowForm]
  let limit: Double
  let greatestMetres: Double?
  let ties: ScanWindow.TieRule

  private struct Candidate {
    let squared: Double
    let place: Int32
  }

  func appendRow(form: WindowForm, centre: Int, to members: inout ContiguousArray<Int32>) {
    var sum = 0.0
    var from = 0
    let candidates = candidates(form: form, centre: centre)
    while from < candidates.count {
      // Distances that differ by rounding alone are equal.
      let rim = candidates[from].squared * (1 + 1e-12)
      var to = from + 1
      while to < candidates.count, candidates[to].squared <= rim { to += 1 }
      for place in candidates[from..<to].map(\.place).sorted() {
        sum += measure[Int(place)]
        if sum > limit && ties == .oneByOne { return }
        members.append(ties == .oneByOne ? place : ~place)
      }
      if sum > limit {
        members.removeLast(to - from)
        return
      }
      if ties == .together { members[members.count - 1] = ~members[members.count - 1] }
      from = to
    }
  }

  /// The places within the limit in metres, by their distance: for an ellipse, half the short axis of the one around
  /// the centre on whose rim the place lies.
  private func candidates(form: WindowForm, centre: Int) -> [Candidate] {
    let (sine, cosine) = (sin(form.angle), cos(form.angle))
    // The limit holds along the long axis.
    let most = greatestMetres.map { ($0 / form.shape) * ($0 / form.shape) * (1 + 1e-12) } ?? .infinity
    var candidates: [Candidate] = []
    for place in 0..<places.count {
      let dx = places.x[place] - places.x[centre]
      let dy = places.y[place] - places.y[centre]
      var squared = dx * dx + dy * dy
      if form.shape != 1 {
        let along = (dx * cosine + dy * sine) / form.shape
        let across = dy * cosine - dx * sine
        squared = along * along + across * across
      }
      if squared <= most { candidates.append(Candidate(squared: squared, place: Int32(place))) }
    }
    candidates.sort { $0.squared < $1.squared || ($0.squared == $1.squared && $0.place < $1.place) }
    return candidates
  }
}
