import GRDB

/// A table of features, as the GeoPackage lists it.
package struct GeoPackageLayer: Sendable, Equatable {
  package let name: String
  package let geometryColumn: String
  /// As the GeoPackage has it, such as `POINT`; `GEOMETRY` may be anything.
  package let geometryType: String
  /// The organisation and its code, such as `EPSG:27700`; nil where the layer says that it has none.
  package let referenceSystem: String?

  package var mayHoldPoints: Bool { mayHold(.points) }

  package func mayHold(_ content: Content) -> Bool {
    geometryType.uppercased() == "GEOMETRY" || content.types.contains(geometryType.uppercased())
  }

  /// What a layer is read for.
  package enum Content: Sendable, CaseIterable {
    case points
    case lines
    case areas

    var word: String {
      switch self {
      case .points: "points"
      case .lines: "lines"
      case .areas: "areas"
      }
    }

    var types: [String] {
      switch self {
      case .points: ["POINT", "MULTIPOINT"]
      case .lines: ["LINESTRING", "MULTILINESTRING"]
      case .areas: ["POLYGON", "MULTIPOLYGON"]
      }
    }

    var advice: String {
      switch self {
      case .points: "Export the places as points."
      case .lines: "Export them as lines."
      case .areas: "Export them as polygons."
      }
    }
  }
}

/// A feature of a layer.
package struct GeoPackageRow: Sendable {
  /// Its place in the layer, from 1 on.
  package let number: Int
  /// In the layer's reference system; nil where it is empty or missing.
  package let geometry: FeatureCollection.Geometry?
  /// One for each of the columns: numbers in figures, nothing for NULL and for binary data.
  package let fields: [String]
}

/// A layer of a GeoPackage that holds what is wanted.
struct GeoPackageTable: Sendable {
  let name: String
  let layer: GeoPackageLayer
  /// The names of all columns but the geometry's.
  let columns: [String]
  private let database: GeoPackageFile

  init(
    path: String, name: String, layer wanted: String?, holding content: GeoPackageLayer.Content
  ) throws(InputError) {
    database = try GeoPackageFile(path: path, name: name)
    let layers = try database.layers()
    let chosen = try Self.choose(wanted, from: layers, holding: content, name)
    let names = try database.columns(of: chosen.name)
    guard names.contains(chosen.geometryColumn) else {
      throw .badData(
        "\(name), layer \"\(chosen.name)\": the GeoPackage says that the column \"\(chosen.geometryColumn)\" holds the "
          + "places, and there is none. Export the layer anew.")
    }
    self.name = name
    layer = chosen
    columns = names.filter { $0 != chosen.geometryColumn }
  }

  /// Calls `body` with each feature in the order of the table.
  func forEachRow(
    atMost most: Int?, geometry read: ([UInt8]) -> FeatureCollection.Geometry?, _ body: (GeoPackageRow) -> Void
  ) throws(InputError) {
    var number = 0
    try database.forEachRow(of: layer.name, atMost: most) { row in
      number += 1
      var geometry: FeatureCollection.Geometry?
      var fields: [String] = []
      fields.reserveCapacity(columns.count)
      for (column, value) in row {
        if column == layer.geometryColumn {
          if case .blob(let data) = value.storage { geometry = read(Array(data)) }
        } else {
          fields.append(Self.text(value))
        }
      }
      body(GeoPackageRow(number: number, geometry: geometry, fields: fields))
    }
  }

  private static func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let integer): String(integer)
    case .double(let number): String(number)
    case .string(let text): text
    }
  }

  private static func choose(
    _ wanted: String?, from layers: [GeoPackageLayer], holding content: GeoPackageLayer.Content, _ name: String
  ) throws(InputError) -> GeoPackageLayer {
    let fitting = layers.filter { $0.mayHold(content) }
    func list(_ layers: [GeoPackageLayer]) -> String {
      layers.prefix(20).map { "\"\($0.name)\"" }.joined(separator: ", ")
    }
    if let wanted {
      if let layer = layers.first(where: { $0.name == wanted }) {
        if layer.mayHold(content) { return layer }
        throw .badData("\(name), layer \"\(wanted)\": it holds \(layer.geometryType), and \(content.word) are needed.")
      }
      throw .badData(
        "\(name): there is no layer \"\(wanted)\"" + (layers.isEmpty ? "." : " among \(list(layers)).")
          + (NearestWord.to(wanted, among: layers.map(\.name)).map { " Is \"\($0)\" meant?" } ?? ""))
    }
    // A layer of any geometry is taken only where there is none of the kind alone.
    let certain = fitting.filter { $0.geometryType.uppercased() != "GEOMETRY" }
    let candidates = certain.isEmpty ? fitting : certain
    guard let only = candidates.first else {
      throw .badData(
        "\(name): the GeoPackage has no layer of \(content.word)"
          + (layers.isEmpty ? "." : "; its layers are \(list(layers)).") + " \(content.advice)")
    }
    guard candidates.count == 1 else {
      throw .badData(
        "\(name): the GeoPackage has several layers of \(content.word): \(list(candidates)). Name the one that is meant."
      )
    }
    return only
  }
}
