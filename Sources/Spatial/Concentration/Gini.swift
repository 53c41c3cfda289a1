/// The coefficient of Gini, as it stands and as it is generalised for fewer incidents than places.
///
/// With the counts y of n places in ascending order and c = Σy:
///
/// ```
/// G  = 2 Σ i y_i / (n c) - (n + 1)/n
/// G' = max(n/c, 1) (G - 1) + 1
/// ```
///
/// G is twice the area between the diagonal and the Lorenz curve: 0 where all places have the same, (n - 1)/n where one has
/// all. With c < n incidents G is at least 1 - c/n however evenly they fall, so that sparse counts look concentrated when they are
/// not. G' measures from the most even spread there can be: 0 where each of c places has one. With c >= n both are the same.
/// Both are nan where there are no incidents.
///
/// Sums are taken in whole numbers: equal counts give exactly 0, and order changes nothing.
///
/// Bernasco and Steenbeek (2017), More places than crimes: implications for evaluating the law of crime concentration at place,
/// Journal of Quantitative Criminology 33, 451-467, doi:10.1007/s10940-016-9324-7.
///
/// The common misreading: that a Gini of one year against another's tells of a change where the numbers of incidents differ. Chance alone
/// scatters few incidents unevenly, and G' only takes away what *must* be, not what chance adds: incidents thrown at places at random
/// have G' well above 0. Compare years with like numbers, over the same places, and beside the shares of ``LorenzCurve``.
/// Nor does G say where: two maps without a hotspot in common may have the same.
public struct Gini: Sendable, Equatable {
  /// G: 0 ... (n - 1)/n, or nan.
  public let coefficient: Double
  /// G': 0 ... 1, or nan.
  public let generalised: Double

  /// - Parameter counts: the incidents of each place, in any order; a place without any is a 0 and has to be there.
  /// - Precondition: no count is below 0, and their sum fits an `Int`.
  /// - Complexity: O(n + d log d) of n places with d distinct counts.
  public init(_ counts: some Sequence<Int>) {
    self.init(LorenzCurve(counts))
  }

  /// - Complexity: O(d) of d distinct counts.
  public init(_ curve: LorenzCurve) {
    guard curve.incidents > 0 else {
      (coefficient, generalised) = (.nan, .nan)
      return
    }
    let n = Int128(curve.places)
    let c = Int128(curve.incidents)
    // 2 Σ i y_i: the ranks of a level are m running numbers, whose sum is m times their mean.
    var rank: Int128 = 0
    var sum: Int128 = 0
    for level in curve.levels {
      let m = Int128(level.places)
      sum += Int128(level.count) * m * (2 * rank + m + 1)
      rank += m
    }
    let numerator = sum - (n + 1) * c
    coefficient = Double(numerator) / Double(n * c)
    // n/c (G - 1) + 1 brought over c², in which the most even spread is 0 to the last bit.
    generalised = c < n ? Double(numerator - n * c + c * c) / Double(c * c) : coefficient
  }
}
