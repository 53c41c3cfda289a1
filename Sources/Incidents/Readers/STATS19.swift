import Formats
import Spatial

/// Road collisions as the Department for Transport publishes them (STATS19), a row a collision.
///
/// Before 2024 the columns begin with `accident_`, since then with `collision_`. -1 stands for nothing. Of the two pairs
/// of coordinates longitude and latitude are read.
public enum STATS19 {
  /// The categories, by severity. Killed or seriously injured (KSI) are the first two.
  public static let severities = ["Fatal", "Serious", "Slight"]
  /// The two that make up KSI.
  public static let killedOrSeriouslyInjured = ["Fatal", "Serious"]

  /// What the columns hold, by the names that a file's header has.
  ///
  /// - Throws: where the file is another one of the STATS19 set, or none of it.
  static func mapping(_ file: IncidentFile) throws(InputError) -> ColumnMapping {
    let written = try file.delimited(delimiter: nil).header
    let header = written.map { $0.lowercased().trimmingSpaces() }
    // Older files spell the same names with capitals.
    func column(_ names: String...) -> String? {
      names.lazy.compactMap { header.firstIndex(of: $0) }.first.map { written[$0] }
    }
    guard let id = column("collision_index", "accident_index"),
      let severity = column("collision_severity", "accident_severity"), let longitude = column("longitude"),
      let latitude = column("latitude"), let date = column("date")
    else {
      let other =
        column("vehicle_reference", "casualty_reference") != nil
        ? " This is the file of vehicles or casualties; wanted is that of collisions." : ""
      throw .badData(
        "\(file.name), line 1: wanted are the columns collision_index or accident_index, collision_severity or "
          + "accident_severity, date, longitude and latitude, as STATS19's collisions have them.\(other)")
    }
    var mapping = ColumnMapping(
      position: .coordinates(x: longitude, y: latitude, referenceSystem: ReferenceSystem.degrees))
    mapping.id = id
    mapping.date = date
    mapping.time = column("time")
    mapping.category = severity
    mapping.categoryWords = ["1": severities[0], "2": severities[1], "3": severities[2]]
    mapping.missing = ColumnMapping.usualMissing + ["-1"]
    return mapping
  }
}
