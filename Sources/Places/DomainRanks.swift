import Foundation

/// The ranks of one LSOA in the seven domains of the English Indices of Deprivation, from which the index is put together.
///
/// A domain's rank r of N becomes `R = (N - r + 1) / N`, so that the most deprived has 1, and that
/// `X = -23 ln(1 - R (1 - exp(-100/23)))`, which is 100 for the most deprived and near 0 for the least; the index is the sum
/// of X times the domain's weight. So the published score of the 1,029 Sussex LSOAs of 2025 comes out to its third
/// decimal.
///
/// Ministry of Housing, Communities and Local Government (2019), The English Indices of Deprivation 2019: technical
/// report, chapter 3 and appendix F; the weights and the transformation of 2025 are the same.
public struct DomainRanks: Sendable, Equatable {
  /// The domains, in the order of the published table.
  public enum Domain: Int, CaseIterable, Sendable {
    case income, employment, education, health, crime, barriers, environment

    /// The share that it has in the index.
    public var weight: Double { [0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.093][rawValue] }

    /// What the names of its columns begin with, in small letters.
    var columnStart: String {
      ["income", "employment", "education", "health", "crime", "barriers", "living environment"][rawValue]
    }
  }

  private let ranks: [Int]

  /// - Parameter ranks: of all domains, in their order.
  init(_ ranks: [Int]) {
    precondition(ranks.count == Domain.allCases.count, "a rank for each domain")
    self.ranks = ranks
  }

  /// The rank in a domain: 1 is the most deprived.
  public subscript(domain: Domain) -> Int { ranks[domain.rawValue] }

  /// The index, 0 ... 100, higher where it is more deprived, put together of all domains but some.
  ///
  /// Without a domain the weights of the others are scaled up to what all add up to.
  ///
  /// - Parameters:
  ///   - left: the domains that are left out.
  ///   - count: how many LSOAs are ranked.
  public func score(without left: Set<Domain> = [], among count: Int) -> Double {
    let kept = Domain.allCases.filter { !left.contains($0) }
    func sum(_ domains: [Domain]) -> Double { domains.reduce(0) { $0 + $1.weight } }
    // The published weights, and so the index, add up to 0.999.
    let scale = sum(Domain.allCases) / sum(kept)
    return kept.reduce(0) { $0 + $1.weight * scale * Self.transformed(self[$1], count) }
  }

  private static func transformed(_ rank: Int, _ count: Int) -> Double {
    let share = Double(max(1, count - rank + 1)) / Double(count)
    return -23 * log(1 - min(1, share) * (1 - exp(-100.0 / 23)))
  }
}
