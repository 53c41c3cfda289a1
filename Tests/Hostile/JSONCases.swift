extension HostileCase {
  /// GeoJSON.
  static let json: [HostileCase] = [
    HostileCase("lists 100,000 deep", "j", "is not whole JSON", text: "[".repeated(100_000)),
    HostileCase("objects 100,000 deep", "j", "is not whole JSON", text: #"{"a":"#.repeated(100_000)),
    HostileCase(
      "closed lists 100,000 deep", "j", "is not whole JSON", text: "[".repeated(100_000) + "]".repeated(100_000)),
    HostileCase(
      "properties 100,000 deep", "q", "is not whole JSON",
      text:
        collection("null", #""id":"# + "[".repeated(100_000) + "]".repeated(100_000))),
    HostileCase(
      "coordinates 400 deep", "j", "the coordinates are not numbers in nested lists",
      text:
        collection(#"{"type":"Polygon","coordinates":"# + "[".repeated(400) + "]".repeated(400) + "}")),
    HostileCase("closing brackets alone", "j", "is not whole JSON", text: "]}".repeated(1_000)),
    HostileCase(
      "one key twice", "q", "1 kept, 0 rejected",
      text:
        collection(#"{"type":"Point","coordinates":[-0.5,50.8]}"#, #""id":1,"id":2,"date":"2025-01-02""# + rest)),
    HostileCase(
      "a coordinate without end", "j", "refused (65): in/x.geojson: ",
      text:
        collection(#"{"type":"Polygon","coordinates":[[[1e999,0],[0,1],[1,1],[1e999,0]]]}"#)),
    HostileCase(
      "a coordinate of 100,000 figures", "j", "refused (65): in/x.geojson: ",
      text:
        collection(#"{"type":"Polygon","coordinates":[[["# + "9".repeated(100_000) + ",0],[0,1],[1,1],[0,0]]]}")),
    HostileCase(
      "a property of 100,000 figures", "q", "there is no property \"id\" among",
      text:
        collection("null", #""id":"# + "9".repeated(100_000) + #","date":"2025-01-02""# + rest)),
    HostileCase(
      "nan, which JSON has not", "j", "is not whole JSON",
      text:
        collection(#"{"type":"Polygon","coordinates":[[[NaN,0],[0,1],[1,1],[0,0]]]}"#)),
    HostileCase("JSON cut short", "j", "is not whole JSON", text: String(collection("null").dropLast(20))),
    HostileCase("a string that is not ended", "j", "is not whole JSON", text: #"{"type":"Feature"#),
    HostileCase(
      "half a pair of surrogates", "j", "refused (65): in/x.geojson: ",
      text:
        collection("null", #""WD25CD":"\ud800""#)),
    HostileCase("NUL bytes between the signs", "j", "is not whole JSON", text: "{\0}"),
    HostileCase("nothing but spaces", "j", "is not whole JSON", text: " ".repeated(1_000)),
    HostileCase(
      "a ring of one point", "j", "wards E1, part 1, ring 1 has 1 vertices",
      text:
        collection(#"{"type":"Polygon","coordinates":[[[-0.5,50.8]]]}"#)),
    HostileCase(
      "a ring of no point", "j", "refused (65): in/x.geojson: wards E1",
      text:
        collection(#"{"type":"Polygon","coordinates":[[]]}"#)),
    HostileCase(
      "a polygon of no ring", "j", "refused (65): in/x.geojson: wards E1",
      text:
        collection(#"{"type":"Polygon","coordinates":[]}"#)),
    HostileCase(
      "a ring on one line", "j", "refused (65): in/x.geojson: wards E1",
      text:
        collection(#"{"type":"Polygon","coordinates":[[[-0.5,50.8],[-0.4,50.8],[-0.5,50.8],[-0.5,50.8]]]}"#)),
    HostileCase(
      "coordinates as texts", "j", "the coordinates are not numbers in nested lists",
      text:
        collection(#"{"type":"Polygon","coordinates":[[["-0.5","50.8"],["-0.4","50.8"]]]}"#)),
    HostileCase(
      "a position of one number", "j", "the coordinates are not numbers",
      text:
        collection(#"{"type":"Point","coordinates":[-0.5]}"#)),
    HostileCase(
      "coordinates that are null", "j", "the coordinates are not numbers",
      text:
        collection(#"{"type":"Point","coordinates":null}"#)),
    HostileCase(
      "a geometry without a type", "j", "refused (65): in/x.geojson: feature 1",
      text:
        collection(#"{"coordinates":[]}"#)),
    HostileCase(
      "a point for an area", "j", "wards E1 is a Point",
      text:
        collection(#"{"type":"Point","coordinates":[-0.5,50.8]}"#)),
    HostileCase(
      "a system that nobody knows", "j", "the reference system \"",
      text:
        collection("null", crs: "made up " + "x".repeated(1 << 20))),
    HostileCase(
      "a system of 30 figures", "j", "is not understood", text: collection("null", crs: "EPSG:" + "9".repeated(30))),
    HostileCase(
      "a system in Arabic figures", "j", "is not understood", text: collection("null", crs: "EPSG:\u{661}\u{662}")),
    HostileCase(
      "a type of 1 MB", "j", "a GeoJSON \"FeatureCollection\" is needed",
      text:
        #"{"type":""# + "x".repeated(1 << 20) + #""}"#),
    HostileCase(
      "a code of 1 MB", "j", "has no geometry", text: collection("null", #""WD25CD":""# + "E".repeated(1 << 20) + #"""#)
    ),
    HostileCase(
      "50,000 properties", "j", "no property holds the areas' codes",
      text:
        collection("null", (0..<50_000).map { "\"p\($0)\":1" }.joined(separator: ","))),
    HostileCase(
      "latitude before longitude", "j", "lies outside the United Kingdom",
      text:
        collection(#"{"type":"Polygon","coordinates":[[[50.8,-0.5],[50.9,-0.5],[50.9,-0.4],[50.8,-0.5]]]}"#)),
    HostileCase(
      "incidents of every kind of geometry", "q", "Are the columns of the source \"partner\" those",
      text:
        collection(#"{"type":"GeometryCollection","geometries":[]}"#, #""id":1,"date":"2025-01-02""# + rest)),
    HostileCase("incidents without the properties", "q", "there is no property \"id\" among", text: collection("null")),
    HostileCase("a table in place of GeoJSON", "j", "is not whole JSON", text: "a,b\n1,2\n"),
  ]

  private static let rest = #","time":"","kind":"a","weight":1,"place":"b","public":"yes""#

  /// A collection of one feature.
  private static func collection(_ geometry: String, _ properties: String = #""WD25CD":"E1""#, crs: String? = nil)
    -> String
  {
    let system = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    return
      #"{"type":"FeatureCollection",\#(system)"features":[{"type":"Feature","properties":{\#(properties)},"geometry":"#
      + geometry + "}]}"
  }
}
