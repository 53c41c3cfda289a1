package import Formats
package import Spatial

/// The GeoPackage of a release: every layer and table of it in one file, in metres of the National Grid, with the styles by
/// which QGIS opens them.
package enum ReleaseGeoPackage {
  package static let fileName = "layers.gpkg"

  /// Metres to a centimetre: no source is more exact.
  private static let decimals = 100.0

  /// - Parameters:
  ///   - release: what is let out.
  ///   - projector: from degrees to the National Grid, as the run had it.
  /// - Throws: where a geometry cannot be carried over or the file cannot be put together.
  package static func bytes(_ release: Release, _ projector: Projector) throws(InputError) -> [UInt8] {
    try bytes(release.layers, projector)
  }

  /// The same of layers by themselves.
  package static func bytes(_ layers: [ReleasedLayer], _ projector: Projector) throws(InputError) -> [UInt8] {
    var contents: [GeoPackageLayerContent] = []
    for released in layers { contents.append(try content(released, projector)) }
    return try GeoPackageWriter.bytes(contents)
  }

  private static func content(
    _ released: ReleasedLayer, _ projector: Projector
  ) throws(InputError) -> GeoPackageLayerContent {
    let layer = released.layer
    let features = layer.features
    let type = released.format == .geoJSON ? type(of: released) : nil
    let metres: [FeatureGeometry]
    do { metres = try inMetres(features.map(\.geometry), projector) } catch {
      throw InputError(.ourFault, "\(released.name) cannot be carried over to metres: \(error.description)")
    }
    return GeoPackageLayerContent(
      name: released.name, about: released.schema?.title ?? released.kind, type: type, geometries: metres,
      columns: layer.typedColumns.map { ($0.name, sql($0.type)) }, rows: features.map { $0.properties.map(\.value) },
      style: type == nil ? nil : LayerStyle.document(for: released))
  }

  /// Of a layer of nothing what its schema says.
  private static func type(of released: ReleasedLayer) -> GeoPackageLayerContent.GeometryType? {
    for feature in released.layer.features {
      switch feature.geometry {
      case .none: continue
      case .point: return .point
      case .line: return .line
      case .polygon: return .polygon
      }
    }
    switch released.schema?.geometry {
    case .point: return .point
    case .line: return .line
    case .polygon: return .polygon
    case nil, .some(.none): return nil
    }
  }

  private static func sql(_ type: LayerRecord.ValueType) -> String {
    switch type {
    case .text: "TEXT"
    case .integer: "INTEGER"
    case .number, .probability: "REAL"
    case .truth: "BOOLEAN"
    }
  }

  private static func inMetres(
    _ geometries: [FeatureGeometry], _ projector: Projector
  ) throws(SpatialError) -> [FeatureGeometry] {
    let own = try projector.copy()
    var x: ContiguousArray<Double> = []
    var y: ContiguousArray<Double> = []
    var polygons: [MultiPolygon] = []
    for geometry in geometries {
      switch geometry {
      case .none: break
      case .point(let longitude, let latitude):
        x.append(longitude)
        y.append(latitude)
      case .line(let line):
        x += line.x
        y += line.y
      case .polygon(let polygon): polygons.append(polygon)
      }
    }
    try own.forward(&x, &y)
    if x.contains(where: \.isNaN) {
      throw SpatialError("a point lies outside the reach of \(own.operation.name)")
    }
    var (vertex, areas) = (0, try MultiPolygon.projected(polygons, by: own)[...])
    var metres: [FeatureGeometry] = []
    for geometry in geometries {
      switch geometry {
      case .none: metres.append(.none)
      case .point:
        metres.append(.point(longitude: rounded(x[vertex]), latitude: rounded(y[vertex])))
        vertex += 1
      case .line(let line):
        let range = vertex..<(vertex + line.vertexCount)
        metres.append(
          .line(
            line.replacingCoordinates(
              x: ContiguousArray(x[range].map(rounded)), y: ContiguousArray(y[range].map(rounded)))))
        vertex = range.upperBound
      case .polygon: if let area = areas.popFirst() { metres.append(.polygon(try onGrid(area))) }
      }
    }
    return metres
  }

  private static func rounded(_ metres: Double) -> Double {
    (metres * decimals).rounded(.toNearestOrAwayFromZero) / decimals
  }

  /// A sliver of which the grid would leave nothing keeps all its figures.
  private static func onGrid(_ polygon: MultiPolygon) throws(SpatialError) -> MultiPolygon {
    let rounded = try polygon.roundedToCentimetres()
    return rounded.isEmpty ? polygon : rounded
  }
}
