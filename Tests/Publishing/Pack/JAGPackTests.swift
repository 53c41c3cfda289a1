import Foundation
import Formats
import TestSupport
import Testing

@testable import Publishing

@Suite struct JAGPackTests {
  private static let hostile =
    "<script>alert(1)</script> & \"O'Neill\" \"\u{301} onmouseover=alert(1) {{title}}\u{202E}"

  private func pack(_ release: Release) throws -> String { try JAGPack.html(release) }

  private func tags(_ html: String) -> [Substring] { html.matches(of: /<[^>]*>/).map(\.output) }

  /// Without the two texts of our own that hold more than markup.
  private func markup(_ html: String) throws -> String {
    var text = html
    for element in ["style", "script"] {
      let open = try #require(text.range(of: "<\(element)>"))
      let close = try #require(text.range(of: "</\(element)>"))
      text.removeSubrange(open.upperBound..<close.lowerBound)
    }
    return text
  }

  @Test func `a hostile name is shown in a pack and never obeyed`() throws {
    var release = PackRelease()
    let plain = try markup(try pack(release.release()))
    release.name = Self.hostile
    let hostile = try markup(try pack(release.release()))
    // Labels of a map are where there is room for them, so texts are left out of the comparison.
    let names = { (html: String) in
      self.tags(html).map { $0.prefix { $0 != " " && $0 != ">" } }.filter { !$0.hasSuffix("text") }
    }
    #expect(names(hostile) == names(plain), "not a tag more than with a harmless name")
    let scripts = hostile.components(separatedBy: "<script").count - 1
    #expect(scripts == 1, "the pack's own")
    let isHidden = !hostile.unicodeScalars.contains("\u{202E}")
    #expect(isHidden)
    let isShown = hostile.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O&#39;Neill&quot;")
    #expect(isShown)
    let isText = hostile.contains("{{title}}")
    #expect(isText, "what looks like a template is text")
    let handlers = tags(hostile).count { $0.contains(/\son[a-z]+=/) && !$0.contains("&quot;") }
    #expect(handlers == 0)
  }

  @Test func `a pack needs nothing else`() throws {
    let html = try pack(PackRelease().release())
    for word in ["http:", "https:", "src=", "url(", "@import", "<link", "javascript:", "fetch(", "XMLHttp", "eval("] {
      let holds = html.contains(word)
      #expect(!holds, "\(word)")
    }
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(PackScript.hash)'"
    #expect(html.contains(policy))
  }

  @Test func `the same release makes the same bytes`() throws {
    let isSame = try pack(PackRelease().release()) == pack(PackRelease().release())
    #expect(isSame)
  }

