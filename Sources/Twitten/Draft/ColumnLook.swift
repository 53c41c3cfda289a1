import Formats
import Incidents
import Places
import Spatial

/// What the values of a column look like. The values of long text are not kept.
struct ColumnLook: Sendable {
  let name: String
  /// The words of the name in lower case: `caseno` and `case`, `no` are both `Case No` and `CaseNo`.
  let words: [String]
  /// The name's letters and figures alone.
  let compact: String
  /// Whether a configuration can name the column: it has a name of its own without control characters.
  let canBeNamed: Bool
  /// By row; nil where there is nothing.
  let values: [String?]
  let filled: Int
  let distinct: Int
  /// Whether it is text that people wrote, of which nothing is shown or used.
  let isFreeText: Bool

  private static let noValue: Set<String> = ["", "na", "n/a", "-", "null"]

  init(name: String, isUnique: Bool, values: [String]) {
    self.name = name
    words = Self.words(of: name)
    let compact = words.joined()
    self.compact = compact
    canBeNamed = isUnique && !name.trimmingSpaces().isEmpty && name.count <= 200 && name.onOnePlainLine == name
    let filledValues = values.filter { !Self.noValue.contains($0.lowercased()) }
    filled = filledValues.count
    distinct = Set(filledValues).count
    let isWritten = ["note", "comment", "description", "detail", "narrative", "summary", "remark", "freetext"]
      .contains { compact.contains($0) }
    let total = filledValues.reduce(0) { $0 + $1.count }
    let longest = filledValues.map(\.count).max() ?? 0
    // Categories such as "Description of offence" repeat; what people write does not.
    let isRarelyRepeated = distinct * 2 > filledValues.count
    isFreeText = longest > 150 || total > 60 * filledValues.count || isWritten && isRarelyRepeated
    self.values = longest > 150 ? [] : values.map { Self.noValue.contains($0.lowercased()) ? nil : $0 }
  }

  /// `Case No`, `case_no`, `CaseNo` and `case-no` are all `case`, `no`.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      if !(character.isLetter || character.isNumber) || character.isUppercase && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      wasLower = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  func says(_ any: String...) -> Bool { any.contains { words.contains($0) } }

  /// How many of the values that are there satisfy a condition, from 0 to 1; 0 where nothing is there.
  func share(_ holds: (String) -> Bool) -> Double {
    filled == 0 ? 0 : Double(values.count { $0.map(holds) ?? false }) / Double(filled)
  }

  func numbers(in range: ClosedRange<Double>) -> Double {
    share { text in Self.number(text).map { range.contains($0) } ?? false }
  }

  /// A number, with commas between its thousands or without.
  static func number(_ text: String) -> Double? {
    guard text.utf8.count <= 40 else { return nil }
    let hasThousands =
      text.utf8.contains(UInt8(ascii: ","))
      && text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) != nil
    return DecimalNumber.parse(Array((hasThousands ? text.replacing(",", with: "") : text).utf8).span)
  }

  /// Dates, dates with times, and months.
  var dates: Double { share { Month($0) != nil || (try? LocalTimeReading($0)) != nil } }

  /// Those that tell a time of day other than midnight, as a spreadsheet's dates do not.
  var datesWithTime: Double {
    share { text in
      guard let reading = try? LocalTimeReading(text), reading.hasTimeOfDay else { return false }
      return reading.time.hour != 0 || reading.time.minute != 0
    }
  }

  /// Dates as they are written in the United States, which are not read: 04/27/2025.
  var monthFirstDates: Double {
    share { text in
      guard text.first?.isNumber == true, let match = text.prefixMatch(of: /([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})/)
      else { return false }
      return (1...12).contains(Int(match.1) ?? 0) && (1...31).contains(Int(match.2) ?? 0)
    }
  }

  var timesOfDay: Double { share { (try? LocalTimeReading(date: "2025-01-15", time: $0)) != nil } }
  var gridReferences: Double { share { (try? GridReference.parse($0)) != nil } }
  var truths: Double {
    share { ["yes", "no", "y", "n", "true", "false", "0", "1", "public", "private"].contains($0.lowercased()) }
  }

  /// Postcodes, or addresses that end with one.
  var endsWithPostcode: Double { share { Postcodes.trailingPostcode(in: $0) != nil } }

  /// Texts that begin as an address of one household does.
  var beginsWithNumber: Double { share { $0.first?.isNumber == true } }
}
