import Formats

/// What the manifest says of a layer, by which a finished run can be read again.
package struct LayerRecord: Codable, Sendable, Equatable {
  /// What the values of a column are.
  package enum ValueType: String, Codable, Sendable { case text, integer, number, probability, truth }

  package struct Column: Codable, Sendable, Equatable {
    package let name: String
    /// `text` where no row has a value.
    package let type: ValueType

    package init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }

  package let file: String
  package let analysis: String?
  package let kind: String
  package let features: Int
  package let about: [String]
  package let columns: [Column]

  package init(_ released: ReleasedLayer) {
    file = released.fileName
    analysis = released.analysis
    kind = released.kind
    features = released.layer.features.count
    about = released.layer.about
    columns = released.layer.typedColumns
  }
}

extension PlainLayer {
  /// The columns with what their values are.
  package var typedColumns: [LayerRecord.Column] {
    columns.indices.map { column in
      let type = features.lazy.compactMap { $0.properties[column].value.type }.first
      return LayerRecord.Column(name: columns[column], type: type ?? .text)
    }
  }
}

extension PropertyValue {
  /// nil where there is no value.
  package var type: LayerRecord.ValueType? {
    switch self {
    case .none: nil
    case .text: .text
    case .integer: .integer
    case .decimal(let number, _): number.isFinite ? .number : nil
    case .probability(let p): p.isFinite ? .probability : nil
    case .truth: .truth
    }
  }
}
