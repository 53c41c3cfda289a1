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
    let header = try file.delimited(delimiter: nil).header.map { $0.lowercased().trimmingSpaces() }
    func column(_ ending: String) -> String? {
      ["collision_\(ending)", "accident_\(ending)"].first { header.contains($0) }
    }
    guard let id = column("index"), let severity = column("severity"), header.contains("longitude"),
      header.contains("latitude"), header.contains("date")
    else {
      let other =
        ["vehicle_reference", "casualty_reference"].contains { header.contains($0) }
        ? " This is the file of vehicles or casualties; wanted is that of collisions." : ""
      throw .badData(
        "\(file.name), line 1: wanted are the columns collision_index or accident_index, collision_severity or "
          + "accident_severity, date, longitude and latitude, as STATS19's collisions have them.\(other)")
    }
    var mapping = ColumnMapping(
      position: .coordinates(x: "longitude", y: "latitude", referenceSystem: ReferenceSystem.degrees))
    mapping.id = id
    mapping.date = "date"
    mapping.time = header.contains("time") ? "time" : nil
    mapping.category = severity
    mapping.categoryWords = ["1": severities[0], "2": severities[1], "3": severities[2]]
    mapping.missing = ColumnMapping.usualMissing + ["-1"]
    return mapping
  }
}
