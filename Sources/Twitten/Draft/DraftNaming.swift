import Formats
import Foundation

/// How a draft names files: as they were given, or from the folder that it will be saved in.
struct DraftNaming: Sendable {
  /// Where the draft will be saved, whole.
  let base: String
  /// Whether paths are worked out anew.
  private let isElsewhere: Bool

  /// - Parameter folder: where the draft will be saved; nil for the working folder.
  init(savedIn folder: String?) {
    let path = URL(fileURLWithPath: folder ?? ".").resolvingSymlinksInPath().standardizedFileURL.path
    base = folder == nil ? URL(fileURLWithPath: ".").standardizedFileURL.path : path
    isElsewhere = folder != nil
  }

  /// Without `./` before it and slashes that say nothing.
  static func tidied(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let tidy = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return tidy.isEmpty ? "." : tidy
  }

  /// The name of a path that is taken from the working folder.
  func name(of path: String) -> String {
    guard isElsewhere, !path.hasPrefix("/") else { return path }
    let short = Self.relative(URL(fileURLWithPath: path).standardizedFileURL.path, from: base)
    func target(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    if target("\(base)/\(short)") == target(path) { return short }
    // A link on the way leads elsewhere than its name. The file's own name stays, link or not.
    let url = URL(fileURLWithPath: path)
    let isUp = url.lastPathComponent == ".." || path == "."
    let above = (isUp ? url : url.deletingLastPathComponent()).resolvingSymlinksInPath().standardizedFileURL.path
    let whole = isUp ? above : above == "/" ? "/" + url.lastPathComponent : "\(above)/\(url.lastPathComponent)"
    return Self.relative(whole, from: base)
  }

  private static func relative(_ path: String, from base: String) -> String {
    let (from, to) = (base.split(separator: "/"), path.split(separator: "/"))
    let shared = zip(from, to).prefix { $0 == $1 }.count
    let relative = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
    return relative.isEmpty ? "." : relative.joined(separator: "/")
  }

  /// What stands under `files:` for some files: a pattern where one matches exactly these, or each by itself.
  func entries(for names: [String]) -> [String] {
    guard names.count > 1 else { return names }
    let wanted = Set(names.map(whole))
    for pattern in Self.patterns(for: names) {
      guard let found = try? InputFile.paths(pattern, in: base, name: pattern) else { continue }
      if Set(found) == wanted, found.count == names.count { return [pattern] }
    }
    return names
  }

  private func whole(_ name: String) -> String { name.hasPrefix("/") ? name : "\(base)/\(name)" }

  /// Patterns that may fit, the most telling first: what differs between the paths becomes a star.
  private static func patterns(for names: [String]) -> [String] {
    let paths = names.map { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
    guard let first = paths.first, paths.allSatisfy({ $0.count == first.count }), let last = first.last,
      !names.contains(where: { $0.contains { "*?[]\\".contains($0) } })
    else { return [] }
    let folders = first.indices.dropLast().map { index in
      paths.allSatisfy { $0[index] == first[index] } ? first[index] : "*"
    }
    let titles = paths.compactMap(\.last)
    let suffix = String(common(titles.map { String($0.reversed()) }).reversed())
    let prefix = common(titles)
    // From a separator on, so that no half of a month or a word stands in it.
    let tail = suffix.firstIndex { "-_. ".contains($0) }.map { String(suffix[$0...]) } ?? ""
    let head = prefix.lastIndex { "-_ ".contains($0) }.map { String(prefix[...$0]) } ?? ""
    // An ending alone tells less than how the names begin.
    let twoEnds = "\(head)*\(tail)"
    let candidates = [tail.hasPrefix(".") ? twoEnds : "*\(tail)", "*\(tail)", twoEnds, "*"].map {
      Set(titles).count == 1 ? last : $0
    }
    return candidates.map { (folders + [$0]).joined(separator: "/") }
  }

  private static func common(_ texts: [String]) -> String {
    guard var shared = texts.first else { return "" }
    for text in texts.dropFirst() { shared = String(zip(shared, text).prefix { $0 == $1 }.map(\.0)) }
    return shared
  }
}
