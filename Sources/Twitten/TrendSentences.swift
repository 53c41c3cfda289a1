import Formats
import Incidents
import Publishing
import Spatial
import Tasking

/// What series and changes are, and what is out of the ordinary, in words.
enum TrendSentences {
  static func method(_ rate: Double) -> [String] {
    [
      "Changes are of incidents a day, as months differ in length: exact conditional interval of 95 %, two-sided mid-p. q is the false "
        + "discovery rate over the map (Benjamini and Hochberg); \(FixedDecimal.string(rate, decimals: 3)) and less is called "
        + "significant. A place that was chosen because it is high now will mostly seem to have risen."
    ]
  }

  /// How the district has changed.
  static func of(_ counts: PeriodCounts, _ comparison: Comparison) -> [String] {
    func sentence(_ pair: PeriodCounts.Pair?, _ months: MonthPairs?, _ what: String) -> String {
      guard let pair, let months else {
        return "\(comparison.current) is not compared with \(what): no month of it and its partner are both whole."
      }
      return "\(comparison.current) against \(what), \(months.description): \(ChangeWords.sentence(pair))."
    }
    return [
      sentence(counts.againstPrevious, comparison.previous, "the period before"),
      sentence(counts.againstYearBefore, comparison.yearBefore, "the same months a year before"),
    ]
  }

  /// The months that are out of the ordinary, and how the chart was made.
  static func of(_ series: MonthlySeries) -> [String] {
    guard let chart = series.chart else {
      let whole = series.isWhole.count { $0 }
      return ["No control chart: \(whole) months are whole, and \(ControlChart.leastCounts) are wanted."]
    }
    let season =
      series.isSeasonal
      ? "the season of \(series.season?.years ?? 0) years is taken out"
      : "the season is not taken out, which wants \(MonthlySeries.seasonalYears) whole years"
    let how =
      "Control chart of \(series.isWhole.count { $0 }) whole months: counts scatter \(FixedDecimal.string(chart.spread, decimals: 2)) "
      + "times as widely as chance alone would have it; \(season)."
    let signals = series.signals.filter { [.high, .low].contains($0.point.signal) }
    func limits(_ point: ControlChart.Point) -> String {
      "\(FixedDecimal.string(point.lower998, decimals: 0)) to \(FixedDecimal.string(point.upper998, decimals: 0))"
    }
    var sentences = [how]
    sentences +=
      signals.isEmpty
      ? ["No month is out of the ordinary (99.8 % limits)."]
      : signals.map { "\($0.month) is out of the ordinary: \($0.count) incidents, limits \(limits($0.point))." }
    return sentences + runs(series)
  }

  /// The runs on one side of what is expected, each from the month in which it became long enough to its last.
  private static func runs(_ series: MonthlySeries) -> [String] {
    var runs: [(first: Month, last: Month, signal: ControlChart.Signal)] = []
    for (month, _, point) in series.signals where point.signal == .runAbove || point.signal == .runBelow {
      if let run = runs.last, run.signal == point.signal, run.last.advanced(by: 1) == month {
        runs[runs.count - 1].last = month
      } else {
        runs.append((month, month, point.signal))
      }
    }
    return runs.map { run in
      let until = run.first == run.last ? "" : " and lasting to \(run.last)"
      return
        "\(ControlChart.run) months or more in a row \(run.signal == .runAbove ? "above" : "below") what is expected, told in "
        + "\(run.first)\(until), as when the level has moved."
    }
  }
}
