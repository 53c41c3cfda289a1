/// Locations with those at the same place taken together and those without weight left out.
struct DistinctLocations: Sendable {
  /// In the order in which each place is first met.
  let locations: Locations
  /// For each of the given locations its number among the distinct ones; -1 where it has no weight.
  let number: ContiguousArray<Int32>

  init(_ given: Locations) {
    struct Place: Hashable {
      let x: Double
      let y: Double
    }
    var numbers: [Place: Int32] = [:]
    numbers.reserveCapacity(given.count)
    var number = ContiguousArray<Int32>(repeating: -1, count: given.count)
    var (x, y, weight) = (ContiguousArray<Double>(), ContiguousArray<Double>(), ContiguousArray<Int>())
    for index in 0..<given.count where given.weight[index] > 0 {
      let place = Place(x: given.x[index], y: given.y[index])
      if let known = numbers[place] {
        number[index] = known
        weight[Int(known)] += given.weight[index]
      } else {
        number[index] = Int32(x.count)
        numbers[place] = Int32(x.count)
        x.append(place.x)
        y.append(place.y)
        weight.append(given.weight[index])
      }
    }
    locations = Locations(x: x, y: y, weight: weight)
    self.number = number
  }

  /// A column over the distinct locations as one over the given ones.
  func spread<Value>(_ column: ContiguousArray<Value>, without value: Value) -> ContiguousArray<Value> {
    ContiguousArray(number.lazy.map { $0 < 0 ? value : column[Int($0)] })
  }
}
