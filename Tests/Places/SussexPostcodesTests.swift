import Formats
import Places
import Spatial
import TestSupport
import Testing

/// OS Code-Point Open of 2014 for Sussex, and the licensed premises of Arun of 2023, geocoded by others.
@Suite(.needsSharedData, .tags(.realData)) struct SussexPostcodesTests {
  /// Code-Point Open's points are in whole metres, and six decimals of a degree are 0.1 m.
  private static let samePointMetres = 0.2
  /// What the seven-parameter shift is out by in Sussex, and the rounding.
  private static let shiftMetres = 2.2

  private func files() -> [NamedFile] {
    ["codepoint_open_2014_bn.csv", "codepoint_open_2014_po_rh_tn_gu_sussex.csv"].map {
      NamedFile(path: SharedData.path("postcodes/\($0)"), name: $0)
    }
  }

  private func premises(_ name: String) throws -> ReferenceTable {
    try ReferenceTable(path: SharedData.path("licensing/\(name)"), name: name)
  }

  private func column(_ name: String, of table: ReferenceTable) throws -> Int {
    try #require(table.header.firstIndex(of: name))
  }

  @Test func `both files have the rows that their provenance states`() throws {
    let postcodes = try Postcodes(files())
    #expect(postcodes.sources.map(\.rows) == [21_938, 25_509])
    #expect(postcodes.sources.allSatisfy { $0.layout == .codePointOpen })
    #expect(postcodes.count == 47_447)
    #expect(postcodes.repeated == 0)
  }

  @Test func `every row is found where its file says, and the one without coordinates is said to have none`() throws {
    let postcodes = try Postcodes(files(), workers: 2)
    var byQuality: [Int: Int] = [:]
    var without: [String] = []
    var wrong = 0
    for file in files() {
      // The first row takes the place of a header here.
      let table = try ReferenceTable(path: file.path, name: file.name)
      for row in [table.header] + table.rows {
        switch postcodes.lookup(row[0]) {
        case .found(let easting, let northing, let quality):
          byQuality[quality, default: 0] += 1
          if Int(easting) != Int(row[2]) || Int(northing) != Int(row[3]) || quality != Int(row[1]) { wrong += 1 }
        case .withoutCoordinates: without.append("\(row[0]) \(row[1]) \(row[2]) \(row[3])")
        default: wrong += 1
        }
      }
    }
    #expect(wrong == 0)
    #expect(without == ["BN919AA 90 0 0"])
    #expect(byQuality == [10: 47_332, 30: 26, 50: 88])
  }

  @Test func `of Arun's 475 premises 443 are found, 4 are unknown and 28 have a county for a postcode`() throws {
    let postcodes = try Postcodes(files())
    let table = try premises("Arun_premises.csv")
    let postcode = try column("Postcode", of: table)
    var counts: [String: Int] = [:]
    var unknown: [String] = []
    for row in table.rows {
      switch postcodes.lookup(row[postcode]) {
      case .found: counts["found", default: 0] += 1
      case .terminated: counts["terminated", default: 0] += 1
      case .withoutCoordinates: counts["withoutCoordinates", default: 0] += 1
      case .unknown:
        counts["unknown", default: 0] += 1
        unknown.append(row[postcode])
      case .notAPostcode: counts["notAPostcode \(row[postcode])", default: 0] += 1
      }
    }
    // The postcodes of the register are of 2023, nine years younger than the table: some are newer than it.
    #expect(counts == ["found": 443, "unknown": 4, "notAPostcode West Sussex": 28])
    #expect(unknown.sorted() == ["BN16 3FH", "BN17 5AY", "BN17 5AY", "PO22 9FL"])
    #expect(table.rows.count == 475)
  }

  @Test func `the postcode at the end of an address is the register's own, but where the address is blank`() throws {
    let table = try premises("Arun_premises.csv")
    let (postcode, address) = (try column("Postcode", of: table), try column("Dtf Location", of: table))
    var without = 0
    var different: [[String]] = []
    for row in table.rows {
      let trailing = Postcodes.trailingPostcode(in: row[address])
      if trailing == nil, row[postcode] == "West Sussex" {
        without += 1
      } else if trailing != row[postcode] {
        different.append([row[address], row[postcode]])
      }
    }
    #expect(without == 28)
    #expect(different == [["NA", "BN18 9AB"]])
  }

  /// How far the register's degrees lie from the points of its postcodes, ascending.
  private func distances(usesGrids: Bool) throws -> [Double] {
    let postcodes = try Postcodes(files())
    let table = try premises("Arun_premises.csv")
    let postcode = try column("Postcode", of: table)
    let (longitude, latitude) = (try column("longitude", of: table), try column("latitude", of: table))
    var (x, y) = (ContiguousArray<Double>(), ContiguousArray<Double>())
    var points: [(easting: Double, northing: Double)] = []
    for row in table.rows {
      guard case .found(let easting, let northing, _) = postcodes.lookup(row[postcode]),
        let east = Double(row[longitude]), let north = Double(row[latitude])
      else { continue }
      x.append(east)
      y.append(north)
      points.append((easting, northing))
    }
    try Projector(gridFolders: [SharedData.path("proj")], usesGrids: usesGrids).forward(&x, &y)
    return zip(zip(x, y), points).map { here, point in
      let (dx, dy) = (here.0 - point.easting, here.1 - point.northing)
      return (dx * dx + dy * dy).squareRoot()
    }.sorted()
  }

  private func count(_ distances: [Double], within metres: Double) -> Int { distances.count { $0 <= metres } }

  @Test func `the register's degrees were made from postcode points by the shift without the grid`() throws {
    // 63 % of the register lie on a point of 2014 by that shift, and 1.9 m beside it by OSTN15.
    let shifted = try distances(usesGrids: false)
    #expect(shifted.count == 443)
    #expect(count(shifted, within: Self.samePointMetres) == 279)
    let exact = try distances(usesGrids: true)
    #expect(count(exact, within: Self.samePointMetres) == 26)
    #expect(count(exact, within: Self.shiftMetres) == 314)
  }

  @Test func `postcodes whose points have moved in nine years have mostly moved by less than a postcode's radius`()
    throws
  {
    let radius = try #require(LocationPrecision.postcode.radiusMetres)
    let distances = try distances(usesGrids: true)
    #expect(count(distances, within: 50) == 410)
    #expect(count(distances, within: radius) == 434)
    // PO22 9SD, Oldlands Way in Bersted: the table has the street, and the register a point in the middle of Bognor.
    let farthest = try #require(distances.last)
    #expect((2_030...2_032).contains(farthest))
  }
}
