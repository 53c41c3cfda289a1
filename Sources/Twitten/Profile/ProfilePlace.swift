import Formats
import Foundation
import Places
import Spatial
import Tasking

/// Which place a profile is made of.
public enum ProfilePlace: Sendable, Equatable {
  /// The areas of a boundary file, together.
  case zone(file: String)
  /// A ward of the configuration, by its code or its name.
  case ward(String)
  /// All that lies within so many metres of a point: eastings and northings on the National Grid, or degrees of longitude and
  /// latitude.
  case around(Double, Double, radiusMetres: Double)

  /// Reads `E,N` in metres on the National Grid, or `longitude,latitude` in degrees.
  ///
  /// - Returns: nil where it is not two numbers with a comma between them.
  public static func point(_ text: String) -> (x: Double, y: Double)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard parts.count == 2, let x = Double(parts[0]), let y = Double(parts[1]), x.isFinite, y.isFinite else {
      return nil
    }
    return (x, y)
  }

  /// The radii that a circle may have.
  public static let radii = 1.0...50_000.0

  /// Whether two numbers are degrees. Nobody's place on the National Grid lies within 180 m of its origin in the sea.
  static func areDegrees(_ x: Double, _ y: Double) -> Bool { abs(x) <= 180 && abs(y) <= 90 }
}

/// Finds the place that is asked for on the ground.
struct ProfilePlaceFinder {
  let configuration: Configuration
  let ground: Ground
  let projector: Projector

  /// A place, and what was chosen in finding it.
  struct Found {
    let outline: PlaceOutline
    let notes: [String]
  }

  func find(_ place: ProfilePlace) throws(InputError) -> Found {
    let found: Found
    let elsewhere: InputError
    switch place {
    case .zone(let file):
      found = try zone(file)
      elsewhere = .badData(
        "\(URL(fileURLWithPath: file).lastPathComponent) does not touch the study area. Is it a zone of this district, in the "
          + "reference system that it names?")
    case .ward(let word):
      found = try ward(word)
      elsewhere = .badData("The ward \(found.outline.name) does not touch the study area.")
    case .around(let x, let y, let radius):
      found = try circle(x, y, radius)
      elsewhere = InputError(.usage, Self.outside(x, y))
    }
    let touches: Bool
    do {
      touches = try !AreaIndex([ground.studyArea.polygon]).overlaps(with: found.outline.index)[0].isEmpty
    } catch {
      throw InputError(.ourFault, "\(found.outline.name): \(error.description)")
    }
    if !touches { throw elsewhere }
    return found
  }

  private static func outside(_ x: Double, _ y: Double) -> String {
    guard ProfilePlace.areDegrees(x, y) else {
      return
        "--at \(plain(x)),\(plain(y)) lies outside the study area. Wanted are eastings and northings in metres on the National "
        + "Grid, or longitude and latitude in degrees."
    }
    // Longitudes of the United Kingdom lie below its latitudes.
    let isSwapped = x > 49 && y < 3
    return "--at \(plain(x)),\(plain(y)) lies outside the study area."
      + (isSwapped ? " Longitude comes before latitude: is \(plain(y)),\(plain(x)) meant?" : "")
  }

  private static func plain(_ value: Double) -> String { FixedDecimal.string(value, decimals: 6) }

  // MARK: Zones

  private func zone(_ path: String) throws(InputError) -> Found {
    let file = NamedFile(path: path, name: URL(fileURLWithPath: path).lastPathComponent)
    var reader = AreaLayerReader(
      layer: "zone", kinds: AreaLayerReader.allKinds, projection: configuration.projection, fromDegrees: projector)
    reader.codes = .numbered
    let layer = try reader.read([file])
    do {
      guard layer.count > 1 else {
        let name = layer.names[0] == layer.codes[0] ? file.name : layer.names[0]
        let outline = try PlaceOutline(name: name, polygon: layer.polygons[0])
        return Found(outline: outline, notes: ["Place: \(name) of \(file.name)."] + layer.repairs)
      }
      let outline = try PlaceOutline(name: "\(file.name) (\(layer.count) areas)", polygon: try layer.index.union())
      let names =
        layer.names.prefix(6).joined(separator: ", ") + (layer.count > 6 ? " and \(layer.count - 6) more" : "")
      return Found(
        outline: outline, notes: ["Place: the \(layer.count) areas of \(file.name) together: \(names)."] + layer.repairs
      )
    } catch {
      throw .badData("\(file.name): the zone cannot be used: \(error.description).")
    }
  }

  // MARK: Wards

  private func ward(_ word: String) throws(InputError) -> Found {
    let wards = ground.wards
    let wanted = word.lowercased()
    let matches = wards.codes.indices.filter {
      wards.codes[$0].lowercased() == wanted || wards.names[$0].lowercased() == wanted
    }
    guard let ward = matches.first else {
      let nearest = NearestWord.to(word, among: wards.names + wards.codes).map { " Is \"\($0)\" meant?" } ?? ""
      throw InputError(
        .usage, "There is no ward \"\(word.prefix(60))\" among the \(wards.count) of the study area.\(nearest)")
    }
    guard matches.count == 1 else {
      let codes = matches.map { wards.codes[$0] }.joined(separator: ", ")
      throw InputError(.usage, "\(matches.count) wards are called \"\(word.prefix(60))\": \(codes). Give the code.")
    }
    do {
      let outline = try PlaceOutline(
        name: wards.names[ward], code: wards.codes[ward], ward: ward, polygon: wards.polygons[ward])
      return Found(outline: outline, notes: ["Place: the ward \(wards.names[ward]), \(wards.codes[ward])."])
    } catch {
      throw .badData("wards \(wards.codes[ward]): \(error.description).")
    }
  }

  // MARK: Circles

  private func circle(_ x: Double, _ y: Double, _ radius: Double) throws(InputError) -> Found {
    var (eastings, northings): (ContiguousArray<Double>, ContiguousArray<Double>) = ([x], [y])
    var notes: [String] = []
    do throws(SpatialError) {
      if ProfilePlace.areDegrees(x, y) {
        try projector.copy().forward(&eastings, &northings)
        guard eastings[0].isFinite, northings[0].isFinite else { throw SpatialError(Self.outside(x, y)) }
        notes.append("--at was taken for longitude and latitude in degrees.")
      }
      let (east, north) = (
        FixedDecimal.string(eastings[0], decimals: 0), FixedDecimal.string(northings[0], decimals: 0)
      )
      let metres = FixedDecimal.string(radius, decimals: 1)
      let outline = try PlaceOutline(
        name: "\(metres) m around \(east), \(north)", x: eastings[0], y: northings[0], radiusMetres: radius)
      notes.append(
        "Place: a polygon of \(MultiPolygon.circleCorners) corners on the circle of \(metres) m around \(east), \(north); it has "
          + "0.04 % less ground than the circle.")
      return Found(outline: outline, notes: notes)
    } catch {
      throw InputError(.usage, error.description)
    }
  }
}
