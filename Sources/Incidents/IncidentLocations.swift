public import Spatial

/// Distinct locations of incidents: where they are in degrees and in metres, and how precise that is.
///
/// Two sources that give the same place with another precision have a location each.
public struct IncidentLocations: Sendable {
  /// Degrees east; empty until projected where the source gives no degrees.
  public private(set) var longitude: ContiguousArray<Double> = []
  /// Degrees north, beside `longitude`.
  public private(set) var latitude: ContiguousArray<Double> = []
  /// Metres on the National Grid; empty until projected where the source gives none.
  public private(set) var x: ContiguousArray<Double> = []
  /// Northings in metres, beside `x`.
  public private(set) var y: ContiguousArray<Double> = []
  /// How near each is to where things happened.
  public private(set) var precision: ContiguousArray<LocationPrecision>
  /// The reference system in which the source gives them.
  package let referenceSystem: String
  /// As the source gives them, where that is neither degrees nor the National Grid.
  private var given: (x: ContiguousArray<Double>, y: ContiguousArray<Double>) = ([], [])

  /// - Parameters:
  ///   - x: longitudes or eastings in the reference system.
  ///   - y: latitudes or northings.
  init(
    in referenceSystem: String, x: ContiguousArray<Double>, y: ContiguousArray<Double>,
    precision: ContiguousArray<LocationPrecision>
  ) {
    self.referenceSystem = referenceSystem
    self.precision = precision
    switch referenceSystem {
    case ReferenceSystem.degrees: (longitude, latitude) = (x, y)
    case ReferenceSystem.nationalGrid: (self.x, self.y) = (x, y)
    default: given = (x, y)
    }
  }

  /// How many there are.
  public var count: Int { precision.count }

  /// A location's coordinates could not be carried over.
  func hasFailed(_ location: Int) -> Bool { x[location].isNaN || longitude[location].isNaN }

  mutating func project(by projector: Projector, own: Projector?) throws(SpatialError) {
    if referenceSystem != ReferenceSystem.degrees, referenceSystem != ReferenceSystem.nationalGrid {
      precondition(own?.operation.source == referenceSystem, "a projector from the locations' own system")
      (x, y) = given
      try own?.forward(&x, &y)
    }
    if referenceSystem == ReferenceSystem.degrees {
      (x, y) = (longitude, latitude)
      try projector.forward(&x, &y)
    } else {
      (longitude, latitude) = (x, y)
      try projector.inverse(&longitude, &latitude)
    }
  }

  // MARK: Joining

  /// Whether they are degrees from south to north and from west to east already.
  var areInOrder: Bool {
    referenceSystem == ReferenceSystem.degrees
      && precision.indices.dropFirst().allSatisfy { index in
        (latitude[index - 1], longitude[index - 1]) < (latitude[index], longitude[index])
      }
  }

  private struct Key: Hashable {
    let x, y, longitude, latitude: Double
    let precision: LocationPrecision
  }

  /// The distinct locations of several projected sets, from south to north and from west to east.
  ///
  /// - Returns: the locations, and for each set the new number of each of its locations.
  static func joined(_ sets: [IncidentLocations]) -> (locations: IncidentLocations, numbers: [[Int32]]) {
    var first: [Key: Int] = [:]
    var entries: [(set: Int, index: Int)] = []
    var entryOf = sets.map { [Int](repeating: 0, count: $0.count) }
    for (number, set) in sets.enumerated() {
      for index in 0..<set.count {
        let key = Key(
          x: set.x[index], y: set.y[index], longitude: set.longitude[index], latitude: set.latitude[index],
          precision: set.precision[index])
        if let known = first[key] {
          entryOf[number][index] = known
        } else {
          first[key] = entries.count
          entryOf[number][index] = entries.count
          entries.append((number, index))
        }
      }
    }
    // Ties, of equal places with another precision, fall to the earlier source.
    let positions = entries.map { entry in
      let (longitude, latitude) = (sets[entry.set].longitude[entry.index], sets[entry.set].latitude[entry.index])
      // What could not be carried over compares with nothing, and no incident is left at it: to the end with it.
      return latitude.isNaN || longitude.isNaN ? (Double.infinity, Double.infinity) : (latitude, longitude)
    }
    let order = entries.indices.sorted { a, b in
      (positions[a].0, positions[a].1, a) < (positions[b].0, positions[b].1, b)
    }
    var rank = [Int32](repeating: 0, count: entries.count)
    for (number, entry) in order.enumerated() { rank[entry] = Int32(number) }
    func column<Value>(_ value: (IncidentLocations, Int) -> Value) -> ContiguousArray<Value> {
      ContiguousArray(order.map { value(sets[entries[$0].set], entries[$0].index) })
    }
    var joined = IncidentLocations(
      in: ReferenceSystem.degrees, x: column { $0.longitude[$1] }, y: column { $0.latitude[$1] },
      precision: column { $0.precision[$1] })
    joined.x = column { $0.x[$1] }
    joined.y = column { $0.y[$1] }
    return (joined, entryOf.map { $0.map { rank[$0] } })
  }
}
