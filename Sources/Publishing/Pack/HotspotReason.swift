import Formats

/// Why a hotspot is on the list, in sentences of what the release says of it.
enum HotspotReason {
  static func sentences(_ hotspot: PlainLayer.Feature, district: String) -> String {
    [count(hotspot, district), change(hotspot), history(hotspot), repeats(hotspot)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `152 incidents: 9.2 % of those of Sandmouth on 0.04 % of its ground.`
  private static func count(_ hotspot: PlainLayer.Feature, _ district: String) -> String? {
    guard let incidents = hotspot.integer("incidents") else { return "How many incidents it has is withheld." }
    let what = "\(incidents) \(incidents == 1 ? "incident" : "incidents")"
    guard let share = hotspot.number("incident_share_percent") else { return "\(what)." }
    let ground = hotspot.number("area_share_percent").map { " on \(percent($0, 2)) of its ground" } ?? ""
    return "\(what): \(percent(share, 1)) of those of \(district)\(ground)."
  }

  private static func change(_ hotspot: PlainLayer.Feature) -> String? {
    if let change = change(hotspot, "change", than: "in the period before") { return change }
    return change(hotspot, "year_change", than: "a year before")
  }

  /// `1.01 times as many a day as in the period before (95 % interval 0.80 to 1.28).`
  private static func change(_ hotspot: PlainLayer.Feature, _ column: String, than: String) -> String? {
    guard let ratio = hotspot.number("\(column)_ratio") else { return nil }
    return
      "\(ChangeWords.two(ratio)) times as many a day as \(than)\(interval(hotspot, column).map { " (\($0))" } ?? "")."
  }

  /// `95 % interval 0.80 to 1.28`
  static func interval(_ hotspot: PlainLayer.Feature, _ column: String) -> String? {
    guard let lower = hotspot.number("\(column)_lower_95") else { return nil }
    let upper = hotspot.number("\(column)_upper_95").map(ChangeWords.two) ?? "∞"
    return "95 % interval \(ChangeWords.two(lower)) to \(upper)"
  }

  /// `Chronic: hot in 12 of 12 months.`
  static func history(_ hotspot: PlainLayer.Feature) -> String? {
    let months = hotspot.integer("months_hot").flatMap { hot in
      hotspot.integer("months_looked_at").map { "hot in \(hot) of \($0) months" }
    }
    let parts = [hotspot.text("class"), months].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ": ").capitalisedFirst + "."
  }

  private static func repeats(_ hotspot: PlainLayer.Feature) -> String? {
    guard let places = hotspot.integer("repeat_places"), places > 0 else { return nil }
    let most = hotspot.integer("busiest_place_incidents").map { ", \($0) incidents at the busiest" } ?? ""
    return "\(places) repeat \(places == 1 ? "place" : "places")\(most)."
  }

  static func percent(_ value: Double, _ decimals: Int) -> String {
    let text = FixedDecimal.string(value, decimals: decimals, keepingZeros: true)
    return Double(text) == 0 && value > 0 ? "less than 0.01 %" : "\(text) %"
  }
}

extension String {
  /// With a capital at its beginning.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
