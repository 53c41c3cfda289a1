internal import Formats
internal import Spatial

/// A postcode that nobody has: there is no postcode area XS, and no area begins with an X.
struct InventedPostcode {
  /// The outward and the inward half, such as `XS1` and `1AA`.
  let outward: String
  let inward: String
  /// In whole metres.
  let place: Point
  /// The number of its ward, in the order of `WardPlan.all`.
  let ward: Int

  /// As it is written: `XS1 1AA`.
  var text: String { "\(outward) \(inward)" }
}

/// The postcodes of the district: one for each two snap points of a street that lie next to each other, on the street.
struct InventedPostcodes {
  private static let area = "XS"
  private static let wardsPerDistrict = 2
  private static let perSector = 20
  private static let sectorsPerWard = 5
  private static let neighbourMetres = 250.0
  /// No inward half has C, I, K, M, O or V.
  private static let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
  /// In the table, and without a place.
  static let withoutPlace = "\(area)9 9ZZ"

  let all: [InventedPostcode]

  init(_ places: PartnerPlaces) {
    let points = places.streets.points
    var counts = [Int](repeating: 0, count: WardPlan.all.count)
    var postcodes: [InventedPostcode] = []
    var index = 0
    while index < points.count {
      let (first, next) = (points[index], index + 1)
      let pairs =
        next < points.count && points[next].name == first.name
        && points[next].place.distance(to: first.place) < Self.neighbourMetres
      let middle = pairs ? (first.place + points[next].place) * 0.5 : first.place
      let ward = places.district.lsoas[first.lsoa].ward
      let number = counts[ward]
      counts[ward] += 1
      index += pairs ? 2 : 1
      // A ward has room for 100; what is beyond that shares its neighbours' postcodes.
      guard number < Self.perSector * Self.sectorsPerWard else { continue }
      let sector = ward % Self.wardsPerDistrict * Self.sectorsPerWard + number / Self.perSector
      let unit = number % Self.perSector
      postcodes.append(
        InventedPostcode(
          outward: "\(Self.area)\(1 + ward / Self.wardsPerDistrict)",
          inward: "\((sector + 1) % 10)\(Self.letters[unit / 5])\(Self.letters[unit % 5 * 3])",
          place: Point(x: middle.x.rounded(), y: middle.y.rounded()), ward: ward))
    }
    all = postcodes
  }

  /// The number of the postcode nearest to a place; of those within a spot where it has any.
  func nearest(to place: Point, within spot: PartnerSpot? = nil) -> Int {
    let inSpot =
      spot.map { spot in all.indices.filter { all[$0].place.distance(to: spot.centre) < spot.radiusMetres } } ?? []
    let candidates = inSpot.isEmpty ? Array(all.indices) : inSpot
    return candidates.min { all[$0].place.distance(to: place) < all[$1].place.distance(to: place) } ?? 0
  }

  /// In the layout of OS Code-Point Open: no header, text in quotes, numbers bare, codes that were never given out.
  ///
  /// Its postcodes have seven characters: those with an outward half of four have no space.
  func table(_ district: District, seed: UInt64) -> [UInt8] {
    var random = RandomNumbers(seed: seed, .postcodes)
    let quality = WeightedChoice([94, 2, 2, 2])
    var text = ""
    for postcode in all {
      let written = postcode.outward.utf8.count == 4 ? postcode.outward + postcode.inward : postcode.text
      text += """
        "\(written)",\([10, 20, 30, 50][quality.draw(&random)]),\(Int(postcode.place.x)),\(Int(postcode.place.y)),\
        "E92000001","E19999001","E18999001","","\(DistrictPlan.code)","\(district.wards[postcode.ward].code)"\n
        """
    }
    text += "\"\(Self.withoutPlace)\",90,0,0,\"\",\"\",\"\",\"\",\"\",\"\"\n"
    return Array(text.utf8)
  }
}
