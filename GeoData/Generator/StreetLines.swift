internal import Formats
internal import Spatial

/// A stretch of a street with one name.
struct StreetLine {
  var name: String
  var points: [Point]
}

/// The lines of the streets, lanes and tracks that the snap points lie on. Drawing them takes no random numbers: the other
/// files stay as they are.
struct StreetLines {
  /// Every so many places along a street there is a way across to the next.
  private static let placesBetweenCrossings = 3

  private(set) var lines: [StreetLine] = []
  /// Whether the last line goes on.
  private var isOpen = false

  /// Takes the street on to its next place. Where the name changes, one stretch ends there and the next begins.
  mutating func extend(to place: Point, name: String) {
    guard isOpen, let last = lines.indices.last else {
      lines.append(StreetLine(name: name, points: [place]))
      isOpen = true
      return
    }
    lines[last].points.append(place)
    // A street that begins between two of its points has its name from the first.
    if lines[last].name.isEmpty { lines[last].name = name }
    if !name.isEmpty, lines[last].name != name { lines.append(StreetLine(name: name, points: [place])) }
  }

  /// Ends the street: where it leaves the built-up ground, or at its last place.
  mutating func breakOff() {
    isOpen = false
    if let last = lines.last, last.points.count < 2 { lines.removeLast() }
  }

  /// Ways between two neighbouring streets, where both have a place.
  mutating func cross(_ street: [StreetPlace?], _ next: [StreetPlace?], number: Int) {
    for step in street.indices where (step + 2 * number) % Self.placesBetweenCrossings == 0 {
      guard let from = street[step], let to = next[step] else { continue }
      let words = from.name.split(separator: " ").dropLast()
      lines.append(
        StreetLine(name: words.isEmpty ? "" : words.joined(separator: " ") + " Row", points: [from.place, to.place]))
    }
  }

  /// A track from each snap point that lies on no line yet, as farms do, to the nearest place of one.
  mutating func addTracks(to points: [SnapPoint]) {
    let places = lines.flatMap(\.points)
    for point in points where !places.contains(where: { $0.distance(to: point.place) == 0 }) {
      guard let nearest = places.min(by: { $0.distance(to: point.place) < $1.distance(to: point.place) }) else {
        continue
      }
      lines.append(StreetLine(name: point.name, points: [point.place, nearest]))
    }
  }

  mutating func rename(_ name: String, _ other: String) {
    for index in lines.indices where lines[index].name == name { lines[index].name = other }
  }

  /// The file: a name, or null for a way without one.
  func geoJSON(_ projector: Projector) throws(SpatialError) -> [UInt8] {
    var file = GeoJSONWriter(name: "streets")
    for line in lines {
      var drawn = MultiLine()
      drawn.appendPart(line.points.map { (x: $0.x, y: $0.y) })
      file.append(
        .line(try drawn.projected(by: projector)),
        properties: [("name", line.name.isEmpty ? .none : .text(line.name))])
    }
    return file.finish()
  }
}

/// A place along a street, and the street's name there.
struct StreetPlace {
  let place: Point
  let name: String
}
