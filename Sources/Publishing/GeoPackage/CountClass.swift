/// A class of counts that a circle's size tells: most places have one incident and a few have very many, so that classes of
/// as many places each would say nothing of those few.
struct CountClass: Equatable {
  let counts: ClosedRange<Int>
  let label: String
  let millimetres: Double

  /// Where classes begin, and how large their circles are: the area grows more slowly than the count, or the largest would
  /// hide their neighbours.
  private static let steps = [
    (0, 0.8), (1, 1.2), (2, 1.7), (5, 2.4), (10, 3.3), (25, 4.4), (50, 5.6), (100, 7.0), (250, 8.6),
  ]

  /// Those classes that hold any of the counts; the highest reaches as far as they do.
  static func classes(of counts: [Int]) -> [CountClass] {
    steps.indices.compactMap { step in
      let (least, millimetres) = steps[step]
      let next = step + 1 < steps.count ? steps[step + 1].0 : Int.max
      guard let most = counts.filter({ $0 >= least && $0 < next }).max() else { return nil }
      let isHighest = counts.allSatisfy { $0 < next }
      let last = isHighest ? max(most, least) : next - 1
      return CountClass(
        counts: least...last, label: least == last ? "\(least)" : "\(least) to \(last)", millimetres: millimetres)
    }
  }
}
