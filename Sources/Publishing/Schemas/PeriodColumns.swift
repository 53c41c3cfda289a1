/// The counts of a place in the compared periods, and how they have changed.
enum PeriodColumns {
  /// - Parameter current: what the count of the period is called.
  static func counts(_ where: String, current: String = "incidents", empty: Bool = false) -> [LayerColumn] {
    [.count(current, "Incidents of the period \(`where`).", .current, empty: empty)] + earlier(`where`)
  }

  static func earlier(_ where: String) -> [LayerColumn] {
    [
      .count(
        "previous_incidents",
        "Incidents \(`where`) in the period of equal length before, as far as months are whole on both sides.",
        .previous, empty: true),
      .count(
        "year_before_incidents",
        "Incidents \(`where`) in the same months a year before, as far as months are whole on both sides.", .yearBefore,
        empty: true),
    ]
  }

  /// Both changes, of places of which all are tested together.
  static let changes =
    change("change", against: "the period before", count: "previous_incidents")
    + change("year_change", against: "the same months a year before", count: "year_before_incidents")

  private static func change(_ prefix: String, against earlier: String, count: String) -> [LayerColumn] {
    let counts = LayerColumn.Content.derived(from: ["\(prefix)_incidents", count])
    return [
      .count(
        "\(prefix)_incidents", "Of the incidents of the period, those in the months that are compared with \(earlier).",
        .current, empty: true),
      .number(
        "\(prefix)_ratio",
        "Incidents a day against \(earlier), 1 where nothing has changed; empty where there were none.",
        counts, empty: true),
      .number("\(prefix)_lower_95", "The lower end of the ratio's exact 95 % interval.", counts, empty: true),
      .number(
        "\(prefix)_upper_95", "The upper end of the ratio's exact 95 % interval; empty where there were none before.",
        counts, empty: true),
      .probability(
        "\(prefix)_p", "The two-sided mid-p of no change; empty where both counts are 0.", counts),
      .probability("\(prefix)_q", "The false discovery rate of the change over all places of the layer.", counts),
    ]
  }
}
