import Foundation
import Formats
@testable import Publishing
import TestSupport
import Testing

@Suite(.needsChromium, .tags(.browser), .serialized)
struct PackBrowserTests {
  private func pack(_ release: PackRelease = PackRelease()) throws -> PackBrowser {
    PackBrowser(html: try JAGPack.html(release.release()))
  }

  @Test func `a pack runs its script, asks nothing of anybody, and says nothing on the console`() throws {
    let found = try pack().look(
      """
      check("the policy lets the script run", page.documentElement.classList.contains("with-script"));
      const asked = view.performance.getEntriesByType("resource");
      check("no request", asked.length === 0, asked.map(one => one.name).join(" "));
      check("controls are there", [...page.querySelectorAll(".controls")].every(one => !one.hidden));
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 3)
  }

  @Test func `a map pans and zooms by wheel, pointer, keys and buttons`() throws {
    let found = try pack().look(
      """
      const map = page.querySelector(".analysis > .map"), svg = map.querySelector(".drawing");
      const box = () => svg.getAttribute("viewBox").split(" ").map(Number);
      const whole = box(), at = svg.getBoundingClientRect();
      const event = (kind, type, rest) => svg.dispatchEvent(new view[kind](type, Object.assign(
        { bubbles: true, cancelable: true, clientX: at.left + 200, clientY: at.top + 150 }, rest)));
      event("WheelEvent", "wheel", { deltaY: -300 });
      check("the page scrolls over a map that nobody is in", box()[2] === whole[2]);
      svg.focus();
      check("a map takes the focus", page.activeElement === svg);
      event("WheelEvent", "wheel", { deltaY: -300 });
      const wheeled = box();
      check("the wheel zooms", wheeled[2] < whole[2] * 0.8, wheeled);
      event("PointerEvent", "pointerdown", { button: 0, pointerId: 1 });
      event("PointerEvent", "pointermove", { pointerId: 1, clientX: at.left + 230, clientY: at.top + 180 });
      event("PointerEvent", "pointerup", { pointerId: 1 });
      const dragged = box();
      check("dragging pans", dragged[0] < wheeled[0] && dragged[1] < wheeled[1] && dragged[2] === wheeled[2], dragged);
      const key = name => event("KeyboardEvent", "keydown", { key: name });
      key("+"); check("plus zooms in", box()[2] < dragged[2], box());
      const before = box(); key("ArrowRight"); check("an arrow pans", box()[0] > before[0], box());
      key("ArrowLeft"); key("-"); check("minus zooms out", box()[2] > before[2], box());
      key("0"); check("nought shows the whole", box().join() === whole.join(), box());
      map.querySelector('[data-move="in"]').click();
      check("a button zooms", box()[2] < whole[2], box());
      map.querySelector('[data-move="whole"]').click();
      check("a button shows the whole", box().join() === whole.join(), box());
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 10)
  }

  @Test func `the list and the map choose each other, and a tap says what is there`() throws {
    let found = try pack().look(
      """
      const map = page.querySelector(".analysis > .map"), details = map.querySelector(".details");
      const pin = map.querySelector('.pin[data-place="place-1-3"]'), row = page.getElementById("place-1-3-row");
      const click = element => element.dispatchEvent(new view.MouseEvent("click", { bubbles: true, cancelable: true }));
      check("a first tap stays on the map", click(pin) === false);
      check("the map chooses in the list", row.classList.contains("selected"));
      check("the chosen row is said", row.getAttribute("aria-current") === "true");
      check("a tap says what is there", details.textContent.includes("Rank 3") && !details.hidden, details.textContent);
      check("and leads to its page", details.querySelector("a").getAttribute("href") === "#place-1-3");
      const ward = map.querySelector("use.area");
      click(ward);
      check("a ward says what it is", details.textContent.includes("deprivation decile"), details.textContent);
      page.querySelector('[data-show="place-1-2"]').click();
      const other = map.querySelector('.pin[data-place="place-1-2"]');
      check("the list chooses on the map", other.classList.contains("selected") && !pin.classList.contains("selected"));
      check("one is chosen at a time", page.querySelectorAll("tr.selected").length === 1);
      check("the map goes there", map.querySelector(".drawing").getAttribute("viewBox").split(" ")[2] < 400);
      const fill = () => view.getComputedStyle(map.querySelector("use.deprivation-5.rate-3, use.deprivation-5")).fill;
      const first = fill();
      map.querySelector('input[value="rate"]').click();
      check("the shading can be switched", fill() !== first, fill());
      map.querySelector('input[value="none"]').click();
      check("and left off", fill() === "none", fill());
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 11)
  }

  @Test func `the keyboard reaches everything that can be used`() throws {
    let found = try pack().look(
      """
      const use = [...page.querySelectorAll("a[href], button, input, summary, .drawing[tabindex], .scroll[tabindex]")]
        .filter(one => one.getClientRects().length && !one.disabled)
        .filter(one => one.localName === "summary" || !one.closest("details:not([open])"));
      const lost = use.filter(one => { one.focus(); return page.activeElement !== one || one.tabIndex < 0; });
      check("each takes the focus", lost.length === 0, lost.map(one => one.outerHTML.slice(0, 80)).join(" "));
      check("there are many", use.length > 50, use.length);
      const pins = [...page.querySelectorAll(".pin")];
      const targets = pins.filter(one => !page.getElementById(one.getAttribute("href").slice(1)));
      check("each pin leads somewhere", pins.length === 12 && targets.length === 0);
      pins[0].focus();
      const head = view.getComputedStyle(pins[0].querySelector(".head"));
      check("a focused pin says what it is", !page.querySelector(".details").hidden);
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 4)
  }

