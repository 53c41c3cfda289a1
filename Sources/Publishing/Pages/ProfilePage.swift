import Formats
package import Places
import Spatial
package import Tasking

/// The profile of a place as a page.
package enum ProfilePage {
  /// What the caller says of the profile in words.
  package struct Words: Sendable {
    /// What the page is, in a sentence.
    package var lead: String
    /// What must be read before the profile is passed on.
    package var warnings: [String]
    /// What each analysis found, in the order of the looks.
    package var looks: [[String]]
    /// How it was made.
    package var notes: [String]

    package init(lead: String, warnings: [String], looks: [[String]], notes: [String]) {
      self.lead = lead
      self.warnings = warnings
      self.looks = looks
      self.notes = notes
    }
  }

  /// - Parameters:
  ///   - profile: the place.
  ///   - ground: the district that it lies in.
  ///   - district: what that is called.
  ///   - words: what is said beside the numbers.
  package static func page(
    _ profile: PlaceProfile, on ground: Ground, district: String, _ words: Words
  ) -> Page {
    precondition(words.looks.count == profile.looks.count, "sentences for each look")
    let outline = profile.outline
    let place = ProfileGroundSection.section(
      profile.ground, picture: MapPicture.overview(outline, on: ground, district: district), district: district)
    let looks = zip(profile.looks, words.looks).map { look, sentences in
      ProfileLookSection.section(
        look, sentences, map: MapPicture.closeUp(outline, look, on: ground), district: district)
    }
    return Page(
      title: outline.name, district: district, lead: words.lead, warnings: words.warnings,
      sections: [place] + looks + (profile.nearest.isEmpty ? [] : [near(profile.nearest)]), notes: words.notes)
  }

  private static func near(_ layers: [NearestPoints]) -> Page.Section {
    var section = Page.Section(heading: "What lies near")
    section.sentences = layers.map {
      "\($0.layer): \($0.inside) of \($0.count) lie in the place. Distances are \($0.measure.words)."
    }
    section.tables = layers.filter { !$0.points.isEmpty }.map { layer in
      Page.Table(
        "\(layer.layer): the nearest \(layer.points.count)",
        columns: [.words("Name"), .words("Type"), .number("Metres"), .words("In the place")],
        rows: layer.points.map {
          [
            $0.name ?? "(no name)", $0.type ?? "–", FixedDecimal.string($0.metres, decimals: 0),
            $0.isInside ? "yes" : "no",
          ]
        })
    }
    return section
  }
}

/// Numbers as a profile writes them.
enum ProfileNumber {
  static let unknown = "not known"

  /// `12.3 %`; `–` where not known.
  static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return "–" }
    return FixedDecimal.string(share * 100, decimals: 1, keepingZeros: true) + " %"
  }

  /// `2.4`; `–` where not known.
  static func decimal(_ value: Double?, _ decimals: Int = 1) -> String {
    guard let value, value.isFinite else { return "–" }
    return FixedDecimal.string(value, decimals: decimals, keepingZeros: true)
  }

  /// `3.2 km²` or `4.1 hectares`.
  static func ground(_ squareMetres: Double) -> String {
    squareMetres >= 1e6 ? "\(decimal(squareMetres / 1e6)) km²" : "\(decimal(squareMetres / 1e4, 2)) hectares"
  }
}
