public import Places
import Spatial

/// Where every row went: rows read = rejected + unlocated + outside + inside, and inside = in areas + in none, layer by
/// layer.
public struct Reconciliation: Sendable, Equatable, Codable {
  /// Rows of all files after their headers.
  public let rowsRead: Int
  /// Rows not kept, duplicates among them; each is in `rejected.csv`.
  public let rejected: Int
  /// Kept without coordinates.
  public let unlocated: Int
  /// Kept, located, not in the study area: counted and left out of the analysis.
  public let outsideStudyArea: Int
  /// Kept and in the study area.
  public let insideStudyArea: Int
  /// Of those inside: in a ward, and in none.
  public let inWards: Int
  /// Of those inside: in no ward.
  public let inNoWard: Int
  /// Of those inside: in an LSOA, and in none; all in none where no LSOA layer was given.
  public let inLSOAs: Int
  /// Of those inside: in no LSOA; all of them where no LSOA layer was given.
  public let inNoLSOA: Int
  /// Inside with an LSOA from the polygons and a code in the file: how many, and how many of them differ.
  public let lsoaCompared: Int
  /// Of those compared: how many have another code in the file.
  public let lsoaDisagreeing: Int

  // Spelled so that snake_case gives `in_lsoas`.
  private enum CodingKeys: String, CodingKey {
    case rowsRead, rejected, unlocated, outsideStudyArea, insideStudyArea, inWards, inNoWard
    case inLSOAs = "inLsoas"
    case inNoLSOA = "inNoLsoa"
    case lsoaCompared, lsoaDisagreeing
  }

  /// Counts where every incident of a joined table went.
  public init(_ incidents: IncidentTable, _ join: IncidentGround, on ground: Ground) {
    var unlocated = 0
    var outside = 0
    var inWards = 0
    var inLSOAs = 0
    var compared = 0
    var disagreeing = 0
    let agrees = StatedCodes(incidents, join, on: ground)
    for incident in 0..<incidents.count {
      let location = incidents.location(of: incident)
      guard location != IncidentTable.unlocated else {
        unlocated += 1
        continue
      }
      guard join.isInside[Int(location)] else {
        outside += 1
        continue
      }
      if join.ward[Int(location)] != AreaIndex.none { inWards += 1 }
      if join.lsoa[Int(location)] != AreaIndex.none { inLSOAs += 1 }
      if let agreement = agrees.agreement(ofPlace: Int(incidents.place[incident])) {
        compared += 1
        if !agreement { disagreeing += 1 }
      }
    }
    rowsRead = incidents.rowsRead
    rejected = incidents.rejections.count
    self.unlocated = unlocated
    outsideStudyArea = outside
    insideStudyArea = incidents.count - unlocated - outside
    self.inWards = inWards
    inNoWard = insideStudyArea - inWards
    self.inLSOAs = inLSOAs
    inNoLSOA = insideStudyArea - inLSOAs
    lsoaCompared = compared
    lsoaDisagreeing = disagreeing
  }
}

/// Unlocated incidents by category and month: they have no place and stay in the totals.
public struct UnlocatedCount: Sendable, Equatable, Codable {
  /// The category in the source's words.
  public let category: String
  /// `YYYY-MM`
  public let month: String
  /// How many.
  public let incidents: Int

  /// - Returns: only what is not zero, by category, then month.
  public static func all(in incidents: IncidentTable) -> [UnlocatedCount] {
    struct Key: Hashable {
      let category: Int32
      let month: Month
    }
    var counts: [Key: Int] = [:]
    for incident in 0..<incidents.count where incidents.location(of: incident) == IncidentTable.unlocated {
      counts[Key(category: incidents.category[incident], month: incidents.month[incident]), default: 0] +=
        incidents.weight(of: incident)
    }
    return counts.sorted { ($0.key.category, $0.key.month) < ($1.key.category, $1.key.month) }.map {
      UnlocatedCount(
        category: incidents.categories[Int($0.key.category)].name, month: $0.key.month.description, incidents: $0.value)
    }
  }
}
