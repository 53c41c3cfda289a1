import Places
public import Spatial

/// What happened, where and when, as columns over the incidents of one source or of several.
///
/// Coordinates are interned: an incident names a place as its source wrote it, and a place names a distinct location.
public struct IncidentTable: Sendable {
  /// In place of a location: the incident has none. It stays in the totals.
  public static let unlocated: Int32 = -1

  /// The files that were read.
  public var files: [IncidentFile]
  /// The month of each incident.
  public internal(set) var month: ContiguousArray<Month> = []
  /// The category of each incident, as a number in `categories`.
  public internal(set) var category: ContiguousArray<Int32> = []
  /// The place of each incident, as a number in `places`.
  public internal(set) var place: ContiguousArray<Int32> = []
  /// The file and line of each incident.
  var file: ContiguousArray<Int32> = []
  var line: ContiguousArray<Int32> = []
  /// When each incident was, as far as is known; empty where no source tells more than the month.
  var times: ContiguousArray<TimeRange> = []
  /// How many incidents each row stands for; empty where each is one.
  var weights: ContiguousArray<Int32> = []
  /// Whether each was in a public place; empty where no source says so.
  var publicPlaces: ContiguousArray<PublicPlace> = []

  /// The categories in the order of their names, as the source spells them, with their themes.
  public internal(set) var categories: [IncidentCategory]
  /// The places that the incidents name.
  public internal(set) var places: SourcePlaces
  /// The distinct locations.
  public internal(set) var locations: IncidentLocations
  /// The rows that are not kept, by file and line.
  public internal(set) var rejections: [Rejection] = []

  init(
    files: [IncidentFile], categories: [IncidentCategory], places: SourcePlaces, locations: IncidentLocations
  ) {
    self.files = files
    self.categories = categories
    self.places = places
    self.locations = locations
  }

  /// How many incidents are kept, rows counted once whatever their weight.
  public var count: Int { month.count }

  /// How many rows were read, kept or not.
  public var rowsRead: Int { files.reduce(0) { $0 + $1.rows } }

  /// How many distinct locations there are.
  public var locationCount: Int { locations.count }
  /// Degrees east of each location.
  public var longitude: ContiguousArray<Double> { locations.longitude }
  /// Degrees north of each location.
  public var latitude: ContiguousArray<Double> { locations.latitude }
  /// Eastings of each location in metres on the National Grid; empty until `project` was called.
  public var x: ContiguousArray<Double> { locations.x }
  /// Northings in metres, beside `x`.
  public var y: ContiguousArray<Double> { locations.y }

  /// The location of an incident, or `unlocated`.
  public func location(of incident: Int) -> Int32 { places.location[Int(place[incident])] }

  /// When an incident was, by the clocks; nil where its source tells the month alone.
  public func time(of incident: Int) -> TimeRange? {
    times.isEmpty || times[incident].isNone ? nil : times[incident]
  }

  /// How many incidents a row stands for.
  public func weight(of incident: Int) -> Int { weights.isEmpty ? 1 : Int(weights[incident]) }

  /// Whether an incident was in a public place.
  public func publicPlace(of incident: Int) -> PublicPlace {
    publicPlaces.isEmpty ? .notStated : publicPlaces[incident]
  }

  /// The names of the sources, sorted.
  public var sources: [String] { Set(files.map(\.source)).sorted() }

  /// The source of each file, as a number in `sources`.
  package var sourceOfFile: [Int] {
    let sources = sources
    return files.map { file in sources.firstIndex(of: file.source) ?? 0 }
  }

  /// The file of an incident, as a number in `files`.
  package func file(of incident: Int) -> Int { Int(file[incident]) }

  /// The months that have at least one incident, in order.
  public func coveredMonths() -> [Month] { Set(month).sorted() }

  /// The weight of each location in a period: how many incidents it saw.
  public func weights(in period: Period) -> ContiguousArray<Int> {
    weights { period.contains(month[$0]) }
  }

  /// The weight of each location in some months.
  public func weights(in months: Set<Month>) -> ContiguousArray<Int> {
    weights { months.contains(month[$0]) }
  }

