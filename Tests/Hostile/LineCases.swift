import FuzzReaders

extension HostileCase {
  /// Lines, in GeoJSON and in GeoPackages.
  static let lines: [HostileCase] = [
    HostileCase("no lines", "v", "the file holds no lines", text: #"{"type":"FeatureCollection","features":[]}"#),
    HostileCase("streets without a geometry", "v", "none of its 1 features has a geometry", text: streets("null")),
    HostileCase(
      "a line without a vertex", "v", "none of its 1 features has a geometry",
      text: streets(#"{"type":"LineString","coordinates":[]}"#)),
    HostileCase(
      "a line of one vertex", "v", "feature 1: part 1 has 1 vertex, and a line has at least 2",
      text: streets(#"{"type":"LineString","coordinates":[[500000,105000]]}"#)),
    HostileCase(
      "a part without a vertex", "v", "feature 1: part 2 has 0 vertices",
      text: streets(#"{"type":"MultiLineString","coordinates":[[[500000,105000],[500100,105000]],[]]}"#)),
    HostileCase(
      "polygons for streets", "v", "feature 1 is a Polygon, and streets are lines",
      text: streets(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#)),
    HostileCase(
      "points for streets", "v", "feature 1 is a Point, and streets are lines",
      text: streets(#"{"type":"Point","coordinates":[0,0]}"#)),
    HostileCase("TopoJSON for streets", "v", "this is TopoJSON", text: #"{"type":"Topology","arcs":[]}"#),
    HostileCase(
      "a line that is one place a hundred thousand times", "v", "no network: no line has a length",
      text: streets(
        #"{"type":"LineString","coordinates":[[500000,105000]"# + ",[500000,105000]".repeated(100_000) + "]}")),
    HostileCase(
      "one line ten thousand times", "v", "no network: thousands of lines lie within 0.5 m of one another",
      text: collection(
        [String](repeating: #"{"type":"LineString","coordinates":[[500000,105000],[500100,105000]]}"#, count: 10_000))),
    HostileCase(
      "a line from end to end of the grid a thousand times", "v", "1000 lines, ",
      text: collection(
        (0..<1_000).map {
          #"{"type":"LineString","coordinates":[[-290000,\#($0 * 1_000)],[890000,\#(900_000 - $0 * 700)]]}"#
        })),
    HostileCase(
      "a street outside the country", "v", "feature 1 has the vertex 50.8, -0.5, which lies outside the United Kingdom",
      text: #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":"#
        + #"{"type":"LineString","coordinates":[[50.8,-0.5],[50.9,-0.5]]}}]}"#),
    HostileCase(
      "a street in metres without a system", "v", "feature 1 has coordinates that are not degrees",
      text: #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":"#
        + #"{"type":"LineString","coordinates":[[500000,105000],[500100,105000]]}}]}"#),
    HostileCase(
      "coordinates of a line as texts", "v", "the coordinates are not numbers in nested lists",
      text: streets(#"{"type":"LineString","coordinates":[["500000","105000"],["1","2"]]}"#)),
    HostileCase("streets in a layer of points", "v", "has no layer of lines") { try SmallGeoPackage().bytes() },
    HostileCase("a layer of lines with a point in it", "v", "feature 2 is a Point, and streets are lines") {
      try package([street, SmallGeoPackage.point(500_000, 105_000)])
    },
    HostileCase("a layer of lines with a damaged one", "v", "feature 1 is a damaged geometry") {
      try package([Array(street.dropLast(3))])
    },
    HostileCase("a street that is nowhere", "v", "feature 1: part 1 has a coordinate that is not a number") {
      try package([SmallGeoPackage.line([[(500_000, 105_000), (.nan, 105_000)]])])
    },
    HostileCase("a street at infinity", "v", "feature 1: part 1 has a coordinate that is not a number") {
      try package([SmallGeoPackage.line([[(500_000, 105_000), (.infinity, 105_000)]])])
    },
    HostileCase("a street to 1e300", "v", "feature 1 has the vertex 1e+300, 105000.0, which lies outside") {
      try package([SmallGeoPackage.line([[(500_000, 105_000), (1e300, 105_000)]])])
    },
    HostileCase("lines in no system", "v", "does not say in which reference system it is") {
      try package([street]) { $0.organization = "NONE" }
    },
    HostileCase("a view of lines that never ends", "v", "the layer is no table but a query") {
      try package([street]) {
        $0.afterwards =
          "DROP TABLE tips; CREATE VIEW tips AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
          + "SELECT x AS fid, NULL AS geom FROM n"
      }
    },
    HostileCase("no byte of a line", "w", "damaged geometry") { [] },
    HostileCase("a point where a line is wanted", "w", "Point") { SmallGeoPackage.point(1, 2) },
    HostileCase("a line cut short", "w", "damaged geometry") { Array(street.dropLast()) },
    HostileCase("a line of four billion vertices", "w", "damaged geometry") { counted(4, street) },
    HostileCase("four billion parts", "w", "damaged geometry") {
      counted(4, SmallGeoPackage.line([[(1, 2), (3, 4)], [(1, 2), (3, 4)]]))
    },
    HostileCase("points for the parts of a line", "w", "damaged geometry") {
      var bytes = SmallGeoPackage.line([[(1, 2), (3, 4)], [(1, 2), (3, 4)]])
      // After the head of 8 bytes, and order, type and count: the first part's type.
      bytes[18] = 1
      return bytes
    },
  ]

  private static let street = SmallGeoPackage.line([[(500_000, 105_000), (500_100, 105_000)]])

  /// A line whose first count, after the head and so many bytes and one, is the greatest there is.
  private static func counted(_ bytesOfType: Int, _ line: [UInt8]) -> [UInt8] {
    var bytes = line
    let place = 8 + 1 + bytesOfType
    bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
    return bytes
  }

  private static func package(
    _ rows: [[UInt8]?], _ change: (inout SmallGeoPackage) -> Void = { _ in }
  ) throws -> [UInt8] {
    var file = SmallGeoPackage()
    file.geometryType = "LINESTRING"
    file.rows = rows
    change(&file)
    return try file.bytes()
  }

  private static func streets(_ geometry: String) -> String { collection([geometry]) }

  private static func collection(_ geometries: [String]) -> String {
    let features = geometries.map { #"{"type":"Feature","properties":{"name":"A"},"geometry":\#($0)}"# }
    return #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":["#
      + features.joined(separator: ",") + "]}"
  }
}
