import Formats

/// The features of GeoJSON, as a collection or one to a line.
enum PublishedFeatures {
  static func collection(_ bytes: [UInt8], file: String) throws(InputError) -> PublishedTable {
    let tree = try JSONTree(bytes, name: file)
    guard case .list(let features)? = tree["features"] else {
      throw .badData("\(file): the file has no features. It cannot be audited; make the files again.")
    }
    return table(features, file: file)
  }

  static func lines(_ bytes: [UInt8], file: String) throws(InputError) -> PublishedTable {
    var features: [JSONTree] = []
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x1E }) {
      features.append(try JSONTree(Array(line), name: file))
    }
    return table(features, file: file)
  }

  private static func table(_ features: [JSONTree], file: String) -> PublishedTable {
    var columns: Set<String> = []
    for feature in features {
      if case .object(let members)? = feature["properties"] { columns.formUnion(members.keys) }
    }
    let sorted = columns.sorted()
    var table = PublishedTable(file: file, name: "", form: .geoJSON, columns: sorted)
    for feature in features {
      table.rows.append(sorted.map { feature["properties"]?[$0]?.cell ?? .none })
      table.shapes.append(feature["geometry"].flatMap(PublishedShape.init(json:)))
    }
    return table
  }
}
