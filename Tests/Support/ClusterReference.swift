import Foundation
public import Spatial

/// A stored data set with what scikit-learn and hdbscan find in it: `Tests/References/Clusters/make.py`.
public struct ClusterReference: Decodable, Sendable {
  /// The data sets, each with repeated points: knots of five densities in scattered points on a lattice of 10 m; incidents moved to
  /// published points; two curves.
  public static let names = ["knots", "snapped", "curves"]

  /// The program, its versions and the seed.
  public let made: String
  /// The coordinates of the locations.
  public let x, y: [Double]
  /// Incidents at each location.
  public let weight: [Int]
  /// Parameters of the methods.
  public let minClusterSize, minSamples, minPoints: Int
  /// The eps of DBSCAN, of the flat clusters and of HDBSCAN's selection.
  public let epsMetres: Double
  /// Labels of each location.
  public let dbscan, eom, leaf, eomCut, leafCut, opticsXi, opticsFlat: [Int32]
  /// Locations that hdbscan lets leave a cluster at the very density at which the cluster begins.
  public let tied: [Int]
  /// Membership of each location; stability of each cluster, nil where it is infinite.
  public let eomMembership, leafMembership: [Double]
  public let eomStability, leafStability: [Double?]
  /// Of OPTICS: the locations in order, and by location; nil where it is infinite.
  public let opticsOrder, opticsPredecessor: [Int32]
  public let opticsReachability, opticsCore: [Double?]

  /// Reads one from the clone.
  public init(_ name: String) throws {
    let path = "\(SharedData.package)/Tests/References/Clusters/\(name).json"
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Its points with their weights.
  public var locations: Locations {
    Locations(x: ContiguousArray(x), y: ContiguousArray(y), weight: ContiguousArray(weight))
  }
}

/// Labels in which clusters are numbered as they are first met, so that two that differ by their names alone are equal.
public func renamed(_ labels: some Sequence<Int32>) -> [Int32] {
  var names: [Int32: Int32] = [:]
  return labels.map { label in
    guard label >= 0 else { return -1 }
    let name = names[label] ?? Int32(names.count)
    names[label] = name
    return name
  }
}
