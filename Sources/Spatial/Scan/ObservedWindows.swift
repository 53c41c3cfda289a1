/// The strongest window around each centre in what was observed.
struct ObservedWindows: Sendable {
  let problem: ScanProblem
  let rows: ScanRows
  let runs: StepRuns
  let rates: ScanRates
  let leastCases: Int

  /// A window around a centre, by its place among the rows.
  struct Window: Sendable {
    var ratio: Double
    let form: Int
    let centre: Int
    /// The position of its last member in the row of its form and centre.
    let position: Int
    let steps: ClosedRange<Int>
  }

  /// The strongest window of every centre that has one above 0, strongest first; among equal ones the smaller, then
  /// that of the first centre.
  func strongest(workers: Int) -> [Window] {
    Parallel.map(Parallel.ranges(of: rows.places, workers: 64), workers: workers) { range in
      range.compactMap(strongest(around:))
    }
    .flatMap { $0 }
    .sorted { (-$0.ratio, reach($0), $0.centre) < (-$1.ratio, reach($1), $1.centre) }
  }

  private func strongest(around centre: Int) -> Window? {
    var best: Window?
    for form in rows.forms.indices {
      var cases = ContiguousArray(repeating: Int32(0), count: problem.steps)
      var sums = ContiguousArray(repeating: 0.0, count: problem.steps)
      for position in rows.row(form: form, centre: centre) {
        let member = rows.members[position]
        let first = Int(member < 0 ? ~member : member) * problem.steps
        for step in runs.used {
          cases[step] += problem.cases[first + step]
          sums[step] += problem.measure[first + step]
        }
        if member < 0 { continue }
        for last in runs.ends {
          let factor = rows.forms[form].factor
          consider(cases, sums, last: last) { cases, sum, firstStep in
            let least = best?.ratio ?? 0
            // Rounding must not let a bound fall below its ratio.
            guard problem.ratio.bound(cases, sum) * factor * (1 + 1e-9) > least else { return }
            let ratio = problem.ratio(cases, sum) * factor
            guard ratio > least else { return }
            best = Window(ratio: ratio, form: form, centre: centre, position: position, steps: firstStep...last)
          }
        }
      }
    }
    if let window = best {
      // Added up in the order of the places, so that the same places around two centres are equally strong to the last
      // bit.
      let (cases, sum) = totals(of: window)
      best?.ratio = problem.ratio(cases, sum) * rows.forms[window.form].factor
    }
    return best
  }

  /// The runs that end at a step and count as clusters.
  private func consider(
    _ cases: ContiguousArray<Int32>, _ sums: ContiguousArray<Double>, last: Int,
    _ body: (_ cases: Int, _ measure: Double, _ firstStep: Int) -> Void
  ) {
    var inRun = 0
    var sum = 0.0
    for step in stride(from: last, through: max(0, last - runs.longest + 1), by: -1) {
      inRun += Int(cases[step])
      sum += sums[step]
      let expected = problem.ratio.expected(sum)
      let isHigh = Double(inRun) > expected && inRun >= leastCases
      let isLow = Double(inRun) < expected
      guard rates == .high ? isHigh : rates == .low ? isLow : isHigh || isLow else { continue }
      body(inRun, sum, step)
    }
  }

  /// The distinct places of a window, ascending.
  func places(of window: Window) -> [Int] {
    let row = rows.row(form: window.form, centre: window.centre)
    return rows.members[row.lowerBound...window.position].map { Int($0 < 0 ? ~$0 : $0) }.sorted()
  }

  /// The cases and the measure of a window.
  func totals(of window: Window) -> (cases: Int, measure: Double) {
    var cases = 0
    var sum = 0.0
    for place in places(of: window) {
      for cell in window.steps.lowerBound + place * problem.steps...window.steps.upperBound + place * problem.steps {
        cases += Int(problem.cases[cell])
        sum += problem.measure[cell]
      }
    }
    return (cases, sum)
  }

  /// Half a window's short axis.
  func reach(_ window: Window) -> Double {
    let form = rows.forms[window.form]
    let last = rows.members[window.position]
    return form.distance(
      problem.places.x[Int(last)] - problem.places.x[window.centre],
      problem.places.y[Int(last)] - problem.places.y[window.centre])
  }
}
