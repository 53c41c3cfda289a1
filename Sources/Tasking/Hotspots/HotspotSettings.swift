public import Spatial

/// How hotspots are looked for.
public struct HotspotSettings: Sendable, Equatable {
  /// The methods that work on places alone.
  public enum Method: String, Sendable, CaseIterable {
    /// So many incidents within eps.
    case dbscan
    /// Clusters of differing density.
    case hdbscan
    /// Valleys in the order of reachability.
    case optics
    /// Incidents closer together than chance has them, as in CrimeStat.
    case nnh
  }

  /// The method.
  public var method = Method.dbscan
  /// Metres; two published points in a town are some 90 m apart. How far OPTICS looks; nothing to HDBSCAN.
  public var epsMetres = 150.0
  /// Incidents in the current period that make a place dense, and of HDBSCAN the least cluster.
  public var minPoints = 20
  /// Which cluster a location joins that is in reach of several and dense in none; for DBSCAN.
  public var border = DBSCAN.BorderRule.nearest
  /// Metres; a wider cluster is split. nil leaves clusters as wide as they come.
  public var greatestWidthMetres: Double? = 500
  /// Which clusters of its tree HDBSCAN takes.
  public var selection = HDBSCAN.Selection.excessOfMass
  /// How steep a slope of reachability bounds a cluster of OPTICS, above 0 and below 1.
  public var xi = 0.05
  /// The probability with which chance alone puts a pair within the threshold of NNH; nil for eps as the threshold.
  public var pairProbability: Double? = 0.05

  /// The defaults above.
  public init() {}

  /// How far an outline reaches around each location: eps for DBSCAN, and nil, each cluster's own reach, for the others.
  package var reachMetres: Double? { method == .dbscan ? epsMetres : nil }

  /// The method with its parameters.
  ///
  /// - Parameters:
  ///   - precision: of the locations. Distances below the spacing of published points say nothing, and HDBSCAN would
  ///     take every busy point for a cluster of its own.
  ///   - squareMetres: of the study area; nil where there is none, and then NNH's threshold is eps.
  package func clustering(
    of precision: some Sequence<LocationPrecision>, over squareMetres: Double?
  ) -> any ClusteringMethod {
    switch method {
    case .dbscan: return DBSCAN(epsMetres: epsMetres, minPoints: minPoints, border: border)
    case .hdbscan:
      let isSnapped = precision.contains(.snapped)
      return HDBSCAN(
        minClusterSize: max(2, minPoints), selection: selection,
        leastMetres: isSnapped ? LocationPrecision.snappedSpacingMetres : 0)
    case .optics:
      return OPTICS(
        maxEpsMetres: epsMetres, minSamples: max(2, minPoints),
        extraction: .xi(xi, minClusterSize: max(2, minPoints)))
    case .nnh: return nearestNeighbour(over: squareMetres)
    }
  }

  /// Nearest-neighbour hierarchical clusters with these parameters.
  package func nearestNeighbour(over squareMetres: Double?) -> NearestNeighbourHierarchical {
    let threshold: NearestNeighbourHierarchical.Threshold =
      if let pairProbability, let squareMetres {
        .random(probability: pairProbability, squareMetres: squareMetres)
      } else {
        .fixed(metres: epsMetres)
      }
    return NearestNeighbourHierarchical(threshold: threshold, minPoints: max(2, minPoints))
  }

  /// The method in a sentence, with the parameters that it has.
  package var sentence: String {
    let width = greatestWidthMetres.map { "no wider than \(Int($0)) m" } ?? "as wide as they come"
    return switch method {
    case .dbscan:
      "DBSCAN: at least \(minPoints) incidents within \(Int(epsMetres)) m, border locations: \(border.rawValue); \(width)"
        + (greatestWidthMetres == nil ? "." : ", wider ones are split by tightening eps.")
    case .hdbscan:
      "HDBSCAN: at least \(max(2, minPoints)) incidents, taken by \(selection == .leaf ? "leaf" : "excess of mass"); \(width)"
        + (greatestWidthMetres == nil ? "." : ", of wider ones the best parts are taken.")
    case .optics:
      "OPTICS: at least \(minPoints) incidents, looked for within \(Int(epsMetres)) m, xi \(xi); \(width)"
        + (greatestWidthMetres == nil ? "." : ", of wider ones the narrower within are taken.")
    case .nnh:
      "Nearest-neighbour hierarchical clusters: at least \(minPoints) incidents within "
        + (pairProbability.map { "the distance that chance has with probability \($0)" } ?? "\(Int(epsMetres)) m")
        + "; \(width)."
    }
  }
}
