/// A column of a layer or table: its name, which is stable, what its values are, and what they tell.
package struct LayerColumn: Sendable, Equatable {
  /// The months whose incidents are counted.
  package enum Period: Sendable, Equatable {
    /// The period of the analysis, or some of its months.
    case current
    /// The period of equal length before it.
    case previous
    /// The same months a year before.
    case yearBefore
    /// Months within the period or outside it, as many as are looked at.
    case all
  }

  /// What a column tells, by which it can be judged who may see it.
  package enum Content: Sendable, Equatable {
    /// Something of the ground or of the method, whatever happened there.
    case fact
    /// A number of incidents, or words that hold such numbers.
    case count(Period)
    /// What is worked out from these columns of counts; from counts of another layer where none are named.
    case derived(from: [String])
    /// A street, a ward, or what else a map names.
    case placeName
    /// The name of a single place as its source has it, or its position to the metre: of a partner's record an address.
    case address
    /// What kind of incident or place.
    case category
    /// A test, a measure or a word of many incidents, of which no count can be told.
    case statistic
  }

  package let name: String
  /// What its values are where it has one.
  package let type: LayerRecord.ValueType
  /// In which its values are; nil for what has none.
  package let unit: String?
  /// In one plain sentence.
  package let meaning: String
  /// Whether a row may be without a value, in a layer of which nothing is withheld.
  package let mayBeEmpty: Bool
  /// Whether a layer may be without the column.
  package let mayBeMissing: Bool
  package let minimum: Double?
  package let maximum: Double?
  /// The only words that it has; nil for any.
  package let words: [String]?
  package let content: Content

  package init(
    _ name: String, _ type: LayerRecord.ValueType, _ meaning: String, _ content: Content, unit: String? = nil,
    minimum: Double? = nil, maximum: Double? = nil, words: [String]? = nil, empty: Bool = false, missing: Bool = false
  ) {
    self.name = name
    self.type = type
    self.unit = unit
    self.meaning = meaning
    mayBeEmpty = empty
    mayBeMissing = missing
    self.minimum = minimum
    self.maximum = maximum
    self.words = words
    self.content = content
  }

  /// The same column in a layer that may be without it.
  var optional: LayerColumn {
    LayerColumn(
      name, type, meaning, content, unit: unit, minimum: minimum, maximum: maximum, words: words, empty: mayBeEmpty,
      missing: true)
  }
}

/// Columns as the schemas write them: the name, what it means, what it tells.
extension LayerColumn {
  static func text(
    _ name: String, _ meaning: String, _ content: Content, unit: String? = nil, words: [String]? = nil,
    empty: Bool = false
  ) -> LayerColumn {
    LayerColumn(name, .text, meaning, content, unit: unit, words: words, empty: empty)
  }

  /// A number of incidents.
  static func count(_ name: String, _ meaning: String, _ period: Period = .current, empty: Bool = false) -> LayerColumn
  {
    LayerColumn(name, .integer, meaning, .count(period), unit: "incidents", minimum: 0, empty: empty)
  }

  static func integer(
    _ name: String, _ meaning: String, _ content: Content, unit: String? = nil, from minimum: Double? = 0,
    to maximum: Double? = nil, empty: Bool = false
  ) -> LayerColumn {
    LayerColumn(name, .integer, meaning, content, unit: unit, minimum: minimum, maximum: maximum, empty: empty)
  }

  static func number(
    _ name: String, _ meaning: String, _ content: Content, unit: String? = nil, from minimum: Double? = 0,
    to maximum: Double? = nil, empty: Bool = false
  ) -> LayerColumn {
    LayerColumn(name, .number, meaning, content, unit: unit, minimum: minimum, maximum: maximum, empty: empty)
  }

  /// A share of 100.
  static func percent(_ name: String, _ meaning: String, _ content: Content, empty: Bool = false) -> LayerColumn {
    number(name, meaning, content, unit: "%", to: 100, empty: empty)
  }

  /// 0 ... 1; empty where nothing was tested.
  static func probability(_ name: String, _ meaning: String, _ content: Content, empty: Bool = true) -> LayerColumn {
    LayerColumn(name, .probability, meaning, content, minimum: 0, maximum: 1, empty: empty)
  }

  static func truth(_ name: String, _ meaning: String, _ content: Content, empty: Bool = false) -> LayerColumn {
    LayerColumn(name, .truth, meaning, content, empty: empty)
  }

  /// A month as `2025-07`.
  static func month(_ name: String, _ meaning: String, _ content: Content = .fact, empty: Bool = false) -> LayerColumn {
    text(name, meaning, content, unit: "month as YYYY-MM", empty: empty)
  }
}
