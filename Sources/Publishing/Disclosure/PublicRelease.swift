import Formats
import Incidents
import Spatial

/// What everybody may have: hotspots that hold enough addresses, and counts of wards and LSOAs from which no small one can be
/// worked out.
///
/// What is not named here does not leave. Points of any kind, and shapes of the partnership's own that cut across wards, are
/// withheld: their counts less those of the wards would tell those of the pieces.
struct PublicRelease {
  private let whole: Release
  private let rules: SharingRules
  private let names: HotspotNames
  private var withheld: [String] = []

  init(_ whole: Release, _ rules: SharingRules) {
    self.whole = whole
    self.rules = rules
    names = HotspotNames(whole)
  }

  /// - Throws: where the areas cannot be laid over one another.
  mutating func release() throws(InputError) -> Release {
    var layers: [ReleasedLayer] = []
    for analysis in whole.analyses { layers += try self.layers(of: analysis) }
    let kept = Set(layers.map(\.fileName))
    let kinds = Set(whole.layers.filter { !kept.contains($0.fileName) }.map(\.kind)).sorted()
    if !kinds.isEmpty {
      withheld.append(
        "Points, single places, cells, times of the week and further layers: \(kinds.joined(separator: ", ")).")
    }
    var release = Release(audience: .public, manifest: PublicManifest.of(whole.manifest, layers), layers: layers)
    release.withheld = withheld
    return release
  }

  private mutating func layers(of analysis: String) throws(InputError) -> [ReleasedLayer] {
    func released(_ kind: String, _ layer: PlainLayer?, _ format: PlainLayer.Format) -> [ReleasedLayer] {
      layer.map { [ReleasedLayer(analysis: analysis, kind: kind, format: format, layer: $0)] } ?? []
    }
    let isSensitive = isSensitive(analysis)
    if isSensitive { withheld.append("\(analysis): nothing below wards, as its categories are sensitive.") }
    var layers: [ReleasedLayer] = []
    if !isSensitive, let hotspots = whole.layer("hotspots", of: analysis) {
      let kept = self.hotspots(hotspots, of: analysis)
      layers += released("hotspots", kept, .geoJSON) + released("ranked-locations", kept, .csv)
    }
    let tenths = isSensitive ? nil : self.tenths(of: analysis)
    let areas = try self.areas(of: analysis, belowWards: !isSensitive, knowingTenths: tenths != nil)
    layers += released("wards", areas["wards"], .geoJSON) + released("lsoas", areas["lsoas"], .geoJSON)
    layers += released("series", series(of: analysis), .csv) + released("deprivation-tenths", tenths, .csv)
    if tenths != nil {
      let measures = whole.layer("deprivation-measures", of: analysis)?.withoutAbout
      layers += released("deprivation-measures", measures, .csv)
    }
    layers += released("districts", districts(of: analysis), .csv)
    return layers
  }

  /// Whether nothing but sensitive categories is in an analysis.
  private func isSensitive(_ analysis: String) -> Bool {
    guard let record = whole.manifest.analyses.first(where: { $0.name == analysis }) else { return true }
    return rules.isSensitive(record.name) || record.categories.allSatisfy(rules.isSensitive)
  }

  /// Hotspots with enough addresses, without the names of partners' places.
  private mutating func hotspots(_ layer: PlainLayer, of analysis: String) -> PlainLayer {
    let kept = layer.features.filter { ($0.number("population") ?? 0) >= rules.minimumResidents }
    let left = layer.features.count - kept.count
    if left > 0 {
      withheld.append(
        "\(analysis): \(left) of \(layer.features.count) hotspots, as fewer than \(rules.minimumAddresses) addresses are known in "
          + "them (\(FixedDecimal.string(rules.peoplePerAddress, decimals: 1)) residents each).")
    }
    var hidden = 0
    let minimum = rules.minimumCount
    let features = kept.map { hotspot -> (feature: PlainLayer.Feature, withheld: String?) in
      let columns = PublicColumns.counts.filter { column in hotspot.integer(column).map { $0 < minimum } ?? false }
      hidden += columns.count
      var feature = hotspot.emptying(Set(columns).union(columns.flatMap { PublicColumns.derived[$0] ?? [] }))
      var values: [String: PropertyValue] = [:]
      if feature.text("location_precision") != LocationPrecision.snapped.label {
        values["name"] = .text(names.name(of: hotspot.text("id") ?? ""))
      }
      if let category = hotspot.text("top_category"), rules.isSensitive(category) {
        values["top_category"] = PropertyValue.none
      }
      if !values.isEmpty { feature = feature.replacing(values) }
      return (feature, columns.isEmpty ? nil : columns.joined(separator: "; "))
    }
    if hidden > 0 { withheld.append("\(analysis), hotspots: \(hidden) counts under \(minimum).") }
    return layer.withoutAbout.with(features.map(\.feature)).keeping(PublicColumns.hotspots.union(changes(layer)))
      .sayingWithheld(features.map(\.withheld))
  }

  /// Columns of changes, where these are of whole periods: other pairs of months would tell the counts of single months.
  private func changes(_ layer: PlainLayer) -> Set<String> {
    let pairs = [("change_incidents", 0), ("year_change_incidents", 1)]
    let whole = pairs.filter { pair in
      layer.features.allSatisfy { $0.integer(pair.0) == nil || $0.integer(pair.0) == $0.integer("incidents") }
    }
    return Set(whole.flatMap { PublicColumns.changes[$0.1] })
  }

  private mutating func areas(
    of analysis: String, belowWards: Bool, knowingTenths: Bool
  ) throws(InputError) -> [String: PlainLayer] {
    var layers: [String: PlainLayer] = [:]
    for kind in belowWards ? ["wards", "lsoas"] : ["wards"] {
      guard let layer = whole.layer(kind, of: analysis) else { continue }
      layers[kind] = layer.withoutAbout.keeping(PublicColumns.areas.union(changes(layer)))
    }
    var suppression = try AreaSuppression(layers, minimum: rules.minimumCount)
    let suppressed = suppression.suppressed(knowingTenths: knowingTenths)
    if suppression.primary > 0 {
      withheld.append(
        "\(analysis): \(suppression.primary) counts of wards and LSOAs under \(rules.minimumCount), and \(suppression.secondary) "
          + "more so that those cannot be worked out from sums.")
    }
    return suppressed
  }

  /// The district's months; nothing where one is small, as it could be worked out from the others.
  private mutating func series(of analysis: String) -> PlainLayer? {
    guard let layer = whole.layer("series", of: analysis) else { return nil }
    let district = layer.features.filter { $0.text("place_kind") == "district" }
    return ifLargeEnough(layer.with(district), "\(analysis), months of the district")?.keeping(PublicColumns.series)
  }

  private mutating func tenths(of analysis: String) -> PlainLayer? {
    guard let layer = whole.layer("deprivation-tenths", of: analysis) else { return nil }
    return ifLargeEnough(layer, "\(analysis), tenths of deprivation")?.keeping(PublicColumns.tenths)
  }

  private mutating func districts(of analysis: String) -> PlainLayer? {
    guard let layer = whole.layer("districts", of: analysis) else { return nil }
    return ifLargeEnough(layer, "\(analysis), districts")
  }

  private mutating func ifLargeEnough(_ layer: PlainLayer, _ what: String) -> PlainLayer? {
    let small = layer.features.count { $0.integer("incidents").map { $0 < rules.minimumCount } ?? false }
    guard small > 0 else { return layer.withoutAbout }
    withheld.append("\(what): the whole table, as \(small) of its counts are under \(rules.minimumCount).")
    return nil
  }
}
