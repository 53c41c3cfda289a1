import Formats
import Spatial

/// Where the areas of a layer lie over one another or leave ground of the study area uncovered, in words.
struct LayerCoverage {
  /// Nothing but slivers, in square metres: the trace of lines that were drawn or rounded apart.
  private static let sliver = 1.0
  /// Two areas that share more of the smaller one than this are not slivers: an incident there counts for one of them alone.
  private static let mostShared = 0.01

  /// What adding up the ground of areas rounds, as a share of it.
  private static let rounding = 1e-12

  let note: String?
  let warning: String?

  /// - Parameter isWhole: whether the layer is meant to cover the study area; only then are gaps told.
  init(_ layer: AreaLayer, in studyArea: StudyArea, isWhole: Bool, workers: Int) throws(InputError) {
    // Areas that the study area is the union of leave no gap, and where they weigh no more than it they share nothing.
    let ground = layer.squareMetres.reduce(0, +)
    if studyArea.isUnion(of: layer), abs(ground - studyArea.squareMetres) <= Self.rounding * ground {
      (note, warning) = (nil, nil)
      return
    }
    let coverage: AreaCoverage
    do {
      coverage = try AreaCoverage(of: layer.index, within: isWhole ? studyArea.polygon : nil, workers: workers)
    } catch {
      throw .badData("\(layer.name): the areas cannot be laid over one another: \(error.description)")
    }
    func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    func squareMetres(_ value: Double) -> String { "\(FixedDecimal.string(value, decimals: 0)) m²" }
    var parts: [String] = []
    if coverage.overlapSquareMetres >= Self.sliver {
      parts.append(
        "\(squareMetres(coverage.overlapSquareMetres)) are in two areas or more (\(counted(coverage.overlaps.count, "pair")))"
      )
    }
    if isWhole, coverage.gapSquareMetres >= Self.sliver {
      parts.append(
        "\(squareMetres(coverage.gapSquareMetres)) of the study area are in none (\(counted(coverage.gaps.count, "gap")))"
      )
    }
    note = parts.isEmpty ? nil : "\(layer.name): \(parts.joined(separator: "; "))."
    let large = coverage.overlaps.filter { pair in
      let smaller = min(layer.squareMetres[pair.first], layer.squareMetres[pair.second])
      return pair.squareMetres > Self.mostShared * smaller
    }
    warning = large.first.map { pair in
      "\(layer.name): \(layer.names[pair.first]) and \(layer.names[pair.second]) share \(squareMetres(pair.squareMetres))"
        + (large.count > 1 ? ", and \(large.count - 1) more pairs share ground" : "")
        + "; an incident there counts for the one with the lower code alone."
    }
  }
}
