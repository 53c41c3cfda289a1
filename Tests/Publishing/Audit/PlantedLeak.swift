import Formats
import Testing

@testable import Publishing

/// A leak that is planted in a clean set, and what the audit must say of it.
struct PlantedLeak: Sendable, CustomTestStringConvertible {
  let name: String
  let what: AuditFinding.What
  let file: String
  /// Words that the finding has in its place or sentence.
  let says: String
  let plant: @Sendable (inout CleanSet) -> Void

  var testDescription: String { name }

  init(
    _ name: String, _ what: AuditFinding.What, in file: String, saying says: String = "",
    plant: @escaping @Sendable (inout CleanSet) -> Void
  ) {
    (self.name, self.what, self.file, self.says, self.plant) = (name, what, file, says, plant)
  }

  static let all: [PlantedLeak] = strings + small + recovered + places

  private static let strings = [
    PlantedLeak("a reference in a property", .reference, in: "asb-hotspots.geojson") {
      $0.hotspotNames[0] = "Mill Lane asb 24 00017"
    },
    PlantedLeak("a reference in the manifest", .reference, in: "manifest.json") { $0.note = "See ASB/24/00018." },
    PlantedLeak("a reference in a hidden column of the GeoPackage", .reference, in: "layers.gpkg", saying: "_work") {
      $0.hiddenColumn = "ASB/24/00019"
    },
    PlantedLeak("a reference of figures alone in a text of the GeoPackage", .reference, in: "layers.gpkg") {
      $0.hiddenColumn = "734215"
    },
    PlantedLeak("a reference in the workbook's shared strings", .reference, in: "tasking.xlsx", saying: "sharedStrings")
    {
      $0.sharedStrings = ["ASB/24/00020"]
    },
    PlantedLeak("a reference in a comment of the page", .reference, in: "jag-pack.html") {
      $0.page += "<!-- checked against ASB/24/00021 -->"
    },
    PlantedLeak("a reference with its signs escaped", .reference, in: "jag-pack.html", saying: "escaped") {
      $0.page += "<a href='?case=ASB%2F24%2F0&#48;022'>more</a>"
    },
    PlantedLeak("a reference broken by tags", .reference, in: "jag-pack.html", saying: "between tags") {
      $0.page += "<p>ASB/24/<b>000</b>23</p>"
    },
    PlantedLeak("free text in the page", .freeText, in: "jag-pack.html") {
      $0.page += "<p>It says the men from the blue van shouted all night.</p>"
    },
    PlantedLeak("an address in a name", .address, in: "asb-hotspots.geojson", saying: "row") {
      $0.hotspotNames[1] = "14 Kittiwake Lane, South"
    },
  ]

  private static let small = [
    PlantedLeak("a count under 5 in a layer", .smallCount, in: "asb-lsoas.geojson") { $0.withheld = [1, 2] },
    PlantedLeak("a count under 5 in the GeoPackage alone", .smallCount, in: "layers.gpkg") { $0.databaseCounts[0] = 3 },
    PlantedLeak("a count under 5 in the workbook", .smallCount, in: "tasking.xlsx") { $0.sheetCount = 4 },
    PlantedLeak("a count under 5 in a sentence of the page", .smallCount, in: "jag-pack.html") {
      $0.page += "<p>At the pier 3 incidents were told.</p>"
    },
  ]

  private static let recovered = [
    PlantedLeak("recoverable between wards and district", .recovered, in: "asb-wards.geojson", saying: "is 3") {
      $0.counts.replaceSubrange(12..., with: [0, 1, 1, 1])
      $0.withheld.formUnion(12...15)
      $0.withheldWards = [3]
    },
    PlantedLeak("recoverable between wards and LSOAs", .recovered, in: "asb-lsoas.geojson", saying: "is 3") {
      $0.withheld = [0]
    },
    PlantedLeak("recoverable through deciles", .recovered, in: "asb-lsoas.geojson", saying: "is 3") {
      $0.deciles[1] = 2
    },
    PlantedLeak(
      "recoverable between the months of the series and the period", .recovered, in: "asb-series.csv", saying: "is 3"
    ) {
      $0.withheldMonth = (0, 11, 3)
    },
    PlantedLeak("withheld in GeoJSON and told in CSV", .recovered, in: "asb-lsoas.geojson", saying: "asb-lsoas.csv") {
      $0.lsoaTable = [1: 9, 2: 20]
    },
    PlantedLeak(
      "withheld in GeoJSON and told in the GeoPackage", .recovered, in: "asb-lsoas.geojson", saying: "layers.gpkg"
    ) {
      $0.databaseCounts[1] = 9
    },
    PlantedLeak("recoverable by rate and population", .recovered, in: "asb-lsoas.geojson", saying: "rate_per_1000") {
      $0.shown[0] = ("rate_per_1000", .decimal(3.0 / 0.7, decimals: 2))
    },
    PlantedLeak(
      "recoverable by a rate drawn towards the mean", .recovered, in: "asb-lsoas.geojson", saying: "eb_rate_per_1000 of"
    ) {
      $0.shown[0] = ("eb_rate_per_1000", .decimal(23.5 + 7.0 / 8.0 * (3.0 / 0.7 - 23.5), decimals: 3))
    },
    PlantedLeak(
      "recoverable by share and total", .recovered, in: "asb-hotspots.geojson", saying: "incident_share_percent"
    ) {
      $0.hotspotShare[1] = 4.0 / 284 * 100
    },
    PlantedLeak("recoverable by change ratio", .recovered, in: "asb-lsoas.geojson", saying: "change_ratio of") {
      $0.shown[8] = ("change_ratio", .decimal(CleanSet.ratio(8, 2), decimals: 3))
    },
    PlantedLeak(
      "recoverable by a measure of all LSOAs", .recovered, in: "asb-deprivation-measures.csv", saying: "all LSOAs"
    ) {
      $0.hasMeasures = true
    },
    PlantedLeak(
      "two withheld counts whose sum pins both", .recovered, in: "asb-lsoas.geojson", saying: "lies in 0 to 2"
    ) {
      $0.counts.replaceSubrange(0...1, with: [1, 1])
    },
  ]

  private static let places = [
    PlantedLeak("a point at a single house", .point, in: "asb-licensed.geojson") {
      $0.point = (-0.5924069, 50.4651346)
    },
    PlantedLeak("an outline drawn around a place", .point, in: "asb-hotspots.geojson", saying: "1 arc of") {
      $0.roundHotspot = 0
    },
    PlantedLeak("a category that is left out alone", .sensitive, in: "asb-hotspots.geojson", saying: "alone") {
      $0.topCategory[0] = nil
    },
    PlantedLeak("a shape of few addresses", .smallShape, in: "asb-hotspots.geojson") { $0.hotspotPeople[1] = 12 },
    PlantedLeak("a sensitive category below ward level", .sensitive, in: "asb-hotspots.geojson") {
      $0.topCategories[0] = "Violence and sexual offences (18); Noise (12)"
    },
    PlantedLeak(
      "a house number in a name that no source has", .address, in: "asb-ranked-locations.csv", saying: "house"
    ) {
      $0.hotspotNames[2] = "3a Harbour Road, South"
    },
  ]
}
