/// Whether the hours of a group differ from those of all cases.
///
/// For a group of n cases that stand for W incidents, o incidents by aoristic weight in each of the 56 three-hour blocks of
/// the week, and s the share of all cases' incidents in that block:
///
///     T = sum over the blocks of (o - W s)^2 / (W s)
///
/// Null hypothesis: the n cases are a random draw without replacement from all N cases, the group's own among them: the group
/// has the hours that everything has. One-sided, greater: T grows with any difference, whichever hours it lies in. p =
/// (M + 1) / (R + 1), where M of R draws have a T at least as great; a tie counts. T is not compared with the chi-squared
/// distribution: weights spread over hours make it smaller than that by as much as the spans are wide.
///
/// A draw depends on n alone, so every permutation of all cases serves all groups: its first n cases are the draw for groups of
/// n, and where n is more than half of N the cases that are left after the first N - n. The p of each group is as exact as
/// by draws of its own; those of different groups depend on one another through the shared permutations.
///
/// Cases whose times are known less well make their group look flatter. Where groups differ in how times were recorded (one
/// partner writes the hour, another the day), that alone is found: test cases of one kind. Phipson and Smyth (2010),
/// Permutation P-values should never be zero, Statistical Applications in Genetics and Molecular Biology 9, 39,
/// doi:10.2202/1544-6115.1585.
///
/// The common misreading: a p that is not small does not say that the hours are those of the district. A group of thirty cases can
/// hide a great difference.
public struct ProfileTest: Sendable, Equatable {
  /// R, the number of permutations.
  public let count: Int
  /// The seed of the random numbers; each permutation has a stream of its own.
  public let seed: UInt64
  /// Groups of fewer cases are not tested.
  public let leastCases: Int

  /// - Precondition: `count` and `leastCases` at least 1.
  public init(count: Int = 999, seed: UInt64 = 1, leastCases: Int = 20) {
    precondition(count >= 1 && leastCases >= 1, "at least one permutation, at least one case")
    self.count = count
    self.seed = seed
    self.leastCases = leastCases
  }

  /// What came of it, as columns over the groups.
  public struct Scores: Sendable, Equatable {
    /// T; nan where the group is not tested.
    public let statistic: ContiguousArray<Double>
    /// 1/(R+1) ... 1; nan where the group has fewer cases than are tested, or every case.
    public let p: ContiguousArray<Double>
    /// The smallest false discovery rate over the groups at which the group is significant (Benjamini and Hochberg); nan where p
    /// is.
    public let q: ContiguousArray<Double>
    /// What was tested.
    public let test: SignificanceTest
  }

  /// Tests each group.
  ///
  /// - Parameters:
  ///   - weights: of all cases, those in no group too.
  ///   - group: of each case, 0 ..< `groups`, or a negative number for none.
  ///   - groups: how many groups there are.
  ///   - workers: how many threads may work at a time; the answer does not depend on it.
  /// - Complexity: O(R N / 2) cases drawn at most, for the greatest group alone, with the blocks that each touches.
  public func scores(
    _ weights: AoristicWeights, group: ContiguousArray<Int32>, groups: Int, workers: Int = 1
  ) -> Scores {
    precondition(group.count == weights.count, "a group for each case")
    let cases = BlockWeights(weights)
    var members = [[Int]](repeating: [], count: groups)
    for (number, group) in group.enumerated() where group >= 0 { members[Int(group)].append(number) }
    let statistic = ContiguousArray(
      members.map { members in
        members.count < leastCases || members.count >= cases.count
          ? .nan : cases.distance(of: cases.sum(members))
      })
    let draws = ProfileDraws(
      cases, sizes: members.indices.map { statistic[$0].isNaN ? nil : members[$0].count })
    let ranges = Parallel.ranges(of: count, workers: workers * 4, least: 8)
    let parts = Parallel.map(ranges, workers: workers) { draws.extremes(of: statistic, in: $0, seed: seed) }
    let p = ContiguousArray(
      statistic.indices.map { group in
        statistic[group].isNaN
          ? Double.nan : Double(parts.reduce(1) { $0 + $1[group] }) / Double(count + 1)
      })
    return Scores(
      statistic: statistic, p: p, q: BenjaminiHochberg.adjusted(p),
      test: SignificanceTest(
        statistic: "Distance of a group's three-hour profile of the week from that of all cases",
        nullHypothesis: "the group's cases are a random draw from all cases", tail: .greater,
        reference: .permutations(count, seed: seed), correction: .benjaminiHochberg, tests: p.count { !$0.isNaN }))
  }
}
