@testable import Spatial
import TestSupport
import Testing

@Suite struct ApportionmentTests {
  /// Some hundred parts added up in another order, and areas that an overlay rounds.
  private static let relativeError = 1e-9

  private static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> MultiPolygon {
    Squares.polygon([[(x, y), (x, y + height), (x + width, y + height), (x + width, y), (x, y)]])
  }

  private static func twoWards() throws -> AreaIndex {
    try AreaIndex([Squares.square(x: 0, y: 0, side: 1_000), Squares.square(x: 1_000, y: 0, side: 1_000)])
  }

  private static func lsoas() throws -> AreaIndex {
    try AreaIndex([
      // A quarter in the first ward, three in the second.
      rectangle(900, 0, 400, 100),
      // Half of it at sea.
      rectangle(100, -100, 200, 200),
      // A strip of 0.4 % in the second ward is the trace of two boundary files.
      rectangle(4, 500, 1_000, 100),
      // 0.1 % in the first ward, the rest in none: a neighbouring district.
      rectangle(-999, 200, 1_000, 100),
    ])
  }

  // MARK: By area

  @Test func `where targets are meant to cover all, a coast drawn differently loses nobody`() throws {
    let shares = try Apportionment.byArea(try Self.lsoas(), to: try Self.twoWards(), coverage: .whole)
    #expect(shares.totals([400, 50, 1_000, 7]) == [1_150, 300])
    #expect(shares.totals([400, nil, 1_000, 7]) == [nil, 300])
    #expect(shares.totals([nil, 50, 1_000, 7]) == [nil, nil])
    #expect(shares.outside.map { ($0 * 1e6).rounded() / 1e6 } == [0, 0.5, 0, 0.999])
    #expect(shares.dividedByArea.isEmpty)
    // Deciles 2, 4 and 10 weighted by people: (2 * 100 + 4 * 50 + 10 * 1000) / 1150 in the first ward.
    #expect(shares.means([2, 4, 10, 1], weightedBy: [400, 50, 1_000, 7]) == [10_400.0 / 1_150, 2])
    #expect(shares.means([2, nil, nil, nil], weightedBy: [nil, nil, nil, nil]) == [2, 2])
    #expect(shares.means([nil, nil, nil, nil], weightedBy: [1, 1, 1, 1]) == [nil, nil])
    #expect(shares.means([2, 2, 2, 2], weightedBy: [0, 0, 0, 0]) == [nil, nil])
  }

