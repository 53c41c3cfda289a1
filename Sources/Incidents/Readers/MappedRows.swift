import Formats
import Places
import Spatial

/// The rows of a mapped source as they are read, put together into a table of incidents.
struct MappedRows {
  private let mapping: ColumnMapping
  private let scheme: CategoryScheme
  private let wholeCategory: String
  private var position: MappedPosition

  private var month: ContiguousArray<Month> = []
  private var category: ContiguousArray<Int32> = []
  private var place: ContiguousArray<Int32> = []
  private var file: ContiguousArray<Int32> = []
  private var line: ContiguousArray<Int32> = []
  private var times: ContiguousArray<TimeRange> = []
  private var weights: ContiguousArray<Int32> = []
  private var publicPlaces: ContiguousArray<PublicPlace> = []
  private(set) var rejections: [Rejection] = []

  private var categoryNumbers: [String: Int32] = [:]
  private var categories: [String] = []
  private var placeNumbers: [PlaceKey: Int32] = [:]
  private var places = SourcePlaces(location: [], name: [], statedCode: [])
  /// Of each id that was kept, a hash of the first row that had it.
  private var seen: [String: Int] = [:]

  private struct PlaceKey: Hashable {
    let location: Int32
    let name: String
  }

  /// - Parameter wholeCategory: the category of all rows where no column says it.
  init(_ mapping: ColumnMapping, _ scheme: CategoryScheme, wholeCategory: String, postcodes: Postcodes?) {
    self.mapping = mapping
    self.scheme = scheme
    self.wholeCategory = wholeCategory
    position = MappedPosition(mapping.position, postcodes)
  }

  /// The reference system of features, where they are read by their geometry.
  mutating func setReferenceSystem(_ system: String) { position.referenceSystem = system }

  /// Takes in a row: keeps it or notes why not.
  mutating func append(_ record: MappedRecord, file number: Int, _ file: inout IncidentFile) {
    file.rows += 1
    do throws(MappedFault) {
      try keep(record, file: number, &file)
    } catch {
      rejections.append(Rejection(file: number, line: record.line, reason: error.reason))
    }
  }

  private mutating func keep(
    _ record: MappedRecord, file number: Int, _ file: inout IncidentFile
  ) throws(MappedFault) {
    guard record.isWhole else { throw MappedFault(.fieldCount) }
    var odd = file.oddTimes
    let time = try MappedTime(record, mapping, &odd)
    let weight = try self.weight(record[.weight])
    let location = try position.location(of: record)
    if !record[.id].isEmpty {
      var hasher = Hasher()
      hasher.combine(record.values)
      // A feature's place is not among its values.
      hasher.combine(location)
      let hash = hasher.finalize()
      if let first = seen[record[.id]] { throw MappedFault(first == hash ? .repeatedRow : .repeatedID) }
      seen[record[.id]] = hash
    }
    month.append(time.month)
    times.append(time.range)
    category.append(intern(category: record[.category]))
    place.append(intern(PlaceKey(location: location, name: record[.place])))
    self.file.append(Int32(number))
    line.append(Int32(clamping: record.line))
    weights.append(weight)
    publicPlaces.append(Self.publicPlace(record[.publicPlace]))
    file.oddTimes = odd
  }

  private func weight(_ text: String) throws(MappedFault) -> Int32 {
    if text.isEmpty { return 1 }
    guard let number = MappedNumber.parse(text), number.rounded() == number, (1...100_000).contains(number) else {
      throw MappedFault(.weight)
    }
    return Int32(number)
  }

  private static func publicPlace(_ text: String) -> PublicPlace {
    switch text.lowercased() {
    case "yes", "y", "true", "t", "1", "public": .yes
    case "no", "n", "false", "f", "0", "private": .no
    default: .notStated
    }
  }

  private mutating func intern(category text: String) -> Int32 {
    var word = mapping.category == nil ? wholeCategory : mapping.categoryWords[text] ?? text
    if word.isEmpty { word = "not stated" }
    if let known = categoryNumbers[word] { return known }
    let number = Int32(categories.count)
    categoryNumbers[word] = number
    categories.append(word)
    return number
  }

  private mutating func intern(_ key: PlaceKey) -> Int32 {
    if let known = placeNumbers[key] { return known }
    let number = Int32(places.name.count)
    placeNumbers[key] = number
    places.location.append(key.location)
    places.name.append(key.name)
    places.statedCode.append("")
    return number
  }

  /// The table of all rows.
  mutating func table(_ files: [IncidentFile]) -> IncidentTable {
    var files = files
    takeMidnightsForDates(&files)
    let spelled = categories.map { scheme.category($0) }
    let order = spelled.indices.sorted { IncidentCategory.precedes(spelled[$0], spelled[$1]) }
    var sortedNumber = [Int32](repeating: 0, count: spelled.count)
    for (number, category) in order.enumerated() { sortedNumber[category] = Int32(number) }
    var table = IncidentTable(
      files: files, categories: order.map { spelled[$0] }, places: places, locations: position.locations)
    table.append(
      month: month, category: category.lazy.map { sortedNumber[Int($0)] }, place: place, file: file, line: line)
    // A column that says nothing is left out.
    if times.contains(where: { !$0.isNone }) { table.times = times }
    if weights.contains(where: { $0 != 1 }) { table.weights = weights }
    if publicPlaces.contains(where: { $0 != .notStated }) { table.publicPlaces = publicPlaces }
    table.append(rejections: rejections)
    return table
  }
}

extension MappedRows {
  /// Where every time that is known to the minute is midnight, the source has dates: a database wrote the hours.
  fileprivate mutating func takeMidnightsForDates(_ files: inout [IncidentFile]) {
    let known = times.indices.filter { !times[$0].isNone && times[$0].minutes == 0 }
    guard !known.isEmpty, known.allSatisfy({ times[$0].isMidnight }) else { return }
    for row in known {
      times[row] = times[row].wholeDay
      files[Int(file[row])].oddTimes.midnight += 1
    }
  }
}

/// Why a row of a mapped source is not kept.
struct MappedFault: Error {
  let reason: Rejection.Reason

  init(_ reason: Rejection.Reason) { self.reason = reason }
}

/// Numbers as people and spreadsheets write them.
enum MappedNumber {
  /// A number, with commas between its thousands or without; nil where the text is none.
  static func parse(_ text: String) -> Double? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return DecimalNumber.parse(text.utf8.span) }
    guard text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3}){1,5}(\.[0-9]{1,12})?/) != nil else { return nil }
    return DecimalNumber.parse(Array(text.utf8.filter { $0 != UInt8(ascii: ",") }).span)
  }
}
