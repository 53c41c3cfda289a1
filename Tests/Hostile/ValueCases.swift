extension HostileCase {
  /// Dates and times.
  static let dates: [HostileCase] =
    [
      ("31/04/2025", "the month has no such day"), ("29/02/2025", "the month has no such day"),
      ("29/02/2024", "2024-02-29 00:00"), ("29/02/1900", "the month has no such day"),
      ("2000-02-29", "2000-02-29 00:00"),
      ("00/00/0000", "year is not from 1900 to 2199"), ("00/01/2025", "the month has no such day"),
      ("2025-13-01", "there is no such month"), ("12/13/2025", "there is no such month"),
      ("2025-01-01 25:00", "hour is not from 00 to 23"), ("2025-01-01T24:00", "hour is not from 00 to 23"),
      ("2025-01-01 12:60", "minute is not from 00 to 59"), ("2025-01-01 12:00:60", "second is not from 00 to 59"),
      ("2025-03-30 00:59", "2025-03-30 00:59"), ("2025-03-30 01:00", "the hour that the clocks leave out"),
      ("2025-03-30 01:59:59", "the hour that the clocks leave out"), ("2025-03-30 02:00", "2025-03-30 02:00"),
      ("2025-03-30T01:00:00Z", "2025-03-30 02:00"), ("2025-10-26 01:30", "2025-10-26 01:30"),
      ("2025-10-26T01:30:00Z", "2025-10-26 01:30"), ("2025-10-26T01:30:00+01:00", "2025-10-26 01:30"),
      ("0000-01-01", "year is not from 1900 to 2199"), ("9999-12-31", "year is not from 1900 to 2199"),
      ("-2025-01-01", "date is in no known form"), ("10000-01-01", "date is in no known form"),
      ("2025-01-01T00:00+14:01", "offset from UTC"), ("2025-01-01T00:00+99:99", "offset from UTC"),
      ("2199-12-31T23:59-14:00", "year is not from 1900 to 2199"), ("1995-12-31T23:59Z", "lies before 1996"),
      ("45658", "date is in no known form"), ("1735689600", "date is in no known form"), ("nan", "no known form"),
      ("\u{662}\u{660}\u{662}\u{665}-01-01", "date is in no known form"), ("2025-01-01T12:00.5", "time is not HH:MM"),
      ("30-Mär-25", "date is in no known form"), ("2025-01-01 \0", "time is not HH:MM"), ("\0", "no known form"),
      ("2025-01-01\n2500", "hour is not from 00 to 23"), ("2025-01-01T12:00\n12:00", "a time of day of its own"),
    ].map { text, outcome in
      HostileCase("the date \(String(reflecting: text))", "t", outcome, text: text)
    } + [
      HostileCase("a year of a million figures", "t", "date is in no known form", text: "9".repeated(1_000_000)),
      HostileCase(
        "a million decimals of a second", "t", "2025-01-01 12:00",
        text:
          "2025-01-01T12:00:00." + "9".repeated(1_000_000)),
    ]

  /// Numbers.
  static let numbers: [HostileCase] =
    [
      ("nan", "no number"), ("-NaN", "no number"), ("inf", "no number"), ("-Infinity", "no number"),
      ("1e999", "no number"), ("-1e999", "no number"), ("1e-999", "0.0"), ("0x1p3", "no number"), ("0x10", "no number"),
      ("1_000", "no number"), ("1,5", "no number"), ("1.2.3", "no number"), ("--1", "no number"), ("+-1", "no number"),
      ("+", "no number"), (".", "no number"), ("e5", "no number"), ("1e", "no number"), (" 1", "no number"),
      ("\u{661}\u{662}", "no number"), ("\u{FF11}", "no number"), ("\u{2212}1", "no number"), ("1\0", "no number"),
      ("9223372036854775808", "9.223372036854776e+18"), ("000000000000000000000000001", "1.0"),
    ].map { text, outcome in HostileCase("the number \(String(reflecting: text))", "n", outcome, text: text) } + [
      HostileCase("a number of 10,000 figures", "n", "no number", text: "1".repeated(10_000)),
      HostileCase("10,000 decimals", "n", "no number", text: "0." + "1".repeated(10_000)),
    ]

  /// References of the National Grid.
  static let gridReferences: [HostileCase] =
    [
      ("", "does not begin with two letters"), ("T", "does not begin with two letters"), ("TQ", "has no figures"),
      ("TQ1", "odd number of figures"), ("TQ 12 3", "not as many figures east as north"),
      ("TQ 12 34 56", "not as many figures east as north"), ("TQ12345678901", "more than 10 figures"),
      ("TI1234", "the letter I"), ("XX1234", "no square with land"), ("TQ12-34", "other characters"),
      ("TQ\u{661}\u{662}", "other characters"), ("TQ12\0", "other characters"),
      ("tq 1 2", "515000.0, 125000.0, 10000 m"),
    ].map { text, outcome in HostileCase("the grid reference \(String(reflecting: text))", "g", outcome, text: text) }
    + [
      HostileCase(
        "a grid reference of a million figures", "g", "more than 10 figures", text: "TQ" + "1".repeated(1_000_000))
    ]

  /// Directories of postcodes.
  static let postcodes: [HostileCase] = [
    HostileCase("a postcode that is none", "o", "\"BN1\" is not a postcode", text: directory("BN1,,1,1,1")),
    HostileCase(
      "a postcode in Arabic figures", "o", "is not a postcode", text: directory("BN\u{661} \u{661}AA,,1,1,1")),
    HostileCase("a postcode of 1 MB", "o", "is not a postcode", text: directory("A".repeated(1 << 20) + ",,1,1,1")),
    HostileCase(
      "an easting that is infinite", "o", "\"1e999\" is not an easting", text: directory("BN1 1AA,,1e999,1,1")),
    HostileCase("an easting off the grid", "o", "\"9e9\" is not an easting", text: directory("BN1 1AA,,9e9,1,1")),
    HostileCase("a negative quality", "o", "\"-1\" is not a positional quality", text: directory("BN1 1AA,,1,1,-1")),
    HostileCase("a row cut short", "o", "3 fields where there should be 5", text: directory("BN1 1AA,,531000")),
    HostileCase("one postcode, twice", "o", "1 postcodes", text: directory("BN1 1AA,,1,1,1\nbn1  1aa,,2,2,1")),
    HostileCase("another table in place of postcodes", "o", "this is no known table of postcodes", text: "a,b\n1,2\n"),
  ]

  private static func directory(_ rows: String) -> String { "pcds,doterm,oseast1m,osnrth1m,osgrdind\n\(rows)\n" }
}
