import Spatial
import TestSupport
import Testing

/// DBSCAN, HDBSCAN and OPTICS against scikit-learn 1.9.1 and hdbscan 0.8.44 on the stored data sets of
/// `Tests/References/Clusters`, which its `make.py` makes. The libraries were given each location as often as it weighs.
@Suite(.tags(.reference)) struct ClusterReferencesTests {
  /// Beside densities and metres of 1e-3 ... 1e4: what the order of a sum can change.
  private static let rounding = 1e-9

  @Test(arguments: ClusterReference.names)
  func `DBSCAN gives scikit-learn's labels, border locations by the rule of the first cluster`(name: String) throws {
    let reference = try ClusterReference(name)
    let method = DBSCAN(epsMetres: reference.epsMetres, minPoints: reference.minPoints, border: .first)
    #expect(Array(method.cluster(reference.locations).cluster) == reference.dbscan)
  }

  @Test(arguments: ClusterReference.names, HDBSCAN.Selection.allCases)
  func `HDBSCAN gives the labels of scikit-learn and hdbscan up to renaming, and their memberships`(
    name: String, selection: HDBSCAN.Selection
  ) throws {
    let reference = try ClusterReference(name)
    let method = HDBSCAN(
      minClusterSize: reference.minClusterSize, minSamples: reference.minSamples, selection: selection)
    let result = method.result(reference.locations)
    let labels = selection == .leaf ? reference.leaf : reference.eom
    expectEqual(result.clustering.cluster, labels, reference)
    let memberships = selection == .leaf ? reference.leafMembership : reference.eomMembership
    for (location, theirs) in memberships.enumerated() where !reference.tied.contains(location) {
      #expect(abs(result.membership[location] - theirs) < Self.rounding)
    }
    let stability = selection == .leaf ? reference.leafStability : reference.eomStability
    #expect(result.stability.count == stability.count)
    for (location, cluster) in result.clustering.cluster.enumerated() where cluster >= 0 {
      let (ours, theirs) = (result.stability[Int(cluster)], stability[Int(labels[location])] ?? .infinity)
      #expect(ours == theirs || abs(ours - theirs) < Self.rounding * theirs)
    }
  }

  @Test(arguments: ClusterReference.names, HDBSCAN.Selection.allCases)
  func `with a selection eps HDBSCAN gives hdbscan's labels up to renaming`(
    name: String, selection: HDBSCAN.Selection
  ) throws {
    let reference = try ClusterReference(name)
    let method = HDBSCAN(
      minClusterSize: reference.minClusterSize, minSamples: reference.minSamples, selection: selection,
      selectionEpsMetres: reference.epsMetres)
    let labels = selection == .leaf ? reference.leafCut : reference.eomCut
    expectEqual(method.result(reference.locations).clustering.cluster, labels, reference)
  }

  /// Equal up to renaming. What the libraries put to one side of a split at the length of the split itself is noise by the
  /// paper, in which all ties are taken at once.
  private func expectEqual(
    _ ours: ContiguousArray<Int32>, _ theirs: [Int32], _ reference: ClusterReference,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var theirs = theirs
    for location in reference.tied where ours[location] == Clustering.noise { theirs[location] = Clustering.noise }
    #expect(renamed(ours) == renamed(theirs), sourceLocation: sourceLocation)
    #expect(reference.tied.count < 10)
  }
}

extension ClusterReferencesTests {
  private func optics(_ reference: ClusterReference, _ extraction: OPTICS.Extraction? = nil) -> OPTICS {
    OPTICS(maxEpsMetres: 3 * reference.epsMetres, minSamples: reference.minSamples, extraction: extraction)
  }

  @Test(arguments: ClusterReference.names)
  func `OPTICS gives scikit-learn's order, reachability, core distances and predecessors`(name: String) throws {
    let reference = try ClusterReference(name)
    let order = optics(reference).order(reference.locations)
    #expect(Array(order.locations) == reference.opticsOrder)
    #expect(Array(order.predecessor) == reference.opticsPredecessor)
    for (ours, theirs) in zip(order.reachabilityMetres, reference.opticsReachability) {
      #expect(ours == theirs ?? .infinity || abs(ours - (theirs ?? .infinity)) < Self.rounding)
    }
    for (ours, theirs) in zip(order.coreMetres, reference.opticsCore) {
      #expect(ours == theirs ?? .infinity || abs(ours - (theirs ?? .infinity)) < Self.rounding)
    }
  }

  @Test(arguments: ClusterReference.names)
  func `OPTICS gives scikit-learn's clusters by xi and at one eps`(name: String) throws {
    let reference = try ClusterReference(name)
    let xi = optics(reference, .xi(0.05, minClusterSize: reference.minClusterSize)).cluster(reference.locations)
    #expect(renamed(xi.cluster) == renamed(reference.opticsXi))
    let flat = optics(reference, .flat(epsMetres: reference.epsMetres)).cluster(reference.locations)
    #expect(renamed(flat.cluster) == renamed(reference.opticsFlat))
  }
}
