/// The places with neighbours, gathered by how many they have, from the fewest up.
struct PlacesByDegree {
  let groups: [(degree: Int, places: ContiguousArray<Int32>)]

  init(_ neighbours: Neighbours, where isIncluded: (Int) -> Bool) {
    var byDegree: [Int: ContiguousArray<Int32>] = [:]
    for place in 0..<neighbours.count where isIncluded(place) {
      let degree = neighbours.degree(of: place)
      if degree > 0 { byDegree[degree, default: []].append(Int32(place)) }
    }
    groups = byDegree.sorted { $0.key < $1.key }.map { (degree: $0.key, places: $0.value) }
  }

  var greatestDegree: Int { groups.last?.degree ?? 0 }
}
