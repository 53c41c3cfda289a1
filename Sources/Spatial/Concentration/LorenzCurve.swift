/// How unevenly incidents are spread over places: the curve of Lorenz, and the shares that are read off it.
///
/// Places are put in the order of their counts, those without incidents among them. The classical curve begins with the
/// quietest: after a share p of the places it has reached the share of the incidents that these hold. Equal counts
/// everywhere give the diagonal, and the further the curve sags beneath it, the more is concentrated. What people quote,
/// "80 % of incidents at 20 % of places", is the same curve from its other end, the busiest places first.
///
/// Shares are found in whole numbers, so that "reaches 25 %" means just that, and places with equal counts are
/// exchangeable: no share depends on which of them comes first.
///
/// Lorenz (1905), Methods of measuring the concentration of wealth, Publications of the American Statistical Association 9, 209-219,
/// doi:10.2307/2276207; for crime Weisburd (2015), The law of crime concentration and the criminology of place, Criminology 53,
/// 133-157, doi:10.1111/1745-9125.12070.
///
/// The common misreading: that "5 % of places have half of the incidents" tells of concentration by itself. Where there
/// are fewer incidents than places, half of the incidents *cannot* be at more than a fraction of them; see ``Gini``. And
/// the share depends on what is counted as a place: with the quiet ones left out every district looks more even.
public struct LorenzCurve: Sendable, Equatable {
  /// A point of the curve.
  public struct Point: Sendable, Equatable {
    /// The share of places up to here, the quietest first, 0 ... 1.
    public let places: Double
    /// The share of incidents that these places hold, 0 ... 1.
    public let incidents: Double
  }

  /// Places with the same count.
  struct Level: Sendable, Equatable {
    let count: Int
    let places: Int
  }

  /// How many places there are, those without incidents among them.
  public let places: Int
  /// How many incidents there are at all of them.
  public let incidents: Int
  /// The distinct counts, the least first.
  let levels: [Level]

  /// - Parameter counts: the incidents of each place, in any order; a place without any is a 0 and has to be there.
  /// - Precondition: no count is below 0, and their sum fits an `Int`.
  /// - Complexity: O(n + d log d) of n places with d distinct counts.
  public init(_ counts: some Sequence<Int>) {
    var places: [Int: Int] = [:]
    for count in counts {
      precondition(count >= 0, "counts")
      places[count, default: 0] += 1
    }
    levels = places.map { Level(count: $0.key, places: $0.value) }.sorted { $0.count < $1.count }
    self.places = levels.reduce(0) { $0 + $1.places }
    incidents = levels.reduce(0) { $0 + $1.count * $1.places }
  }

  /// The corners of the curve from (0, 0) to (1, 1), the quietest places first: one for each distinct count, as the curve is
  /// straight between them. Empty where there are no incidents.
  public var points: [Point] {
    guard incidents > 0 else { return [] }
    var (places, incidents) = (0, 0)
    return [Point(places: 0, incidents: 0)]
      + levels.map { level in
        places += level.places
        incidents += level.count * level.places
        return Point(
          places: Double(places) / Double(self.places), incidents: Double(incidents) / Double(self.incidents))
      }
  }

  /// The share of places at which the curve of the most even spread leaves 0: with c incidents on n places, c < n, the best that can be
  /// is one incident at each of c places, and 1 - c/n of them stay without. 0 where incidents are as many as places; nan where
  /// there are none. Bernasco and Steenbeek (2017) measure from that curve in place of the diagonal.
  public var leastEmptyShare: Double {
    incidents > 0 ? Double(max(0, places - incidents)) / Double(places) : .nan
  }

  /// How many places are at least so many percent of all: the percentage is rounded up to whole places.
  ///
  /// - Parameter percent: 0 ... 100.
  public func placeCount(ofBusiest percent: Int) -> Int {
    precondition((0...100).contains(percent), "a percentage")
    return Int((Int128(places) * Int128(percent) + 99) / 100)
  }

  /// How many incidents the busiest places hold.
  ///
  /// - Parameter places: how many of the busiest; 0 ... `places`.
  /// - Complexity: O(d) of d distinct counts.
  public func incidents(atBusiest places: Int) -> Int {
    precondition((0...self.places).contains(places), "some of the places")
    var left = places
    var sum = 0
    for level in levels.reversed() where left > 0 {
      let taken = min(left, level.places)
      sum += taken * level.count
      left -= taken
    }
    return sum
  }

  /// The share of incidents in the busiest percent of places, rounded up to whole places, 0 ... 1; nan where there are
  /// no incidents.
  ///
  /// - Parameter percent: 0 ... 100.
  public func incidentShare(ofBusiest percent: Int) -> Double {
    guard incidents > 0 else { return .nan }
    return Double(incidents(atBusiest: placeCount(ofBusiest: percent))) / Double(incidents)
  }

  /// The fewest places that hold at least so many percent of the incidents; nil where there are no incidents.
  ///
  /// - Parameter percent: 0 ... 100.
  /// - Complexity: O(d) of d distinct counts.
  public func fewestPlaces(holding percent: Int) -> Int? {
    precondition((0...100).contains(percent), "a percentage")
    guard incidents > 0 else { return nil }
    let wanted = Int((Int128(incidents) * Int128(percent) + 99) / 100)
    var (places, held) = (0, 0)
    for level in levels.reversed() where held < wanted {
      // Of a level without incidents none is wanted: what is wanted has been reached above it.
      let needed = min(level.places, (wanted - held + level.count - 1) / level.count)
      places += needed
      held += needed * level.count
    }
    return places
  }

  /// The share of places that hold at least so many percent of the incidents, the fewest that do, 0 ... 1; nan where
  /// there are no incidents.
  ///
  /// - Parameter percent: 0 ... 100.
  public func placeShare(holding percent: Int) -> Double {
    fewestPlaces(holding: percent).map { Double($0) / Double(places) } ?? .nan
  }
}
