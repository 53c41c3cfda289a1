import Formats
import Spatial

/// Where the rows of a table are: by coordinates, or by a postcode.
struct PointPosition {
  /// Of the coordinates; the National Grid for postcodes.
  let referenceSystem: String
  let note: String?
  private let way: Way

  private enum Way {
    case coordinates(x: Int, y: Int)
    case postcode(Int)
    case address(Int)
  }

  /// Where a row is.
  enum Place {
    case at(Double, Double)
    case nowhere(String)
  }

  private static let degrees = [("longitude", "latitude"), ("lon", "lat"), ("long", "lat"), ("lng", "lat")]
  private static let metres = [
    ("easting", "northing"), ("eastings", "northings"), ("x", "y"), ("oseast1m", "osnrth1m"), ("bng_e", "bng_n"),
  ]

  init(_ reader: PointLayerReader, of table: ReferenceTable, _ file: String) throws(InputError) {
    func stated(_ name: String) throws(InputError) -> Int {
      if let index = table.header.firstIndex(of: name) { return index }
      throw .badData(
        "\(file), line 1: there is no column \"\(name)\" among \(table.header.prefix(20).joined(separator: ", "))."
          + (NearestWord.to(name, among: table.header).map { " Is \"\($0)\" meant?" } ?? ""))
    }
    func pair(_ pairs: [(String, String)]) -> (Int, Int)? {
      pairs.lazy.compactMap { pair in
        table.column { $0 == pair.0 }.flatMap { x in table.column { $0 == pair.1 }.map { (x, $0) } }
      }.first
    }
    if (reader.xColumn == nil) != (reader.yColumn == nil) {
      throw .badData("\(file): x and y go together; name the column of the other coordinate too.")
    }
    if let x = reader.xColumn, let y = reader.yColumn {
      way = .coordinates(x: try stated(x), y: try stated(y))
      // Degrees are never as large as metres of this country.
      let first =
        table.rows.lazy.compactMap { Self.number($0[table.header.firstIndex(of: y) ?? 0]) }.first { $0.isFinite } ?? 0
      referenceSystem =
        reader.referenceSystem ?? (abs(first) <= 90 ? ReferenceSystem.degrees : ReferenceSystem.nationalGrid)
      note = "coordinates in \(referenceSystem) from \(x) and \(y)."
      return
    }
    if let column = reader.postcodeColumn {
      way = .postcode(try stated(column))
    } else if let column = reader.addressColumn {
      way = .address(try stated(column))
    } else if let (x, y) = pair(Self.degrees) {
      way = .coordinates(x: x, y: y)
      referenceSystem = reader.referenceSystem ?? ReferenceSystem.degrees
      note = "coordinates in \(referenceSystem) from \(table.header[x]) and \(table.header[y])."
      return
    } else if let (x, y) = pair(Self.metres) {
      way = .coordinates(x: x, y: y)
      referenceSystem = reader.referenceSystem ?? ReferenceSystem.nationalGrid
      note = "coordinates in \(referenceSystem) from \(table.header[x]) and \(table.header[y])."
      return
    } else if let column = table.column(where: { ["postcode", "pcds", "post code"].contains($0) }) {
      way = .postcode(column)
    } else {
      throw .badData(
        "\(file), line 1: no columns of coordinates and none of postcodes are found among "
          + "\(table.header.prefix(20).joined(separator: ", ")). Name them: x and y, postcode, or address for an address that "
          + "ends in its postcode.")
    }
    guard reader.postcodes != nil else {
      throw .badData(
        "\(file): its rows have postcodes and no coordinates, so that tables of postcodes are needed: postcodes: { file: … }."
      )
    }
    referenceSystem = ReferenceSystem.nationalGrid
    note = "located by postcode: the point of some fifteen addresses."
  }

  func place(of row: [String], _ postcodes: Postcodes?) -> Place {
    switch way {
    case .coordinates(let x, let y):
      let (first, second) = (row[x].trimmingSpaces(), row[y].trimmingSpaces())
      if first.isEmpty || second.isEmpty || PointColumns.isBlank(first) || PointColumns.isBlank(second) {
        return .nowhere("without a place")
      }
      guard let x = Self.number(first), let y = Self.number(second), x.isFinite, y.isFinite else {
        return .nowhere("with coordinates that are no numbers")
      }
      return x == 0 && y == 0 ? .nowhere("without a place") : .at(x, y)
    case .postcode(let column): return located(row[column], postcodes)
    case .address(let column):
      guard let postcode = Postcodes.trailingPostcode(in: row[column]) else { return .nowhere("without a postcode") }
      return located(postcode, postcodes)
    }
  }

  /// A number, thousands commas allowed.
  private static func number(_ text: String) -> Double? { Double(text) ?? Double(text.replacing(",", with: "")) }

  private func located(_ text: String, _ postcodes: Postcodes?) -> Place {
    switch postcodes?.lookup(text) {
    case .found(let easting, let northing, _): .at(easting, northing)
    case .terminated: .nowhere("with a postcode that is no longer in use")
    case .withoutCoordinates: .nowhere("with a postcode without coordinates")
    case .unknown: .nowhere("with an unknown postcode")
    case .notAPostcode, nil: .nowhere("without a postcode")
    }
  }
}
