import Spatial
import TestSupport
import Testing

/// What a scan says to odd input.
@Suite struct ScanEdgeTests {
  private func sentence(
    _ model: ScanModel, x: [Double] = [0, 100, 200], scan: ScanStatistic = ScanStatistic()
  ) -> String {
    do {
      let places = try ScanPlaces(x: x, y: x)
      return "no error, \(try scan.scan(places, model).clusters.count) clusters"
    } catch {
      return error.description
    }
  }

  @Test func `what cannot be scanned is refused in a sentence`() throws {
    #expect(sentence(.poisson(cases: [0, 0, 0], population: [1, 1, 1])).contains("there are no cases"))
    #expect(sentence(.poisson(cases: [1, 2, 3], population: [0, 0, 0])).contains("no place has any population"))
    #expect(
      sentence(.poisson(cases: [1, 2, 3], population: [1, 0, 1])).contains("place 1 has 2 cases and no population"))
    #expect(sentence(.poisson(cases: [1, -2, 3], population: [1, 1, 1])).contains("place 1 has -2 cases"))
    #expect(
      sentence(.poisson(cases: [1, 2, 3], population: [1, .nan, 1])).contains("place 1 has a population of nan"))
    #expect(sentence(.poisson(cases: [1, 2], population: [1, 1, 1])).contains("2 numbers of cases for 3 places"))
    #expect(sentence(.poisson(cases: [1, 2, 3], population: [1])).contains("1 expected values for 3 places"))
    #expect(sentence(.poisson(cases: [.max, .max, 3], population: [1, 1, 1])).contains("too many"))
    #expect(sentence(.poisson(cases: [4], population: [1]), x: [5]).contains("same coordinates"))
    #expect(sentence(.poisson(cases: [4, 1], population: [1, 1]), x: [5, 5]).contains("same coordinates"))
    #expect(sentence(.poisson(cases: [], population: []), x: []).contains("there are no places"))
    #expect(sentence(.poisson(cases: [], population: []), x: [0, .infinity]).contains("place 1 has coordinates"))
    #expect(sentence(.bernoulli(cases: [1, 2, 3], controls: [0, 0, 0])).contains("no controls"))
    #expect(sentence(.bernoulli(cases: [0, 0, 0], controls: [1, 1, 1])).contains("there are no cases"))
    let elsewhere = try SpaceTimeCounts(steps: 2, place: [3], step: [0])
    #expect(sentence(.spaceTimePermutation(elsewhere)).contains("row 0 is at place 3, and there are 3 places"))
    let long = try SpaceTimeCounts(steps: 1 << 30, place: [0], step: [0])
    #expect(sentence(.spaceTimePermutation(long)).contains("Take longer steps"))
    #expect(throws: SpatialError.self) { try SpaceTimeCounts(steps: 2, place: [0], step: [2]) }
    #expect(throws: SpatialError.self) { try SpaceTimeCounts(steps: 2, place: [0], step: [1], count: [-1]) }
    #expect(throws: SpatialError.self) { try SpaceTimeCounts(steps: 0, place: [], step: []) }
  }

  @Test func `limits that leave no window and limits that are none are refused in a sentence`() throws {
    let model = ScanModel.poisson(cases: [4, 1, 1], population: [1, 1, 1])
    func sentence(_ change: (inout ScanStatistic) -> Void, _ model: ScanModel = model) -> String {
      var scan = ScanStatistic()
      change(&scan)
      return self.sentence(model, scan: scan)
    }
    #expect(sentence { $0.window.greatestShare = 0.01 }.contains("no window is left"))
    #expect(sentence { $0.window.greatestShare = 0 }.contains("greatest share of 0.0"))
    #expect(sentence { $0.window.greatestShare = .nan }.contains("greatest share of nan"))
    #expect(sentence { $0.window.greatestMetres = -1 }.contains("greatest distance of -1.0 m"))
    #expect(sentence { $0.window.greatestTemporalShare = 2 }.contains("study period"))
    #expect(sentence { $0.window.greatestSteps = 0 }.contains("at least 1"))
    #expect(sentence { $0.window.shape = .ellipses(EllipseSet(shapes: [0.5], angles: [4])) }.contains("shapes above 1"))
    #expect(sentence { $0.replicas = -1 }.contains("at least 0"))
    let short = ScanModel.spaceTimePermutation(try SpaceTimeCounts(steps: 3, place: [0, 1], step: [0, 2]))
    #expect(sentence({ $0.window.greatestTemporalShare = 0.2 }, short).contains("no window is left"))
    // A limit of 0 m leaves each place by itself.
    #expect(sentence { $0.window.greatestMetres = 0 } == "no error, 1 clusters")
  }

  @Test func `all cases at one place are a cluster there, and no relative risk is made up`() throws {
    let places = try ScanPlaces(x: [0, 100, 200, 300], y: [0, 0, 0, 0])
    let result = try ScanStatistic().scan(places, .poisson(cases: [0, 9, 0, 0], population: [1, 1, 1, 1]))
    let first = try #require(result.clusters.first)
    #expect(first.members == [1] && first.cases == 9 && first.relativeRisk == .infinity)
    #expect(first.radiusMetres == 0 && first.steps == 0...0 && first.p < 0.05)
  }

  @Test func `permuting finds nothing where time and place cannot be told apart`() throws {
    let places = try ScanPlaces(x: [0, 100], y: [0, 0])
    let counts = try SpaceTimeCounts(steps: 4, place: [0, 0, 0], step: [0, 1, 1])
    #expect(try ScanStatistic().scan(places, .spaceTimePermutation(counts)).clusters.isEmpty)
  }

  @Test func `a place without population may lie in a cluster and changes nothing`() throws {
    var scan = ScanStatistic()
    scan.replicas = 99
    let full = try scan.scan(
      ScanPlaces(x: [0, 10, 5, 500, 900], y: [0, 0, 0, 0, 0]),
      .poisson(cases: [20, 20, 0, 20, 20], population: [10, 10, 0, 60, 60]))
    let first = try #require(full.clusters.first)
    #expect(first.members == [0, 1, 2] && first.cases == 40 && first.radiusMetres == 5 && first.centre == 2)
    #expect(abs(first.expected - 80 * 20 / 140.0) < 1e-9)
  }

  @Test func `places at one distance are taken up together unless asked otherwise`() throws {
    // Around the first place four lie 100 m off, and the cases are at two of them that no other circle holds alone.
    let places = try ScanPlaces(x: [0, -100, 0, 0, 100, 5_000], y: [0, 0, -100, 100, 0, 0])
    let model = ScanModel.poisson(cases: [10, 10, 10, 0, 0, 5], population: [1, 1, 1, 1, 1, 10])
    var scan = ScanStatistic()
    scan.replicas = 0
    let circle = try #require(scan.scan(places, model).clusters.first)
    scan.window.ties = .oneByOne
    let part = try #require(scan.scan(places, model).clusters.first)
    #expect(part.members == [0, 1, 2] && part.centre == 0)
    #expect(circle.members != [0, 1, 2] && circle.logLikelihoodRatio < part.logLikelihoodRatio)
  }

  @Test func `low clusters are found where asked, and two cases are the least of a high one`() throws {
    let places = try ScanPlaces(x: [0, 1_000, 2_000, 3_000], y: [0, 0, 0, 0])
    var scan = ScanStatistic()
    scan.window.greatestMetres = 0
    let model = ScanModel.poisson(cases: [0, 10, 10, 1], population: [10, 10, 10, 0.1])
    scan.rates = .low
    #expect(try scan.scan(places, model).clusters.map(\.members) == [[0]])
    scan.rates = .high
    #expect(try !scan.scan(places, model).clusters.contains { $0.members == [3] })
    scan.leastCases = 1
    #expect(try scan.scan(places, model).clusters.first?.members == [3])
    scan.rates = .both
    #expect(try scan.scan(places, model).clusters.first?.members == [0])
  }

  @Test func `an ellipse finds a line of places that a circle cannot, and pays for its length`() throws {
    // Five places in a line to the north-east, with quiet ones on either side.
    let line = (0..<5).map { Double($0) * 100 }
    let x = line + line.map { $0 + 150 } + line.map { $0 - 150 }
    let y = line + line.map { $0 - 150 } + line.map { $0 + 150 }
    let cases = Array(repeating: 20, count: 5) + Array(repeating: 5, count: 10)
    let model = ScanModel.poisson(cases: cases, population: Array(repeating: 1, count: 15))
    var scan = ScanStatistic()
    scan.replicas = 0
    let places = try ScanPlaces(x: x, y: y)
    let circle = try #require(scan.scan(places, model).clusters.first)
    scan.window.shape = .ellipses(EllipseSet())
    let ellipse = try #require(scan.scan(places, model).clusters.first)
    #expect(ellipse.members == [0, 1, 2, 3, 4] && circle.members != ellipse.members)
    #expect(abs(ellipse.angleDegrees - 45) <= 15 && ellipse.longRadiusMetres > ellipse.radiusMetres)
    let shape = ellipse.longRadiusMetres / ellipse.radiusMetres
    scan.window.shape = .ellipses(EllipseSet(penalty: .none))
    let free = try #require(scan.scan(places, model).clusters.first)
    let factor = (4 * shape / ((shape + 1) * (shape + 1))).squareRoot()
    #expect(abs(ellipse.logLikelihoodRatio - free.logLikelihoodRatio * factor) < 1e-9)
  }
}
