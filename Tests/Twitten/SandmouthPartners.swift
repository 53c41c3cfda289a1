import Formats
import Incidents
import Places
import Spatial
import TestSupport

/// The partners' files of the fictional district, read plainly and without the package's own sources.
struct SandmouthPartners {
  static let folder = "\(SharedData.package)/GeoData/sandmouth/partners"

  /// Delimited text as rows of fields by column.
  struct Table {
    let file: DelimitedFile
    private(set) var rows: [[String]] = []

    init(_ name: String) throws {
      file = try DelimitedFile(path: "\(folder)/\(name)", name: name, delimiter: nil)
      var rows: [[String]] = []
      let columns = file.header.indices
      _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { row in
        rows.append(columns.map { row.text($0) })
      }
      self.rows = rows
    }

    /// The fields of a column, row by row.
    func column(_ name: String) throws -> [String] {
      let number = try file.column(name)
      return rows.map { $0[number] }
    }
  }

  /// An incident with a place and a time.
  struct Event {
    let id: String
    let easting: Double
    let northing: Double
    let time: LocalTime

    func metres(to easting: Double, _ northing: Double) -> Double {
      let (dx, dy) = (self.easting - easting, self.northing - northing)
      return (dx * dx + dy * dy).squareRoot()
    }
  }

  static func postcodes() throws -> Postcodes {
    try Postcodes([NamedFile(path: "\(folder)/postcodes.csv", name: "postcodes.csv")])
  }

  /// The incidents of a partner, as the truth names it, that have a place and a time; of repeated rows the first.
  static func events(of partner: String) throws -> [Event] {
    switch partner {
    case "council-asb-cases": try council()
    case "fire-service": try fireService()
    case "ambulance": try ambulance()
    case "fly-tipping": try flyTipping()
    case "collisions": try collisions()
    default: try concerns()
    }
  }

  private static func council() throws -> [Event] {
    let table = try Table("council-asb-cases.csv")
    let (dates, times) = (try table.column("Reported on"), try table.column("Reported at"))
    let (x, y) = (try table.column("Easting"), try table.column("Northing"))
    var seen = Set<String>()
    return try table.column("Case No").enumerated().compactMap { row, id in
      guard seen.insert(id).inserted, let easting = Double(x[row]), let northing = Double(y[row]),
        let reading = try? LocalTimeReading(date: dates[row], time: times[row])
      else { return nil }
      return Event(id: id, easting: easting, northing: northing, time: reading.time)
    }
  }

  private static func fireService() throws -> [Event] {
    let table = try Table("fire-service.csv")
    let (times, references) = (try table.column("time_of_call"), try table.column("grid_reference"))
    return try table.column("incident_number").enumerated().compactMap { row, id in
      guard let square = try? GridReference.parse(references[row]) else { return nil }
      return Event(
        id: id, easting: square.easting, northing: square.northing, time: try LocalTimeReading(times[row]).time)
    }
  }

  private static func ambulance() throws -> [Event] {
    let table = try Table("ambulance.csv")
    let (times, written) = (try table.column("Call time"), try table.column("Postcode"))
    let postcodes = try postcodes()
    return try table.column("Incident No").enumerated().compactMap { row, id in
      guard case .found(let easting, let northing, _) = postcodes.lookup(written[row]) else { return nil }
      return Event(id: id, easting: easting, northing: northing, time: try LocalTimeReading(times[row]).time)
    }
  }

  private static func flyTipping() throws -> [Event] {
    var events: [Event] = []
    try GeoPackagePoints(path: "\(folder)/fly-tipping.gpkg", name: "fly-tipping.gpkg").forEachRow { row in
      guard case .point(let x, let y) = row.geometry, let reading = try? LocalTimeReading(row.fields[2]) else { return }
      events.append(Event(id: row.fields[1], easting: x, northing: y, time: reading.time))
    }
    return events
  }

  private static func collisions() throws -> [Event] {
    let table = try Table("collisions.csv")
    let (dates, times) = (try table.column("date"), try table.column("time"))
    let (x, y) = (try table.column("location_easting_osgr"), try table.column("location_northing_osgr"))
    return try table.column("collision_index").enumerated().compactMap { row, id in
      guard let easting = Double(x[row]), let northing = Double(y[row]), easting > 0 else { return nil }
      let reading = try LocalTimeReading(date: dates[row], time: times[row])
      return Event(id: id, easting: easting, northing: northing, time: reading.time)
    }
  }

  private static func concerns() throws -> [Event] {
    let table = try Table("community-concerns.csv")
    var x = ContiguousArray(try table.column("Longitude").compactMap(Double.init))
    var y = ContiguousArray(try table.column("Latitude").compactMap(Double.init))
    try Projector(usesGrids: false).forward(&x, &y)
    let times = try table.column("From")
    return try table.column("Reference").enumerated().map { row, id in
      Event(id: id, easting: x[row], northing: y[row], time: try LocalTimeReading(times[row]).time)
    }
  }
}
