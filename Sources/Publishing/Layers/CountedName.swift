/// A number of incidents under a name, and how columns hold several in one text: `violence (64); drugs (9)`.
struct CountedName: Equatable {
  var name: String
  /// nil where the text has none.
  var count: Int?

  static func text(_ counts: some Sequence<(name: String, incidents: Int)>) -> String {
    counts.map { "\($0.name) (\($0.incidents))" }.joined(separator: separator)
  }

  /// What a text names. A name may hold what parts two of them: a part without a count belongs to the one after it.
  static func all(in text: String) -> [CountedName] {
    var all: [CountedName] = []
    var name = ""
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      name += (name.isEmpty ? "" : separator) + part
      guard name.hasSuffix(")"), let open = name.lastIndex(of: "("),
        let count = Int(name[name.index(after: open)...].dropLast())
      else { continue }
      let before = name[..<open]
      all.append(CountedName(name: String(before.last == " " ? before.dropLast() : before), count: count))
      name = ""
    }
    return name.isEmpty ? all : all + [CountedName(name: name, count: nil)]
  }

  private static let separator = "; "
}
