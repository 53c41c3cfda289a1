/// Splits clusters that are wider than a team can be sent to.
///
/// Plain DBSCAN chains a town centre into one cluster of kilometres. A cluster whose width (the greatest distance between
/// two of its locations) is over the limit is clustered again on its own members with eps tightened to nine tenths, and
/// so on until every part fits. Members that no part takes up become noise. What fits at once stays as it is.
public struct WidthLimit: Sendable {
  /// What eps is multiplied by at each step.
  public static let tightening = 0.9
  /// Below this eps in metres only what lies at one place is still a cluster.
  static let finestEps = 1.0

  /// Metres.
  public let greatestWidthMetres: Double

  /// - Precondition: the width is above 0.
  public init(greatestWidthMetres: Double) {
    precondition(greatestWidthMetres > 0, "a width above 0")
    self.greatestWidthMetres = greatestWidthMetres
  }

  /// Clusters with `method`, then splits what is too wide.
  public func cluster(_ locations: Locations, by method: DBSCAN, workers: Int = 1) -> Clustering {
    let plain = method.cluster(locations, workers: workers)
    var parts: [Part] = []
    var waiting = plain.members().map { members in
      Part(
        members: members, role: members.map { plain.role[$0] }, epsMetres: method.epsMetres, isSplit: false)
    }
    while let part = waiting.popLast() {
      let width = ClusterWidth.metres(of: part.members, in: locations)
      if width <= greatestWidthMetres {
        parts.append(part)
      } else {
        waiting += split(part, locations, method)
      }
    }
    return assemble(parts, count: locations.count)
  }

  private struct Part {
    let members: [Int]
    let role: [ClusterRole]
    let epsMetres: Double
    let isSplit: Bool
  }

  private func split(_ part: Part, _ locations: Locations, _ method: DBSCAN) -> [Part] {
    let tightened = part.epsMetres * Self.tightening
    // Distinct locations closer than the finest eps over a width above the limit: nothing dense enough to be a place.
    guard tightened >= Self.finestEps else { return [] }
    let clustering = DBSCAN(epsMetres: tightened, minPoints: method.minPoints, border: method.border)
      .cluster(locations.selecting(part.members))
    return clustering.members().map { members in
      Part(
        members: members.map { part.members[$0] }, role: members.map { clustering.role[$0] }, epsMetres: tightened,
        isSplit: true)
    }
  }

  /// Clusters are numbered by their lowest-numbered location, whatever the order in which parts were finished.
  private func assemble(_ parts: [Part], count: Int) -> Clustering {
    var cluster = ContiguousArray(repeating: Clustering.noise, count: count)
    var role = ContiguousArray(repeating: ClusterRole.noise, count: count)
    let ordered = parts.sorted { ($0.members.first ?? 0) < ($1.members.first ?? 0) }
    for (number, part) in ordered.enumerated() {
      for (member, memberRole) in zip(part.members, part.role) {
        cluster[member] = Int32(number)
        role[member] = memberRole
      }
    }
    return Clustering(
      cluster: cluster, role: role, epsMetres: ordered.map(\.epsMetres), isSplit: ordered.map(\.isSplit))
  }
}
