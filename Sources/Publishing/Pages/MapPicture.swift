import Places
import Spatial
import Tasking

/// Maps of a place.
enum MapPicture {
  /// A place that would be smaller than this on the map gets a ring around it.
  private static let leastWidth = 12.0
  private static let ringRadius = 11.0
  private static let largestCircle = 16.0
  private static let smallestCircle = 2.5

  /// Where the place lies in the district.
  static func overview(_ outline: PlaceOutline, on ground: Ground, district: String) -> Page.Picture? {
    var bounds = ground.studyArea.polygon.bounds
    bounds.extend(to: outline.polygon.bounds)
    guard let bounds, let box = outline.polygon.bounds else { return nil }
    let frame = MapFrame(bounds)
    var picture = Page.Picture(
      title: "Where it lies", description: "\(outline.name) in \(district), with the outlines of the wards.",
      width: MapFrame.width, height: frame.height)
    picture.shapes = areas(ground, frame) + [.path(frame.path(ground.studyArea.polygon), .ground)]
    picture.shapes += [.path(frame.path(outline.polygon), .place)] + frame.scaleBar
    if max(box.maxX - box.minX, box.maxY - box.minY) * frame.scale < leastWidth {
      picture.shapes.append(
        .circle(
          x: frame.x((box.minX + box.maxX) / 2), y: frame.y((box.minY + box.maxY) / 2), radius: ringRadius, .place,
          title: outline.name))
    }
    picture.legend = [(.ground, "study area"), (.area, "wards"), (.place, "the place")]
    return picture
  }

  /// The place with the locations of an analysis' incidents.
  static func closeUp(_ outline: PlaceOutline, _ look: ProfileLook, on ground: Ground) -> Page.Picture? {
    guard let bounds = outline.polygon.bounds, !look.locations.isEmpty else { return nil }
    let frame = MapFrame(bounds)
    let most = look.locations.map(\.incidents).max() ?? 1
    let places = look.locations.count
    var picture = Page.Picture(
      title: "Where in the place",
      description: "\(look.counts.incidents) incidents of \(look.name) in \(look.comparison.current) at \(places) "
        + "\(places == 1 ? "location" : "locations"), a circle each; its area goes by the incidents, \(most) at most.",
      width: MapFrame.width, height: frame.height)
    picture.shapes = areas(ground, frame) + [.path(frame.path(outline.polygon), .place)]
    // The largest first, so that none hides a smaller one.
    picture.shapes += look.locations.sorted { $0.incidents > $1.incidents }.map { location in
      let share = (Double(location.incidents) / Double(most)).squareRoot()
      return .circle(
        x: frame.x(location.x), y: frame.y(location.y),
        radius: smallestCircle + (largestCircle - smallestCircle) * share, .incidents,
        title: "\(location.incidents) \(location.incidents == 1 ? "incident" : "incidents")")
    }
    picture.shapes += frame.scaleBar
    picture.legend = [(.place, "the place"), (.area, "wards"), (.incidents, "incidents at a location")]
    return picture
  }

  private static func areas(_ ground: Ground, _ frame: MapFrame) -> [Page.Shape] {
    ground.wards.polygons.map(frame.path).filter { !$0.isEmpty }.map { .path($0, .area) }
  }
}