  @Test(arguments: ["hotspots", "locations", "wards", "series"])
  func `a layer that a release lacks leaves its part out with a sentence`(kind: String) throws {
    let html = try pack(PackRelease().release(.public, without: [kind]))
    let sentences = [
      "hotspots": "This set of files has no hotspots of asb.",
      "locations": "Its locations are not in this set of files.",
      "wards": "Map of Pier Head", "series": "This set of files has no months, so there is no control chart.",
    ]
    let says = html.contains(try #require(sentences[kind]))
    #expect(says)
  }

  @Test func `what a release lacks of its hotspots is said once on each page, in place of empty parts`() throws {
    let html = try pack(PackRelease().release(.public, without: ["peak-times", "repeat-places", "series"]))
    let sentence = "This set of files does not hold of it: its months; its times of the week; where it happens again."
    #expect(html.components(separatedBy: sentence).count - 1 == 12)
    for heading in [">Month by month<", ">When in the week<", ">Where it happens again<"] {
      let isThere = html.contains(heading)
      #expect(!isThere, "\(heading)")
    }
    let whole = try pack(PackRelease().release())
    let lacks = whole.contains("does not hold of it")
    #expect(!lacks, "a set that has them all lacks none")
  }

  @Test func `the kind of a repeat place is said once`() throws {
    let html = try pack(PackRelease().release())
    #expect(html.components(separatedBy: "Kind of place: published point.").count - 1 == 12)
    let inRows = html.contains("(published point)")
    #expect(!inRows)
  }

  @Test func `the period that all analyses have is said once`() throws {
    var release = try PackRelease().release()
    let one = try pack(release)
    #expect(one.contains("<caption>What was looked at, 2025-07 to 2025-12</caption>"))
    #expect(!one.contains(">Period<"))
    let other = try PackManifest.manifest(area: "Sandmouth", analyses: ["crime"], month: "2025-11")
    release.manifest.analyses[1] = other.analyses[0]
    let two = try pack(release)
    #expect(two.contains("<caption>What was looked at</caption>") && two.contains(">Period<"))
  }

  @Test func `every picture of a hotspot's months is in a table of all`() throws {
    let html = try pack(PackRelease().release())
    #expect(html.contains("Hotspots by month (in brackets: a year before; *: not whole)"))
    // Month 31 of the fixture is not whole, and its year before is.
    #expect(html.contains("<td class=\"number\">210* (226)</td>"))
  }

  @Test func `paper has the colours of a light screen`() {
    #expect(PackPrintStyle.css.contains(PackPalette.light) && PackStyle.css.contains(PackPalette.light))
  }

  @Test func `the script shadows nothing that browsers have, and no function of it is longer than a screen`() {
    #expect(!PackScript.text.contains("function Map("))
    // A function of the script begins and ends six spaces in.
    let lines = PackScript.text.split(separator: "\n", omittingEmptySubsequences: false)
    var (begun, longest) = (0, 0)
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("  function ") { begun = number }
      if line == "  }" { longest = max(longest, number - begun + 1) }
    }
    #expect((20...55).contains(longest))
  }

  @Test func `a release of nothing but its manifest is a pack of sentences`() throws {
    let kinds: Set = ["hotspots", "locations", "wards", "series", "peak-times", "repeat-places"]
    let html = try pack(PackRelease().release(.partner, without: kinds))
    #expect(html.contains("This set of files has no outlines, so there is no map."))
    #expect(html.contains("For the agencies of the partnership"))
  }

  @Test func `a value that is withheld is left out, and what is withheld is said`() throws {
    var release = try PackRelease().release(.public)
    for index in release.layers.indices {
      let layer = release.layers[index].layer
      let kept: Set = ["id", "rank", "place_kind", "code", "month", "group_kind", "group_id", "hotspot_id"]
      let emptied = PlainLayer(
        name: layer.name, about: [], columns: layer.columns + ["withheld"],
        features: layer.features.map { feature in
          PlainLayer.Feature(
            feature.geometry,
            feature.properties.map { ($0.name, kept.contains($0.name) ? $0.value : .none) }
              + [("withheld", .text("fewer than 5"))])
        })
      release.layers[index] = release.layers[index].with(emptied)
    }
    release.withheld = ["Counts under 5 are withheld."]
    let html = try pack(release)
    let asks = html.contains("To fill in at the meeting")
    #expect(!asks, "the public fills in nothing of victims")
    for words in ["Withheld: fewer than 5", "Counts under 5 are withheld.", "How many incidents it has is withheld."] {
      let says = html.contains(words)
      #expect(says, "\(words)")
    }
  }

  @Test func `a pack of forty hotspots and 264 wards is small`() throws {
    var release = PackRelease()
    (release.hotspots, release.wards, release.verticesOfSide) = (40, 264, 100)
    release.analyses = ["asb"]
    // Five megabytes go by mail to any council.
    #expect(try pack(release.release()).utf8.count < 5_000_000)
  }

  @Test func `records of another layer have their place on a hotspot's page`() throws {
    var release = try PackRelease().release()
    let columns = ["hotspot_id", "action", "incidents_after"]
    release.layers.append(
      ReleasedLayer(
        analysis: "asb", kind: "actions", format: .csv,
        layer: PlainLayer(
          table: "asb-actions", columns: columns, rows: [[.text("SZ2"), .text("More light"), .integer(12)]])))
    let html = try pack(release)
    #expect(html.contains("Actions in hand and their effect") && html.contains("More light"))
    let without = try pack(PackRelease().release())
    let holds = without.contains("Actions in hand")
    #expect(!holds, "what no layer says is left out")
  }

