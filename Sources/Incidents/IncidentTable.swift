public import Places
public import Spatial

/// What happened, where and when, as columns over the incidents.
///
/// Coordinates are interned: an incident names a place as its source wrote it, and a place names a distinct location.
public struct IncidentTable: Sendable {
  /// In place of a location: the incident has none. It stays in the totals.
  public static let unlocated: Int32 = -1

  /// The files that were read, in the order of their names.
  public var files: [IncidentFile]
  /// The month of each incident.
  public private(set) var month: ContiguousArray<Month> = []
  /// The category of each incident, as a number in `categories`.
  public private(set) var category: ContiguousArray<Int32> = []
  /// The place of each incident, as a number in `places`.
  public private(set) var place: ContiguousArray<Int32> = []
  /// The file and line of each incident.
  private var file: ContiguousArray<Int32> = []
  private var line: ContiguousArray<Int32> = []

  /// The categories in the order of their names, as the source spells them.
  public let categories: [String]
  /// The places that the incidents name.
  public private(set) var places: SourcePlaces
  /// Distinct coordinates, sorted by latitude, then longitude.
  public let longitude: ContiguousArray<Double>
  /// Degrees north, beside `longitude`.
  public let latitude: ContiguousArray<Double>
  /// The same in metres on the National Grid; empty until `project` was called.
  public private(set) var x: ContiguousArray<Double> = []
  /// Northings in metres, beside `x`.
  public private(set) var y: ContiguousArray<Double> = []
  /// The rows that are not kept, by file and line.
  public private(set) var rejections: [Rejection] = []

  init(
    files: [IncidentFile], categories: [String], places: SourcePlaces, longitude: ContiguousArray<Double>,
    latitude: ContiguousArray<Double>
  ) {
    self.files = files
    self.categories = categories
    self.places = places
    self.longitude = longitude
    self.latitude = latitude
  }

  /// How many incidents are kept.
  public var count: Int { month.count }

  /// How many rows were read, kept or not.
  public var rowsRead: Int { files.reduce(0) { $0 + $1.rows } }

  /// How many distinct locations there are.
  public var locationCount: Int { longitude.count }

  /// The location of an incident, or `unlocated`.
  public func location(of incident: Int) -> Int32 { places.location[Int(place[incident])] }

  /// The months that have at least one incident, in order.
  public func coveredMonths() -> [Month] { Set(month).sorted() }

  /// The weight of each location in a period: how many incidents it saw.
  public func weights(in period: Period) -> ContiguousArray<Int> {
    var weights = ContiguousArray(repeating: 0, count: locationCount)
    for incident in 0..<count where period.contains(month[incident]) {
      let location = location(of: incident)
      if location != Self.unlocated { weights[Int(location)] += 1 }
    }
    return weights
  }

  /// Carries the locations over to metres. Rows whose coordinates cannot be carried over become rejections.
  public mutating func project(by projector: Projector) throws(SpatialError) {
    var x = longitude
    var y = latitude
    try projector.forward(&x, &y)
    self.x = x
    self.y = y
    if x.contains(where: \.isNaN) {
      let failed = (0..<count).filter { incident in
        let location = location(of: incident)
        return location != Self.unlocated && x[Int(location)].isNaN
      }
      reject(Set(failed), .notProjected)
    }
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
    var rejected: [Rejection] = []
    var kept = 0
    for incident in 0..<count {
      if incidents.contains(incident) {
        rejected.append(Rejection(file: Int(file[incident]), line: Int(line[incident]), reason: reason))
        continue
      }
      if kept < incident {
        month[kept] = month[incident]
        category[kept] = category[incident]
        place[kept] = place[incident]
        file[kept] = file[incident]
        line[kept] = line[incident]
      }
      kept += 1
    }
    let surplus = count - kept
    month.removeLast(surplus)
    category.removeLast(surplus)
    place.removeLast(surplus)
    file.removeLast(surplus)
    line.removeLast(surplus)
    append(rejections: rejected)
  }
}

/// A file of incidents that was read.
public struct IncidentFile: Sendable, Equatable {
  /// The configuration's name of the source that the file belongs to.
  public let source: String
  /// The file, with the name that outputs give it.
  public let file: NamedFile
  /// How many rows it has after the header.
  public var rows = 0
  /// How its text is written where that is not UTF-8, such as `Windows-1252`; nil where it is.
  public var encoding: String?
  /// How many bytes or characters of its text could not be read as they should be.
  public var misread = 0
  /// How many rows each force and month have in it.
  public var coverage: [Coverage] = []

  /// The rows of one force and month.
  public struct Coverage: Sendable, Equatable {
    /// Who reported.
    public let force: String
    /// When.
    public let month: Month
    /// How many rows.
    public var rows: Int
  }

  /// A file before it is read.
  public init(source: String, file: NamedFile) {
    self.source = source
    self.file = file
  }
}

/// Places as their source wrote them: a location, a name, and the area code that the source states.
public struct SourcePlaces: Sendable {
  /// The location of each place, or `IncidentTable.unlocated`.
  public let location: ContiguousArray<Int32>
  /// The name of each place, such as `On or near High Street`.
  public let name: [String]
  /// The LSOA code that the source states, which may be blank and is not trusted.
  public let statedCode: [String]
}
