/// Where cases are counted for a scan: the centres of areas, or the distinct locations of incidents.
///
/// Places may share their coordinates; a window takes them up together and the scan costs no more for them.
public struct ScanPlaces: Sendable {
  /// Eastings in metres.
  public let x: ContiguousArray<Double>
  /// Northings in metres.
  public let y: ContiguousArray<Double>

  /// - Throws: where the columns differ in length or a coordinate is no number below 10^12.
  public init(x: some Collection<Double>, y: some Collection<Double>) throws(SpatialError) {
    guard x.count == y.count else {
      throw SpatialError("scan: \(x.count) eastings and \(y.count) northings. A place needs one of each.")
    }
    self.x = ContiguousArray(x)
    self.y = ContiguousArray(y)
    for place in self.x.indices where !(abs(self.x[place]) <= 1e12 && abs(self.y[place]) <= 1e12) {
      throw SpatialError("scan: place \(place) has coordinates that are no numbers of metres. Leave it out.")
    }
  }

  /// The distinct locations of incidents; each location's weight is its number of cases.
  public init(_ locations: Locations) {
    x = locations.x
    y = locations.y
  }

  /// How many places there are, coincident ones counted one by one.
  public var count: Int { x.count }
}

/// The places of a scan with coincident ones joined, in the order of x, then y: equally distant places are taken up in
/// that order where they are taken up one by one.
struct DistinctPlaces: Sendable {
  let x: ContiguousArray<Double>
  let y: ContiguousArray<Double>
  /// The distinct place of each place.
  let distinct: ContiguousArray<Int32>
  /// The places at each distinct place, ascending.
  let members: [[Int]]

  init(_ places: ScanPlaces) {
    let order = (0..<places.count).sorted {
      (places.x[$0], places.y[$0], $0) < (places.x[$1], places.y[$1], $1)
    }
    var x: ContiguousArray<Double> = []
    var y: ContiguousArray<Double> = []
    var distinct = ContiguousArray<Int32>(repeating: 0, count: places.count)
    var members: [[Int]] = []
    for place in order {
      if x.last != places.x[place] || y.last != places.y[place] {
        x.append(places.x[place])
        y.append(places.y[place])
        members.append([])
      }
      distinct[place] = Int32(x.count - 1)
      members[x.count - 1].append(place)
    }
    self.x = x
    self.y = y
    self.distinct = distinct
    self.members = members
  }

  var count: Int { x.count }
}
