import Incidents
import Spatial

/// The incidents of a study area that can be said to lie within some metres of anything.
///
/// Where the place may lie further off than that from what is written down (the centre of a grid square of a kilometre),
/// the incident is left out and counted: it would be near to whatever happens to lie at the centre.
struct NearIncidents {
  /// Weights of locations that count, as the table has them; 0 elsewhere.
  let isCounted: [Bool]

  private let table: IncidentTable

  /// - Parameters:
  ///   - isInside: whether each location lies in the study area.
  ///   - metres: the greatest distance that is looked at.
  init(_ table: IncidentTable, isInside: [Bool], metres: Double) {
    precondition(isInside.count == table.locationCount, "a truth for each location")
    self.table = table
    isCounted = isInside.indices.map {
      isInside[$0] && (table.locations.precision[$0].radiusMetres ?? 0) <= metres && table.x[$0].isFinite
        && table.y[$0].isFinite
    }
  }

  /// Some weights of the table's locations, with 0 for those that do not count.
  func counted(_ weights: ContiguousArray<Int>) -> ContiguousArray<Int> {
    ContiguousArray(weights.indices.lazy.map { isCounted[$0] ? weights[$0] : 0 })
  }

  /// The incidents of a period inside the study area that are left out for their place.
  func tooCoarse(in period: Period, isInside: [Bool]) -> Int {
    table.weights(in: period).enumerated().reduce(0) { sum, location in
      sum + (isInside[location.offset] && !isCounted[location.offset] ? location.element : 0)
    }
  }

  /// What the precision of the counted locations makes of some distances, a sentence each; none where it does for all of them.
  func caveats(in period: Period, metres: [Double]) -> [String] {
    var incidents: [LocationPrecision: Int] = [:]
    for (location, weight) in counted(table.weights(in: period)).enumerated() where weight > 0 {
      incidents[table.locations.precision[location], default: 0] += weight
    }
    return incidents.sorted { $0.key.label < $1.key.label }.compactMap { precision, count in
      let short = metres.filter { $0 < precision.leastCellMetres }
      guard !short.isEmpty else { return nil }
      let list = short.map(MetresText.words).joined(separator: ", ")
      let begins = "The places of \(count) incidents are "
      switch precision {
      case .exact: return nil
      case .snapped:
        return begins
          + "published points, each of which stands for the street or public place around it and lies some "
          + "\(MetresText.words(LocationPrecision.snappedSpacingMetres)) m from the next: a count within \(list) m tells how near those "
          + "points lie, and little of where anything happened. Below \(MetresText.words(precision.leastCellMetres)) m do not "
          + "hold it against any one address."
      case .postcode:
        return begins
          + "points of postcodes, some 100 m across in a town and more in the country: a count within \(list) m "
          + "says little."
      case .gridReference(let metres):
        return begins + "centres of squares of \(metres) m: a count within \(list) m says little."
      }
    }
  }
}

/// Distances as sentences have them.
enum MetresText {
  /// Without decimals where there are none: `100`, `87.5`.
  static func words(_ metres: Double) -> String {
    metres == metres.rounded() && metres < 1e9 ? "\(Int(metres))" : "\(metres)"
  }
}
