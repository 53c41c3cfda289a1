import Incidents

/// Which columns of a table of incidents hold what, by their names and by their values. Both must agree, except for
/// dates, grid references and postcodes, whose form is plain enough.
struct ColumnGuess: Sendable {
  /// A column with what it is taken for.
  struct Role: Sendable {
    /// As a configuration has it: `date`, `easting`.
    let key: String
    let column: String
    /// What a person should know or look at.
    var remark: String?
  }

  /// How a row says where it was.
  enum Place: Sendable { case degrees, grid, gridReference, postcode, geometry }

  /// In the order in which a configuration lists them.
  private(set) var roles: [Role] = []
  /// nil where nothing tells it.
  private(set) var place: Place?
  /// Whether a column tells when.
  private(set) var isDated = false
  /// How many columns hold long text.
  let freeText: Int
  /// Sentences for a person.
  private(set) var remarks: [String] = []
  /// The words of the category column, by how often they were seen, the most frequent first.
  private(set) var words: [(word: String, count: Int)] = []

  private let looks: [ColumnLook]
  /// Shares of the values that must be what the column is taken for.
  private static let most = 0.8
  private static let nearlyAll = 0.95

  /// - Parameter hasGeometry: whether the rows are features with points of their own.
  init(_ sample: TableSample, hasGeometry: Bool) {
    let all = sample.looks()
    freeText = all.count(where: \.isFreeText)
    // What is of a person and not of the incident is not looked at any further.
    looks = all.filter { look in look.canBeNamed && look.filled > 0 && !look.isOfPerson }
    guessTime(rows: sample.rows.count)
    guessCategory(rows: sample.rows.count)
    guessWeight()
    guessPlaceName()
    if hasGeometry { place = .geometry } else { guessPosition() }
    guessID(rows: sample.rows.count)
    roles.sort { Self.order($0.key) < Self.order($1.key) }
  }

  func column(_ key: String) -> String? { roles.first { $0.key == key }?.column }

  private static func order(_ key: String) -> Int {
    [
      "id", "date", "time", "from", "to", "category", "weight", "place", "public_place", "longitude", "latitude",
      "easting", "northing", "grid_reference", "postcode",
    ].firstIndex(of: key) ?? 0
  }

  private mutating func take(_ key: String, _ look: ColumnLook, _ remark: String? = nil) {
    roles.append(Role(key: key, column: look.name, remark: remark))
  }

  private func isFree(_ look: ColumnLook) -> Bool { !roles.contains { $0.column == look.name } }

  // MARK: When

  private mutating func guessTime(rows: Int) {
    let dated = looks.filter { look in
      !look.isFreeText && look.dateRank != nil && Double(look.filled) >= Self.most * Double(rows)
        && look.dates >= Self.most
    }
    let starts = dated.filter(\.isStart), ends = dated.filter(\.isEnd)
    let occurrence = dated.contains { $0.dateRank == 3 }
    if starts.count == 1, ends.count == 1, starts[0].says("from", "after", "earliest") || !occurrence {
      take("from", starts[0])
      take("to", ends[0])
      isDated = true
      return
    }
    let candidates = dated.filter { !$0.isEnd }
    guard let best = candidates.max(by: { ($0.dateRank ?? 0, -position($0)) < ($1.dateRank ?? 0, -position($1)) })
    else {
      noteUnreadDates()
      return
    }
    isDated = true
    let remark: String? =
      switch best.dateRank {
      case 0: "unsure: its name does not say so, and its values are dates"
      case 1: "when it was reported, which may be later than when it happened"
      default: nil
      }
    take("date", best, remark)
    if best.datesWithTime == 0 { guessTimeOfDay(beside: best) }
  }

  private func position(_ look: ColumnLook) -> Int { looks.firstIndex { $0.name == look.name } ?? 0 }

  private mutating func guessTimeOfDay(beside date: ColumnLook) {
    let times = looks.filter { look in
      isFree(look) && !look.isFreeText && look.says("time", "at", "hour", "clock") && !look.isOfLaterStep
        && look.timesOfDay >= Self.nearlyAll
    }
    func shared(_ look: ColumnLook) -> Int { look.words.count { date.words.contains($0) } }
    if let best = times.max(by: { (shared($0), -position($0)) < (shared($1), -position($1)) }) { take("time", best) }
  }

  private mutating func noteUnreadDates() {
    guard let american = looks.first(where: { $0.monthFirstDates >= Self.most && $0.dateRank != nil }) else { return }
    remarks.append(
      "The dates in \"\(american.name)\" seem to have the month before the day, which is not read: save them as 2025-04-27."
    )
  }

  // MARK: What

