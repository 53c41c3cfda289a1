public import Formats
import Spatial

/// The ground that incidents are laid over: study area, wards, LSOAs, and what is known of them.
public struct Ground: Sendable {
  /// The ground that is analysed.
  public let studyArea: StudyArea
  /// The wards of the study area.
  public let wards: AreaLayer
  /// nil where no LSOA file was given.
  public let lsoas: AreaLayer?
  /// Deprivation of each LSOA; nil entries where its code is not in the table.
  public let deprivation: [Deprivation.Entry?]
  /// People of each LSOA, and of each ward; nil where not known.
  public let lsoaPopulation: [Double?]
  /// People of each ward; nil where not known.
  public let wardPopulation: [Double?]
  /// Population-weighted mean IMD decile of each ward; nil where not known.
  public let wardDecile: [Double?]
  /// What was chosen or noticed, a sentence each.
  public let notes: [String]
  /// What a careful reader would want mended, a sentence each.
  public let warnings: [String]

  /// - Parameters:
  ///   - wards: the wards of the study area.
  ///   - studyArea: the ground that is analysed.
  ///   - lsoas: all LSOAs given; those with less than half of their ground in the study area are left out.
  ///   - workers: how many threads may work at a time.
  public init(
    studyArea: StudyArea, wards: AreaLayer, lsoas: AreaLayer?, deprivation: Deprivation?, population: Population?,
    notes: [String] = [], workers: Int = 1
  ) throws(InputError) {
    var notes = notes
    var warnings: [String] = wards.repairs
    var kept: AreaLayer?
    var shares = WardShares.none(wards: wards.count)
    if let lsoas {
      warnings += lsoas.repairs
      let all = try WardShares(wards: wards, lsoas: lsoas, workers: workers)
      // Cutting each LSOA out of the whole study area costs more than adding up what it shares with the wards.
      let inside =
        studyArea.isUnion(of: wards) ? all.holdHalf : try studyArea.holdsHalf(of: lsoas, workers: workers)
      let layer = try lsoas.filtered { inside[$0] }
      shares = all.filtered { inside[$0] }
      guard layer.count > 0 else {
        throw .badData(
          "lsoas: none of the \(lsoas.count) LSOAs lies in the study area. Is it the boundary file of this district?")
      }
      notes.append("LSOAs: \(layer.count) of \(lsoas.count) have at least half of their ground in the study area.")
      kept = layer
    }
    self.studyArea = studyArea
    self.wards = wards
    self.lsoas = kept
    let codes = kept?.codes ?? []
    self.deprivation = codes.map { deprivation?.entries[$0] }
    let people = codes.map { population?.people[$0].map(Double.init) }
    lsoaPopulation = people
    if let deprivation, let mismatch = CodeMatch(codes, in: deprivation.entries.keys) {
      warnings.append(mismatch.sentence(layer: "LSOAs", table: "deprivation", tableYear: deprivation.codeYear))
    }
    if let population, let mismatch = CodeMatch(codes, in: population.people.keys) {
      warnings.append(mismatch.sentence(layer: "LSOAs", table: "population", tableYear: nil))
    }
    let stated = wards.codes.map { population?.people[$0].map(Double.init) }
    if !wards.codes.isEmpty, stated.allSatisfy({ $0 != nil }) {
      wardPopulation = stated
      notes.append("Ward populations: taken from the population table by ward code.")
    } else {
      wardPopulation = shares.sums(of: people)
      if population != nil, kept != nil {
        notes.append("Ward populations: LSOA populations apportioned by the area that each LSOA shares with a ward.")
      }
    }
    wardDecile = shares.means(of: self.deprivation.map { $0.map { Double($0.decile) } }, weightedBy: people)
    self.notes = notes
    self.warnings = warnings
  }
}

/// Codes of a layer that a table lacks.
struct CodeMatch {
  let missing: [String]
  let total: Int

  /// - Returns: nil where every code is in the table.
  init?(_ codes: [String], in table: some Collection<String>) {
    let known = Set(table)
    missing = codes.filter { !known.contains($0) }
    total = codes.count
    if missing.isEmpty { return nil }
  }

  func sentence(layer: String, table: String, tableYear: Int?) -> String {
    let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? " and \(missing.count - 5) more" : "")
    let year = tableYear.map { ", whose codes are of \($0)" } ?? ""
    return
      "\(missing.count) of \(total) \(layer) have no row in the \(table) table\(year): \(named). The usual cause is "
      + "2011 codes against 2021 boundaries, or the other way round: take both of one year."
  }
}