  @Test(arguments: [320, 360, 768, 1_280])
  func `no width scrolls sideways`(width: Int) throws {
    var pack = try pack()
    pack.width = width
    let found = try pack.look(
      """
      const root = page.documentElement;
      const wide = [...page.querySelectorAll("body *")].filter(one => !one.closest(".scroll, svg, .skip, .ranked thead")
        && one.getBoundingClientRect().right > view.innerWidth + 1);
      check("the page is as wide as the screen", root.scrollWidth <= view.innerWidth,
        root.scrollWidth + " " + wide.slice(0, 4).map(one => one.outerHTML.slice(0, 90)).join(" "));
      check("the width is asked for", view.innerWidth === \(width), view.innerWidth);
      const small = [...page.querySelectorAll("button, summary, .ranked a, nav a")].filter(one => {
        const box = one.getBoundingClientRect(); return box.height && (box.height < 24 || box.width < 24); });
      check("targets are 24 pixels or more", small.length === 0, small.slice(0, 4).map(one => one.outerHTML.slice(0, 90)).join(" "));
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 3)
  }

  @Test(arguments: [false, true])
  func `text has the contrast of WCAG AA, light and dark`(isDark: Bool) throws {
    var pack = try pack()
    pack.isDark = isDark
    let found = try pack.look(PackChecks.contrast(isDark: isDark))
    #expect(found.failed == [])
    #expect(found.passed.count == 3)
  }

  @Test func `headings are in order, tables have heads, and everything has a name`() throws {
    let found = try pack().look(PackChecks.structure)
    #expect(found.failed == [])
    #expect(found.passed.count == 8)
  }

  @Test func `a hostile name runs nothing`() throws {
    var release = PackRelease()
    release.name = "<img src=x onerror=\"parent.document.title='run'\"><script>parent.document.title='run'</script>"
    let found = try pack(release).look(
      """
      await new Promise(done => setTimeout(done, 200));
      page.querySelector(".pin").dispatchEvent(new view.MouseEvent("click", { bubbles: true, cancelable: true }));
      check("nothing ran", document.title === "" && !page.querySelector("img") && page.scripts.length === 1);
      check("it is shown", page.querySelector(".details").textContent.includes("<img src=x"));
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 2)
  }

  @Test func `a pack of forty hotspots and 264 wards can be used within a second`() throws {
    var release = PackRelease()
    (release.hotspots, release.wards, release.verticesOfSide) = (40, 264, 100)
    release.analyses = ["asb"]
    // The whole load of the pack in a page around it, its script included; the machine may do other work meanwhile.
    let found = try pack(release).look(
      """
      const times = view.performance.getEntriesByType("navigation")[0];
      check("within a second", times.domInteractive < 1000, times.domInteractive);
      check("forty pages", page.querySelectorAll(".sheet").length === 40);
      """)
    #expect(found.failed == [])
  }

