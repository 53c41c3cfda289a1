import Formats
import Incidents
import Places
import Publishing
import Spatial
import Tasking
import TestSupport
import Testing

@Suite struct PeakTableTests {
  /// Three noises on a Friday night and one on a day, two graffiti on days alone.
  private func peaks() throws -> PeakTimes {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      date,kind,x,y
      2025-06-06 21:30,Noise,502738,102163
      2025-06-06 22:30,Noise,502738,102163
      2025-06-06 23:30,Noise,502738,102163
      2025-06-02,Noise,502738,102163
      2025-06-03,Graffiti,502738,102163
      2025-06-04,Graffiti,502738,102163

      """, to: "council.csv")
    var columns = ColumnMapping(
      position: .coordinates(x: "x", y: "y", referenceSystem: ReferenceSystem.nationalGrid))
    (columns.date, columns.category) = ("date", "kind")
    let table = try IncidentSource(
      name: "council", format: .csv,
      files: [IncidentFile(source: "council", file: NamedFile(path: path, name: "council.csv"))],
      scheme: CategoryScheme([.asb: ["Noise"], .environmental: ["Graffiti"]]), columns: columns
    ).read()
    var settings = PeakTimes.Settings()
    (settings.windows, settings.windowHours, settings.leastIncidents) = (1, 4, 1)
    return PeakTimes(table, by: [.themes(of: table)], settings)
  }

  private func rows(_ layer: PlainLayer) -> [[String]] {
    String(decoding: layer.bytes(as: .csv), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `hours stand row by row from Monday on, of groups that have any`() throws {
    let rows = rows(PeakTable.blocks(try peaks(), about: ["So."]))
    #expect(rows[0] == PeakTable.blockColumns && rows.count == 1 + 2 * 56)
    #expect(Set(rows.dropFirst().map { $0[1] }) == ["all", "asb"])
    // The day's noise is an eighth in each block of Monday; all whole days are three.
    #expect(rows[1] == ["district", "all", "all", "Mon", "0", "3", "0.125", "2.0833", "0.125", "1"])
    #expect(rows[57] == ["theme", "asb", "asb", "Mon", "0", "3", "0.125", "3.125", "0.0417", "3"])
    #expect(rows[57 + 39] == ["theme", "asb", "asb", "Fri", "21", "24", "3", "75", "3", "1"])
    // Where nothing is and nothing is expected there is no ratio.
    #expect(rows[57 + 55] == ["theme", "asb", "asb", "Sun", "21", "24", "0", "0", "0", ""])
  }

  @Test func `a row a group says its windows or why it has none, and never nan`() throws {
    let layer = PeakTable.groups(try peaks(), about: ["So."])
    let rows = rows(layer)
    #expect(rows[0] == PeakTable.groupColumns && rows.map(\.first) == ["group_kind", "district", "theme", "theme"])
    #expect(
      rows[2] == [
        "theme", "asb", "asb", "4", "0", "1", "3", "3", "75", "", "", "", "", "Fri 20:00 to 00:00 (3)", "3", "75",
        "2.38",
        "",
      ])
    #expect(rows[3].last == "fewer than 1 incidents have a time of day" && rows[3][13].isEmpty)
    let text = String(decoding: layer.bytes(as: .geoJSON), as: UTF8.self)
    #expect(text.contains(#""geometry":null"#) && text.contains(#""about":["So."]"#) && !text.contains("nan"))
  }
}
