import Foundation
import TestSupport
import Testing

/// A pack in a browser, looked at from a page around it: the pack itself stays as it is, its policy with it.
struct PackBrowser {
  /// What a look at the pack found.
  struct Finding: Decodable {
    /// The names of what holds.
    let passed: [String]
    /// What does not, a sentence each.
    let failed: [String]
  }

  let html: String
  var width = 1_000
  var isDark = false

  /// Runs checks in the page around the pack.
  ///
  /// - Parameter checks: JavaScript that calls `check(name, holds, detail)`, with the pack's `page` (its document) and
  ///   `view` (its window).
  func look(_ checks: String) throws -> Finding {
    let folder = try TemporaryFolder()
    let quoted = String(decoding: try JSONEncoder().encode(html), as: UTF8.self)
      .replacingOccurrences(of: "<", with: "\\u003c")
    let file = try folder.write(
      #"""
      <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
      <iframe id="pack" style="width:\#(width)px;height:900px;border:0"></iframe><pre id="found"></pre>
      <script>
      const passed = [], failed = [];
      function check(name, holds, detail) { if (holds) passed.push(name); else failed.push(name + ": " + (detail || "")); }
      const frame = document.getElementById("pack");
      frame.addEventListener("load", async () => {
        const page = frame.contentDocument, view = frame.contentWindow;
        try { await (async () => { \#(checks) })(); } catch (error) { failed.push("the checks: " + error.stack); }
        const bytes = new TextEncoder().encode(JSON.stringify({ passed, failed }));
        document.getElementById("found").textContent = "FOUND:" + btoa(Array.from(bytes, b => String.fromCharCode(b)).join("")) + ":";
      });
      frame.srcdoc = \#(quoted);
      </script>
      """#, to: "page.html")
    let result = try Chromium.open(file, ["--dump-dom"] + (isDark ? ["--force-dark-mode"] : []))
    let match = try #require(result.output.firstMatch(of: /FOUND:([A-Za-z0-9+\/=]+):/), "the browser gave no answer")
    let bytes = try #require(Data(base64Encoded: String(match.output.1)))
    var found = try JSONDecoder().decode(Finding.self, from: bytes)
    let messages = result.errors.split(separator: "\n").filter { $0.contains("CONSOLE") }
    if !messages.isEmpty {
      found = Finding(passed: found.passed, failed: found.failed + messages.map { "the console: \($0)" })
    }
    return found
  }

  /// Keeps a picture of the pack beside those of other tests.
  func keepPicture(_ name: String, height: Int) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(html, to: "pack.html")
    let file = try folder.write(
      "<!DOCTYPE html><body style=\"margin:0\"><iframe src=\"pack.html\" style=\"width:\(width)px;height:\(height)px;border:0\">"
        + "</iframe>", to: "page.html")
    let picture = "\(try Chromium.pictures())/\(name)"
    _ = try Chromium.open(
      file,
      ["--window-size=\(max(width, 500)),\(height)", "--screenshot=\(picture)"] + (isDark ? ["--force-dark-mode"] : []))
    return picture
  }

  /// The text of each page that the pack prints on; the PDF is kept beside the pictures.
  func printed(_ name: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try folder.write(html, to: "pack.html")
    let pdf = "\(try Chromium.pictures())/\(name)"
    _ = try Chromium.open(file, ["--no-pdf-header-footer", "--print-to-pdf=\(pdf)"])
    let text = try Command.run("/usr/bin/env", ["pdftotext", "-layout", pdf, "-"]).output
    return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
