internal import Spatial

struct Ward {
  let code: String
  let name: String
  let polygon: MultiPolygon
}

struct LSOA {
  let code: String
  let name: String
  /// The number of its ward, in the order of `WardPlan.all`.
  let ward: Int
  let polygon: MultiPolygon
  let centre: Point
  /// The numbers of the LSOAs that share a border with it, ascending.
  var neighbours: [Int] = []
}

/// The district: wards that grow from their planned centres, and LSOAs that grow within them.
struct District {
  /// In the order of `WardPlan.all`.
  let wards: [Ward]
  /// From north to south, ward by ward, as their codes run.
  private(set) var lsoas: [LSOA]

  init(seed: UInt64) {
    let mesh = HexMesh(seed: seed ^ UInt64(Stream.mesh.rawValue))
    let land = Land(mesh, seed: seed)
    let wardOfCell = Self.growWards(mesh, land, seed)
    let order = WardPlan.all.indices.sorted { WardPlan.all[$0].north > WardPlan.all[$1].north }
    let alphabet = WardPlan.all.indices.sorted { WardPlan.all[$0].name < WardPlan.all[$1].name }

    var wards: [Ward] = []
    for (ward, plan) in WardPlan.all.enumerated() {
      let cells = wardOfCell.indices.filter { wardOfCell[$0] == ward }
      let number = (alphabet.firstIndex(of: ward) ?? 0) + 1
      wards.append(
        Ward(
          code: Code.text("E0599", number), name: plan.name,
          polygon: Outline.polygon(of: cells, in: mesh) { wardOfCell[$0] == ward }))
    }
    self.wards = wards

    lsoas = []
    var lsoaOfCell = [Int?](repeating: nil, count: mesh.cellCount)
    for (position, ward) in order.enumerated() {
      let cells = wardOfCell.indices.filter { wardOfCell[$0] == ward }
      let divided = LSOADivision.divide(cells, of: WardPlan.all[ward], mesh, land, seed)
      for (letter, part) in divided.enumerated() {
        let number = lsoas.count
        for cell in part { lsoaOfCell[cell] = number }
        let members = lsoaOfCell
        lsoas.append(
          LSOA(
            code: Code.text("E0199", number + 1), name: Code.lsoaName(position + 1, letter), ward: ward,
            polygon: Outline.polygon(of: part, in: mesh) { members[$0] == number }, centre: mesh.middle(of: part)))
      }
    }
    findNeighbours(lsoaOfCell, mesh)
  }

  private mutating func findNeighbours(_ lsoaOfCell: [Int?], _ mesh: HexMesh) {
    for cell in lsoaOfCell.indices {
      guard let number = lsoaOfCell[cell] else { continue }
      for other in mesh.neighbours(cell).compactMap({ lsoaOfCell[$0] })
      where other != number && !lsoas[number].neighbours.contains(other) {
        lsoas[number].neighbours.append(other)
      }
    }
    for number in lsoas.indices { lsoas[number].neighbours.sort() }
  }

  private static func growWards(_ mesh: HexMesh, _ land: Land, _ seed: UInt64) -> [Int?] {
    var wardOfCell = Growth.regions(
      seeds: WardPlan.all.map { land.nearestCell(to: $0.centre, mesh) },
      speeds: WardPlan.all.map { $0.isTown ? 1 : 4.5 }, in: mesh,
      resistance: land.resistance, allowed: land.isMainland)
    // The island belongs to the ward across the water.
    let across = WardPlan.all.firstIndex { $0.name == "Cormorant Head" }
    for cell in land.island { wardOfCell[cell] = across }
    return wardOfCell
  }
}

/// Codes and names as the Office for National Statistics shapes them, with numbers that it has not given out.
enum Code {
  static func text(_ prefix: String, _ number: Int) -> String {
    let digits = String(number)
    return prefix + String(repeating: "0", count: 9 - prefix.count - digits.count) + digits
  }

  /// Such as `Sandmouth 001A`.
  static func lsoaName(_ group: Int, _ letter: Int) -> String {
    let digits = String(group)
    let last = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(letter)))
    return "\(DistrictPlan.name) " + String(repeating: "0", count: 3 - digits.count) + digits + String(last)
  }
}
