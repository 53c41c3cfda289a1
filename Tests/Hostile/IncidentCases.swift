extension HostileCase {
  /// Rows of incidents of which one cannot be used, between two that can.
  static let incidents: [HostileCase] =
    [
      ("coordinates of 0, 0", "0,0", "coordinates are 0, 0"),
      ("coordinates swapped", "50.8,-0.5", "longitude and latitude seem to be swapped"),
      ("metres for degrees", "501000,105000", "not in degrees (easting and northing?)"),
      ("half of the coordinates", "-0.5,", "only one of the two coordinates is given"),
      ("the other half", ",50.8", "only one of the two coordinates is given"),
      ("a longitude of 181", "181,50.8", "not in degrees"),
      ("a longitude of 180", "180,50.8", "outside the United Kingdom"),
      ("a latitude of -91", "-0.5,-91", "outside the United Kingdom"), ("nan", "nan,nan", "is not a number"),
      ("infinity", "inf,-inf", "is not a number"), ("1e999", "1e999,50.8", "is not a number"),
      ("a hexadecimal number", "0x1p-1,50.8", "is not a number"),
      ("Arabic figures", "-\u{660}.\u{665},50.8", "is not a number"),
      ("a decimal comma", "\"-0,5\",\"50,8\"", "is not a number"),
      ("a space before a number", " -0.5,50.8", "is not a number"),
      ("10,000 figures", "-0.\("5".repeated(10_000)),50.8", "is not a number"),
    ].map { name, coordinates, reason in
      HostileCase(name, "p", "2 kept, 1 rejected: 1 ", text: street("2025-01", coordinates)).with(reason)
    }
    + ["2025-13", "2025-00", "0000-01", "9999-12", "-2025-1", "2025/01", "2025-1", "", "\u{662}025-01", "2025-0\0"].map
  { month in
    HostileCase(
      "the month \(String(reflecting: month))", "p", "1 month is not YYYY-MM", text: street(month, "-0.5,50.8"))
  }
    + [
      HostileCase(
        "60,000 forces", "p", "60000 kept, 0 rejected",
        text: (0..<60_000).map { "\($0),2025-01,Force \($0),Q,-0.5,50.8,p,,,Drugs,,\n" }.joined()),
      HostileCase(
        "30,000 rows with one ID", "p", "1 kept, 29999 rejected",
        text:
          "a,2025-01,Q,Q,-0.5,50.8,p,,,Drugs,,\n".repeated(30_000)),
      HostileCase(
        "a row of another table", "p", "2 kept, 1 rejected: 1 number of fields",
        text:
          street("2025-01", "1,2,3,4")),
      HostileCase(
        "a file cut within its last row", "p", "line 4: the file stops within this row",
        text:
          String(street("2025-01", "-0.5,50.8").dropLast(40))),
    ]

  /// Partners' tables.
  static let partners: [HostileCase] = [
    HostileCase(
      "a weight that is infinite", "m", "2 kept, 1 rejected: 1 weight is not", text: table("5", weight: "1e999")),
    HostileCase("a weight of 20 figures", "m", "1 weight is not", text: table("5", weight: "99999999999999999999")),
    HostileCase("a weight of less than nothing", "m", "1 weight is not", text: table("5", weight: "-1")),
    HostileCase("half an incident", "m", "1 weight is not a whole number", text: table("5", weight: "0.5")),
    HostileCase("an ID twice", "m", "2 kept, 1 rejected: 1 id stands in an earlier row", text: table("1", weight: "7")),
    HostileCase("a time that is none", "m", "1 hour is not from 00 to 23", text: table("5", date: "2025-01-02,24:00")),
    HostileCase("a time beside a month", "m", "1 date is in no known form", text: table("5", date: "2025-01,12:00")),
    HostileCase("a time twice", "m", "1 date has a time of day", text: table("5", date: "2025-01-02T10:00,11:00")),
    HostileCase("no date", "m", "1 date is blank", text: table("5", date: "NULL,-")),
    HostileCase(
      "degrees for metres", "m", "1 easting and northing are not in metres",
      text:
        table("5", place: "-0.5,50.8", "n", "501000,105000")),
    HostileCase(
      "an easting of ten million", "m", "1 easting and northing lie outside",
      text:
        table("5", place: "1e7,105000", "n", "501000,105000")),
    HostileCase(
      "metres of another system that are without end", "m", "1 longitude and latitude lie outside the United Kingdom",
      text:
        table("5", place: "1e300,1e300", "w", "-61000,6590000")),
    HostileCase(
      "commas at odd places of a number", "m", "1 a coordinate is not a number",
      text:
        table("5", place: "\"50,10,00\",105000", "n", "501000,105000")),
    HostileCase(
      "a grid reference that is none", "m", "1 grid reference has an odd number",
      text:
        table("5", place: "TQ123,", "r", "TQ 12 34,")),
    HostileCase(
      "a postcode that no table has", "m", "1 postcode is not in the postcode table",
      text:
        table("5", place: "BN9 9ZZ,", "p", "BN1 1AA,")),
    HostileCase(
      "a postcode no longer in use", "m", "1 postcode is no longer in use",
      text:
        table("5", place: "bn11ab,", "p", "BN1 1AA,")),
    HostileCase(
      "a county for a postcode", "m", "1 text in place of a postcode is none",
      text:
        table("5", place: "West Sussex,", "p", "1 High Street BN1 1AA.,")),
    HostileCase(
      "more rows that cannot be used than can", "m", "Are the columns of the source \"partner\" those",
      text:
        "did,date,time,kind,weight,place,public,x,y\n1,,,,,,,,\n"),
    HostileCase("a table without the columns", "m", "there is no column \"id\"", text: "dIdentity,b\n1,2\n"),
    HostileCase(
      "vehicles in place of collisions", "s", "the file of vehicles or casualties",
      text:
        "collision_index,vehicle_reference\n1,2\n"),
    HostileCase(
      "a severity that is none", "s", "1 kept, 0 rejected",
      text:
        "collision_index,date,longitude,latitude,collision_severity\n1,01/02/2024,-0.5,50.8,99\n"),
  ]

  /// A police.uk file of three rows, the midmost with this month and these coordinates.
  private static func street(_ month: String, _ coordinates: String) -> String {
    func row(_ id: String, _ month: String, _ coordinates: String) -> String {
      "\(id),\(month),Sussex Police,Sussex Police,\(coordinates),High Street,E01031427,Arun 017A,Burglary,,\n"
    }
    return row("a", "2025-01", "-0.5,50.8") + row("b", month, coordinates) + row("c", "2025-01", "-0.5,50.8")
  }

  /// A partner's table of three rows, the last with these fields; `kind` says how the place is told, and `good` is one.
  private static func table(
    _ id: String, date: String = "2025-01-02,12:00", weight: String = "", place: String? = nil, _ kind: String = "d",
    _ good: String = "-0.5,50.8"
  ) -> String {
    func row(_ id: String, _ date: String, _ weight: String, _ place: String) -> String {
      "\(id),\(date),Noise,\(weight),High Street,yes,\(place)\n"
    }
    return "\(kind)id,date,time,kind,weight,place,public,x,y\n" + row("1", "2025-01-02,12:00", "", good)
      + row("2", "03/01/2025,1305", "2", good) + row(id, date, weight, place ?? good)
  }

  /// The same case with more words at the end of its outcome.
  private func with(_ more: String) -> HostileCase {
    HostileCase(testDescription, reader, more, bytes)
  }
}
