/// A row of a street-level file of data.police.uk.
struct PoliceRow {
  /// Blank for anti-social behaviour.
  var id = ""
  var category = ""
  var outcome = ""
  /// Blank where the force gives no place.
  var longitude = ""
  var latitude = ""
  var location = "No Location"
  var lsoaCode = ""
  var lsoaName = ""
}

/// The street-level file of one month, in the form in which data.police.uk gives it out.
enum PoliceFile {
  private static let force = "Channel Constabulary"
  private static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context"
  /// Real downloads mix line ends: these months have CRLF.
  private static let withCarriageReturn = ["2024-01", "2024-02", "2024-03", "2024-04"]

  static func name(_ month: Int) -> String {
    "police/\(Months.name(month))/\(Months.name(month))-channel-street.csv"
  }

  /// Ordered by LSOA as the real files are, rows without a place at the end.
  static func bytes(_ rows: [PoliceRow], month: Int) -> [UInt8] {
    let month = Months.name(month)
    let lineEnd = withCarriageReturn.contains(month) ? "\r\n" : "\n"
    let order = rows.indices.sorted { a, b in
      (rows[a].lsoaCode.isEmpty ? 1 : 0, rows[a].lsoaCode, rows[a].category, a)
        < (rows[b].lsoaCode.isEmpty ? 1 : 0, rows[b].lsoaCode, rows[b].category, b)
    }
    var text = header + lineEnd
    for index in order {
      let row = rows[index]
      text += [
        row.id, month, force, force, row.longitude, row.latitude, row.location, row.lsoaCode, row.lsoaName,
        row.category, row.outcome, "",
      ].joined(separator: ",")
      text += lineEnd
    }
    return Array(text.utf8)
  }

  /// Degrees with six decimals, trailing zeros kept as in the real files.
  static func sixDecimals(_ degrees: Double) -> String {
    let millionths = Int((degrees.magnitude * 1e6).rounded())
    let digits = String(millionths % 1_000_000)
    let sign = degrees < 0 ? "-" : ""
    return "\(sign)\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
