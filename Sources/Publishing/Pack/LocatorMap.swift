import Formats
import Spatial

/// A hotspot with the wards around it and the locations of its incidents.
enum LocatorMap {
  /// The width of the pictures of a hotspot's page, of which two stand side by side.
  static let width = 400.0
  private static let (smallestCircle, largestCircle) = (3.0, 13.0)
  /// Names beyond these would hide the map.
  private static let mostNames = 12

  /// A location with incidents in the period.
  private struct Place {
    let x: Double
    let y: Double
    let incidents: Int
    let name: String
  }

  /// nil where the hotspot has no outline.
  static func picture(_ hotspot: PackHotspot, locations: [PlainLayer.Feature], on ground: PackGround) -> Page.Picture? {
    guard let polygon = ground.polygon(of: hotspot.feature), let box = polygon.bounds else { return nil }
    let beyond = max(40, 0.12 * max(box.maxX - box.minX, box.maxY - box.minY))
    var window = polygon.bounds
    window.extend(to: box.minX - beyond, box.minY - beyond)
    window.extend(to: box.maxX + beyond, box.maxY + beyond)
    let frame = MapFrame(window ?? box, width: width, heights: 210...250)
    let places = self.places(locations, frame, on: ground)
    var picture = Page.Picture(
      title: "Where it is", description: description(places), width: frame.width, height: frame.height)
    picture.isMap = true
    let wards = ground.wards.map { ($0, frame.path($0.polygon)) }.filter { !$0.1.isEmpty }
    picture.shapes = wards.map { Page.Shape.path($0.1, .area) } + [.path(frame.path(polygon), .place)]
    picture.shapes += circles(places)
    picture.shapes += names(places, frame) + frame.scaleBar
    picture.legend = [(.place, "hotspot"), (.area, "wards")]
    if !places.isEmpty { picture.legend.append((.incidents, "incidents at a location")) }
    return picture
  }

  private static func places(
    _ locations: [PlainLayer.Feature], _ frame: MapFrame, on ground: PackGround
  ) -> [Place] {
    let places = locations.compactMap { location -> Place? in
      guard let point = ground.point(of: location), let incidents = location.integer("incidents"), incidents > 0 else {
        return nil
      }
      return Place(
        x: frame.x(point.x), y: frame.y(point.y), incidents: incidents, name: location.text("location_name") ?? "")
    }
    // The largest first, so that none hides a smaller one; then as they are listed.
    return places.enumerated().sorted {
      $0.element.incidents == $1.element.incidents
        ? $0.offset < $1.offset : $0.element.incidents > $1.element.incidents
    }.map(\.element)
  }

  private static func description(_ places: [Place]) -> String {
    guard let most = places.first?.incidents else {
      return "The outline of the hotspot and the wards around it. Its locations are not in this set of files."
    }
    return "The outline of the hotspot, and its \(places.count) \(places.count == 1 ? "location" : "locations"), "
      + "a circle each; its area goes by the incidents, \(most) at most."
  }

  /// The greatest circle stands for at least so many incidents: where no place has more than one, all circles are small.
  private static let leastOfLargest = 12

  private static func radius(_ place: Place, most: Int) -> Double {
    let share = Double(place.incidents) / Double(max(most, leastOfLargest))
    return smallestCircle + (largestCircle - smallestCircle) * share.squareRoot()
  }

  private static func circles(_ places: [Place]) -> [Page.Shape] {
    let most = places.first?.incidents ?? 1
    return places.map { place in
      let what = "\(place.incidents) \(place.incidents == 1 ? "incident" : "incidents")"
      return .circle(
        x: place.x, y: place.y, radius: radius(place, most: most), .incidents,
        title: place.name.isEmpty ? what : "\(place.name): \(what)")
    }
  }

  /// The names of the busiest places, each once.
  private static func names(_ places: [Place], _ frame: MapFrame) -> [Page.Shape] {
    let most = places.first?.incidents ?? 1
    let large = places.filter { radius($0, most: most) > 7 }
    var labels = LabelPlacement(
      width: frame.width, height: frame.height,
      taken: large.map { LabelPlacement.Box(x: $0.x, y: $0.y, radius: radius($0, most: most)) }
        + [LabelPlacement.Box(left: 0, top: frame.height - 30, right: frame.width / 2, bottom: frame.height)])
    var seen: Set<String> = []
    var shapes: [Page.Shape] = []
    for place in places where shapes.count < mostNames {
      let name = place.name.withoutNearness
      if name.isEmpty || seen.contains(name) { continue }
      if let words = labels.beside(name, x: place.x, y: place.y, radius: radius(place, most: most)) {
        shapes.append(words)
        seen.insert(name)
      }
    }
    return shapes
  }
}

extension String {
  /// Without the words by which police.uk says that a point stands for the street around it.
  fileprivate var withoutNearness: String {
    hasPrefix("On or near ") ? String(dropFirst("On or near ".count)) : self
  }
}
