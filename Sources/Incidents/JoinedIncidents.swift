import Spatial

extension IncidentTable {
  /// Lays the projected tables of several sources side by side: data is linked by place, not merged.
  ///
  /// The same event reported by two partners stays two incidents. Files, places and rows keep their order; equal
  /// locations become one, and so do categories of the same name, theme and series.
  public static func joined(_ tables: [IncidentTable]) -> IncidentTable {
    guard let first = tables.first, tables.count > 1 || !first.locations.areInOrder else {
      return tables.first ?? empty
    }
    let (locations, numbers) = IncidentLocations.joined(tables.map(\.locations))
    let categories = Set(tables.flatMap(\.categories)).sorted(by: IncidentCategory.precedes)
    var number: [IncidentCategory: Int32] = [:]
    for (index, category) in categories.enumerated() { number[category] = Int32(index) }
    var joined = IncidentTable(
      files: tables.flatMap(\.files), categories: categories,
      places: SourcePlaces(location: [], name: [], statedCode: []), locations: locations)
    for (index, table) in tables.enumerated() {
      joined.append(
        table, category: table.categories.map { number[$0] ?? 0 }, location: numbers[index],
        firstFile: tables[..<index].reduce(0) { $0 + $1.files.count })
    }
    return joined
  }

  private static var empty: IncidentTable {
    IncidentTable(
      files: [], categories: [], places: SourcePlaces(location: [], name: [], statedCode: []),
      locations: IncidentLocations(in: ReferenceSystem.degrees, x: [], y: [], precision: []))
  }

  /// - Parameters:
  ///   - category: the number here of each of the table's categories.
  ///   - location: the number here of each of its locations.
  private mutating func append(_ table: IncidentTable, category: [Int32], location: [Int32], firstFile: Int) {
    let firstPlace = Int32(places.location.count)
    let before = count
    places.location.append(
      contentsOf: table.places.location.lazy.map { $0 == Self.unlocated ? $0 : location[Int($0)] })
    places.name += table.places.name
    places.statedCode += table.places.statedCode
    append(
      month: table.month, category: table.category.lazy.map { category[Int($0)] },
      place: table.place.lazy.map { $0 + firstPlace }, file: table.file.lazy.map { $0 + Int32(firstFile) },
      line: table.line)
    Self.append(table.times, to: &times, before: before, count: table.count, blank: .none)
    Self.append(table.weights, to: &weights, before: before, count: table.count, blank: 1)
    Self.append(table.publicPlaces, to: &publicPlaces, before: before, count: table.count, blank: .notStated)
    rejections += table.rejections.map {
      Rejection(file: $0.file + firstFile, line: $0.line, reason: $0.reason)
    }
  }

  /// Adds a column that either table may lack.
  private static func append<Value>(
    _ more: ContiguousArray<Value>, to column: inout ContiguousArray<Value>, before: Int, count: Int, blank: Value
  ) {
    guard !more.isEmpty || !column.isEmpty else { return }
    if column.isEmpty { column = ContiguousArray(repeating: blank, count: before) }
    column.append(contentsOf: more.isEmpty ? ContiguousArray(repeating: blank, count: count) : more)
  }
}
