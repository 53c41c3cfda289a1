import Spatial
import TestSupport
import Testing

@Suite struct KernelDensityTests {
  /// Relative to the greatest density: the order of summation and the Gaussian's cut are all that differ.
  private static let sumTolerance = 1e-9

  private static let area = SeededDistrict.area(seed: 3)

  private func district(_ shape: Grid.Shape, width: Double = 150) throws -> (Grid, Locations) {
    let locations = SeededDistrict.locations(seed: 5, count: 300)
    return (
      try Grid(over: Self.area, shape: shape, widthMetres: width),
      try SeededDistrict.locations(locations, in: Self.area)
    )
  }

  private func integral(_ density: Density) -> Double {
    zip(density.perSquareKilometre, density.grid.squareMetres).reduce(0) { $0 + $1.0 * $1.1 / 1e6 }
  }

  @Test(.tags(.property), arguments: DensityKernel.allCases, Grid.Shape.allCases)
  func `a density adds up to the incidents inside, fixed or adaptive`(
    kernel: DensityKernel, shape: Grid.Shape
  ) throws {
    let (grid, locations) = try district(shape)
    for isAdaptive in [false, true] {
      let method = try KernelDensity(kernel: kernel, bandwidthMetres: 400, isAdaptive: isAdaptive)
      let density = try method.estimate(locations, over: grid)
      #expect(density.incidents == locations.totalWeight && density.outside == 0)
      #expect(abs(integral(density) - Double(locations.totalWeight)) < 1e-9 * Double(locations.totalWeight))
    }
  }

  @Test(.tags(.property), arguments: DensityKernel.allCases, [true, false])
  func `at 200 random points and all cells it is the direct sum`(kernel: DensityKernel, isCorrected: Bool) throws {
    for (shape, isAdaptive) in [(Grid.Shape.square, false), (.hexagon, false), (.square, true)] {
      let (grid, locations) = try district(shape, width: 250)
      let method = try KernelDensity(
        kernel: kernel, bandwidthMetres: 500, isAdaptive: isAdaptive, isEdgeCorrected: isCorrected)
      let density = try method.estimate(locations, over: grid)
      let slow = SlowDensity(
        weighty(locations), kernel: kernel, bandwidth: 500, isAdaptive: isAdaptive, over: isCorrected ? grid : nil)
      let tolerance = Self.sumTolerance * (density.perSquareKilometre.max() ?? 0)
      for cell in stride(from: 0, to: grid.count, by: 7) {
        let expected = slow.perSquareKilometre(x: grid.centreX[cell], y: grid.centreY[cell])
        #expect(abs(density.perSquareKilometre[cell] - expected) < tolerance)
      }
      var random = RandomNumbers(seed: 11)
      var compared = 0
      while compared < 200 {
        let (x, y) = (500_000 + 12_000 * random.uniform(), 99_000 + 10_000 * random.uniform())
        let value = try density.at(x, y)
        guard grid.cell(x: x, y: y) != Grid.none else {
          #expect(value.isNaN)
          continue
        }
        #expect(abs(value - slow.perSquareKilometre(x: x, y: y)) < tolerance)
        compared += 1
      }
      #expect(abs(density.bandwidths.lowerBound - (slow.bandwidths.min() ?? 0)) < 1e-6)
      #expect(abs(density.bandwidths.upperBound - (slow.bandwidths.max() ?? 0)) < 1e-6)
      #expect(isAdaptive == (density.bandwidths.upperBound > 1.2 * density.bandwidths.lowerBound))
    }
  }

  private func weighty(_ locations: Locations) -> Locations {
    let kept = (0..<locations.count).filter { locations.weight[$0] > 0 }
    return Locations(
      x: ContiguousArray(kept.map { locations.x[$0] }), y: ContiguousArray(kept.map { locations.y[$0] }),
      weight: ContiguousArray(kept.map { locations.weight[$0] }))
  }

  /// scikit-learn 1.9.1 and KDEpy 1.1.12, with x, y and w the columns below and p the points:
  /// `np.exp(KernelDensity(kernel="gaussian", bandwidth=180, rtol=1e-14, atol=0).fit(np.c_[x, y], sample_weight=w)`
  /// `.score_samples(p)) * w.sum() * 1e6` and
  /// `NaiveKDE(kernel="biweight", bw=400 * np.sqrt(1 / 7)).fit(np.c_[x, y], weights=w).evaluate(p) * w.sum() * 1e6`.
  @Test(.tags(.reference)) func `without edge correction it is what scikit-learn and KDEpy give`() throws {
    let locations = Locations(
      x: [120, 340, 560, 610, 615, 900, 940, 1_310, 1_500, 1_505, 1_720, 1_950],
      y: [80, 450, 300, 310, 1_200, 760, 790, 1_010, 420, 1_490, 1_600, 95],
      weight: [3, 1, 7, 2, 5, 1, 4, 2, 9, 1, 2, 6])
    let points = [(150.0, 150.0), (650, 350), (1_050, 850), (1_450, 450), (1_850, 1_850)]
    let expected: [(DensityKernel, Double, [Double])] = [
      (
        .gaussian, 180,
        [16.244574004421537, 39.97696171467238, 21.14197122522318, 42.16661618708278, 2.991016935373568]
      ),
      (.quartic, 400, [16.89827529520616, 48.56717457123009, 25.4023412400575, 51.45617017443484, 3.0290853789945946]),
    ]
    // The points are the centres of some cells.
    let grid = try Grid(over: Squares.square(x: 0, y: 0, side: 2_000), shape: .square, widthMetres: 100)
    for (kernel, bandwidth, values) in expected {
      let density = try KernelDensity(kernel: kernel, bandwidthMetres: bandwidth, isEdgeCorrected: false)
        .estimate(locations, over: grid)
      for (point, value) in zip(points, values) {
        // KDEpy's sums are off by 1e-8 themselves.
        let tolerance = kernel == .quartic ? 2e-8 : 1e-11
        let cell = Int(grid.cell(x: point.0, y: point.1))
        #expect(abs(try density.at(point.0, point.1) - value) < tolerance)
        #expect(abs(density.perSquareKilometre[cell] - value) < tolerance)
      }
    }
  }

