import Formats

/// Why a hotspot is on the list, in sentences of what the release says of it.
enum HotspotReason {
  /// - Parameter whole: what its share is a share of.
  static func sentences(_ hotspot: PlainLayer.Feature, of whole: String) -> String {
    [count(hotspot, whole), change(hotspot), history(hotspot), repeats(hotspot)].compactMap { $0 }
      .joined(separator: " ")
  }

  /// `152 incidents: 9.2 % of Sandmouth’s anti-social behaviour on 0.04 % of its ground.`
  private static func count(_ hotspot: PlainLayer.Feature, _ whole: String) -> String? {
    guard let incidents = hotspot.integer("incidents") else { return "How many incidents it has is withheld." }
    let what = "\(incidents) \(incidents == 1 ? "incident" : "incidents")"
    guard let share = hotspot.number("incident_share_percent") else { return "\(what)." }
    let ground = hotspot.number("area_share_percent").map { " on \(percent($0, 2)) of its ground" } ?? ""
    return "\(what): \(percent(share, 1)) of \(whole)\(ground)."
  }

  private static func change(_ hotspot: PlainLayer.Feature) -> String? {
    change(hotspot, .before, than: "in the period before") ?? change(hotspot, .yearBefore, than: "a year before")
  }

  /// `1.01 times as many a day as in the period before (95 % interval 0.80 to 1.28).`
  private static func change(_ hotspot: PlainLayer.Feature, _ period: HotspotChange.Period, than: String) -> String? {
    let change = HotspotChange(hotspot, period)
    if let few = change.few { return "\(few) \(than), too few for a ratio." }
    guard let ratio = change.ratio else { return nil }
    return "\(ratio) times as many a day as \(than)\(change.interval.map { " (\($0))" } ?? "")."
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
