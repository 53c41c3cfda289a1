import Foundation
import Publishing
import Testing

@Suite struct PageTests {
  /// Markup, quotation marks of both kinds, one that a combining accent makes another character of, and marks of direction.
  private static let hostile =
    "<script>alert(1)</script> & \"O'Neill\" \"\u{301} onmouseover=alert(1) x=\"<\u{338}img src=x>{{title}}\u{202E}"

  private func page(_ text: String) -> String {
    var section = Page.Section(heading: text)
    section.figures = [Page.Figure(text, text, text), Page.Figure("Incidents", "126")]
    section.sentences = [text]
    var picture = Page.Picture(title: text, description: text, width: 640, height: 300)
    picture.shapes = [
      .path("M0 0L10 10Z", .place), .box(x: 1, y: 2, width: 3, height: 4, .bar, title: text),
      .circle(x: 5, y: 6, radius: 7.25, .incidents, title: text), .words(text, x: 8, y: 9, .end),
    ]
    picture.legend = [(.place, text)]
    section.pictures = [picture]
    var table = Page.Table(text, columns: [.words(text), .number("Incidents")], rows: [[text, "12"], ["asb", text]])
    table.shades = [[0], [4]]
    table.isFolded = true
    section.tables = [table]
    let page = Page(
      title: text, district: text, lead: text, warnings: [text], sections: [section], notes: [text])
    return String(decoding: page.html(), as: UTF8.self)
  }

  /// The tags of a page, from `<` to `>`.
  private func tags(_ html: String) -> [String] { html.matches(of: /<[^>]*>/).map { String($0.output) } }

  @Test func `a hostile name is shown and never obeyed`() {
    let (plain, hostile) = (page("Pier"), page(Self.hostile))
    // Neither a tag more than with a harmless name, nor an attribute.
    let names = { (html: String) in self.tags(html).map { $0.prefix { $0 != " " && $0 != ">" } } }
    #expect(names(hostile) == names(plain))
    let attributes = { (html: String) in self.tags(html).map { $0.unicodeScalars.count { $0 == "\"" } } }
    #expect(attributes(hostile) == attributes(plain))
    #expect(!hostile.contains("<script") && !hostile.unicodeScalars.contains("\u{202E}"))
    #expect(hostile.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O&#39;Neill&quot;"))
    #expect(hostile.contains("{{title}}"), "what looks like a template is text")
  }

  @Test func `a page needs nothing else and runs nothing`() {
    let html = page("Pier")
    for word in ["http:", "https:", "src=", "url(", "@import", "<link", "<script", "javascript"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `pictures have their words, tables their heads, and a shape has one place`() {
    let html = page("Pier")
    #expect(
      html.contains(
        "role=\"img\" viewBox=\"0 0 640 300\" aria-labelledby=\"section-1-picture-1-title section-1-picture-1-words\""))
    #expect(html.contains("<title id=\"section-1-picture-1-title\">Pier</title>"))
    #expect(html.contains("<desc id=\"section-1-picture-1-words\">Pier</desc>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">Incidents</th>"))
    #expect(html.contains("<th scope=\"row\">asb</th><td class=\"number shade-4\">Pier</td>"))
    #expect(html.contains("<circle class=\"incidents\" cx=\"5\" cy=\"6\" r=\"7.3\"><title>Pier</title></circle>"))
    #expect(html.contains("<rect class=\"bar\" x=\"1\" y=\"2\" width=\"3\" height=\"4\">"))
    #expect(html.components(separatedBy: "<details>").count == 2 && html.contains("Pier, as a table</summary>"))
    // A figure without a remark has none of the one beside it.
    #expect(html.contains("<span class=\"value\">126</span></dd>"))
  }

  @Test func `every tag that is opened is closed, in its order`() {
    let void: Set = ["meta", "path", "!DOCTYPE"]
    var open: [String] = []
    for tag in tags(page("Pier")) where !tag.hasSuffix("/>") {
      let name = String(tag.dropFirst().prefix { $0 != " " && $0 != ">" })
      if name.hasPrefix("/") {
        #expect(open.popLast() == String(name.dropFirst()))
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test func `text and meaningful lines have the contrast that WCAG asks for, light and dark`() throws {
    let html = page("Pier")
    let palettes = html.matches(of: /:root \{([^}]*)\}/).map { match in
      Dictionary(
        String(match.output.1).matches(of: /--([a-z0-9-]+): #([0-9a-f]{6})/).map {
          (String($0.output.1), String($0.output.2))
        }
      ) { _, last in last }
    }
    #expect(palettes.count == 3)
    let light = try #require(palettes.first)
    for own in palettes {
      let palette = light.merging(own) { $1 }
      func contrast(_ a: String, _ b: String) -> Double {
        let (one, two) = (Self.luminance(palette[a] ?? ""), Self.luminance(palette[b] ?? ""))
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
      }
      let text = [
        ("ink", "ground"), ("quiet", "ground"), ("link", "ground"), ("ink", "warn"), ("ink", "s1"), ("ink", "s2"),
        ("s-ink", "s3"), ("s-ink", "s4"), ("ink", "place-fill"),
      ]
      for pair in text { #expect(contrast(pair.0, pair.1) >= 4.5, "\(pair)") }
      let lines = [
        ("place", "ground"), ("place", "place-fill"), ("bar", "ground"), ("before", "ground"), ("before", "bar"),
        ("line", "ground"), ("warn-line", "ground"),
      ]
      for pair in lines { #expect(contrast(pair.0, pair.1) >= 3, "\(pair)") }
    }
  }

  /// Relative luminance of `rrggbb` (WCAG 2.2).
  private static func luminance(_ colour: String) -> Double {
    let value = Int(colour, radix: 16) ?? 0
    let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