  @Test(.tags(.threads), arguments: DensityKernel.allCases)
  func `a density is the same to the last bit for 1, 2 and 7 workers`(kernel: DensityKernel) throws {
    let (grid, locations) = try district(.hexagon, width: 60)
    let method = try KernelDensity(kernel: kernel, bandwidthMetres: 250, isAdaptive: true)
    let one = try method.estimate(locations, over: grid).perSquareKilometre
    #expect(try method.estimate(locations, over: grid, workers: 2).perSquareKilometre == one)
    #expect(try method.estimate(locations, over: grid, workers: 7).perSquareKilometre == one)
  }

  @Test func `what lies outside is left out and counted with edge correction, and reaches in without`() throws {
    let grid = try Grid(over: Squares.square(x: 0, y: 0, side: 1_000), shape: .square, widthMetres: 50)
    let locations = Locations(x: [500, 1_040], y: [500, 500], weight: [4, 3])
    let corrected = try KernelDensity(bandwidthMetres: 200).estimate(locations, over: grid)
    #expect(corrected.outside == 3 && corrected.incidents == 4)
    #expect(try corrected.at(990, 500) == 0)
    #expect(corrected.sentences.contains { $0.hasPrefix("3 incidents") })
    let plain = try KernelDensity(bandwidthMetres: 200, isEdgeCorrected: false).estimate(locations, over: grid)
    #expect(plain.outside == 0)
    #expect(try plain.at(990, 500) > 0)
  }

  @Test func `on a straight edge the correction doubles the density`() throws {
    let grid = try Grid(over: Squares.square(x: 0, y: 0, side: 2_000), shape: .square, widthMetres: 10)
    let locations = Locations(x: [0.0], y: [1_000], weight: [1])
    for kernel in DensityKernel.allCases {
      let h = kernel == .quartic ? 400.0 : 150
      let plain = try KernelDensity(kernel: kernel, bandwidthMetres: h, isEdgeCorrected: false)
      let ratio =
        try KernelDensity(kernel: kernel, bandwidthMetres: h).estimate(locations, over: grid)
        .at(50, 1_000) / plain.estimate(locations, over: grid).at(50, 1_000)
      #expect(abs(ratio - 2) < 0.002)
    }
  }
}

@Suite struct DegenerateDensityTests {
  private static let area = Squares.square(x: 0, y: 0, side: 1_000)

  @Test(arguments: DensityKernel.allCases, [true, false])
  func `no, one and coincident locations give a density without nan`(kernel: DensityKernel, isAdaptive: Bool) throws {
    let grid = try Grid(over: Self.area, shape: .hexagon, widthMetres: 100)
    let inputs = [
      Locations(x: [], y: [], weight: []), Locations(x: [400], y: [400], weight: [0]),
      Locations(x: [400], y: [400], weight: [2]),
      Locations(x: [400, 400, 400], y: [400, 400, 400], weight: [1, 2, 3]),
      Locations(x: [1e15, 400], y: [-1e15, 400], weight: [1, 2]),
    ]
    for locations in inputs {
      let density = try KernelDensity(kernel: kernel, bandwidthMetres: 150, isAdaptive: isAdaptive)
        .estimate(locations, over: grid)
      let sum = zip(density.perSquareKilometre, grid.squareMetres).reduce(0) { $0 + $1.0 * $1.1 / 1e6 }
      #expect(abs(sum - Double(density.incidents)) < 1e-9)
      #expect(density.perSquareKilometre.allSatisfy { $0.isFinite && $0 >= 0 })
      #expect(density.incidents + density.outside == locations.totalWeight)
    }
  }

  @Test(arguments: DensityKernel.allCases)
  func `a bandwidth less than a cell is announced, and no incident is lost to it`(kernel: DensityKernel) throws {
    let grid = try Grid(over: Self.area, shape: .square, widthMetres: 100)
    // On a corner of cells, further from any centre than the kernel reaches.
    let locations = Locations(x: [400, 650], y: [400, 650], weight: [2, 5])
    let density = try KernelDensity(kernel: kernel, bandwidthMetres: 5).estimate(locations, over: grid)
    #expect(density.sentences.contains { $0.contains("less than the width of a cell") })
    #expect(abs(density.perSquareKilometre.reduce(0, +) * 0.01 - 7) < 1e-9)
    let cell = Int(grid.cell(x: 400, y: 400))
    #expect(abs(density.perSquareKilometre[cell] - 200) < 1e-9)
    #expect(abs(try density.at(450, 450) - 200) < 1e-9)
    let wide = try KernelDensity(kernel: kernel, bandwidthMetres: 100).estimate(locations, over: grid)
    #expect(!wide.sentences.contains { $0.contains("less than the width of a cell") })
  }

  @Test(arguments: [0, -3, 0.5, Double.nan, .infinity])
  func `a bandwidth that is none is refused in a sentence`(bandwidth: Double) {
    #expect(throws: SpatialError.self) { try KernelDensity(bandwidthMetres: bandwidth) }
  }
}

extension Density {
  /// At one point.
  fileprivate func at(_ x: Double, _ y: Double) throws -> Double {
    try perSquareKilometre(x: [x], y: [y])[0]
  }
}
