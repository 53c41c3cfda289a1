import Formats

extension PlainLayer {
  /// The column in which a row says what is withheld of it.
  static let withheldColumn = "withheld"

  /// The layer with other features of the same columns.
  func with(_ features: [Feature]) -> PlainLayer {
    PlainLayer(name: name, about: about, columns: columns, features: features)
  }

  /// The layer without its sentences, which quote counts and names of what they are about.
  var withoutAbout: PlainLayer { PlainLayer(name: name, about: [], columns: columns, features: features) }

  /// The layer with those of its columns that are named, in its own order.
  func keeping(_ kept: Set<String>) -> PlainLayer {
    let indices = columns.indices.filter { kept.contains(columns[$0]) }
    return PlainLayer(
      name: name, about: about, columns: indices.map { columns[$0] },
      features: features.map { feature in
        Feature(feature.geometry, indices.map { feature.properties[$0] })
      })
  }

  /// The layer with a last column that says what is withheld of each row; nil for nothing.
  func sayingWithheld(_ words: [String?]) -> PlainLayer {
    precondition(words.count == features.count, "words or none for each row")
    return PlainLayer(
      name: name, about: about, columns: columns + [Self.withheldColumn],
      features: zip(features, words).map { feature, words in
        Feature(feature.geometry, feature.properties + [(Self.withheldColumn, .text(words))])
      })
  }
}

extension PlainLayer.Feature {
  /// The feature with other values in some columns.
  func replacing(_ values: [String: PropertyValue]) -> PlainLayer.Feature {
    PlainLayer.Feature(geometry, properties.map { ($0.name, values[$0.name] ?? $0.value) })
  }

  /// The feature with nothing in some columns.
  func emptying(_ names: Set<String>) -> PlainLayer.Feature {
    PlainLayer.Feature(geometry, properties.map { ($0.name, names.contains($0.name) ? PropertyValue.none : $0.value) })
  }
}
