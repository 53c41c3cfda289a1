import Formats
import Spatial

extension StudyArea {
  /// Why a layer cannot be where it should: no part of it touches the study area. nil where one does.
  ///
  /// - Parameters:
  ///   - layer: its name.
  ///   - bounds: of the layer, in metres.
  ///   - drawn: the same as the file has it.
  func placementFault(
    of layer: String, _ bounds: Bounds?, drawn: DrawnExtent, _ choice: ProjectionChoice
  ) -> InputError? {
    guard let own = polygon.bounds, let bounds else { return nil }
    if own.touches(bounds) { return nil }
    func plain(_ value: Double) -> String { FixedDecimal.string(value, decimals: abs(value) > 400 ? 0 : 4) }
    let place =
      drawn.bounds.map {
        "from \(plain($0.minX)), \(plain($0.minY)) to \(plain($0.maxX)), \(plain($0.maxY))"
      } ?? ""
    return .badData(
      "\(layer): no part of \(drawn.files) touches the study area; its coordinates, \(place), are taken for "
        + "\(drawn.referenceSystem)."
        + ReferenceSystemGuess(choice: choice).sentence(
          drawn.bounds, insteadOf: drawn.referenceSystem, place: "the study area", own.touches))
  }
}
