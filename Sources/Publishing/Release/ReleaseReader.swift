import Files
import Foundation
package import Formats
import Spatial

/// Reads the release of a finished run from its folder: the layers that its manifest lists, as they were published.
package enum ReleaseReader {
  /// - Parameter folder: the path of the folder.
  /// - Throws: where it holds no finished run, or a file of it is missing, changed or of an older version.
  package static func read(_ folder: String) throws(InputError) -> Release {
    let manifest = try Manifest(readFrom: folder)
    var layers: [ReleasedLayer] = []
    for record in manifest.layers {
      guard isNamed(record) else { throw notOfARun(record) }
      try check(record, manifest, in: folder)
      layers.append(try read(record, in: folder))
    }
    var release = Release(audience: manifest.audience, manifest: manifest, layers: layers)
    release.withheld = manifest.withheld
    return release
  }

  /// Whether a layer is called as a run calls it; another name could lead out of the folder.
  private static func isNamed(_ record: LayerRecord) -> Bool {
    [PlainLayer.Format.geoJSON, .csv].contains {
      record.file == ReleasedLayer.fileName(record.kind, of: record.analysis, $0)
    } && !record.file.contains("/") && !record.file.hasPrefix(".")
  }

  /// Whether a file is as the run wrote it: what others are to see is made from it.
  private static func check(_ record: LayerRecord, _ manifest: Manifest, in folder: String) throws(InputError) {
    let reader = try InputFile.open(path: "\(folder)/\(record.file)", name: record.file)
    let bytes: [UInt8]
    do { bytes = try reader.readAll() } catch { throw InputFile.error(error, record.file) }
    guard manifest.checksums[record.file] == sha256Hexadecimal(of: bytes) else {
      throw .badData(
        "\(record.file): this is not the file that the run wrote. It was changed after the run; run it again.")
    }
  }

  private static func read(_ record: LayerRecord, in folder: String) throws(InputError) -> ReleasedLayer {
    guard let ending = record.file.split(separator: ".").last, let format = PlainLayer.Format(rawValue: String(ending))
    else { throw notOfARun(record) }
    let path = "\(folder)/\(record.file)"
    let features =
      switch format {
      case .geoJSON: try geoJSON(path, record)
      case .csv: try csv(path, record)
      }
    guard features.count == record.features else {
      throw .badData(
        "\(record.file): \(features.count) features where the manifest of the run says \(record.features). It was changed "
          + "after the run; run it again.")
    }
    let name = ReleasedLayer.name(record.kind, of: record.analysis)
    let layer = PlainLayer(
      name: name, about: record.about, columns: record.columns.map(\.name), features: features)
    return ReleasedLayer(analysis: record.analysis, kind: record.kind, format: format, layer: layer)
  }

  private static func geoJSON(_ path: String, _ record: LayerRecord) throws(InputError) -> [PlainLayer.Feature] {
    let collection = try FeatureCollection(path: path, name: record.file)
    var features: [PlainLayer.Feature] = []
    features.reserveCapacity(collection.features.count)
    for feature in collection.features {
      let geometry: FeatureGeometry =
        switch feature.geometry {
        case nil: .none
        case .point(let x, let y): .point(longitude: x, latitude: y)
        case .polygon(let polygon): .polygon(polygon)
        case .line(let line): .line(line)
        case .other(let type): throw .badData("\(record.file): a geometry of type \(type), which no run writes.")
        }
      guard isOnEarth(geometry) else {
        throw .badData("\(record.file): a shape lies at no degrees, which no run writes. Run it again.")
      }
      var properties: [Property] = []
      properties.reserveCapacity(record.columns.count)
      for column in record.columns {
        guard let value = feature.properties[column.name] else { throw missing(column.name, record) }
        properties.append((column.name, try self.value(value.plainText, value, column, record)))
      }
      features.append(PlainLayer.Feature(geometry, properties))
    }
    return features
  }

  private static func isOnEarth(_ geometry: FeatureGeometry) -> Bool {
    func isDegrees(_ x: some Collection<Double>, _ y: some Collection<Double>) -> Bool {
      !x.isEmpty && x.allSatisfy { abs($0) <= 180 } && y.allSatisfy { abs($0) <= 90 }
    }
    switch geometry {
    case .none: return true
    case .point(let x, let y): return isDegrees([x], [y])
    case .polygon(let polygon): return isDegrees(polygon.x, polygon.y)
    case .line(let line): return isDegrees(line.x, line.y)
    }
  }

  private static func csv(_ path: String, _ record: LayerRecord) throws(InputError) -> [PlainLayer.Feature] {
    // A table of no rows is nothing to read.
    if record.features == 0 {
      _ = try InputFile.open(path: path, name: record.file)
      return []
    }
    let table = try ReferenceTable(path: path, name: record.file)
    guard table.header == record.columns.map(\.name) else { throw missing(table.header.first ?? "", record) }
    var features: [PlainLayer.Feature] = []
    features.reserveCapacity(table.rows.count)
    for row in table.rows {
      var properties: [Property] = []
      for (column, text) in zip(record.columns, row) {
        let plain = text.isEmpty ? nil : FormulaGuard.removed(from: text)
        properties.append((column.name, try value(plain, .none, column, record)))
      }
      features.append(PlainLayer.Feature(.none, properties))
    }
    return features
  }

  /// A value as the run had it, so that it is written again with the same bytes.
  private static func value(
    _ text: String?, _ read: PropertyValue, _ column: LayerRecord.Column, _ record: LayerRecord
  ) throws(InputError) -> PropertyValue {
    if case .truth(let truth) = read { return .truth(truth) }
    guard let text else { return .none }
    let value: PropertyValue? =
      switch column.type {
      case .text: .text(text)
      case .integer: Int(text).flatMap { $0.magnitude <= mostCounted ? .integer($0) : nil }
      case .number: Double(text).map { .decimal($0, decimals: decimals(of: text)) }
      case .probability: Double(text).map { .probability($0) }
      case .truth: ["true": .truth(true), "false": .truth(false)][text]
      }
    guard let value else {
      throw .badData(
        "\(record.file): \(column.name) is \"\(text.prefix(40))\" where the run wrote a \(column.type.rawValue). It was "
          + "changed after the run; run it again.")
    }
    return value
  }

  /// More than any run counts: sums of them stay numbers.
  private static let mostCounted: UInt = 1_000_000_000_000

  private static func decimals(of text: String) -> Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return min(7, text.distance(from: point, to: text.endIndex) - 1)
  }

  private static func notOfARun(_ record: LayerRecord) -> InputError {
    .badData("\(OutputFolder.manifestName): \(record.file.prefix(80)) is no layer of a run. Run it again.")
  }

  private static func missing(_ column: String, _ record: LayerRecord) -> InputError {
    .badData(
      "\(record.file): the columns are not those that the manifest of the run lists (\"\(column.prefix(40))\"). It was "
        + "changed after the run; run it again.")
  }
}
