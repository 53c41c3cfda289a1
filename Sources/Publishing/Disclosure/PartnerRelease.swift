import Foundation
import Formats
import Incidents
import Spatial

/// What the agencies of the partnership get: everything but partners' addresses and exact places where the sharing agreement
/// does not name their source.
///
/// References and free text are in no release: sources' columns of them are never read into a layer.
struct PartnerRelease {
  /// The release for partners.
  private(set) var release: Release
  private let rules: SharingRules
  private let names: HotspotNames
  /// Of analyses whose places are not agreed: their hotspots as squares.
  private var redrawn: [String: RedrawnHotspots] = [:]

  /// - Parameter projector: from degrees to the National Grid.
  /// - Throws: where hotspots cannot be drawn from its squares.
  init(_ whole: Release, _ rules: SharingRules, _ projector: Projector) throws(InputError) {
    self.rules = rules
    names = HotspotNames(whole)
    release = Release(audience: .partner, manifest: whole.manifest, layers: [])
    for analysis in whole.analyses where !isAgreed(sources(of: analysis)) {
      guard let hotspots = whole.layer("hotspots", of: analysis) else { continue }
      redrawn[analysis] = try RedrawnHotspots(hotspots, around: whole.layer("locations", of: analysis), projector)
    }
    for layer in whole.layers { keep(layer) }
    sayWhoseNames()
    release.withheld.append(
      "Partners' references and free text: they are in no file of a run, as their columns are not read.")
  }

  /// Layers of a place a row, with the position that would tell an address.
  private static let places: Set<String> = ["locations", "repeat-places", "case-review"]

  private mutating func keep(_ released: ReleasedLayer) {
    var kept = released
    if released.kind == "rejected" {
      release.withheld.append("rejected.csv: it is of use to those alone who hold the sources.")
      return
    }
    if released.kind == "former-hotspots", let analysis = released.analysis, redrawn[analysis] != nil {
      release.withheld.append("\(released.name): their outlines would tell partners' places that are not agreed.")
      return
    }
    if Self.places.contains(released.kind) {
      let features = released.layer.features.filter { isShared($0, of: released.analysis) }
      let left = released.layer.features.count - features.count
      if left > 0 {
        kept = released.with(released.layer.with(features))
        release.withheld.append(
          "\(released.name): \(left) of \(released.layer.features.count) places, as the sharing agreement names no addresses "
            + "of their sources.")
      }
    } else if isPremises(released) {
      guard rules.addressesForPartners.contains(released.kind) else {
        release.withheld.append(
          "\(released.name): premises by name beside what happens near them; the sharing agreement does not name "
            + "\"\(released.kind)\".")
        return
      }
    } else {
      kept = released.with(withoutPlaces(released))
      let left = released.layer.features.count - kept.layer.features.count
      if left > 0 {
        release.withheld.append("\(released.name): \(left) hotspots, as nobody knows the squares they are in.")
      }
    }
    release.layers.append(kept)
  }

  /// A layer of points of its own, by the columns that it alone has.
  private func isPremises(_ released: ReleasedLayer) -> Bool {
    released.layer.columns.contains("premises_at_point")
  }

  /// Whether a place may be shown: a published point stands for a street; any other needs its sources to be agreed.
  private func isShared(_ place: PlainLayer.Feature, of analysis: String?) -> Bool {
    let precision = place.text("precision") ?? place.text("location_precision")
    if precision == LocationPrecision.snapped.label { return true }
    return isAgreed(place.text("sources").map { CountedName.all(in: $0).map(\.name) } ?? sources(of: analysis))
  }

  /// The sources of an analysis; where nobody knows, all that have places of their own.
  private func sources(of analysis: String?) -> [String] {
    release.manifest.analyses.first { $0.name == analysis }?.sources ?? release.manifest.exactSources
  }

  /// Whether the agreement names each of the sources that have places of their own. A source that the run does not know is
  /// not agreed.
  private func isAgreed(_ sources: [String]) -> Bool {
    let known = Set(release.manifest.sources.map(\.name))
    let open = known.subtracting(release.manifest.exactSources).union(rules.addressesForPartners)
    return sources.allSatisfy(open.contains)
  }

  /// Hotspots by their wards, and drawn from squares, where the agreement does not cover the places in them.
  private func withoutPlaces(_ released: ReleasedLayer) -> PlainLayer {
    guard let analysis = released.analysis, !isAgreed(sources(of: analysis)) else { return released.layer }
    let named = names.replaced(in: released)
    guard ["hotspots", "ranked-locations"].contains(released.kind), let redrawn = redrawn[analysis] else {
      return named
    }
    return named.with(named.features.compactMap(redrawn.redrawn))
  }

  private mutating func sayWhoseNames() {
    let unnamed = release.analyses.filter { !isAgreed(sources(of: $0)) }
    if unnamed.isEmpty { return }
    release.withheld.append(
      "\(unnamed.joined(separator: ", ")): hotspots are called by their wards, without the names and points of the places in "
        + "them, and drawn from squares of \(Int(CoarseOutlines.sideMetres)) m, as the sharing agreement does not name every source of "
        + "theirs that has addresses.")
  }
}
