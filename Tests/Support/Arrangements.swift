/// Every order of a few values, for moments that hold exactly.
public enum Arrangements {
  /// All orders of the values, by Heap's algorithm.
  public static func all(_ values: [Double]) -> [[Double]] {
    var values = values
    var all: [[Double]] = []
    func permute(_ count: Int) {
      if count <= 1 {
        all.append(values)
        return
      }
      for index in 0..<count {
        permute(count - 1)
        values.swapAt(count.isMultiple(of: 2) ? index : 0, count - 1)
      }
    }
    permute(values.count)
    return all
  }

  /// All orders in which one place keeps its value.
  public static func holding(_ place: Int, _ values: [Double]) -> [[Double]] {
    var others = values
    others.remove(at: place)
    return all(others).map { order in
      var order = order
      order.insert(values[place], at: place)
      return order
    }
  }

  /// The mean and the variance (divided by their number) of a statistic.
  public static func moments(_ statistics: [Double]) -> (mean: Double, variance: Double) {
    let mean = statistics.reduce(0, +) / Double(statistics.count)
    return (mean, statistics.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(statistics.count))
  }
}
