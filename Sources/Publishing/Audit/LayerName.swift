/// Which analysis and which kind of layer a name stands for, as the manifest has it.
struct LayerName {
  let analysis: String?
  let kind: String

  /// By key; a layer of a GeoPackage may be called `asb_wards` where the file is `asb-wards.geojson`.
  static func all(in manifest: JSONTree) -> [String: LayerName] {
    var names: [String: LayerName] = [:]
    let analyses = (manifest["analyses"]?.list ?? []).compactMap { $0["name"]?.text }
    // Without a list of layers, as older runs have it, the names of the files say it.
    for file in manifest["outputs"]?.texts ?? [] {
      let base = String(file.split(separator: ".").first ?? "")
      let analysis = analyses.filter { base.hasPrefix("\($0)-") }.max { $0.count < $1.count }
      let kind = analysis.map { String(base.dropFirst($0.count + 1)) } ?? base
      names[key(base)] = LayerName(analysis: analysis, kind: kind)
    }
    for record in manifest["layers"]?.list ?? [] {
      guard let kind = record["kind"]?.text else { continue }
      let analysis = record["analysis"]?.text
      names[key(analysis.map { "\($0)-\(kind)" } ?? kind)] = LayerName(analysis: analysis, kind: kind)
    }
    return names
  }

  static func key(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
