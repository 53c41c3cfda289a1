import Formats
import Spatial

/// Points of one file as they are read: kept, or left out with a reason.
struct PointTable {
  /// In the units of `referenceSystem` until they are carried over.
  var x: ContiguousArray<Double> = []
  var y: ContiguousArray<Double> = []
  private(set) var names: [String?] = []
  private(set) var types: [String?] = []
  private(set) var references: [String?] = []
  var referenceSystem = ReferenceSystem.nationalGrid
  /// Rows or features.
  var read = 0
  var notes: [String] = []
  private var leftOut: [String: Int] = [:]

  init(referenceSystem: String = ReferenceSystem.nationalGrid) { self.referenceSystem = referenceSystem }

  mutating func append(_ x: Double, _ y: Double, _ columns: PointColumns, _ text: (Int?) -> String?) {
    func known(_ text: String?) -> String? { text.flatMap { $0.isEmpty || PointColumns.isBlank($0) ? nil : $0 } }
    self.x.append(x)
    self.y.append(y)
    names.append(known(text(columns.name)))
    types.append(known(text(columns.type)))
    references.append(known(text(columns.reference)))
  }

  /// Of all that are kept; nil for none.
  var bounds: Bounds? {
    var bounds: Bounds?
    for point in x.indices { bounds.extend(to: x[point], y[point]) }
    return bounds
  }

  mutating func leaveOut(_ reason: String) { leftOut[reason, default: 0] += 1 }

  mutating func append(_ other: PointTable) {
    x += other.x
    y += other.y
    names += other.names
    types += other.types
    references += other.references
  }

  /// Keeps some of the points, in their order.
  mutating func keep(_ kept: [Int], otherwise reason: String) {
    guard kept.count < x.count else { return }
    leftOut[reason, default: 0] += x.count - kept.count
    x = ContiguousArray(kept.map { x[$0] })
    y = ContiguousArray(kept.map { y[$0] })
    names = kept.map { names[$0] }
    types = kept.map { types[$0] }
    references = kept.map { references[$0] }
  }

  /// What was read of a file, and what was left out.
  func sentences(_ file: String) -> [String] {
    let reasons = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return [
      "\(file): \(read) read, \(x.count) kept"
        + (reasons.isEmpty ? "." : "; left out: \(reasons.joined(separator: ", ")).")
    ] + notes.map { "\(file): \($0)" }
  }
}

/// Which columns or properties hold what of a point.
struct PointColumns {
  let name: Int?
  let type: Int?
  let reference: Int?
  private let keep: (column: Int, values: Set<String>)?
  /// What was found by itself, in words.
  let note: String?

  init(_ reader: PointLayerReader, of columns: [String], _ file: String) throws(InputError) {
    func find(_ stated: String?, _ usual: [String]) throws(InputError) -> Int? {
      if let stated {
        if let index = columns.firstIndex(of: stated) { return index }
        throw .badData(
          "\(file): there is no column or property \"\(stated)\" among \(columns.prefix(20).joined(separator: ", "))."
            + (NearestWord.to(stated, among: columns).map { " Is \"\($0)\" meant?" } ?? ""))
      }
      return usual.lazy.compactMap { word in columns.firstIndex { $0.lowercased().trimmingSpaces() == word } }.first
    }
    name = try find(reader.nameProperty, PointLayerReader.nameProperties)
    type = try find(reader.typeProperty, [])
    reference = try find(reader.referenceProperty, PointLayerReader.referenceProperties)
    keep = try reader.keep.map { (keep) throws(InputError) in
      (try find(keep.property, []) ?? 0, Set(keep.values.map { $0.lowercased() }))
    }
    let found = [
      reader.nameProperty == nil ? name.map { "named by \(columns[$0])" } : nil,
      reader.referenceProperty == nil ? reference.map { "known by \(columns[$0])" } : nil,
    ].compactMap { $0 }
    note = found.isEmpty ? nil : "points are \(found.joined(separator: ", "))."
  }

  /// Whether a point is one of those that are wanted.
  func keeps(_ text: (Int?) -> String?) -> Bool {
    guard let keep else { return true }
    return keep.values.contains((text(keep.column) ?? "").lowercased())
  }

  /// What spreadsheets and R write where they have nothing.
  static func isBlank(_ text: String) -> Bool { ["na", "n/a", "null", "none", "-"].contains(text.lowercased()) }
}

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
    if let x = reader.xColumn, let y = reader.yColumn {
      way = .coordinates(x: try stated(x), y: try stated(y))
      // Degrees are never as large as metres of this country.
      let first = table.rows.lazy.compactMap { Double($0[table.header.firstIndex(of: y) ?? 0]) }.first ?? 0
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
      guard let x = Double(first), let y = Double(second), x.isFinite, y.isFinite else {
        return .nowhere("with coordinates that are no numbers")
      }
      return x == 0 && y == 0 ? .nowhere("without a place") : .at(x, y)
    case .postcode(let column): return located(row[column], postcodes)
    case .address(let column):
      guard let postcode = Postcodes.trailingPostcode(in: row[column]) else { return .nowhere("without a postcode") }
      return located(postcode, postcodes)
    }
  }

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
