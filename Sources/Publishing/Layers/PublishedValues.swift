import Formats
import Spatial

extension PlainLayer {
  /// The layer with each number as its file has it: what is worked out from it is then the same whether the layer comes from
  /// an analysis or from the file. A table cannot tell an empty text from none.
  func asPublished(_ format: Format) -> PlainLayer {
    PlainLayer(
      name: name, about: about, columns: columns,
      features: features.map { feature in
        Feature(
          feature.geometry.asPublished,
          feature.properties.map { property in
            let isLost = format == .csv && property.value == .text("")
            return (property.name, isLost ? .none : property.value.asPublished)
          })
      })
  }
}

extension PropertyValue {
  /// A number as short as it is written, and with as many decimals; a text on one line.
  var asPublished: PropertyValue {
    switch self {
    case .decimal(let number, let decimals):
      guard number.isFinite else { return .none }
      let text = FixedDecimal.string(number, decimals: decimals)
      return .decimal(Double(text) ?? number, decimals: decimals)
    case .probability(let p):
      guard p.isFinite else { return .none }
      return .probability(Double(FixedDecimal.probability(p)) ?? p)
    // What steers a terminal or breaks a line is no part of a name, and some programs end a text at it.
    case .text(let text): return .text(text.onOnePlainLine)
    case .none, .integer, .truth: return self
    }
  }
}

extension FeatureGeometry {
  /// A point to the decimals of degrees that files have, and rings in the direction that RFC 7946 asks for; outlines are
  /// rounded where they are carried over.
  fileprivate var asPublished: FeatureGeometry {
    func rounded(_ degrees: Double) -> Double { Double(FixedDecimal.string(degrees, decimals: 7)) ?? degrees }
    switch self {
    case .none, .line: return self
    case .point(let longitude, let latitude):
      return .point(longitude: rounded(longitude), latitude: rounded(latitude))
    case .polygon(let polygon):
      var turned = MultiPolygon()
      for part in 0..<polygon.partCount {
        turned.appendPart(
          rings: polygon.rings(ofPart: part).enumerated().map { number, ring in
            polygon.vertices(of: ring, anticlockwise: number == 0).map { (polygon.x[$0], polygon.y[$0]) }
          })
      }
      return .polygon(turned)
    }
  }
}
