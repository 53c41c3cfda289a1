import Formats

/// Another form of a layer's file, for programs that want it: the same features with the same values.
package enum FurtherForm: String, Sendable, CaseIterable {
  /// A GeoJSON feature a line, so that a program can take them one by one.
  case newlineDelimited = "ndjson"
  /// A table whose first column is the geometry as well-known text.
  case wellKnownText = "wkt.csv"
}

extension PlainLayer {
  /// The first column of the table with well-known text.
  package static let geometryColumn = "wkt"

  /// The file's bytes in another form.
  package func bytes(as form: FurtherForm) -> [UInt8] {
    switch form {
    case .newlineDelimited:
      var bytes: [UInt8] = []
      for feature in features {
        GeoJSONFeature.append(feature.geometry, properties: feature.properties, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      }
      return bytes
    case .wellKnownText:
      var writer = CSVWriter(header: [Self.geometryColumn] + columns)
      for feature in features {
        writer.append([.text(WKTWriter.text(feature.geometry))] + feature.properties.map(\.value))
      }
      return writer.finish()
    }
  }
}

extension ReleasedLayer {
  /// Its file in another form, such as `crime-hotspots.ndjson`; nil for a table, which has no place on the map.
  package func fileName(as form: FurtherForm) -> String? {
    format == .geoJSON ? "\(name).\(form.rawValue)" : nil
  }
}
