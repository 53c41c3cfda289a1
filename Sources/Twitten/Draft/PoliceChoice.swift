import Incidents

/// Which police.uk files a draft reads, so that no month of a force is read twice.
struct PoliceChoice: Sendable {
  /// Files and archives that become one source.
  struct Source: Sendable {
    let name: String
    var files: [FoundFile]
    var coverage: Set<ForceMonth>
    /// Of an archive of which only these months are not read from elsewhere.
    var months: ClosedRange<Month>?
  }

  private(set) var sources: [Source] = []
  /// Files that are not read, with the reason.
  private(set) var leftOut: [LeftOut] = []
  private var taken: [(file: FoundFile, police: PoliceFile)] = []

  /// - Parameter districts: those of the wards, where their file says so.
  init(_ files: [FoundFile], districts: Set<String>) {
    let police = files.compactMap { file in
      if case .police(let police) = file.kind { (file: file, police: police) } else { nil }
    }
    let families = Dictionary(grouping: police) { $0.police.isArchive ? $0.file.name : Self.family($0.file.name) }
    let sorted = families.values.sorted { Self.rank($0) < Self.rank($1) }
    for family in sorted {
      for entry in family {
        if let cut = entry.police.cut, !districts.isEmpty, !districts.contains(cut) {
          leftOut.append(LeftOut(name: entry.file.name, reason: "its rows are of \(cut), and the wards are not."))
        } else {
          take(entry.file, entry.police)
        }
      }
    }
  }

  var coverage: Set<ForceMonth> { sources.reduce(into: []) { $0.formUnion($1.coverage) } }

  /// The only district that files were cut down to. Others may be of whole forces: what they have of it can be compared.
  var district: String? {
    let cuts = Set(taken.compactMap(\.police.cut))
    return cuts.count == 1 ? cuts.first : nil
  }

  /// Files that differ in their months alone belong together.
  static func family(_ name: String) -> String { name.replacing(/[0-9]{4}-[0-9]{2}/, with: "*") }

  /// The family with the most months first, then files before archives, cuts before whole forces, and by name.
  private static func rank(_ family: [(file: FoundFile, police: PoliceFile)]) -> (Int, Int, Int, String) {
    let coverage = family.reduce(into: Set<ForceMonth>()) { $0.formUnion($1.police.coverage) }
    let first = family[0]
    return (-coverage.count, first.police.isArchive ? 1 : 0, first.police.cut == nil ? 1 : 0, first.file.name)
  }

  private mutating func take(_ file: FoundFile, _ police: PoliceFile) {
    let rivals = taken.filter { $0.police.overlaps(police) }
    guard let rival = rivals.first else {
      add(file, police, to: "police", months: nil)
      return
    }
    let held = rivals.reduce(into: Set<ForceMonth>()) { $0.formUnion($1.police.coverage) }
    let rest = police.coverage.subtracting(held)
    if police.isArchive, let months = Self.run(of: rest, among: police.coverage) {
      leftOut.append(
        LeftOut(
          name: file.name,
          reason:
            "\(PoliceName.months(of: police.coverage.intersection(held))) is read from \(rival.file.name) and others "
            + "already; of this archive only the other months are."))
      let restOnly = PoliceFile(isArchive: true, coverage: rest, districts: [])
      add(file, restOnly, to: "police-\(sources.count + 1)", months: months)
      return
    }
    let more = rivals.count > 1 ? " and \(rivals.count - 1) other\(rivals.count > 2 ? "s" : "")" : ""
    let same = PoliceName.months(of: police.coverage.intersection(held))
    let why =
      rival.police.cut != nil && police.cut == nil ? ", which \(more.isEmpty ? "is" : "are") cut to the district" : ""
    leftOut.append(
      LeftOut(
        name: file.name,
        reason: "\(same) is read from \(rival.file.name)\(more) already\(why); twice would count twice."))
  }

  private mutating func add(_ file: FoundFile, _ police: PoliceFile, to name: String, months: ClosedRange<Month>?) {
    taken.append((file, police))
    if let index = sources.firstIndex(where: { $0.name == name }) {
      sources[index].files.append(file)
      sources[index].coverage.formUnion(police.coverage)
    } else {
      sources.append(Source(name: name, files: [file], coverage: police.coverage, months: months))
    }
  }

  /// The months from the first to the last of some, where an archive has none between them that are not meant.
  private static func run(of rest: Set<ForceMonth>, among all: Set<ForceMonth>) -> ClosedRange<Month>? {
    guard let first = rest.map(\.month).min(), let last = rest.map(\.month).max() else { return nil }
    return all.filter { (first...last).contains($0.month) } == rest ? first...last : nil
  }
}
