import Foundation
import TestSupport
import Testing
import Twitten

/// Partners' files as they come: which columns are taken for what.
@Suite struct ColumnGuessTests {
  /// Rows of a header's fields, each made from its number.
  private func table(_ header: String, rows: Int = 40, separator: String = ",", _ row: (Int) -> [String]) -> String {
    ([header] + (0..<rows).map { row($0).joined(separator: separator) }).joined(separator: "\r\n") + "\r\n"
  }

  private func day(_ number: Int) -> String { number % 28 < 9 ? "0\(number % 28 + 1)" : "\(number % 28 + 1)" }

  private let kinds = ["Noise nuisance", "Rowdy behaviour", "Noise nuisance", "Begging"]

  @Test func `a semicolon file in Windows-1252 with metres of the grid`() throws {
    let text = table("Case No;Reported on;Reported at;Type;Reports;Street;Easting;Northing;Notes", separator: ";") {
      row in
      [
        "ASB/\(row)", "\(day(row))/03/2025", "2\(row % 4):15", kinds[row % 4], "\(row % 3 + 1)", "Café Lane",
        "\(500_000 + row * 10)", "\(105_000 + row)", "Caller \(row) says that it went on all night, and that \(row)",
      ]
    }
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let drafted = try DraftedSource(["cases.csv": bytes])
    #expect(
      drafted.columns == [
        "id": "Case No", "date": "Reported on", "time": "Reported at", "category": "Type", "weight": "Reports",
        "place": "Street", "easting": "Easting", "northing": "Northing",
      ])
    #expect(drafted["format"] as? String == "csv" && drafted["crs"] as? String == "EPSG:27700")
    #expect(drafted["themes"] as? [String: [String]] == ["asb": ["Begging", "Noise nuisance", "Rowdy behaviour"]])
    #expect(drafted.text.contains("semicolons, Windows-1252. Left out: 1 column of long text."))
    #expect(!drafted.draft.yaml.contains("Notes") && !drafted.draft.yaml.contains("all night"))
  }

  @Test func `grid references, whatever their column is called`() throws {
    let drafted = try DraftedSource(
      "flytipping 2025.csv",
      table("Ref,Date of incident,Where found,Size") { row in
        ["F\(row)", "\(day(row))-Mar-25", row % 9 == 0 ? "N/A" : "TQ 0\(row % 10)1 0\(row % 10)2", "Small van load"]
      })
    #expect(drafted.columns == ["id": "Ref", "date": "Date of incident", "grid_reference": "Where found"])
    #expect(drafted["theme"] as? String == "environmental")
    #expect(drafted["name"] as? String == "flytipping-2025")
  }

  @Test func `postcodes stand as a comment until a table of postcodes is there`() throws {
    let text = table("URN,Call date,Postcode,Nature of call") { row in
      [
        "\(row)", "2025-03-\(day(row)) 1\(row % 10):30", "BN1 \(row % 9)AA",
        row % 2 == 0 ? "Overdose" : "Assault, injury",
      ]
      .map { $0.contains(",") ? "\"\($0)\"" : $0 }
    }
    let alone = try DraftedSource("ambulance.csv", text)
    #expect(alone.sources.isEmpty && alone.draft.missing != nil)
    #expect(alone.text.contains("no table of postcodes"))
    #expect(alone.draft.yaml.contains("#       postcode: Postcode"))
    let postcodes = (0..<9).map { "\"BN1 \($0)AA\",10,53104\($0),104624,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n" }
      .joined()
    let both = try DraftedSource(["ambulance.csv": Array(text.utf8), "bn.csv": Array(postcodes.utf8)])
    #expect(
      both.columns["postcode"] == "Postcode" && both.columns["date"] == "Call date" && both.columns["id"] == "URN")
    #expect(both["theme"] as? String == "health")
    #expect(both.draft.yaml.contains("\npostcodes: { file: "))
    #expect(both.draft.yaml.contains("# when it was reported, which may be later than when it happened"))
  }

  @Test func `an earliest and a latest time become from and to`() throws {
    let drafted = try DraftedSource(
      "burglaries.csv",
      table("Crime Number,Committed From,Committed To,Date Closed,Longitude,Latitude,Officer") { row in
        [
          "C\(row)", "2025-03-\(day(row))T22:00", "2025-03-\(day(row))T23:30", "2025-06-01", "-0.5\(row)", "50.8\(row)",
          "Smith",
        ]
      })
    #expect(
      drafted.columns == [
        "id": "Crime Number", "from": "Committed From", "to": "Committed To", "longitude": "Longitude",
        "latitude": "Latitude",
      ])
    #expect(drafted["crs"] as? String == "EPSG:4326" && drafted["theme"] as? String == "burglary")
    #expect(!drafted.draft.yaml.contains("Smith"))
  }

  @Test func `longitude and latitude by short names, and the better filled of two ways`() throws {
    let drafted = try DraftedSource(
      "calls.csv",
      table("when,lon,lat,Easting,Northing,Incident Type") { row in
        [
          "2025-03-\(day(row))", "-0.5\(row)", "50.8\(row)", row < 30 ? "500000" : "", row < 30 ? "105000" : "",
          "Fire \(row % 5)",
        ]
      })
    #expect(
      drafted.columns == ["date": "when", "longitude": "lon", "latitude": "lat", "category": "Incident Type"])
  }

  @Test func `words that say no theme are listed and the theme is other`() throws {
    let drafted = try DraftedSource(
      "export.csv",
      table("Date,Category,Easting,Northing") { row in
        [
          "2025-03-\(day(row))", ["Alpha", "Alpha", "Beta: \"x\"", "Graffiti"][row % 4].csvField, "50000\(row % 10)",
          "105000",
        ]
      })
    #expect(drafted["theme"] as? String == "other" && drafted["themes"] == nil)
    #expect(drafted.text.contains("Most often it has: \"Alpha\", \"Beta: \"x\"\", \"Graffiti\"."))
    #expect(drafted.draft.yaml.contains("environmental: [\"Graffiti\"]"))
    #expect(drafted.text.contains("unsure: neither the file's name nor its categories"))
  }

  @Test func `dates with the month first are not taken, and it is said`() throws {
    let drafted = try DraftedSource(
      "asb.csv", table("Date,Easting,Northing") { row in ["03/\(13 + row % 15)/2025", "500000", "105000"] })
    #expect(drafted.sources.isEmpty)
    #expect(drafted.sentence(of: "asb.csv").contains("the month before the day"))
  }

  @Test func `what is of a person is neither read nor shown`() throws {
    let drafted = try DraftedSource(
      "asb.csv",
      table("Incident date,Victim postcode,Complainant,DOB,Easting,Northing") { row in
        ["2025-03-\(day(row))", "BN1 1AA", "Jane Roe", "01/02/1980", "500000", "105000"]
      })
    #expect(drafted.columns == ["date": "Incident date", "easting": "Easting", "northing": "Northing"])
    #expect(!drafted.text.contains("Jane"))
  }

  @Test func `a register of licences is no list of incidents`() throws {
    let drafted = try DraftedSource(
      "premises.csv",
      table("Licence Number,Licence Status,Start Date,Postcode") { row in
        ["\(row)", "Granted", "01/02/2020", "BN1 1AA"]
      })
    #expect(drafted.sources.isEmpty && drafted.sentence(of: "premises.csv").hasPrefix("a register"))
    #expect(drafted.draft.yaml.contains("a register"))
  }

  @Test func `files of one layout in one folder are one source, by a pattern where it fits`() throws {
    let text = table("Date,Easting,Northing") { row in ["2025-03-\(day(row))", "50000\(row % 10)", "105000"] }
    let drafted = try DraftedSource([
      "asb-01.csv": Array(text.utf8), "asb-02.csv": Array(text.replacingOccurrences(of: "-03-", with: "-02-").utf8),
    ])
    #expect(drafted.sources.count == 1)
    #expect(drafted["files"] as? [String] == ["\(drafted.folder.path)/in/asb-*.csv"])
  }

  @Test func `points in GeoJSON with dates are incidents, and without dates a list of places`() throws {
    func collection(_ property: String) -> [UInt8] {
      let features = (0..<5).map { number in
        "{\"type\":\"Feature\",\"properties\":{\"ref\":\"r\(number)\",\(property)},\"geometry\":{\"type\":\"Point\","
          + "\"coordinates\":[-0.5,50.8]}}"
      }
      return Array("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
    }
    let drafted = try DraftedSource([
      "graffiti.geojson": collection("\"seen\":\"2025-03-01\""), "cctv.geojson": collection("\"height\":4"),
    ])
    #expect(drafted.sources.count == 1)
    #expect(drafted["format"] as? String == "geojson" && drafted.columns == ["id": "ref", "date": "seen"])
    #expect(drafted["theme"] as? String == "environmental")
    #expect(drafted.sentence(of: "cctv.geojson").hasPrefix("a list of places, not of incidents"))
    #expect(drafted.text.contains("a list of places, not of incidents"))
  }
}

extension String {
  /// Quoted as CSV wants it where it holds quotes.
  fileprivate var csvField: String {
    contains("\"") ? "\"\(replacingOccurrences(of: "\"", with: "\"\""))\"" : self
  }
}
