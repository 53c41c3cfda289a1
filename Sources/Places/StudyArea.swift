public import Formats
public import Spatial

/// The ground that is analysed: what lies outside it is counted and left out.
public struct StudyArea: Sendable {
  /// One polygon in metres.
  public let polygon: MultiPolygon
  /// Its square metres.
  public let squareMetres: Double
  /// Where it comes from, in words.
  public let source: String
  private let index: AreaIndex
  /// The codes of the areas that it is the union of.
  private let codes: [String]

  /// The union of a layer's areas.
  public init(unionOf layer: AreaLayer, source: String) throws(InputError) {
    do {
      polygon = try layer.index.union()
      index = try AreaIndex([polygon])
    } catch {
      throw .badData("\(layer.name): the areas cannot be joined into a study area: \(error.description).")
    }
    squareMetres = index.squareMetres[0]
    self.source = source
    codes = layer.codes
  }

  /// Whether it is the union of just these areas.
  func isUnion(of layer: AreaLayer) -> Bool { codes == layer.codes }

  /// Which points lie in the study area or on its edge.
  public func contains(
    x: ContiguousArray<Double>, y: ContiguousArray<Double>, workers: Int = 1
  ) throws(InputError) -> [Bool] {
    do {
      return try index.locate(x: x, y: y, workers: workers).map { $0 != AreaIndex.none }
    } catch {
      throw InputError(.ourFault, error.description)
    }
  }

  /// Which areas of a layer have at least half of their ground in the study area.
  package func holdsHalf(of layer: AreaLayer, workers: Int = 1) throws(InputError) -> [Bool] {
    do {
      let shared = try index.overlaps(with: layer.index, workers: workers)
      return layer.codes.indices.map { area in
        (shared[area].first?.squareMetres ?? 0) * 2 >= layer.squareMetres[area]
      }
    } catch {
      throw .badData("\(layer.name): \(error.description)")
    }
  }
}
