internal import Formats
internal import Spatial

/// Indices of Deprivation in the columns of the published File 7: worst in the town's middle and along the seafront.
enum Deprivation {
  /// How many LSOAs England has, which is what ranks run to.
  private static let ranks = 33_755

  private struct Domain {
    let name: String
    let score: String
    /// Scores at the least deprived LSOA, the quarters and the most deprived, between which they run straight.
    let scale: [Double]
    /// How much of it is the town's pattern; the country is worse off where it is negative.
    let town: Double
    let unevenness: Double

    init(_ name: String, score: String = "Score", _ scale: [Double], town: Double, unevenness: Double) {
      self.name = name
      self.score = score
      self.scale = scale
      self.town = town
      self.unevenness = unevenness
    }
  }

  private static let domains = [
    Domain("Index of Multiple Deprivation (IMD)", [0.6, 9.4, 17.4, 29.3, 80], town: 1, unevenness: 0.06),
    Domain("Income", score: "Score (rate)", [0.01, 0.11, 0.18, 0.29, 0.75], town: 0.95, unevenness: 0.09),
    Domain("Employment", score: "Score (rate)", [0.005, 0.07, 0.105, 0.155, 0.5], town: 0.95, unevenness: 0.09),
    Domain("Education, Skills and Training", [0.05, 8.5, 16.5, 30, 95], town: 0.8, unevenness: 0.12),
    Domain("Health Deprivation and Disability", [-3, -0.6, 0, 0.6, 3.2], town: 0.95, unevenness: 0.1),
    Domain("Crime", [-3, -0.55, 0, 0.6, 3.1], town: 1, unevenness: 0.1),
    Domain("Barriers to Housing and Services", [0.5, 14, 20.5, 27, 65], town: -0.7, unevenness: 0.15),
    Domain("Living Environment", [0.2, 9, 17, 28.5, 90], town: 0.7, unevenness: 0.15),
  ]

  static func table(_ district: District, seed: UInt64) -> [UInt8] {
    let columns = domains.indices.map { column in ranks(of: domains[column], column, district, seed) }
    var file = CSVWriter(header: header)
    for (number, lsoa) in district.lsoas.enumerated() {
      var row: [PropertyValue] = [
        .text(lsoa.code), .text(lsoa.name), .text(DistrictPlan.code), .text(DistrictPlan.name),
      ]
      for (column, domain) in domains.enumerated() {
        let rank = columns[column][number]
        let decile = (rank - 1) * 10 / ranks + 1
        row += [
          .decimal(score(domain, rank: rank), decimals: 3), .integer(rank), .integer(decile),
        ]
      }
      file.append(row)
    }
    return file.finish()
  }

  private static var header: [String] {
    var header = [
      "LSOA code (2021)", "LSOA name (2021)", "Local Authority District code (2024)",
      "Local Authority District name (2024)",
    ]
    for domain in domains {
      header += [
        "\(domain.name) \(domain.score)", "\(domain.name) Rank (where 1 is most deprived)",
        "\(domain.name) Decile (where 1 is most deprived 10% of LSOAs)",
      ]
    }
    return header
  }

  /// National ranks, no two alike, from the pattern on the ground and a field of the domain's own.
  private static func ranks(of domain: Domain, _ column: Int, _ district: District, _ seed: UInt64) -> [Int] {
    var random = RandomNumbers(seed: seed ^ UInt64(Stream.deprivation.rawValue), item: column)
    let own = SmoothNoise(seed: random.next(), spacing: 2_600)
    let levels = district.lsoas.map { lsoa in
      let town = hardship(at: lsoa.centre)
      let pattern = 0.5 + (town - 0.5) * domain.town
      let noise = own.value(lsoa.centre.x, lsoa.centre.y) * domain.unevenness + random.uniform(-0.05, 0.05)
      return min(0.995, max(0.005, pattern + noise))
    }
    var taken = Set<Int>()
    return levels.map { level in
      var rank = 1 + Int((1 - level) * Double(ranks - 1))
      while !taken.insert(rank).inserted { rank += 1 }
      return rank
    }
  }

  /// From about 0.15 in the country to 1 by the pier.
  private static func hardship(at place: Point) -> Double {
    let centre = place.distance(to: DistrictPlan.townCentre) / 1_700
    let shoreline = (place.y - DistrictPlan.place(0, 1.5).y) / 1_100
    let seafront = DistrictPlan.density(place) / (1 + shoreline * shoreline)
    return 0.13 + 0.17 * DistrictPlan.density(place) + 0.56 / (1 + centre * centre) + 0.24 * seafront
  }

  private static func score(_ domain: Domain, rank: Int) -> Double {
    let position = (1 - (Double(rank) - 0.5) / Double(ranks)) * Double(domain.scale.count - 1)
    let step = min(domain.scale.count - 2, Int(position))
    return domain.scale[step] + (domain.scale[step + 1] - domain.scale[step]) * (position - Double(step))
  }
}
