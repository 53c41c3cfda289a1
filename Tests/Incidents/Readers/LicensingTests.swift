import Formats
@testable import Incidents
import Places
import Spatial
import TestSupport
import Testing

/// Councils' real lists of licensed premises, as a partner might hand them over. Counts were made with Python's csv module.
@Suite(.needsSharedData, .tags(.realData)) struct LicensingTests {
  private static let arunRegister = "Arun_current_Premises_licence_register_extracted_02_03_2023.csv"

  private func source(_ name: String, _ columns: ColumnMapping) -> IncidentSource {
    let file = NamedFile(path: SharedData.path("licensing/\(name)"), name: name)
    let scheme = CategoryScheme().overlaid(by: [.communityConcern: [CategoryScheme.wildcard]])
    return IncidentSource(
      name: "premises", format: .csv, files: [IncidentFile(source: "premises", file: file)], scheme: scheme,
      columns: columns)
  }

  private func mapping(_ date: String, _ category: String, _ position: ColumnMapping.Position? = nil) -> ColumnMapping {
    let degrees = ColumnMapping.Position.coordinates(
      x: "longitude", y: "latitude", referenceSystem: ReferenceSystem.degrees)
    var mapping = ColumnMapping(position: position ?? degrees)
    mapping.date = date
    mapping.category = category
    return mapping
  }

  private func unlocated(_ table: IncidentTable) -> Int {
    (0..<table.count).count { table.location(of: $0) == IncidentTable.unlocated }
  }

  private func byCategory(_ table: IncidentTable) -> [String: Int] {
    var counts: [String: Int] = [:]
    for category in table.category { counts[table.categories[Int(category)].name, default: 0] += 1 }
    return counts
  }

  private func postcodes() throws -> Postcodes {
    try Postcodes(
      ["codepoint_open_2014_bn.csv", "codepoint_open_2014_po_rh_tn_gu_sussex.csv"].map {
        NamedFile(path: SharedData.path("postcodes/\($0)"), name: $0)
      }, workers: 2)
  }

  @Test func `Arun's 475 premises are kept, 28 of them without a place`() throws {
    let table = try read(source("Arun_premises.csv", mapping("Start Date", "Licence Status")))
    #expect(table.rowsRead == 475 && table.count == 475)
    #expect(unlocated(table) == 28)
    #expect(table.locationCount == 302)
    #expect(byCategory(table) == ["Granted": 444, "Suspended": 16, "Surrendered": 12, "Lapsed": 3])
    #expect(table.coveredMonths().first?.description == "2005-11")
    #expect(table.coveredMonths().last?.description == "2023-02")
  }

  @Test func `of Arun's premises ten repeat a licence number, and two of these are not the same row`() throws {
    var columns = mapping("Start Date", "Licence Status")
    columns.id = "Licence Number"
    let table = try read(source("Arun_premises.csv", columns))
    #expect(table.count == 465)
    #expect(table.rejections.count { $0.reason == .repeatedRow } == 8)
    #expect(table.rejections.count { $0.reason == .repeatedID } == 2)
  }

  @Test(arguments: [(arunRegister, 442), ("Arun_premises.csv", 442)])
  func `Arun's register is located by the postcode at the end of each address`(name: String, located: Int) throws {
    let table = try read(
      source(name, mapping("Start Date", "Licence Status", .postcode("Dtf Location"))), postcodes: try postcodes())
    #expect(table.rowsRead == 475)
    // One address is blank, 28 end without a postcode, and four postcodes are younger than the table of 2014.
    #expect(unlocated(table) == 1)
    #expect(table.count - unlocated(table) == located)
    #expect(table.rejections.count { $0.reason == .notAPostcode } == 28)
    #expect(table.rejections.count { $0.reason == .postcodeUnknown } == 4)
    #expect(table.locations.precision.allSatisfy { $0 == .postcode })
  }

  @Test func `Arun's column of postcodes has 443 that are found`() throws {
    let table = try read(
      source("Arun_premises.csv", mapping("Start Date", "Licence Status", .postcode("Postcode"))),
      postcodes: try postcodes())
    #expect(table.count == 443 && unlocated(table) == 0)
    #expect(table.rejections.count { $0.reason == .notAPostcode } == 28)
    #expect(table.rejections.count { $0.reason == .postcodeUnknown } == 4)
  }

  @Test func `Worthing's 352 premises are read, but the four without a date`() throws {
    var columns = mapping("First Issue", "Ward")
    columns.id = "Reference"
    let table = try read(source("Worthing_premises.csv", columns))
    #expect(table.rowsRead == 352 && table.count == 348)
    #expect(table.rejections.map(\.line) == [91, 122, 234, 242])
    #expect(table.rejections.allSatisfy { $0.reason == .time(.blank) })
    #expect(unlocated(table) == 0 && table.locationCount == 216)
    #expect(byCategory(table).count == 13)
    #expect(table.coveredMonths().first?.description == "2005-07")
    #expect(table.coveredMonths().last?.description == "2020-01")
  }

  @Test func `Adur's 158 premises have no dates, and the list is refused for it`() throws {
    let columns = mapping("Alcohol ON Sales/Supply", "Late Night Refresh")
    let source = source("Adur_premises.csv", columns)
    let error = #expect(throws: InputError.self) { try source.read() }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("Adur_premises.csv: 158 of 158 rows cannot be used.") == true)
  }
}
