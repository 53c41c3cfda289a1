import Formats
import Incidents
import Places

/// Looks at a text and says what table it is, if it is one.
struct TableInspector {
  let path: String
  let name: String
  private let file: DelimitedFile
  private let sample: TableSample
  private let excerpt: Excerpt

  init(path: String, name: String, excerpt: Excerpt) throws(InputError) {
    self.path = path
    self.name = name
    file = try DelimitedFile(excerpt, delimiter: nil)
    sample = TableSample(file)
    self.excerpt = excerpt
  }

  func look() -> FileInspector.Look {
    // What is published has commas, and its readers want them.
    let isOfCommas = file.delimiter == Delimiter.comma
    if let known = police() ?? stats19() {
      guard isOfCommas else {
        return (.leftOut, "\(known.verdict); not read, because its columns are separated by \(delimiterName)")
      }
      return known
    }
    if isOfCommas, let layout = Postcodes.layout(of: file, rows: sample.rows) {
      return (.postcodes, "postcodes of \(layout.rawValue), because its columns are those and its rows are postcodes")
    }
    if file.header.count > 1, sample.rows.isEmpty, excerpt.isWhole {
      return (.leftOut, "not read, because it has a header and no rows; a gap is not a zero")
    }
    if file.header.count < 2 || sample.rows.isEmpty {
      return (.leftOut, "not read, because it is text and no table")
    }
    return deprivation() ?? population() ?? lookup() ?? records()
  }

  private var delimiterName: String { "\(Delimiter.name(of: file.delimiter)), and commas are wanted" }

  // MARK: As published

  private func police() -> FileInspector.Look? {
    if PoliceUK.isStreetFile(file), let month = sample.column("month"), let force = sample.column("reported by") {
      var coverage: Set<ForceMonth> = []
      for pair in Set(sample.rows.map { [$0[month], $0[force]] }) {
        guard let date = Month(pair[0].trimmingSpaces()) else { continue }
        coverage.insert(ForceMonth(force: PoliceName.force(of: pair[1]), month: date))
      }
      guard !coverage.isEmpty else {
        return (.leftOut, "not read: its first line is that of police.uk's street-level crime, and no row has a month")
      }
      let lsoa = sample.column("lsoa name").map { sample.values($0) } ?? []
      let districts = Set(Set(lsoa).compactMap(LSOAName.district))
      let forces = Set(coverage.map(\.force)).sorted()
      let of = districts.isEmpty || districts.count > 4 ? "" : ", of \(DraftText.list(districts.sorted()))"
      return (
        .police(PoliceFile(isArchive: false, coverage: coverage, districts: districts)),
        "police.uk street-level crime, because its first line names police.uk's columns "
          + "(\(PoliceName.months(of: coverage)), \(DraftText.list(forces))\(of))"
      )
    }
    if sample.has("crime id", "month", "outcome type") {
      return (.leftOut, "police.uk's outcomes, which tell how cases ended and not where anything happened; not read")
    }
    if sample.has("type", "date", "object of search") {
      return (.leftOut, "police.uk's stop and search, which is what the police did; not read as incidents")
    }
    return nil
  }

  private func stats19() -> FileInspector.Look? {
    let index = ["collision_index", "accident_index"].first { sample.has($0) }
    guard let index else { return nil }
    if sample.has("vehicle_reference") || sample.has("casualty_reference") {
      return (.leftOut, "STATS19's vehicles or casualties; not read, as the file of collisions says where and when")
    }
    guard sample.has("longitude", "latitude", "date"),
      sample.has("collision_severity") || sample.has("accident_severity")
    else { return nil }
    return (.collisions, "STATS19 road collisions, because its first line has \(index), severity, date and coordinates")
  }

  // MARK: By area

  private var namedFile: NamedFile { NamedFile(path: path, name: name) }
  private var isReadable: Bool { excerpt.wholeSize <= FileInspector.largestTable }

  private func deprivation() -> FileInspector.Look? {
    let names = file.header.map { $0.lowercased() }
    guard names.contains(where: { $0.contains("index of multiple deprivation") || $0.contains("imd") }),
      names.contains(where: { $0.contains("lsoa") })
    else { return nil }
    guard isReadable else { return (.leftOut, tooLarge("an index of deprivation")) }
    guard file.delimiter == Delimiter.comma else {
      return (.leftOut, "an index of deprivation; not read, because its columns are separated by \(delimiterName)")
    }
    do throws(InputError) {
      let table = try Deprivation(namedFile)
      let years = names.flatMap { name in name.matches(of: /\((20[0-9]{2})\)/).compactMap { Int($0.1) } }
      let kind = DeprivationTable(
        codeYear: table.codeYear, latestYear: years.max() ?? 0, codes: Set(table.entries.keys))
      let vintage = table.codeYear.map { " of \($0)" } ?? ""
      return (
        .deprivation(kind),
        "an index of deprivation for \(table.entries.count) LSOAs\(vintage), because it has a code, a rank and a decile"
      )
    } catch {
      return (.leftOut, "an index of deprivation by its column names; not read: \(FileInspector.reason(error, name))")
    }
  }

  private func population() -> FileInspector.Look? {
    guard !codeColumns.isEmpty, file.delimiter == Delimiter.comma, isReadable, !hasDates,
      let table = try? Population(namedFile)
    else { return nil }
    let kind = PopulationTable(codes: Set(table.people.keys))
    let what = kind.isOfLSOAs ? "LSOAs" : "areas that are not LSOAs"
    return (
      .population(kind),
      "people in \(kind.codes.count) \(what), because it has a column of area codes and one of people"
    )
  }

  private func tooLarge(_ what: String) -> String {
    "\(what) by its column names; not read, because it is larger than \(FileInspector.largestTable >> 20) MB"
  }

  private static func isAreaCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 9 && "EWSNK".utf8.contains(bytes[0]) && bytes[1...].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The columns whose values are the census's codes: a letter for the country and eight figures.
  private var codeColumns: [Int] {
    sample.header.indices.prefix(TableSample.mostColumns).filter { column in
      let values = sample.values(column).filter { !$0.isEmpty }
      return !values.isEmpty && values.allSatisfy(Self.isAreaCode)
    }
  }

  private var hasDates: Bool { sample.looks().contains { $0.dates > 0.5 } }

  /// Area codes beside each other, or beside names, and nothing that happened.
  private func lookup() -> FileInspector.Look? {
    let codes = codeColumns
    guard let first = codes.first, !hasDates else { return nil }
    let isOfAreas = codes.count > 1 || Set(sample.values(first)).count == sample.rows.count
    guard isOfAreas else { return nil }
    return (
      .leftOut,
      "a table of area codes, because \"\(sample.header[first])\" holds them and no column holds dates; not read"
    )
  }

  // MARK: Partners' own

  private func records() -> FileInspector.Look {
    let looks =
      "\(excerpt.isWhole ? "" : "the first and last ")\(sample.rows.count) rows, \(Delimiter.name(of: file.delimiter)), "
      + file.encoding.plainName
    return RecordInspector(name: name, format: .csv, layer: nil, sample: sample, looks: looks).look()
  }
}

/// The names of LSOAs: a district and a number, `Arun 017A`.
enum LSOAName {
  static func district(_ name: String) -> String? {
    guard let match = name.wholeMatch(of: /(.+) [0-9]{3}[A-Z]/) else { return nil }
    return String(match.1)
  }
}
