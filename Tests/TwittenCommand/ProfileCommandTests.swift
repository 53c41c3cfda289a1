import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct ProfileCommandTests {
  private static let sandmouth = "\(SharedData.package)/Examples/sandmouth.yaml"

  private func profile(_ options: [String], in folder: TemporaryFolder? = nil) throws -> Command.Result {
    try Command.twitten(["profile", Self.sandmouth] + options, in: folder?.path)
  }

  private func record(_ options: [String]) throws -> [String: Any] {
    let result = try profile(options + ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func looks(_ record: [String: Any]) -> [String: [String: Any]] {
    let looks = record["analyses"] as? [[String: Any]] ?? []
    return Dictionary(looks.map { ($0["name"] as? String ?? "", $0) }) { first, _ in first }
  }

  @Test func `a zone of all wards is the district, and a ward is part of it`() throws {
    let whole = looks(try record(["--zone", "\(Sandmouth.folder)/wards.geojson", "--analysis", "asb"]))
    let ward = try record(["--ward", "E05990016", "--analysis", "asb"])
    let all = Sandmouth.number(whole["asb"]?["incidents"])
    #expect(all > 0 && all == Sandmouth.number(whole["asb"]?["district_incidents"]))
    let look = try #require(looks(ward)["asb"])
    #expect(ward["name"] as? String == "Pier & Promenade" && ward["code"] as? String == "E05990016")
    #expect(Sandmouth.number(look["district_incidents"]) == all && Sandmouth.number(look["incidents"]) < all)
    let ground = try #require(ward["ground"] as? [String: Any])
    #expect(Sandmouth.number((ground["people"] as? [[String: Any]])?.first?["value"]) > 1_000)
    #expect((ground["lsoas"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func `a planted place is seen in its numbers`() throws {
    let pier = try #require(try Sandmouth.planted("chronic").first)
    let record = try record(["--at", "\(pier.x),\(pier.y)", "--radius", "250"])
    let looks = looks(record)
    #expect(Set(looks.keys) == ["crime", "asb", "environmental", "night-time", "all"])
    let all = try #require(looks["all"])
    // 40 incidents a month for six months, and what else happens there.
    #expect(Sandmouth.number(all["incidents"]) > 200)
    let rate = try #require((all["rates"] as? [[String: Any]])?.first)
    #expect(Sandmouth.number(rate["rest_lower95"]) > 1, "many times the rate of the rest")
    #expect((all["hotspots"] as? [[String: Any]])?.isEmpty == false)
    #expect(all["no_peaks"] as? String == "Month-only data: no peak times. It needs a source with times of day.")
    #expect(all["hours"] == nil)
    // The council writes times down.
    #expect((looks["asb"]?["hours"] as? [Double])?.count == 168)
    #expect(record["centre_easting"] as? Double == pier.x)
  }

  @Test func `degrees are taken for degrees`() throws {
    let pier = try #require(try Sandmouth.planted("chronic").first)
    let degrees = SmallDistrict.degrees(easting: pier.x, northing: pier.y)
    let metres = looks(try record(["--at", "\(pier.x),\(pier.y)", "--radius", "300", "--analysis", "asb"]))
    let result = try profile(["--at=\(degrees)", "--radius", "300", "--analysis", "asb"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("taken for longitude and latitude"))
    #expect(result.output.contains("asb, 2025-"), "\(result.output.prefix(400))")
    #expect(Sandmouth.number(metres["asb"]?["incidents"]) > 0)
  }

  @Test func `a zone drawn by hand needs no codes, and several areas are one place`() throws {
    let folder = try TemporaryFolder()
    let zone = try folder.write(
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
      {"type":"Feature","properties":{"name":"Sea front"},"geometry":{"type":"Polygon","coordinates":
      [[[493400,62100],[493800,62100],[493800,62400],[493400,62400],[493400,62100]]]}},
      {"type":"Feature","properties":{"name":"<script>alert(1)</script> & \\"O'Neill\\""},"geometry":{"type":"Polygon","coordinates":
      [[[493800,63600],[494100,63600],[494100,63900],[493800,63900],[493800,63600]]]}}]}
      """, to: "zones.geojson")
    let result = try profile(
      ["--zone", zone, "--analysis", "crime", "--page", "zone.html"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("the 2 areas of zones.geojson together: Sea front, <script>"))
    #expect(result.output.contains("zones.geojson (2 areas), Sandmouth"))
    let page = try folder.read("zone.html")
    #expect(page.contains("<h1>zones.geojson (2 areas)</h1>") && !page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O&#39;Neill&quot;"))
    #expect(page.contains("<svg class=\"drawing\" role=\"img\"") && page.contains("Month by month, as a table"))
    #expect(page.utf8.count < 600_000)
  }

  @Test func `a circle around a house says whom it is for`() throws {
    let result = try profile(["--at", "493954,63792", "--radius", "20", "--analysis", "asb"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("for those whom your sharing agreement names"), "\(result.errors)")
    #expect(result.errors.contains("radius is less than 50 m"))
  }

  @Test(
    arguments: [
      ([], Int32(64), "Name one place"), (["--ward", "Market", "--at", "1,2", "--radius", "9"], 64, "Name one place"),
      (["--at", "493954,63792"], 64, "--at and --radius go together"),
      (["--ward", "Market", "--radius", "9"], 64, "go together"),
      (["--at", "here", "--radius", "100"], 64, "two numbers"),
      (["--at", "1,2,3", "--radius", "100"], 64, "two numbers"),
      (["--at", "493954,63792", "--radius", "0"], 64, "--radius takes"),
      (["--at", "493954,63792", "--radius", "nan"], 64, "--radius takes"),
      (["--at", "200000,500000", "--radius", "100"], 64, "lies outside the study area"),
      (["--at", "50.462,-0.665", "--radius", "100"], 64, "is -0.665,50.462 meant?"),
      (["--ward", "Merket"], 64, "Is \"Market\" meant?"),
      (["--ward", "Market", "--analysis", "crimes"], 64, "Is \"crime\" meant?"),
      (["--ward", "Market", "--page", "page.txt"], 64, "ending in .html"),
      (["--zone", "nowhere.geojson"], 66, "nowhere.geojson"),
    ])
  func `what cannot be is said in a sentence`(options: [String], status: Int32, words: String) throws {
    let result = try profile(options)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test(.tags(.threads))
  func `the page is the same for 1 and 3 workers`() throws {
    let folder = try TemporaryFolder()
    for workers in ["1", "3"] {
      let result = try profile(
        ["--ward", "Market", "--analysis", "asb", "--page", "\(workers).html", "--workers", workers], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    #expect(try folder.read("1.html") == folder.read("3.html"))
  }
}
