import Spatial
import TestSupport
import Testing

@testable import Publishing

@Suite struct MapFrameTests {
  private let frame: MapFrame

  init() throws {
    let rectangle = Squares.polygon([[(0, 0), (0, 500), (1_000, 500), (1_000, 0), (0, 0)]])
    frame = MapFrame(try #require(rectangle.bounds))
  }

  @Test func `north is up, and what must be seen is`() {
    #expect(frame.x(500) == MapFrame.width / 2 && frame.y(250) == frame.height / 2)
    #expect(frame.y(500) < frame.y(0) && frame.x(0) >= 0 && frame.x(1_000) <= MapFrame.width)
    #expect(frame.path(Squares.square(x: 100, y: 100, side: 100)).filter { $0 == "Z" }.count == 1)
    #expect(frame.path(Squares.square(x: 9_000, y: 100, side: 100)).isEmpty)
  }

  @Test func `a place without any extent still has a scale`() throws {
    let frame = MapFrame(try #require(Squares.square(x: 5, y: 5, side: 0).bounds))
    #expect(frame.scale.isFinite && frame.height >= 240)
  }

  @Test(.tags(.property))
  func `leaving out what nobody sees changes nothing in the window`() throws {
    // A coast that runs far out of the window on all sides, of 4,000 vertices.
    var random = RandomNumbers(seed: 8, item: 0)
    let circle = MultiPolygon.circle(x: 500, y: 250, radiusMetres: 1)
    var ring: [(x: Double, y: Double)] = []
    for corner in 0..<circle.vertexCount - 1 {
      for _ in 0..<32 {
        let reach = Double.random(in: 200...3_000, using: &random)
        ring.append((500 + (circle.x[corner] - 500) * reach, 250 + (circle.y[corner] - 250) * reach))
      }
    }
    ring.append(ring[0])
    let polygon = Squares.polygon([ring])
    let path = frame.path(polygon)
    let drawn: [(x: Double, y: Double)] = path.dropFirst().dropLast().split(separator: "L").map { point in
      let numbers = point.split(separator: " ").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : (.nan, .nan)
    }
    #expect(drawn.count < ring.count && drawn.allSatisfy { $0.x.isFinite })
    // Every vertex inside the window is drawn, or one within a unit of it.
    for vertex in ring {
      let (x, y) = (frame.x(vertex.x), frame.y(vertex.y))
      guard (0...MapFrame.width).contains(x), (0...frame.height).contains(y) else { continue }
      #expect(drawn.contains { abs($0.x - x) < 1 && abs($0.y - y) < 1 })
    }
  }
}
