/// LSOAs that are two in 2021 and were one in 2011, and so turn up under two codes in files of several years.
struct SplitAreas {
  struct Parent {
    let code: String
    let name: String
    let children: [Int]
  }

  /// Every so many LSOAs one that is the first of a split pair.
  private static let stride = 8
  private(set) var parents: [Parent] = []

  init(_ district: District) {
    var number = 1
    for first in Swift.stride(from: 3, to: district.lsoas.count, by: Self.stride) {
      let lsoa = district.lsoas[first]
      guard let second = lsoa.neighbours.first(where: { $0 > first && district.lsoas[$0].ward == lsoa.ward })
      else { continue }
      // The retired name takes a letter that the group of 2021 does not use.
      parents.append(
        Parent(code: Code.text("E0198", number), name: lsoa.name.dropLast() + "F", children: [first, second]))
      number += 1
    }
  }

  func parent(of lsoa: Int) -> Parent? {
    parents.first { $0.children.contains(lsoa) }
  }
}
