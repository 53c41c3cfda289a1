import Formats
import Incidents
import Places
import Spatial

/// Rows as a partner exports them: semicolons, an id, a date and a time, a type, a street and exact coordinates.
struct SyntheticCases {
  let district: SyntheticDistrict

  /// How such a file is read.
  static let columns: ColumnMapping = {
    var columns = ColumnMapping(
      position: .coordinates(x: "Longitude", y: "Latitude", referenceSystem: ReferenceSystem.degrees))
    (columns.id, columns.date, columns.time) = ("Case", "Reported on", "Reported at")
    (columns.category, columns.place) = ("Type", "Street")
    return columns
  }()

  /// A source of one file.
  static func source(_ name: String, folder: String) -> IncidentSource {
    let file = NamedFile(path: "\(folder)/\(name).csv", name: "\(name).csv")
    return IncidentSource(
      name: name, format: .csv, files: [IncidentFile(source: name, file: file)],
      scheme: CategoryScheme([.asb: types]), columns: columns)
  }

  private static let types = ["Noise", "Rowdy behaviour", "Neighbour dispute", "Begging", "Street drinking"]

  /// A year of cases at the district's points, moved by up to some 50 m.
  func file(rows: Int, _ random: inout RandomNumbers) -> [UInt8] {
    var bytes: [UInt8] = Array("Case;Reported on;Reported at;Type;Street;Longitude;Latitude\n".utf8)
    bytes.reserveCapacity(rows * 80)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for row in 0..<rows {
      let even = random.uniform()
      let point = Int(even * even * Double(district.longitude.count))
      let (day, month) = (1 + Int(random.uniform() * 28), 1 + row * 12 / rows)
      let (hour, minute) = (2 + Int(random.uniform() * 22), Int(random.uniform() * 60))
      let type = Self.types[Int(random.uniform() * Double(Self.types.count))]
      bytes.append(
        contentsOf: "C\(row);\(two(day))/\(two(month))/2025;\(two(hour)):\(two(minute));\(type);Street \(point);".utf8)
      FixedDecimal.append(district.longitude[point] + (random.uniform() - 0.5) * 0.001, decimals: 6, to: &bytes)
      bytes.append(UInt8(ascii: ";"))
      FixedDecimal.append(district.latitude[point] + (random.uniform() - 0.5) * 0.001, decimals: 6, to: &bytes)
      bytes.append(0x0A)
    }
    return bytes
  }
}
