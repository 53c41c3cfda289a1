import Formats

/// The ranked places of one analysis with every column of `ranked-locations.csv`, under its stable name.
enum PlacesSheet {
  static let kind = "ranked-locations"

  /// nil where the release does not have them.
  static func sheet(_ release: Release, of analysis: String) -> WorkbookSheet? {
    guard let layer = release.layer(kind, of: analysis), !layer.columns.isEmpty else { return nil }
    let columns = layer.columns.indices.map { index in
      column(layer.columns[index], layer.features.map { $0.properties[index].value })
    }
    var sheet = WorkbookSheet(
      name: "Places - \(analysis)", columns: columns, rows: layer.features.map { $0.properties.map(\.value) })
    // As far as the name, where the columns begin as they do in full.
    sheet.fixedColumns = min(3, (layer.columns.firstIndex(of: "name") ?? -1) + 1)
    sheet.sections = SheetRemarks.sections(
      release,
      reading: ["The columns and numbers are those of \(ReleasedLayer.fileName(kind, of: analysis, .csv))."]
        + layer.about,
      missing: layer.features.isEmpty
        ? [release.hasAllHotspots ? "No place is ranked in the period." : "No place that is ranked may be shown here."]
        : [])
    return sheet
  }

  /// As wide as its values, and with as many decimals as the longest of them has.
  private static func column(_ name: String, _ values: [PropertyValue]) -> WorkbookColumn {
    var format = WorkbookFormat.text
    var longest = name.count + 3
    for value in values {
      let text = value.fieldText
      longest = max(longest, text.count + 1)
      switch value {
      case .integer where format == .text: format = .decimals(0)
      case .decimal:
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        if case .decimals(let most) = format {
          format = .decimals(max(most, decimals))
        } else {
          format = .decimals(decimals)
        }
      case .probability: format = .probability
      case .none, .text, .integer, .truth: break
      }
    }
    return WorkbookColumn(name, width: Double(min(longest, 34)), format)
  }
}