  /// The weight of each location in all months.
  public func totalWeights() -> ContiguousArray<Int> { weights { _ in true } }

  private func weights(_ isCounted: (Int) -> Bool) -> ContiguousArray<Int> {
    var sums = ContiguousArray(repeating: 0, count: locationCount)
    for incident in 0..<count where isCounted(incident) {
      let location = location(of: incident)
      if location != Self.unlocated { sums[Int(location)] += weight(of: incident) }
    }
    return sums
  }

  /// Carries the locations over to metres and to degrees. Rows whose coordinates cannot be carried over become
  /// rejections, and so do those of other systems that lead out of the United Kingdom.
  ///
  /// - Parameters:
  ///   - projector: from degrees to the National Grid.
  ///   - own: from the locations' own reference system to the National Grid, where they are in neither of the two.
  public mutating func project(by projector: Projector, own: Projector? = nil) throws(SpatialError) {
    try locations.project(by: projector, own: own)
    if locations.x.contains(where: \.isNaN) || locations.longitude.contains(where: \.isNaN) {
      let failed = (0..<count).filter { incident in
        let location = location(of: incident)
        return location != Self.unlocated && locations.hasFailed(Int(location))
      }
      reject(Set(failed), .notProjected)
    }
    // Numbers of other systems could not be looked at before.
    if own != nil { rejectOutsideUnitedKingdom() }
  }

  private mutating func rejectOutsideUnitedKingdom() {
    let outside = Set(
      (0..<locationCount).filter { location in
        CoordinateCheck.degrees(longitude: longitude[location], latitude: latitude[location]) != nil
      })
    if outside.isEmpty { return }
    reject(Set((0..<count).filter { outside.contains(Int(self.location(of: $0))) }), .outsideUnitedKingdom)
  }

  // MARK: Building

  mutating func append(
    month: ContiguousArray<Month>, category: some Sequence<Int32>, place: some Sequence<Int32>,
    file: some Sequence<Int32>, line: ContiguousArray<Int32>
  ) {
    self.month.append(contentsOf: month)
    self.category.append(contentsOf: category)
    self.place.append(contentsOf: place)
    self.file.append(contentsOf: file)
    self.line.append(contentsOf: line)
  }

  mutating func append(rejections more: [Rejection]) {
    rejections += more
    rejections.sort { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  /// Takes incidents out of the table and notes them as rejected.
  mutating func reject(_ incidents: Set<Int>, _ reason: Rejection.Reason) {
    let rejected = incidents.sorted().map { incident in
      Rejection(file: Int(file[incident]), line: Int(line[incident]), reason: reason)
    }
    keep { !incidents.contains($0) }
    append(rejections: rejected)
  }

  /// The table with some of its incidents; files, places and locations stay as they are.
  package func filtered(_ isKept: (Int) -> Bool) -> IncidentTable {
    var table = self
    table.keep(isKept)
    return table
  }

  private mutating func keep(_ isKept: (Int) -> Bool) {
    let kept = (0..<count).filter(isKept)
    guard kept.count < count else { return }
    func chosen<Value>(_ column: ContiguousArray<Value>) -> ContiguousArray<Value> {
      column.isEmpty ? column : ContiguousArray(kept.lazy.map { column[$0] })
    }
    month = chosen(month)
    category = chosen(category)
    place = chosen(place)
    file = chosen(file)
    line = chosen(line)
    times = chosen(times)
    weights = chosen(weights)
    publicPlaces = chosen(publicPlaces)
  }
}

/// Places as their source wrote them: a location, a name, and the area code that the source states.
public struct SourcePlaces: Sendable {
  /// The location of each place, or `IncidentTable.unlocated`.
  public internal(set) var location: ContiguousArray<Int32>
  /// The name of each place, such as `On or near High Street`.
  public internal(set) var name: [String]
  /// The LSOA code that the source states, which may be blank and is not trusted.
  public internal(set) var statedCode: [String]
}

/// Whether a source says that an incident was in a public place.
public enum PublicPlace: UInt8, Sendable {
  case notStated, yes, no
}
