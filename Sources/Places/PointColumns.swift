import Formats

/// Which columns or properties hold what of a point.
struct PointColumns {
  let name: Int?
  let type: Int?
  let reference: Int?
  private let keep: (column: Int, values: Set<String>)?
  /// What was found by itself, in words.
  let note: String?

  init(_ reader: PointLayerReader, of columns: [String], _ file: String) throws(InputError) {
    func find(_ stated: String?, _ usual: [String]) throws(InputError) -> Int? {
      if let stated {
        if let index = columns.firstIndex(of: stated) { return index }
        throw .badData(
          "\(file): there is no column or property \"\(stated)\" among \(columns.prefix(20).joined(separator: ", "))."
            + (NearestWord.to(stated, among: columns).map { " Is \"\($0)\" meant?" } ?? ""))
      }
      return usual.lazy.compactMap { word in columns.firstIndex { $0.lowercased().trimmingSpaces() == word } }.first
    }
    name = try find(reader.nameProperty, PointLayerReader.nameProperties)
    type = try find(reader.typeProperty, [])
    reference = try find(reader.referenceProperty, PointLayerReader.referenceProperties)
    keep = try reader.keep.map { (keep) throws(InputError) in
      (try find(keep.property, []) ?? 0, Set(keep.values.map { $0.lowercased() }))
    }
    let found = [
      reader.nameProperty == nil ? name.map { "named by \(columns[$0])" } : nil,
      reader.referenceProperty == nil ? reference.map { "known by \(columns[$0])" } : nil,
    ].compactMap { $0 }
    note = found.isEmpty ? nil : "points are \(found.joined(separator: ", "))."
  }

  /// Whether a point is one of those that are wanted.
  func keeps(_ text: (Int?) -> String?) -> Bool {
    guard let keep else { return true }
    return keep.values.contains((text(keep.column) ?? "").lowercased())
  }

  /// What spreadsheets and R write where they have nothing.
  static func isBlank(_ text: String) -> Bool { ["na", "n/a", "null", "none", "-"].contains(text.lowercased()) }
}