  @Test func `where targets are places in the ground, what lies in none stays outside`() throws {
    let shares = try Apportionment.byArea(try Self.lsoas(), to: try Self.twoWards(), coverage: .partial)
    #expect(
      shares.shares == [
        .init(source: 0, target: 0, share: 0.25), .init(source: 0, target: 1, share: 0.75),
        .init(source: 1, target: 0, share: 0.5), .init(source: 2, target: 0, share: 0.996),
        .init(source: 2, target: 1, share: 0.004), .init(source: 3, target: 0, share: 0.001),
      ])
    #expect(shares.totals([400, 50, 1_000, 7]) == [100 + 25 + 996 + 0.007, 304])
    #expect(shares.sources(of: 1) == [shares.shares[1], shares.shares[4]])
  }

  @Test func `a source in many targets that are each far smaller than itself is not made of slivers`() throws {
    let cells = (0..<400).map { Squares.square(x: Double($0 % 20) * 10, y: Double($0 / 20) * 10, side: 10) }
    let shares = try Apportionment.byArea(
      try AreaIndex([Squares.square(x: 0, y: 0, side: 200)]), to: try AreaIndex(cells), coverage: .whole)
    #expect(shares.totals([800]).allSatisfy { abs(($0 ?? 0) - 2) <= Self.relativeError })
  }

  @Test func `ground under two targets is counted in both, and once in what lies outside`() throws {
    let targets = try AreaIndex([Self.rectangle(0, 0, 6, 10), Self.rectangle(2, 0, 6, 10), Self.rectangle(50, 0, 5, 5)])
    let shares = try Apportionment.byArea(
      try AreaIndex([Squares.square(x: 0, y: 0, side: 10)]), to: targets, coverage: .partial)
    #expect(shares.shares.map(\.share) == [0.6, 0.6])
    #expect(abs(shares.outside[0] - 0.2) <= Self.relativeError)
    #expect(shares.totals([10]) == [6, 6, nil])
  }

  @Test func `sources that are left out take their numbers along`() throws {
    let all = try Apportionment.byArea(try Self.lsoas(), to: try Self.twoWards(), coverage: .partial)
    let half = all.filtered { all.outside[$0] <= 0.5 && $0 > 0 }
    #expect(half.sourceCount == 2 && half.targetCount == 2 && half.outside == [all.outside[1], all.outside[2]])
    #expect(half.shares.map(\.source) == [0, 1, 1])
    #expect(half.totals([50, 1_000]) == [25 + 996, 4])
  }

  @Test func `without sources nothing is known of a target`() throws {
    let shares = Apportionment.none(targets: 2)
    #expect(shares.totals([]) == [nil, nil] && shares.means([], weightedBy: []) == [nil, nil])
    #expect(shares.sources(of: 1).isEmpty)
  }

  // MARK: By points

  @Test func `people are divided as the households are, not as the ground is`() throws {
    let sources = try AreaIndex([Self.rectangle(900, 0, 400, 100), Self.rectangle(0, 200, 2_000, 100)])
    // Nine households of ten live in the first ward; a weight of nothing, or of no number, is no household.
    let shares = try Apportionment.byPoints(
      sources, to: try Self.twoWards(), x: [950, 960, 1_200, 1_250, 1_260, 1_270], y: [50, 50, 50, 50, 50, 50],
      weight: [5, 4, 1, 0, .nan, -3], coverage: .partial)
    #expect(shares.shares.prefix(2).map(\.share) == [0.9, 0.1])
    // No point lies in the second source: by area it is.
    #expect(shares.shares.suffix(2).map(\.share) == [0.5, 0.5])
    #expect(shares.dividedByArea == [1] && shares.outside == [0, 0])
    #expect(shares.filtered { $0 == 1 }.dividedByArea == [0])
  }

  @Test func `points outside all targets stay outside, or are given to the others`() throws {
    let source = try AreaIndex([Self.rectangle(500, -500, 1_000, 1_000)])
    let points = (x: ContiguousArray([600.0, 1_400, 700]), y: ContiguousArray([100.0, 100, -100]))
    let weight: ContiguousArray = [3.0, 1, 4]
    let partial = try Apportionment.byPoints(
      source, to: try Self.twoWards(), x: points.x, y: points.y, weight: weight, coverage: .partial)
    #expect(partial.totals([80]) == [30, 10] && partial.outside == [0.5])
    let whole = try Apportionment.byPoints(
      source, to: try Self.twoWards(), x: points.x, y: points.y, weight: weight, coverage: .whole)
    #expect(whole.totals([80]) == [60, 20] && whole.outside == [0.5])
  }

  @Test func `a point on a shared edge is given to the lowest-numbered area on either side`() throws {
    let sources = try AreaIndex([Self.rectangle(900, 0, 200, 100), Self.rectangle(900, 100, 200, 100)])
    let shares = try Apportionment.byPoints(
      sources, to: try Self.twoWards(), x: [1_000, 1_050], y: [100, 150], weight: [1, 1], coverage: .whole)
    #expect(
      shares.shares == [.init(source: 0, target: 0, share: 1), .init(source: 1, target: 1, share: 1)])
  }

  // MARK: Totals

  /// Sources over a larger square than the targets', which do not nest with them.
  private static func layers(_ seed: UInt64) throws -> (sources: AreaIndex, targets: AreaIndex, values: [Double]) {
    let sources = SeededAreas.lattice(rows: 13, side: 11_000, segments: 7, seed: seed)
    let targets = SeededAreas.lattice(rows: 7, side: 10_000, segments: 12, seed: seed + 100)
    var random = RandomNumbers(seed: seed)
    return (try AreaIndex(sources), try AreaIndex(targets), sources.map { _ in Double(random.below(3_000)) })
  }

  @Test(.tags(.property), arguments: [1, 2, 3] as [UInt64])
  func `totals by area are those of the sources`(seed: UInt64) throws {
    let (sources, targets, values) = try Self.layers(seed)
    let partial = try Apportionment.byArea(sources, to: targets, coverage: .partial)
    let all = values.reduce(0, +)
    let outside = zip(values, partial.outside).reduce(0) { $0 + $1.0 * $1.1 }
    let inside = partial.totals(values).reduce(0) { $0 + ($1 ?? 0) }
    #expect(abs(inside + outside - all) <= Self.relativeError * all && outside > 0.05 * all)
    let whole = try Apportionment.byArea(sources, to: targets, coverage: .whole)
    let touching = Set(whole.shares.map(\.source))
    let wanted = touching.reduce(0) { $0 + values[$1] }
    #expect(abs(whole.totals(values).reduce(0) { $0 + ($1 ?? 0) } - wanted) <= Self.relativeError * wanted)
    #expect(touching.count < values.count && wanted > all - outside)
  }

  @Test(.tags(.property), arguments: [1, 2, 3] as [UInt64])
  func `totals by points are those of the sources`(seed: UInt64) throws {
    let (sources, targets, values) = try Self.layers(seed)
    let points = SeededLocations.square(count: 1_500, side: 11_000, grain: 0.1, seed: seed)
    let weight = ContiguousArray((0..<points.count).map { Double($0 % 5) })
    let all = values.reduce(0, +)
    let partial = try Apportionment.byPoints(
      sources, to: targets, x: points.x, y: points.y, weight: weight, coverage: .partial)
    let outside = zip(values, partial.outside).reduce(0) { $0 + $1.0 * $1.1 }
    let inside = partial.totals(values).reduce(0) { $0 + ($1 ?? 0) }
    #expect(abs(inside + outside - all) <= Self.relativeError * all && outside > 0.05 * all)
    let whole = try Apportionment.byPoints(
      sources, to: targets, x: points.x, y: points.y, weight: weight, coverage: .whole)
    let wanted = Set(whole.shares.map(\.source)).reduce(0) { $0 + values[$1] }
    #expect(abs(whole.totals(values).reduce(0) { $0 + ($1 ?? 0) } - wanted) <= Self.relativeError * wanted)
    // The mean of a constant is that constant, however the weights fall.
    let means = whole.means(values.map { _ in 3 }, weightedBy: values)
    #expect(means.allSatisfy { abs(($0 ?? 3) - 3) <= Self.relativeError })
  }

  @Test(.tags(.threads)) func `every worker count gives the same shares`() throws {
    let (sources, targets, _) = try Self.layers(4)
    let points = SeededLocations.square(count: 800, side: 11_000, grain: 0.1, seed: 4)
    let weight = ContiguousArray(repeating: 1.0, count: points.count)
    let one = (
      try Apportionment.byArea(sources, to: targets, coverage: .whole),
      try Apportionment.byPoints(sources, to: targets, x: points.x, y: points.y, weight: weight, coverage: .partial)
    )
    #expect(!one.1.dividedByArea.isEmpty)
    for workers in [2, 7] {
      let many = (
        try Apportionment.byArea(sources, to: targets, coverage: .whole, workers: workers),
        try Apportionment.byPoints(
          sources, to: targets, x: points.x, y: points.y, weight: weight, coverage: .partial, workers: workers)
      )
      #expect(many.0.shares == one.0.shares && many.0.outside == one.0.outside)
      #expect(many.1.shares == one.1.shares && many.1.outside == one.1.outside)
    }
  }
}
