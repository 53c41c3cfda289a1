/// Concentration by the definitions, pair by pair and place by place.
public enum SlowGini {
  /// Half of the mean absolute difference between two places, over their mean: Σij |y_i - y_j| / (2 n Σy).
  public static func coefficient(_ counts: [Int]) -> Double {
    var differences = 0
    for a in counts { for b in counts { differences += abs(a - b) } }
    return Double(differences) / Double(2 * counts.count * counts.reduce(0, +))
  }

  /// The fewest places with at least so many percent of the incidents, one more busiest place at a time.
  public static func fewestPlaces(_ counts: [Int], holding percent: Int) -> Int {
    let busiest = counts.sorted(by: >)
    let total = counts.reduce(0, +)
    return (0...counts.count).first { 100 * busiest.prefix($0).reduce(0, +) >= percent * total } ?? -1
  }

  /// The incidents at the fewest places that are so many percent of all.
  public static func incidents(_ counts: [Int], ofBusiest percent: Int) -> Int {
    let places = (0...counts.count).first { 100 * $0 >= percent * counts.count } ?? -1
    return counts.sorted(by: >).prefix(places).reduce(0, +)
  }
}
