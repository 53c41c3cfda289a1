/// Which incidents an analysis looks at.
public struct Selection: Sendable, Equatable {
  /// Empty for all.
  public var series: Set<Series> = []
  /// Empty for all.
  public var themes: Set<Theme> = []
  /// The sources' own words, in any case; empty for all.
  public var categories: Set<String> = []
  /// By the configuration's names; empty for all.
  public var sources: Set<String> = []
  /// nil for all.
  public var months: ClosedRange<Month>?
  /// nil for any time.
  public var window: TimeWindow?
  /// Leaves out what a source does not say to have been in a public place.
  public var publicPlacesOnly = false

  /// All incidents.
  public init() {}

  /// What was left out that the analysis might have wanted: counted, never guessed.
  public struct LeftOut: Sendable, Equatable {
    /// Incidents of which the month alone is known, where the time of the week is asked for.
    public var monthOnly = 0
    /// Incidents that may have been inside the window or outside.
    public var undetermined = 0
    /// Incidents whose source does not say whether it was a public place.
    public var placeNotStated = 0

    /// Nothing.
    public init() {}
  }

  /// What it asks for in words, `all incidents` where that is nothing.
  public var summary: String {
    func list(_ what: String, _ words: some Sequence<String>) -> String? {
      let words = words.sorted()
      return words.isEmpty ? nil : "\(what) \(words.joined(separator: ", "))"
    }
    let parts = [
      list("series", series.map(\.rawValue)), list("themes", themes.map(\.rawValue)), list("categories", categories),
      list("sources", sources), months.map { "months \($0.lowerBound) to \($0.upperBound)" },
      window.map { "\($0)" }, publicPlacesOnly ? "public places" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? "all incidents" : parts.joined(separator: "; ")
  }

  /// The incidents of a table that the analysis looks at, and what it had to leave out.
  public func select(from table: IncidentTable) -> (incidents: IncidentTable, leftOut: LeftOut) {
    let categories = Set(categories.map { $0.lowercased() })
    let isCategory = table.categories.map { category in
      (series.isEmpty || series.contains(category.series)) && (themes.isEmpty || themes.contains(category.theme))
        && (categories.isEmpty || categories.contains(category.name.lowercased()))
    }
    let isFile = table.files.map { sources.isEmpty || sources.contains($0.source) }
    var leftOut = LeftOut()
    let selected = table.filtered { incident in
      guard isCategory[Int(table.category[incident])], isFile[table.file(of: incident)],
        months.map({ $0.contains(table.month[incident]) }) ?? true
      else { return false }
      if publicPlacesOnly {
        let place = table.publicPlace(of: incident)
        if place == .notStated { leftOut.placeNotStated += table.weight(of: incident) }
        guard place == .yes else { return false }
      }
      guard let window else { return true }
      guard let time = table.time(of: incident) else {
        leftOut.monthOnly += table.weight(of: incident)
        return false
      }
      let answer = window.answer(time)
      if answer == .undetermined { leftOut.undetermined += table.weight(of: incident) }
      return answer == .inside
    }
    return (selected, leftOut)
  }
}
