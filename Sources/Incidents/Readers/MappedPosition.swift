import Formats
import Places
import Spatial

/// Where the rows of a mapped source are: their distinct locations, in the source's own reference system.
struct MappedPosition {
  private let position: ColumnMapping.Position
  private let postcodes: Postcodes?
  /// In which the numbers are.
  var referenceSystem: String
  private var x: ContiguousArray<Double> = []
  private var y: ContiguousArray<Double> = []
  private var precision: ContiguousArray<LocationPrecision> = []
  private var numbers: [Key: Int32] = [:]
  /// What texts of grid references and postcodes were found to be.
  private var known: [String: Result<Int32, MappedFault>] = [:]

  private struct Key: Hashable {
    let x, y: Double
    let precision: LocationPrecision
  }

  init(_ position: ColumnMapping.Position, _ postcodes: Postcodes?) {
    self.position = position
    self.postcodes = postcodes
    if case .coordinates(_, _, let system) = position {
      referenceSystem = system
    } else {
      referenceSystem = ReferenceSystem.nationalGrid
    }
  }

  /// The distinct locations.
  var locations: IncidentLocations { IncidentLocations(in: referenceSystem, x: x, y: y, precision: precision) }

  /// The location of a row; `IncidentTable.unlocated` where it names none.
  mutating func location(of record: MappedRecord) throws(MappedFault) -> Int32 {
    switch position {
    case .coordinates:
      let (first, second) = (record[.first], record[.second])
      if first.isEmpty, second.isEmpty { return IncidentTable.unlocated }
      guard !first.isEmpty, !second.isEmpty else { throw MappedFault(.halfCoordinates) }
      guard let x = MappedNumber.parse(first), let y = MappedNumber.parse(second) else {
        throw MappedFault(.notNumbers)
      }
      return try checked(x, y)
    case .geometry:
      switch record.geometry {
      case nil: return IncidentTable.unlocated
      case .point(let x, let y): return try checked(x, y)
      default: throw MappedFault(.notAPoint)
      }
    case .gridReference, .postcode:
      let text = record[.first]
      if text.isEmpty { return IncidentTable.unlocated }
      if let result = known[text] { return try result.get() }
      let result: Result<Int32, MappedFault>
      do throws(MappedFault) { result = .success(try place(text)) } catch { result = .failure(error) }
      known[text] = result
      return try result.get()
    }
  }

  private mutating func checked(_ x: Double, _ y: Double) throws(MappedFault) -> Int32 {
    let fault: Rejection.Reason? =
      switch referenceSystem {
      case ReferenceSystem.degrees: CoordinateCheck.degrees(longitude: x, latitude: y)
      case ReferenceSystem.nationalGrid: CoordinateCheck.nationalGrid(easting: x, northing: y)
      default: x.isFinite && y.isFinite ? (x == 0 && y == 0 ? .zero : nil) : .notNumbers
      }
    if let fault { throw MappedFault(fault) }
    return intern(Key(x: x, y: y, precision: .exact))
  }

  private mutating func place(_ text: String) throws(MappedFault) -> Int32 {
    if case .gridReference = position {
      do throws(GridReference.Fault) {
        let square = try GridReference.parse(text)
        return intern(Key(x: square.easting, y: square.northing, precision: square.precision))
      } catch {
        throw MappedFault(.gridReference(error))
      }
    }
    var found = postcodes?.lookup(text) ?? .unknown
    if found == .notAPostcode, let last = Postcodes.trailingPostcode(in: text) {
      found = postcodes?.lookup(last) ?? .unknown
    }
    switch found {
    case .found(let easting, let northing, _): return intern(Key(x: easting, y: northing, precision: .postcode))
    case .terminated: throw MappedFault(.postcodeTerminated)
    case .withoutCoordinates: throw MappedFault(.postcodeWithoutCoordinates)
    case .unknown: throw MappedFault(.postcodeUnknown)
    case .notAPostcode: throw MappedFault(.notAPostcode)
    }
  }

  private mutating func intern(_ key: Key) -> Int32 {
    if let known = numbers[key] { return known }
    let number = Int32(precision.count)
    numbers[key] = number
    x.append(key.x)
    y.append(key.y)
    precision.append(key.precision)
    return number
  }
}
