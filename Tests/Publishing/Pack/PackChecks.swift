/// Checks of a pack in the browser that many pages would share.
enum PackChecks {
  /// The contrast of every text with what is behind it (WCAG 2.2, 1.4.3).
  static func contrast(isDark: Bool) -> String {
    """
    check("the scheme", view.matchMedia("(prefers-color-scheme: dark)").matches === \(isDark));
    const parts = colour => { const p = (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number); return p.length < 4 ? [...p, 1] : p; };
    const light = colour => { const c = parts(colour).slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)); return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const ratio = (a, b) => { const l = [light(a), light(b)].sort((x, y) => y - x); return (l[0] + 0.05) / (l[1] + 0.05); };
    const behind = element => { for (let at = element; at; at = at.parentElement) {
      const colour = view.getComputedStyle(at).backgroundColor; if (parts(colour)[3] === 1) return colour; } return "rgb(255,255,255)"; };
    const low = []; let texts = 0;
    const walk = page.createTreeWalker(page.body, view.NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || !element.getClientRects().length || element.closest("script, style, title, desc")) continue;
      if (element.closest("button:disabled")) continue;
      const style = view.getComputedStyle(element);
      const isDrawn = element.namespaceURI.endsWith("svg");
      const own = isDrawn ? style.fill : style.color;
      const ground = element.classList.contains("rank")
        ? view.getComputedStyle(element.parentElement.querySelector(".head")).fill
        : isDrawn ? style.stroke : behind(element);
      texts += 1;
      const found = ratio(own, ground);
      if (found < 4.5) low.push(found.toFixed(2) + " " + own + " on " + ground + " " + walk.currentNode.data.trim().slice(0, 30));
    }
    check("many texts", texts > 500, texts);
    check("contrast", low.length === 0, [...new Set(low)].slice(0, 5).join("; "));
    """
  }

  /// Headings, names, labels and tables.
  static let structure = """
    const levels = [...page.querySelectorAll("h1, h2, h3, h4")].map(one => +one.localName[1]);
    check("one first heading", levels[0] === 1 && levels.filter(one => one === 1).length === 1, levels.slice(0, 9));
    check("no level is left out", levels.every((one, i) => i === 0 || one <= levels[i - 1] + 1), levels.join(""));
    check("no heading is empty", [...page.querySelectorAll("h1, h2, h3, h4")].every(one => one.textContent.trim()));
    const ids = [...page.querySelectorAll("[id]")].map(one => one.id);
    check("an id is there once", new Set(ids).size === ids.length, ids.filter((one, i) => ids.indexOf(one) !== i).slice(0, 5));
    const refs = [...page.querySelectorAll("[aria-labelledby]")].flatMap(one => one.getAttribute("aria-labelledby").split(" "));
    const links = [...page.querySelectorAll("a[href^='#'], use")].map(one => one.getAttribute("href").slice(1));
    const gone = [...refs, ...links].filter(one => !page.getElementById(one));
    check("what is referred to is there", gone.length === 0, gone.slice(0, 5));
    const tables = [...page.querySelectorAll("table")].filter(table => !table.caption || !table.querySelector("th[scope=col]")
      || [...table.tBodies[0].rows].some(row => !row.querySelector("th[scope=row]") || !row.querySelector("th").textContent.trim()));
    check("tables have heads", tables.length === 0, tables.slice(0, 2).map(one => one.outerHTML.slice(0, 200)));
    const drawn = [...page.querySelectorAll("svg:not([aria-hidden])")].filter(svg =>
      !["img", "group"].includes(svg.getAttribute("role")) || !svg.querySelector("title") || !svg.querySelector("desc").textContent);
    check("pictures have their words", drawn.length === 0, drawn.length);
    const named = [...page.querySelectorAll("button, a, input, summary")].filter(one =>
      !(one.getAttribute("aria-label") || one.textContent.trim() || (one.labels && one.labels[0] && one.labels[0].textContent.trim())));
    check("everything has a name", named.length === 0, named.slice(0, 3).map(one => one.outerHTML.slice(0, 80)));
    """
}
