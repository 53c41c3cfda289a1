import Formats
import Spatial
import Testing

@Suite struct WKTWriterTests {
  private typealias Ring = [(x: Double, y: Double)]
  private static let shell: Ring = [(0, 50), (1, 50), (1, 51), (0, 51), (0, 50)]
  private static let hole: Ring = [(0.25, 50.25), (0.25, 50.5), (0.5, 50.5), (0.5, 50.25), (0.25, 50.25)]

  private func polygon(_ parts: [[Ring]]) -> FeatureGeometry {
    var polygon = MultiPolygon()
    for part in parts { polygon.appendPart(rings: part) }
    return .polygon(polygon)
  }

  private func line(_ parts: [Ring]) -> FeatureGeometry {
    var line = MultiLine()
    for part in parts { line.appendPart(part) }
    return .line(line)
  }

  @Test func `a point has seven decimals at most, and a row without a place has no text`() {
    #expect(WKTWriter.text(.point(longitude: -0.123456789, latitude: 50.5)) == "POINT (-0.1234568 50.5)")
    #expect(WKTWriter.text(.none) == nil)
  }

  @Test func `a line of one part and of several`() {
    #expect(WKTWriter.text(line([[(0, 50), (1, 51)]])) == "LINESTRING (0 50, 1 51)")
    #expect(
      WKTWriter.text(line([[(0, 50), (1, 51)], [(2, 52), (3, 53), (4, 54)]]))
        == "MULTILINESTRING ((0 50, 1 51), (2 52, 3 53, 4 54))")
    #expect(WKTWriter.text(line([])) == "MULTILINESTRING EMPTY")
  }

  @Test func `shells run anticlockwise and holes clockwise, whichever way they came`() {
    let (shell, hole) = (Self.shell, Self.hole)
    let shellText = "(0 50, 1 50, 1 51, 0 51, 0 50)"
    for rings in [[shell, hole], [shell.reversed(), hole], [shell, hole.reversed()]] {
      #expect(
        WKTWriter.text(polygon([rings]))
          == "POLYGON (\(shellText), (0.25 50.25, 0.25 50.5, 0.5 50.5, 0.5 50.25, 0.25 50.25))")
    }
    #expect(
      WKTWriter.text(polygon([[shell], [[(2, 49), (2, 49.5), (3, 49.5), (2, 49)]]]))
        == "MULTIPOLYGON ((\(shellText)), ((2 49, 3 49.5, 2 49.5, 2 49)))")
    #expect(WKTWriter.text(polygon([])) == "MULTIPOLYGON EMPTY")
  }
}