  private mutating func guessCategory(rows: Int) {
    let ranked = looks.filter { look in
      guard isFree(look), look.categoryRank != nil, !look.isFreeText else { return false }
      return look.distinct <= 60 && look.distinct * 2 <= max(look.filled, 4) && look.filled * 2 >= rows
        && look.share { $0.count > 60 } == 0 && look.share { $0.contains(where: \.isLetter) } >= Self.most
    }
    guard let best = ranked.min(by: { ($0.categoryRank ?? 0, position($0)) < ($1.categoryRank ?? 0, position($1)) })
    else { return }
    take("category", best)
    var counts: [String: Int] = [:]
    for value in best.values { if let value { counts[value, default: 0] += 1 } }
    words = counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }

  private mutating func guessWeight() {
    let weights = looks.filter { look in
      isFree(look) && look.isCount
        && look.share { text in ColumnLook.number(text).map { $0 >= 1 && $0 <= 100_000 && $0 == $0.rounded() } ?? false
        }
          == 1
    }
    guard weights.count == 1, let only = weights.first else { return }
    take("weight", only, "how many incidents a row stands for")
  }

  // MARK: Where

  private mutating func guessPlaceName() {
    let places = looks.filter { look in
      isFree(look) && !look.isFreeText && look.says("street", "road", "location", "place", "site", "park", "locality")
        && !look.says(
          "type", "id", "code", "ref", "reference", "no", "number", "class", "public", "easting", "northing")
        && look.share { $0.contains(where: \.isLetter) } >= Self.most && look.share { $0.count > 80 } == 0
        // A house number makes a place a household.
        && look.beginsWithNumber < 0.2 && look.endsWithPostcode < 0.2 && look.gridReferences < 0.2
    }
    let streets = places.filter { $0.says("street", "road") }
    if let best = (streets.isEmpty ? places : streets).first { take("place", best) }
    let publics = looks.filter { isFree($0) && $0.says("public") && $0.truths >= Self.nearlyAll }
    if publics.count == 1 { take("public_place", publics[0]) }
  }

  private mutating func guessPosition() {
    let degrees = pair(x: \.isLongitude, y: \.isLatitude)
    let grid = pair(x: \.isEasting, y: \.isNorthing)
    let reference = single { $0.gridReferences }
    let postcode = single { $0.endsWithPostcode }
    let filled = [grid?.filled, degrees?.filled, reference?.filled].compactMap { $0 }.max() ?? 0
    // Of two ways the one that says it of more rows; of equals the partner's own metres.
    if let grid, grid.filled == filled {
      place = .grid
      take("easting", grid.x)
      take("northing", grid.y)
    } else if let degrees, degrees.filled == filled {
      place = .degrees
      take("longitude", degrees.x)
      take("latitude", degrees.y)
    } else if let reference {
      place = .gridReference
      take("grid_reference", reference, "the middle of the square that it names stands for the place")
    } else if let postcode {
      place = .postcode
      let isAddress = postcode.share { $0.count > 8 } > 0.5
      take("postcode", postcode, isAddress ? "the postcode at the end of the address; the rest is not read" : nil)
    }
    noteForeignCoordinates()
  }

  /// Says where columns are called like coordinates and hold others.
  private mutating func noteForeignCoordinates() {
    let named = looks.filter { look in
      ["longitude", "latitude", "easting", "northing"].contains { look.compact.contains($0) }
    }
    guard place == nil, !named.isEmpty else { return }
    let names = named.prefix(4).map { "\"\($0.name)\"" }.joined(separator: ", ")
    remarks.append("The columns \(names) hold no places in the United Kingdom, in degrees or metres of the grid.")
  }

  private func pair(
    x isX: (ColumnLook) -> Bool, y isY: (ColumnLook) -> Bool
  ) -> (x: ColumnLook, y: ColumnLook, filled: Int)? {
    guard let x = looks.first(where: { isFree($0) && isX($0) }), let y = looks.first(where: { isFree($0) && isY($0) })
    else { return nil }
    return (x, y, min(x.filled, y.filled))
  }

  private func single(_ share: (ColumnLook) -> Double) -> ColumnLook? {
    looks.filter { isFree($0) && share($0) >= Self.most }.max {
      ($0.filled, -position($0)) < ($1.filled, -position($1))
    }
  }

  // MARK: Which

  private mutating func guessID(rows: Int) {
    let ids = looks.filter { look in
      // An export may repeat a row or two; a column that repeats more than one in fifty is no id.
      isFree(look) && !look.isFreeText && look.isIdentifier && (look.filled - look.distinct) * 50 <= rows
        && look.filled == rows && rows > 1
    }
    // What a drawing program numbers is not the partner's own reference.
    let own = ids.filter { !$0.says("fid", "objectid", "ogc") }
    guard let best = own.first ?? ids.first else { return }
    let repeats = best.filled - best.distinct
    take("id", best, repeats > 0 ? "unsure: \(repeats) of \(rows) rows repeat an id and will count as duplicates" : nil)
  }
}
