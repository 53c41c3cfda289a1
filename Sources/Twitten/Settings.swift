import Files
import Formats
import Yams

/// A section of a YAML file, read key by key, every complaint with its line.
struct Settings {
  /// More than any configuration has: what is larger is another file.
  static let largestFile = 1 << 20
  /// Aliases of aliases grow with every step: with many of them a short file holds more than any memory.
  private static let mostAliases = 30

  private let name: String
  /// Where the section stands: `hotspots`, `incidents, entry 2`; empty for the whole file.
  private let place: String
  private let node: Node

  init(contentsOf path: String) throws(InputError) {
    let reader: FileReader
    do { reader = try FileReader(path) } catch { throw InputFile.error(error, path) }
    guard reader.size > 0 else {
      throw InputError(.badConfiguration, "\(path): the file is empty. It wants settings, such as area: Arun.")
    }
    guard reader.size <= Self.largestFile else {
      throw InputError(.badConfiguration, "\(path): the file is larger than 1 MB. Is it a configuration?")
    }
    let bytes: [UInt8]
    do { bytes = try reader.readAll() } catch { throw InputFile.error(error, path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError(.badConfiguration, "\(path): the file is not text in UTF-8. Save it as UTF-8.")
    }
    try self.init(text: text, name: path)
  }

  /// - Parameter name: how complaints name the text.
  init(text: String, name path: String) throws(InputError) {
    // A mark at the beginning, as Windows' Notepad leaves it, is no part of the settings.
    let yaml = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard yaml.matches(of: /[\s\[{,:]\*[\w-]/).count <= Self.mostAliases else {
      throw InputError(
        .badConfiguration, "\(path): more than \(Self.mostAliases) aliases such as *name. Write them out.")
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw InputError(.badConfiguration, "\(path): this is not YAML: \(Self.sentence(error))")
    } catch {
      throw InputError(.badConfiguration, "\(path): this is not YAML.")
    }
    guard let node, node.mapping != nil else {
      throw InputError(.badConfiguration, "\(path): the file holds no settings, such as area: Arun.")
    }
    name = path
    place = ""
    self.node = node
  }

  private init(name: String, place: String, node: Node) {
    self.name = name
    self.place = place
    self.node = node
  }

  /// A complaint about this section.
  func error(_ complaint: String) -> InputError {
    Self.error(name, node, place.isEmpty ? complaint : "\(place): \(complaint)")
  }

  private static func error(_ name: String, _ node: Node, _ complaint: String) -> InputError {
    let line = node.mark.map { ", line \($0.line)" } ?? ""
    return InputError(.badConfiguration, "\(name)\(line): \(complaint).")
  }

  /// Refuses keys that are not among these, with the nearest that is.
  func allow(_ keys: String...) throws(InputError) {
    guard let mapping = node.mapping else { throw error("settings of the form key: value are wanted here") }
    for (key, _) in mapping {
      let word = key.string ?? "?"
      if keys.contains(word) { continue }
      let nearest =
        NearestWord.to(word, among: keys).map { "Is \"\($0)\" meant?" } ?? "Known are \(keys.joined(separator: ", "))."
      let within = place.isEmpty ? "" : "\(place): "
      throw InputError(
        .badConfiguration,
        "\(name)\(key.mark.map { ", line \($0.line)" } ?? ""): \(within)the key \"\(word.prefix(60))\" is not known. \(nearest)"
      )
    }
  }

  func section(_ key: String) throws(InputError) -> Settings? {
    guard let child = child(key) else { return nil }
    let section = Settings(name: name, place: place.isEmpty ? key : "\(place), \(key)", node: child)
    guard child.mapping != nil else { throw section.error("settings of the form key: value are wanted here") }
    return section
  }

  func required(_ key: String) throws(InputError) -> Settings {
    guard let section = try section(key) else { throw error("\"\(key)\" is missing") }
    return section
  }

  /// The sections of a list.
  func list(_ key: String) throws(InputError) -> [Settings] {
    guard let child = child(key) else { throw error("\"\(key)\" is missing") }
    guard let entries = child.sequence, !entries.isEmpty else {
      throw Self.error(name, child, "\(key): a list of entries is wanted, each after a dash")
    }
    return entries.enumerated().map { number, entry in
      Settings(name: name, place: "\(key), entry \(number + 1)", node: entry)
    }
  }

  /// Whether the key stands in this section, whatever its value.
  func has(_ key: String) -> Bool { child(key) != nil }

  func text(_ key: String) throws(InputError) -> String? {
    guard let child = child(key) else { return nil }
    return try text(child, key)
  }

  private func text(_ node: Node, _ key: String) throws(InputError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw Self.error(name, node, "\(key): a text is wanted")
    }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw Self.error(name, node, "\(key): the text holds a control character")
    }
    return text
  }

  /// A text or a list of texts.
  func texts(_ key: String) throws(InputError) -> [String] {
    guard let child = child(key) else { return [] }
    guard let entries = child.sequence else { return try text(key).map { [$0] } ?? [] }
    var texts: [String] = []
    for entry in entries { texts.append(try text(entry, key)) }
    return texts
  }

  /// The words of this section: a text or a list of texts under each key.
  func words() throws(InputError) -> [(key: String, texts: [String])] {
    guard let mapping = node.mapping else { throw error("settings of the form key: value are wanted here") }
    var words: [(key: String, texts: [String])] = []
    for (key, _) in mapping {
      guard let name = key.string else { throw error("a key that is no text") }
      words.append((name, try texts(name)))
    }
    return words
  }

  /// The sections of this section, by their keys.
  func sections() throws(InputError) -> [(key: String, section: Settings)] {
    guard let mapping = node.mapping else { throw error("settings of the form key: value are wanted here") }
    var sections: [(key: String, section: Settings)] = []
    for (key, _) in mapping {
      guard let name = key.string, let section = try section(name) else { throw error("a key that is no text") }
      sections.append((name, section))
    }
    return sections
  }

  func number(_ key: String, in range: ClosedRange<Double>) throws(InputError) -> Double? {
    guard let child = child(key) else { return nil }
    guard let number = child.scalar.flatMap({ Double($0.string) }), range.contains(number) else {
      throw Self.error(
        name, child,
        "\(key) is \"\(child.scalar?.string ?? "")\"; wanted is a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
      )
    }
    return number
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
    guard let child = child(key) else { return nil }
    guard let number = child.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
      throw Self.error(
        name, child,
        "\(key) is \"\(child.scalar?.string ?? "")\"; wanted is a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  func truth(_ key: String) throws(InputError) -> Bool? {
    guard let child = child(key) else { return nil }
    switch child.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw Self.error(name, child, "\(key): true or false is wanted")
    }
  }

  private func child(_ key: String) -> Node? {
    guard let child = node.mapping?[Node(key)], child.null == nil || child.scalar?.string == "none" else { return nil }
    return child
  }

  private static func sentence(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // libyaml speaks to programmers of its limit, which keeps whoever reads the sections from too many calls within
      // one another.
      "line \(mark.line), column \(mark.column): "
        + (problem.hasPrefix("Maximum nesting") ? "more than 1,000 lists stand within one another." : "\(problem).")
    case .duplicatedKeysInMapping(let keys, let context):
      "line \(context.mark.line): the key \"\(keys.first ?? "")\" stands twice."
    case .reader: "it holds a control character."
    default: "it cannot be read."
    }
  }
}
