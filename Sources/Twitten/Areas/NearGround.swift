import Formats
import Incidents
import Places
import Spatial
import Tasking

/// Where random points are drawn to be set beside a layer of points: where one of them could be.
struct NearGround: Sendable {
  let ground: RandomPlaces.Ground
  /// What was chosen.
  let note: String

  /// - Throws: where the layer that is named holds points, or no ground is left.
  init(_ choice: Configuration.NearChoice, on ground: Ground) throws(InputError) {
    do throws(SpatialError) {
      switch choice.ground ?? Self.usual(ground) {
      case .builtUp:
        guard let addresses = ground.addresses else { fallthrough }
        let near = try ground.studyArea.near(addresses)
        self.ground = .area(
          try BuiltUpArea.area(aroundX: near.x, y: near.y, within: ground.studyArea.polygon))
        note =
          "Near what: random points are drawn in the study area within \(Int(BuiltUpArea.defaultReachMetres)) m of a postcode."
      case .studyArea:
        self.ground = .area(ground.studyArea.polygon)
        note =
          "Near what: random points are drawn anywhere in the study area, fields among it, so that nearly all that people go to will "
          + "seem near to incidents. Name tables of postcodes or a layer of streets for a fairer ground."
      case .layer(let name):
        if let lines = ground.lines.first(where: { $0.name == name }) {
          self.ground = .streets(lines.lines)
          note = "Near what: random points are drawn along the lines of \(name)."
        } else if let areas = ground.layers.first(where: { $0.name == name }) {
          self.ground = .area(try areas.areas.index.union())
          note = "Near what: random points are drawn inside \(name)."
        } else {
          throw SpatialError("the layer \(name) holds points, and random points are drawn in areas or along lines")
        }
      }
    } catch {
      throw .badData("near: \(error.description)")
    }
  }

  private static func usual(_ ground: Ground) -> Configuration.NearChoice.Ground {
    if ground.addresses != nil { return .builtUp }
    return ground.lines.first.map { .layer($0.name) } ?? .studyArea
  }
}

extension StudyArea {
  /// The address points near enough to be of use; those far off would be cut off again.
  fileprivate func near(
    _ addresses: AddressWeights
  ) throws(SpatialError) -> (x: ContiguousArray<Double>, y: ContiguousArray<Double>) {
    let box = polygon.bounds
    let reach = BuiltUpArea.defaultReachMetres
    let kept = addresses.x.indices.filter { point in
      guard let box else { return false }
      return (box.minX - reach...box.maxX + reach).contains(addresses.x[point])
        && (box.minY - reach...box.maxY + reach).contains(addresses.y[point])
    }
    return (ContiguousArray(kept.map { addresses.x[$0] }), ContiguousArray(kept.map { addresses.y[$0] }))
  }
}
