/// The geometry of a published row.
enum PublishedShape {
  case point(x: Double, y: Double)
  case area(AreaShape)
  case other

  init?(json geometry: JSONTree) {
    guard let type = geometry["type"]?.text else { return nil }
    let coordinates = geometry["coordinates"]?.list ?? []
    switch type {
    case "Point":
      guard let point = Self.point(.list(coordinates)) else { return nil }
      self = .point(x: point.x, y: point.y)
    case "MultiPoint":
      guard let first = coordinates.first, let point = Self.point(first) else { return nil }
      self = .point(x: point.x, y: point.y)
    case "Polygon": self = .area(AreaShape(rings: Self.rings(coordinates)))
    case "MultiPolygon": self = .area(AreaShape(rings: coordinates.flatMap { Self.rings($0.list) }))
    default: self = .other
    }
  }

  private static func point(_ position: JSONTree) -> (x: Double, y: Double)? {
    let numbers = position.list.compactMap(\.number)
    return numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
  }

  private static func rings(_ rings: [JSONTree]) -> [[(x: Double, y: Double)]] {
    rings.map { $0.list.compactMap(point) }
  }
}
