import Formats

/// A column of a sheet with a plain title, and where in a layer its values are.
struct TitledColumn {
  enum Source {
    /// The name of the analysis.
    case analysis
    /// The column of the layer with this name.
    case property(String)
    /// From the interval of the change.
    case changeInWords
  }

  let column: WorkbookColumn
  let source: Source

  init(_ title: String, _ source: Source, width: Double, _ format: WorkbookFormat = .text) {
    column = WorkbookColumn(title, width: width, format)
    self.source = source
  }

  init(_ title: String, _ name: String, width: Double, _ format: WorkbookFormat = .text) {
    self.init(title, .property(name), width: width, format)
  }

  /// Nothing where the layer has no such column or the feature no value in it.
  func value(_ feature: PlainLayer.Feature, of analysis: String) -> PropertyValue {
    switch source {
    case .analysis: .text(analysis)
    case .property(let name): feature[name]
    case .changeInWords:
      .text(
        ChangeInWords(lower: feature.number("change_lower_95"), upper: feature.number("change_upper_95"))?.rawValue)
    }
  }

  /// Whether a layer has what the column shows.
  func isIn(_ layer: PlainLayer) -> Bool {
    switch source {
    case .analysis: true
    case .property(let name): layer.columns.contains(name)
    case .changeInWords: layer.columns.contains("change_lower_95") || layer.columns.contains("change_upper_95")
    }
  }

  /// The count and its change against the period before, as ranked places and wards have them.
  static let counts = [
    TitledColumn("Incidents", "incidents", width: 11.5, .count),
    TitledColumn("Before", "previous_incidents", width: 9.5, .count),
    TitledColumn("Change (times as many a day)", "change_ratio", width: 10.5, .decimals(2)),
    TitledColumn("Change, at least (95 %)", "change_lower_95", width: 10.5, .decimals(2)),
    TitledColumn("Change, at most (95 %)", "change_upper_95", width: 10.5, .decimals(2)),
    TitledColumn("Change in words", .changeInWords, width: 15),
    TitledColumn("Year before", "year_before_incidents", width: 8.5, .count),
  ]
}

extension [TitledColumn] {
  /// A row a feature.
  func rows(_ layer: PlainLayer, of analysis: String) -> [[PropertyValue]] {
    layer.features.map { feature in map { $0.value(feature, of: analysis) } }
  }

  /// Bars on a column, and red, amber and green on the change from its ratio to its words.
  ///
  /// - Precondition: the columns hold those of `TitledColumn.counts` and that of the bars.
  func rules(bars: String) -> [WorkbookRule] {
    guard let bars = firstIndex(where: { $0.column.title == bars }),
      let ratio = firstIndex(where: { $0.column.title == "Change (times as many a day)" }),
      let words = firstIndex(where: { $0.column.title == "Change in words" })
    else { preconditionFailure("the columns of counts and of the bars") }
    let tones: [ChangeInWords: WorkbookTone] = [.up: .red, .down: .green, .unclear: .amber]
    let byWord = Dictionary(uniqueKeysWithValues: tones.map { ($0.key.rawValue, $0.value) })
    return [.bars(column: bars), .tones(byWord, byColumn: words, columns: ratio...words)]
  }

  /// A sentence on the columns that a layer does not have; nil where it has all.
  func missing(from layer: PlainLayer) -> String? {
    let missing = filter { !$0.isIn(layer) }.map(\.column.title)
    return missing.isEmpty ? nil : "not in this release are: \(missing.joined(separator: "; "))."
  }
}
