import Formats
public import Incidents
import Places
import Publishing
public import Spatial

/// How the density on a grid is estimated, with its columns.
public struct GridDensity: Sendable {
  /// The shape in which an incident is spread.
  public var kernel = DensityKernel.quartic
  /// Metres; nil for the rule.
  public var bandwidthMetres: Double?
  /// Whether each location has a bandwidth of its own.
  public var isAdaptive = false
  /// Another period whose density is compared with; nil for none.
  public var comparedMonths: ClosedRange<Month>?
  /// Shares of which the smallest areas that hold them are drawn, in a layer of their own.
  public var contourShares: [Double] = []

  /// The defaults above.
  public init() {}

  /// The widest bandwidth that is taken by rule, in metres: the rule knows of one hill, and gives a district of several towns
  /// kilometres, in which no place is left that one could go to.
  static let widestByRule = 1_000.0

  func columns(
    _ exploration: Exploration, _ grid: Grid, workers: Int
  ) throws(InputError) -> (groups: [GridColumns], contours: PlainLayer?) {
    var about: [String] = []
    if let comparedMonths { about += try Self.check(comparedMonths, exploration) }
    let bandwidth: Double
    if let bandwidthMetres {
      bandwidth = bandwidthMetres
    } else {
      let rule = try SpatialAnswers.asked { () throws(SpatialError) in
        try BandwidthRule(for: exploration.locations, kernel: kernel)
      }
      // Where all lie within a few metres the rule gives less than a kernel can have.
      bandwidth = min(max(1, rule.metres), Self.widestByRule)
      about.append(rule.sentence)
      if bandwidth < rule.metres {
        about.append(
          "That is the width of one hill, and a district has several towns: \(Int(Self.widestByRule)) m are taken. Choose with "
            + "--bandwidth.")
      }
    }
    let (density, compared, contours) = try SpatialAnswers.asked {
      () throws(SpatialError) -> (Density, Compared?, [DensityContour]) in
      let method = try KernelDensity(kernel: kernel, bandwidthMetres: bandwidth, isAdaptive: isAdaptive)
      let density = try method.estimate(exploration.locations, over: grid, workers: workers)
      var compared: Compared?
      if let comparedMonths {
        let earlier = exploration.locations(in: comparedMonths)
        let before = try method.estimate(earlier, over: grid, workers: workers)
        compared = Compared(
          months: comparedMonths, incidents: earlier.totalWeight, density: before,
          dual: try DualDensity(density, over: before))
      }
      var contours: [DensityContour] = []
      for share in contourShares { contours.append(try DensityContour(holding: share, of: density)) }
      return (density, compared, contours)
    }
    about += density.sentences
    var groups = [
      GridColumns(names: ["density_per_km2"], about: about) {
        [.decimal(density.perSquareKilometre[$0], decimals: 3)]
      }
    ]
    if let compared { groups.append(compared.columns) }
    let layer = try contours.isEmpty ? nil : Self.layer(contours, exploration, about: about)
    return (groups, layer)
  }

  /// What is to be said of the months that are compared.
  ///
  /// - Throws: where the files have nothing of them.
  private static func check(_ months: ClosedRange<Month>, _ exploration: Exploration) throws(InputError) -> [String] {
    let covered = exploration.everything.coveredMonths()
    let asked = Period(
      ending: months.upperBound, months: Int(months.upperBound.ordinal - months.lowerBound.ordinal) + 1
    ).months
    let missing = asked.filter { !covered.contains($0) }
    guard missing.count < asked.count else {
      throw .badData(
        "The files have nothing of \(months.lowerBound) to \(months.upperBound), which --compare asks for: they reach from "
          + "\(covered.first?.description ?? "no month") to \(covered.last?.description ?? "none").")
    }
    let own = Set(exploration.incidents.coveredMonths())
    var sentences: [String] = []
    if !missing.isEmpty {
      sentences.append(
        "Warning: of the compared months the files lack \(missing.map(\.description).joined(separator: ", ")).")
    }
    let shared = asked.filter(own.contains)
    if !shared.isEmpty {
      sentences.append("Warning: \(shared.count) of the compared months are among those that they are compared with.")
    }
    if asked.count - missing.count != own.count {
      sentences.append(
        "Warning: \(own.count) months are compared with \(asked.count - missing.count); densities are of all of them, not of one."
      )
    }
    return sentences
  }

  /// The density beside that of another period.
  private struct Compared: Sendable {
    let months: ClosedRange<Month>
    let incidents: Int
    let density: Density
    let dual: DualDensity

    var columns: GridColumns {
      GridColumns(
        names: ["compared_density_per_km2", "density_ratio", "density_log_ratio", "density_difference"],
        about: [
          "Compared with the density of \(incidents) incidents of \(months.lowerBound) to \(months.upperBound). \(dual.sentence)"
        ]
      ) { [density, dual] cell in
        [
          .decimal(density.perSquareKilometre[cell], decimals: 3), .decimal(dual.ratio[cell], decimals: 4),
          .decimal(dual.logRatio[cell], decimals: 4), .decimal(dual.difference[cell], decimals: 3),
        ]
      }
    }
  }

  private static func layer(
    _ contours: [DensityContour], _ exploration: Exploration, about: [String]
  ) throws(InputError) -> PlainLayer {
    let degrees = Degrees(exploration.projector)
    let columns = ["share", "share_held", "level_per_km2", "area_km2", "area_share_percent"]
    var features: [PlainLayer.Feature] = []
    // The widest first, so that narrower ones are drawn over it.
    for contour in contours.sorted(by: { $0.share > $1.share }) {
      features.append(
        PlainLayer.Feature(
          .polygon(try degrees.published(contour.outline)),
          Array(
            zip(
              columns,
              [
                .decimal(contour.share, decimals: 4), .decimal(contour.shareHeld, decimals: 4),
                .decimal(contour.level, decimals: 3), .decimal(contour.squareKilometres, decimals: 4),
                .decimal(contour.areaShare * 100, decimals: 3),
              ]))))
    }
    return PlainLayer(name: "contours", about: exploration.about + about, columns: columns, features: features)
  }
}

extension Exploration {
  /// The incidents of other months than those that were chosen, by the same choice otherwise, inside the study area.
  func locations(in months: ClosedRange<Month>) -> Locations {
    var selection = choice.selection
    selection.months = months
    let weights = selection.select(from: everything).incidents.totalWeights()
    let located = weights.indices.filter { weights[$0] > 0 && isInside[$0] }
    return Self.locations(located, weights, of: everything)
  }
}
