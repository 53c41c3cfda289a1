import Foundation

/// Where the numbers of a map stand, so that none hides another: each at its place, or as near to it as there is room.
enum PinPlacement {
  /// The radius of a number's disc with the room around it, so that small screens can draw it larger.
  static let radius = 15.0

  /// How far each number stands from its place.
  ///
  /// - Parameters:
  ///   - places: in the units of the drawing, those that come first having the first choice.
  ///   - width: of the drawing.
  ///   - height: of the drawing.
  static func asides(_ places: [(x: Double, y: Double)], width: Double, height: Double) -> [(x: Double, y: Double)] {
    var heads: [(x: Double, y: Double)] = []
    return places.map { place in
      let free = candidates.first { aside in
        let head = (x: place.x + aside.x, y: place.y + aside.y)
        return (radius...(width - radius)).contains(head.x) && (radius...(height - radius)).contains(head.y)
          && heads.allSatisfy { hypot($0.x - head.x, $0.y - head.y) >= 2 * radius + 1 }
      }
      let aside = free ?? (0, 0)
      heads.append((place.x + aside.x, place.y + aside.y))
      return aside
    }
  }

  /// The place itself, then rings around it, sixteen directions each.
  private static let candidates: [(x: Double, y: Double)] =
    [(0, 0)]
    + stride(from: 18.0, through: 150, by: 6).flatMap { distance in
      (0..<16).map { step -> (x: Double, y: Double) in
        let angle = Double(step) * .pi / 8 - .pi / 4
        return (distance * cos(angle), distance * sin(angle))
      }
    }
}