  @Test(.needsPDFText) func `each hotspot prints on one page of its own`() throws {
    var release = PackRelease()
    release.name = "St Brannock’s Walk and the Promenade"
    let pages = try pack(release).printed("jag-pack.pdf")
    let sheets = pages.filter { $0.contains("To fill in at the meeting") }
    #expect(sheets.count == 12)
    for sheet in sheets {
      #expect(sheet.matches(of: /rank \d+ of 6/).count == 1, "the sheet has its own head")
      #expect(sheet.contains("Read with care") && sheet.contains("To do, by whom"), "and its end")
      #expect(
        ["Theme mix", "Share", "drugs"].allSatisfy { sheet.contains($0) }, "the themes as a table, beside the week's")
    }
    #expect(pages[0].contains("Joint action group pack") && pages[0].contains("Hotspots by rank"))
    let isBlank = pages.contains { $0.allSatisfy(\.isWhitespace) }
    #expect(!isBlank, "no page is empty")
  }

  @Test(.needsPDFText) func `without a script everything prints, what is folded away on a screen too`() throws {
    let html = try pack().html
    let script = try #require(html.range(of: "<script>"))
    let end = try #require(html.range(of: "</script>"))
    let pages = try PackBrowser(html: html.replacingCharacters(in: script.lowerBound..<end.upperBound, with: ""))
      .printed(
        "jag-pack-without-script.pdf")
    let text = pages.joined()
    let folded = [
      "What else was found of asb", "The months of the control chart", "above the 99.8 % limit", "The wards of the map",
      "Hotspots by month", "Top categories of each hotspot", "Every choice that was made by rule",
    ]
    for words in folded {
      let isThere = text.contains(words)
      #expect(isThere, "\(words)")
    }
    let wards = (0..<24).filter { !text.contains("Pier Head \($0) ") }
    #expect(wards == [], "each ward has its row")
  }

  @Test(.needsPDFText) func `no word is cut on paper`() throws {
    var release = PackRelease()
    release.name = "The Promenade between the Bandstand and the Old Lifeboat Station"
    var made = try release.release()
    let long = String(repeating: "Counts of this place were put together by hand. ", count: 12) + "So ends the caveat."
    for index in made.layers.indices where made.layers[index].kind == "hotspots" {
      let layer = made.layers[index].layer
      made.layers[index] = made.layers[index].with(
        PlainLayer(
          name: layer.name, about: [], columns: layer.columns + ["withheld"],
          features: layer.features.map {
            PlainLayer.Feature($0.geometry, $0.properties + [("withheld", .text(long))])
          }))
    }
    let html = try JAGPack.html(made)
    let pages = try PackBrowser(html: html).printed("jag-pack-long.pdf")
    let text = pages.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.components(separatedBy: "So ends the caveat.").count - 1 == 12)
    // The labels of maps, of which a table has the whole, are as short on a screen.
    // Each is painted twice, its outline and its letters.
    #expect(text.count { $0 == "…" } <= 2 * html.count { $0 == "…" })
  }

  @Test func `on a telephone no label of the chart runs into another, and the first table is whole`() throws {
    var pack = try pack()
    pack.width = 390
    let found = try pack.look(
      """
      const boxes = [...page.querySelectorAll(".analysis > figure:not(.map) svg text")].map(one => one.getBoundingClientRect());
      // Four pixels are the least that tells two words apart.
      const close = boxes.filter((one, i) => boxes.slice(i + 1).some(other => one.left < other.right + 4
        && other.left < one.right + 4 && one.top < other.bottom && other.top < one.bottom));
      check("labels are apart", boxes.length > 10 && close.length === 0, close.length);
      const first = page.querySelector(".summary .scroll");
      check("nothing of the first table is cut off", first.scrollWidth <= first.clientWidth,
        first.scrollWidth + " of " + first.clientWidth);
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 2)
  }

  @Test(arguments: [390, 600, 820, 1_280])
  func `the drawings of a hotspot are read and not stretched`(width: Int) throws {
    var pack = try pack()
    pack.width = width
    let found = try pack.look(
      """
      // Letters of 12 units in drawings of 400: from 9 pixels, which is small print, to those of a heading.
      const sizes = [...page.querySelectorAll(".part svg.drawing")].map(one => one.getBoundingClientRect().width / 400 * 12);
      check("letters", sizes.length > 20 && sizes.every(one => one > 9 && one < 16), Math.min(...sizes) + " " + Math.max(...sizes));
      """)
    #expect(found.failed == [])
    #expect(found.passed.count == 1)
  }

  @Test(arguments: [(360, 3_000, false), (768, 2_400, true), (1_280, 2_400, false)])
  func `a pack looks as its pictures show`(width: Int, height: Int, isDark: Bool) throws {
    var pack = try pack()
    (pack.width, pack.isDark) = (width, isDark)
    let picture = try pack.keepPicture("jag-pack-\(width).png", height: height)
    let size = (try FileManager.default.attributesOfItem(atPath: picture)[.size] as? Int) ?? 0
    // A page of one colour takes far less.
    #expect(size > 20_000)
  }
}
