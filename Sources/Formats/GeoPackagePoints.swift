import Files
import GRDB

/// A layer of points in a GeoPackage (OGC 12-128r19), read row by row.
///
/// The file is opened as one that nobody changes: SQLite neither locks it nor writes `-wal`, `-shm` or `-journal` beside
/// it. Where a program has left changes in such a file, the GeoPackage is not whole and is refused.
package struct GeoPackagePoints: Sendable {
  /// A table of features, as the GeoPackage lists it.
  package struct Layer: Sendable, Equatable {
    package let name: String
    package let geometryColumn: String
    /// As the GeoPackage has it, such as `POINT`; `GEOMETRY` may be anything.
    package let geometryType: String
    /// The organisation and its code, such as `EPSG:27700`; nil where the layer says that it has none.
    package let referenceSystem: String?

    package var mayHoldPoints: Bool { ["POINT", "MULTIPOINT", "GEOMETRY"].contains(geometryType.uppercased()) }
  }

  /// A feature of the layer.
  package struct Row: Sendable {
    /// Its place in the layer, from 1 on.
    package let number: Int
    /// In the layer's reference system; nil where it is empty or missing.
    package let geometry: FeatureCollection.Geometry?
    /// One for each of `columns`: numbers in figures, nothing for NULL and for binary data.
    package let fields: [String]
  }

  /// How messages and outputs name the file.
  package let name: String
  package let layer: Layer
  /// The names of all columns but the geometry's.
  package let columns: [String]
  private let database: GeoPackageFile

  /// - Parameter layer: the layer's name; nil for the only one that may hold points.
  /// - Throws: where the file is missing or no GeoPackage, has no such layer, or several and none is named.
  package init(path: String, name: String, layer wanted: String? = nil) throws(InputError) {
    database = try GeoPackageFile(path: path, name: name)
    let layers = try database.layers()
    let chosen = try Self.choose(wanted, from: layers, name)
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

  /// All tables of features in a GeoPackage, whatever they hold, by name.
  package static func layers(path: String, name: String) throws(InputError) -> [Layer] {
    try GeoPackageFile(path: path, name: name).layers()
  }

  /// Calls `body` with each feature in the order of the table.
  ///
  /// - Parameter most: how many features to stop after; nil for all.
  package func forEachRow(atMost most: Int? = nil, _ body: (Row) -> Void) throws(InputError) {
    var number = 0
    try database.forEachRow(of: layer.name, atMost: most) { row in
      number += 1
      var geometry: FeatureCollection.Geometry?
      var fields: [String] = []
      fields.reserveCapacity(columns.count)
      for (column, value) in row {
        if column == layer.geometryColumn {
          if case .blob(let data) = value.storage { geometry = GeoPackageGeometry.place(Array(data)) }
        } else {
          fields.append(Self.text(value))
        }
      }
      body(Row(number: number, geometry: geometry, fields: fields))
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

  private static func choose(_ wanted: String?, from layers: [Layer], _ name: String) throws(InputError) -> Layer {
    let points = layers.filter(\.mayHoldPoints)
    func list(_ layers: [Layer]) -> String { layers.prefix(20).map { "\"\($0.name)\"" }.joined(separator: ", ") }
    if let wanted {
      if let layer = layers.first(where: { $0.name == wanted }) {
        if layer.mayHoldPoints { return layer }
        throw .badData("\(name), layer \"\(wanted)\": it holds \(layer.geometryType), and points are needed.")
      }
      throw .badData(
        "\(name): there is no layer \"\(wanted)\"" + (layers.isEmpty ? "." : " among \(list(layers)).")
          + (NearestWord.to(wanted, among: layers.map(\.name)).map { " Is \"\($0)\" meant?" } ?? ""))
    }
    // A layer of any geometry is taken only where there is none of points alone.
    let certain = points.filter { $0.geometryType.uppercased() != "GEOMETRY" }
    let candidates = certain.isEmpty ? points : certain
    guard let only = candidates.first else {
      throw .badData(
        "\(name): the GeoPackage has no layer of points"
          + (layers.isEmpty ? "." : "; its layers are \(list(layers)).") + " Export the places as points.")
    }
    guard candidates.count == 1 else {
      throw .badData(
        "\(name): the GeoPackage has several layers of points: \(list(candidates)). Name the one that is meant.")
    }
    return only
  }
}
