/// The order of weighted distinct locations by how densely they are reached, from which clusters of differing density can
/// be read: ordering points to identify the clustering structure.
///
/// The *core distance* of a location is the distance within which lie `minSamples` incidents, its own included. From a location that
/// has one within `maxEpsMetres` each other within `maxEpsMetres` is reached at the greater of their distance and that core
/// distance. The next in order is always the one reached at the least; of equal ones the lowest-numbered. A valley of
/// reachability is a cluster.
///
/// Each location stands for as many coincident incidents as its weight: its first is reached as the location is, and the others at
/// no more than its core distance, right after it. Rows at one place are one location; those without weight are
/// left out.
///
/// Ankerst, Breunig, Kriegel and Sander (1999), OPTICS: ordering points to identify the clustering structure, SIGMOD,
/// doi:10.1145/304181.304187.
///
/// The order begins at the lowest-numbered location, and where it enters a valley depends on that; the valleys hardly do.
public struct OPTICS: Sendable {
  /// How clusters are read off the order.
  public enum Extraction: Sendable, Equatable {
    /// Between steep descents and ascents of reachability, by a factor of at least 1 - xi: `XiClusters`.
    case xi(Double, minClusterSize: Int)
    /// What DBSCAN finds at one eps, but for some border locations.
    case flat(epsMetres: Double)
  }

  /// Metres beyond which nothing is reached.
  public let maxEpsMetres: Double
  /// Weight, the location's own included.
  public let minSamples: Int
  /// How clusters are read off the order.
  public let extraction: Extraction

  /// - Parameter extraction: nil for xi of 0.05 and clusters of at least `minSamples`.
  /// - Precondition: `maxEpsMetres` above 0 and finite, `minSamples` at least 2, xi within 0 ..< 1 and not 0.
  public init(maxEpsMetres: Double, minSamples: Int, extraction: Extraction? = nil) {
    precondition(maxEpsMetres > 0 && maxEpsMetres.isFinite && minSamples >= 2, "metres above 0, minSamples at least 2")
    self.maxEpsMetres = maxEpsMetres
    self.minSamples = minSamples
    self.extraction = extraction ?? .xi(0.05, minClusterSize: minSamples)
    if case .xi(let xi, _) = self.extraction { precondition(xi > 0 && xi < 1, "xi between 0 and 1") }
  }

  /// The order, and columns over the locations.
  public struct Order: Sendable, Equatable {
    /// The locations in order, those at one place one after the other; without those of no weight.
    public let locations: ContiguousArray<Int32>
    /// Metres at which each was reached; infinite where an order begins anew.
    public let reachabilityMetres: ContiguousArray<Double>
    /// Metres; infinite where it is beyond `maxEpsMetres`.
    public let coreMetres: ContiguousArray<Double>
    /// The location from which each was reached, or -1.
    public let predecessor: ContiguousArray<Int32>
  }

  /// - Complexity: O(pairs within `maxEpsMetres` + n log n) for n distinct locations; memory O(n). Weight costs nothing.
  public func order(_ locations: Locations, workers: Int = 1) -> Order {
    let distinct = DistinctLocations(locations)
    let order = distinctOrder(distinct.locations, workers: workers)
    var rows = [[Int32]](repeating: [], count: distinct.locations.count)
    for (row, number) in distinct.number.enumerated() where number >= 0 { rows[Int(number)].append(Int32(row)) }
    let first = ContiguousArray(rows.lazy.compactMap(\.first))
    return Order(
      locations: ContiguousArray(order.locations.lazy.flatMap { rows[Int($0)] }),
      reachabilityMetres: distinct.spread(order.reachabilityMetres, without: .infinity),
      coreMetres: distinct.spread(order.coreMetres, without: .infinity),
      predecessor: distinct.spread(
        ContiguousArray(order.predecessor.lazy.map { $0 < 0 ? -1 : first[Int($0)] }), without: -1))
  }

  func distinctOrder(_ locations: Locations, workers: Int) -> Order {
    let squaredCore = cores(locations, workers: workers)
    let grid = NeighbourGrid(locations, distance: maxEpsMetres)
    var waiting = KeyedHeap(count: locations.count)
    var predecessor = ContiguousArray<Int32>(repeating: -1, count: locations.count)
    var isDone = ContiguousArray(repeating: false, count: locations.count)
    var order = ContiguousArray<Int32>()
    order.reserveCapacity(locations.count)
    for start in 0..<locations.count where !isDone[start] {
      var next: Int? = start
      while let location = next {
        isDone[location] = true
        order.append(Int32(location))
        let core = squaredCore[location]
        if core < .infinity {
          grid.forEach(nearX: locations.x[location], y: locations.y[location]) { other, squared in
            let reach = max(squared, core)
            if !isDone[other], reach < waiting.key[other] {
              waiting.lower(other, to: reach)
              predecessor[other] = Int32(location)
            }
          }
        }
        next = waiting.popFirst()
      }
    }
    return Order(
      locations: order, reachabilityMetres: ContiguousArray(waiting.key.lazy.map { $0.squareRoot() }),
      coreMetres: ContiguousArray(squaredCore.lazy.map { $0.squareRoot() }), predecessor: predecessor)
  }

