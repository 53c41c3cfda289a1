extension HostileCase {
  /// Configurations.
  static let yaml: [HostileCase] = [
    HostileCase("aliases of aliases", "y", "more than 30 aliases", text: laughs("a")),
    HostileCase("aliases with a dash before their name", "y", "more than 30 aliases", text: laughs("-")),
    HostileCase(
      "aliases with no space before them", "y", "more than 30 aliases",
      text:
        laughs("a").replacing(", ", with: ",")),
    HostileCase(
      "30 aliases, each of the one before", "y", "the key \"a0\" is not known",
      text: (1...10).reduce("a0: &a0 [x]\n") { "\($0)a\($1): &a\($1) [*a\($1 - 1), *a\($1 - 1), *a\($1 - 1)]\n" }),
    HostileCase("an alias of itself", "y", "this is not YAML", text: "a: &a [*a]\n"),
    HostileCase("an alias of nothing", "y", "this is not YAML", text: "a: *b\n"),
    HostileCase(
      "lists in brackets 10,000 deep", "y", "stand within one another",
      text:
        "a: " + "[".repeated(10_000) + "]".repeated(10_000) + "\n"),
    HostileCase(
      "mappings in brackets 10,000 deep", "y", "stand within one another",
      text:
        "a: " + "{a: ".repeated(10_000) + "}".repeated(10_000) + "\n"),
    HostileCase("brackets that are not closed", "y", "stand within one another", text: "a: " + "[".repeated(100_000)),
    HostileCase("dashes 10,000 deep", "y", "stand within one another", text: "a:\n " + "- ".repeated(10_000) + "x\n"),
    HostileCase("keys of keys 10,000 deep", "y", "stand within one another", text: "? ".repeated(10_000) + "x\n"),
    HostileCase(
      "mappings 1,000 deep", "y", "stand within one another",
      text: (0..<1_000).map { " ".repeated($0) + "a:\n" }.joined()),
    HostileCase(
      "lists 900 deep", "y", "the key \"a\" is not known", text: "a: " + "[".repeated(900) + "]".repeated(900) + "\n"),
    HostileCase("2 MB", "y", "the file is larger than 1 MB", text: "# " + "x".repeated(2 << 20) + "\n"),
    HostileCase("a text of 1 MB", "y", "refused (78)", text: "area: " + "x".repeated(1_000_000) + "\n"),
    HostileCase(
      "a key of 100,000 characters", "y", "xxx\" is not known", text: "? " + "x".repeated(100_000) + "\n: 1\n"),
    HostileCase("100,000 keys", "y", "is not known", text: (0..<100_000).map { "k\($0): 1\n" }.joined()),
    HostileCase("100,000 stars", "y", "more than 30 aliases", text: "a: " + "[*a".repeated(100_000)),
    HostileCase("one key twice", "y", "the key \"area\" stands twice", text: "area: a\narea: b\n"),
    HostileCase(
      "one key twice, 50,000 characters long", "y", "stands twice",
      text:
        "? \("k".repeated(50_000))\n: 1\n".repeated(2)),
    HostileCase("tabs for spaces", "y", "this is not YAML", text: "area:\n\tb: c\n"),
    HostileCase("a NUL byte", "y", "it holds a control character", text: "area: a\0b\n"),
    HostileCase("an escape in a text", "y", "area: the text holds a control character", text: "area: \"a\\e[2J\"\n"),
    HostileCase("UTF-16", "y", "is not text in UTF-8") { [0xFF, 0xFE] + "area: a\n".utf8.flatMap { [$0, 0] } },
    HostileCase("bytes that are no text", "y", "is not text in UTF-8") { [0x80, 0xFF, 0x00] },
    HostileCase("two documents", "y", "this is not YAML", text: "area: a\n---\narea: b\n"),
    HostileCase("a list for settings", "y", "the file holds no settings", text: "- a\n- b\n"),
    HostileCase("a word for settings", "y", "the file holds no settings", text: "area"),
    HostileCase("comments alone", "y", "the file holds no settings", text: "# area: a\n"),
    HostileCase("no byte of configuration", "y", "the file is empty", text: ""),
    HostileCase("a mapping for a key", "y", "the key \"?\" is not known", text: "{a: b}: c\n"),
    HostileCase(
      "a tag that makes objects elsewhere", "y", "refused (78)", text: "area: !!python/object:os.system rm\n"),
    HostileCase("a number without end", "y", "eps is \"1e999\"", text: settings("hotspots: { eps: 1e999 }")),
    HostileCase("nan", "y", "eps is \"nan\"", text: settings("hotspots: { eps: nan }")),
    HostileCase(
      "a whole number of 40 figures", "y", "min_points is \"",
      text:
        settings("hotspots: { min_points: \("9".repeated(40)) }")),
    HostileCase("a list for a number", "y", "wanted is a whole number", text: settings("period: { months: [1, 2] }")),
    HostileCase(
      "a period that ends before it begins", "y", "two months such as 2025-01, in their order",
      text:
        settings("").replacing(
          "format: police.uk", with: "format: police.uk, months: { first: 2025-12, last: 2025-01 }")),
    HostileCase(
      "3,000 sources", "y", "3000 sources",
      text:
        settings("").replacing(
          "  - { name: police, format: police.uk, file: a.csv }\n",
          with: (0..<3_000).map { "  - { name: n\($0), format: police.uk, file: a\($0).csv }\n" }.joined())),
    HostileCase(
      "3,000 files", "y", "1 sources",
      text:
        settings("").replacing(
          "file: a.csv", with: "files: [\((0..<3_000).map { "a\($0).csv" }.joined(separator: ", "))]")),
    HostileCase(
      "1,000 stars in a pattern", "y", "no file matches this pattern",
      text:
        settings("").replacing("a.csv", with: "\"" + "*a".repeated(1_000) + "\"")),
    HostileCase(
      "a pattern that is not ended", "y", "no file matches this pattern",
      text:
        settings("").replacing("a.csv", with: "\"[[[[a-\"")),
  ]

  /// The billion laughs: 9 lists, each of nine times the one before.
  private static func laughs(_ name: String) -> String {
    (1...9).reduce("\(name)0: &\(name)0 [x]\n") { bomb, step in
      let aliases = Array(repeating: "*\(name)\(step - 1)", count: 9).joined(separator: ", ")
      return bomb + "b\(step): &\(name)\(step) [\(aliases)]\n"
    } + "? *\(name)9\n: 1\n"
  }

  private static func settings(_ more: String) -> String {
    "area: a\nincidents:\n  - { name: police, format: police.uk, file: a.csv }\nlayers: { wards: { file: w.geojson } }\n\(more)\n"
  }
}