  @Test func `pages go rank by rank to each analysis until there are forty`() {
    #expect(PackHotspot.pages(of: [13, 10, 2, 6, 15]) == [11, 10, 2, 6, 11])
    #expect(PackHotspot.pages(of: [50]) == [40])
    #expect(PackHotspot.pages(of: [3, 0]) == [3, 0])
  }

  @Test func `counts in a text are read whatever the names hold`() throws {
    let table = try #require(NamedCounts.table("Top", of: "Category", "£1 Arcade; Market (12); Noise (loud) (3); ?"))
    #expect(table.rows == [["£1 Arcade; Market", "12"], ["Noise (loud)", "3"], ["?", "–"]])
  }

  private func html(_ change: (PlainLayer.Feature) -> [(name: String, value: PropertyValue)]) throws -> String {
    var release = try PackRelease().release()
    for index in release.layers.indices where release.layers[index].kind == "hotspots" {
      let layer = release.layers[index].layer
      let features = layer.features.map { PlainLayer.Feature($0.geometry, change($0)) }
      release.layers[index] = release.layers[index].with(
        PlainLayer(
          name: layer.name, about: [], columns: features.first?.properties.map(\.name) ?? [], features: features))
    }
    return try pack(release)
  }

  @Test func `a hotspot's page has its theme mix as bars that say name, number and share, and as a table`() throws {
    let html = try pack(PackRelease().release())
    for words in [
      "3 themes, the one with most first: Pier Head with 300 of 400 incidents.", ">300 (75.0 %)</text>",
      "<title>drugs: 30, 7.5 %</title>", "Theme mix, as a table",
      #"<th scope="row">drugs</th><td class="number">30</td><td class="number">7.5 %</td>"#,
    ] {
      let says = html.contains(words)
      #expect(says, "\(words)")
    }
  }

  @Test func `a single theme is named above the categories, and no themes are nothing`() throws {
    let single = try html { $0.properties.map { $0.name == "themes" ? ($0.name, .text("asb (400)")) : $0 } }
    let saysOnly = single.contains("<caption>Top categories, all of the theme asb</caption>")
    #expect(saysOnly && !single.contains("Theme mix"))
    let none = try html { $0.properties.filter { $0.name != "themes" } }
    let saysNothing = !none.contains("Theme mix") && !none.contains("of the theme")
    #expect(saysNothing)
  }

  @Test func `without the list of categories the commonest is named where it is known`() throws {
    let lists: Set = ["themes", "top_categories", "seen_by"]
    let commonest = try html {
      $0.properties.filter { !lists.contains($0.name) } + [("top_category", .text("Noise & more"))]
    }
    let says =
      commonest.contains("<caption>Commonest category</caption>") && commonest.contains("Noise &amp; more</th>")
    #expect(says && !commonest.contains("does not hold of it"))
    let none = try html { $0.properties.filter { !lists.contains($0.name) } }
    let saysNeither = none.contains("This set of files does not hold of it: its categories and its sources.")
    #expect(saysNeither)
  }

  @Test func `a mix that counts nothing, or cannot be added up, is none`() {
    for text in ["", "asb", "asb (0)", "asb (-1)", "asb (\(Int.max)); drugs (1)"] {
      #expect(ThemeMix(text)?.picture == nil)
    }
    #expect(ThemeMix("asb (9999); drugs (1)")?.table.rows.map(\.last) == ["100.0 %", "under 0.1 %"])
  }

  @Test func `no number of a map hides another`() {
    let places = (0..<40).map { place -> (x: Double, y: Double) in
      (x: 300 + Double(place % 5), y: 200 + Double(place / 5))
    }
    let asides = PinPlacement.asides(places, width: 640, height: 400)
    let heads = zip(places, asides).map { place, aside -> (x: Double, y: Double) in
      (x: place.x + aside.x, y: place.y + aside.y)
    }
    for (number, head) in heads.enumerated() {
      for other in heads[..<number] {
        #expect(hypot(head.x - other.x, head.y - other.y) >= 2 * PinPlacement.radius)
      }
    }
  }
}
