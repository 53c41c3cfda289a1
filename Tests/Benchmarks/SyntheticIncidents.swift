import Formats
import Spatial

/// Rows in the form of police.uk's street files, some 205 bytes each as the real ones have.
///
/// One in fifty has no location, one in six is anti-social behaviour and has no Crime ID. Few points see many incidents
/// and most see few. As published, the rows of a month stand in the order of their LSOAs, those without a location last.
struct SyntheticIncidents {
  let district: SyntheticDistrict

  private static let header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    + "Last outcome category,Context\n"
  private static let categories = [
    "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime", "Other theft",
    "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person", "Vehicle crime",
    "Violence and sexual offences",
  ]
  private static let outcomes = [
    "Investigation complete; no suspect identified", "Unable to prosecute suspect", "Under investigation",
    "Awaiting court outcome", "Status update unavailable",
  ]
  private static let streets = [
    "Alder", "Birch", "Chapel", "Durrington", "Elm", "Farm", "Grove", "High", "Ivy", "Juniper",
  ]
  private static let kinds = ["Street", "Road", "Avenue", "Close", "Lane", "Crescent", "Gardens"]
  private static let figures = Array("0123456789abcdef".utf8)

  /// One month's file.
  func file(month: String, rows: Int, _ random: inout RandomNumbers) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows * 240)
    bytes.append(contentsOf: Self.header.utf8)
    let points = (0..<rows).map { _ in point(&random) }.sorted { a, b in
      guard let a else { return false }
      return b.map { district.lsoas[a] < district.lsoas[$0] } ?? true
    }
    for point in points { append(month, point, &random, to: &bytes) }
    return bytes
  }

  /// One of the district's points, or none.
  private func point(_ random: inout RandomNumbers) -> Int? {
    if Int.random(in: 0..<50, using: &random) == 0 { return nil }
    // The square of an even number leans to the low ones: a few busy points.
    let even = random.uniform()
    return Int(even * even * Double(district.longitude.count))
  }

  private func append(_ month: String, _ point: Int?, _ random: inout RandomNumbers, to bytes: inout [UInt8]) {
    let isAntisocial = Int.random(in: 0..<6, using: &random) == 0
    if !isAntisocial { appendID(&random, to: &bytes) }
    bytes.append(contentsOf: ",\(month),Benchmark Police,Benchmark Police,".utf8)
    if let point {
      FixedDecimal.append(district.longitude[point], decimals: 6, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      FixedDecimal.append(district.latitude[point], decimals: 6, to: &bytes)
      let street = Self.streets[point % Self.streets.count]
      let kind = Self.kinds[point / 7 % Self.kinds.count]
      let lsoa = district.lsoas[point]
      bytes.append(contentsOf: ",On or near \(street) \(kind),\(lsoa),Benchmark \(lsoa.suffix(4)),".utf8)
    } else {
      bytes.append(contentsOf: ",,No Location,,,".utf8)
    }
    if isAntisocial {
      bytes.append(contentsOf: "Anti-social behaviour,,\n".utf8)
    } else {
      let category = Self.categories[Int.random(in: 0..<Self.categories.count, using: &random)]
      let outcome = Self.outcomes[Int.random(in: 0..<Self.outcomes.count, using: &random)]
      bytes.append(contentsOf: "\(category),\(outcome),\n".utf8)
    }
  }

  /// 64 hexadecimal figures.
  private func appendID(_ random: inout RandomNumbers, to bytes: inout [UInt8]) {
    for _ in 0..<4 {
      var word = random.next()
      for _ in 0..<16 {
        bytes.append(Self.figures[Int(word & 15)])
        word >>= 4
      }
    }
  }
}