  private func cores(_ locations: Locations, workers: Int) -> ContiguousArray<Double> {
    let tree = NearTree(locations)
    let weight = ContiguousArray(tree.location.lazy.map { locations.weight[Int($0)] })
    let squared = CoreDistances.squared(in: tree, weight: weight, samples: minSamples, workers: workers)
    var cores = ContiguousArray(repeating: Double.infinity, count: locations.count)
    for (position, location) in tree.location.enumerated() where squared[position] <= maxEpsMetres * maxEpsMetres {
      cores[Int(location)] = squared[position]
    }
    return cores
  }
}

extension OPTICS {
  /// The clusters that `extraction` reads off the order. A member is core where it has a core distance (within eps, for `flat`).
  ///
  /// - Parameter greatestWidthMetres: of nested clusters of xi those are passed over that are wider, and the narrower ones within
  ///   are taken; flat ones that are wider are noise. nil for no limit.
  public func cluster(_ locations: Locations, greatestWidthMetres: Double? = nil, workers: Int = 1) -> Clustering {
    let distinct = DistinctLocations(locations)
    let order = distinctOrder(distinct.locations, workers: workers)
    let coreWithin: Double
    var runs: [Range<Int>]
    switch extraction {
    case .xi(let xi, let minClusterSize):
      coreWithin = maxEpsMetres
      runs =
        XiClusters(
          order, weight: distinct.locations.weight, xi: xi, minSamples: minSamples, minClusterSize: minClusterSize
        ).runs
    case .flat(let epsMetres):
      coreWithin = epsMetres
      runs = flatRuns(order, epsMetres: epsMetres)
    }
    if let width = greatestWidthMetres {
      runs.removeAll { run in
        ClusterWidth.metres(of: run.map { Int(order.locations[$0]) }, in: distinct.locations) > width
      }
    }
    return clustering(distinct, order, runs, coreWithin: coreWithin)
  }

  /// From each location that is core but not reached, as far as the next that is not reached.
  private func flatRuns(_ order: Order, epsMetres: Double) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var begin: Int?
    for (position, location) in order.locations.enumerated() {
      guard order.reachabilityMetres[Int(location)] > epsMetres else { continue }
      if let begin { runs.append(begin..<position) }
      begin = order.coreMetres[Int(location)] <= epsMetres ? position : nil
    }
    if let begin { runs.append(begin..<order.locations.count) }
    return runs
  }

  /// Of runs that overlap, the first; numbered by their lowest-numbered location.
  private func clustering(
    _ distinct: DistinctLocations, _ order: Order, _ runs: [Range<Int>], coreWithin: Double
  ) -> Clustering {
    var taken = ContiguousArray(repeating: -1, count: order.locations.count)
    for (number, run) in runs.enumerated() where run.allSatisfy({ taken[Int(order.locations[$0])] < 0 }) {
      for position in run { taken[Int(order.locations[position])] = number }
    }
    var numbers: [Int: Int32] = [:]
    var eps: [Double] = []
    let cluster = ContiguousArray(
      taken.map { run -> Int32 in
        guard run >= 0 else { return Clustering.noise }
        if let known = numbers[run] { return known }
        let number = Int32(eps.count)
        numbers[run] = number
        let longest = runs[run].dropFirst().reduce(0) {
          max($0, order.reachabilityMetres[Int(order.locations[$1])])
        }
        eps.append(min(max(longest, HDBSCAN.reachMetres.lowerBound), HDBSCAN.reachMetres.upperBound))
        return number
      })
    let role = ContiguousArray(
      cluster.indices.lazy.map { location -> ClusterRole in
        if cluster[location] == Clustering.noise { return .noise }
        return order.coreMetres[location] <= coreWithin ? .core : .border
      })
    return Clustering(
      cluster: distinct.spread(cluster, without: Clustering.noise), role: distinct.spread(role, without: .noise),
      epsMetres: eps, isSplit: eps.map { _ in false })
  }
}
