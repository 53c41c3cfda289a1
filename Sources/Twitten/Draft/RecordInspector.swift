import Formats

/// Says whether a table or a layer of points holds incidents, a register, or a list of places.
struct RecordInspector {
  let name: String
  let format: RecordLayer.Format
  let layer: String?
  let sample: TableSample
  let looks: String

  func look() -> FileInspector.Look {
    let guess = ColumnGuess(sample, hasGeometry: format != .csv)
    let of = layer.map { "layer \"\($0)\": " } ?? ""
    if isRegister {
      return (
        .mentioned(.incidents),
        "\(of)a register, because its columns are those of licences; not incidents, and not read"
      )
    }
    guard guess.isDated else {
      let why = guess.remarks.first ?? "no column holds dates"
      let what = guess.place == nil ? "not known" : "a list of places, not of incidents"
      let kind: FileKind = guess.place == nil && guess.remarks.isEmpty ? .leftOut : .mentioned(.incidents)
      return (kind, "\(of)\(what), because \(Self.clause(why)); not read")
    }
    guard guess.place != nil else {
      let why = Self.clause(guess.remarks.first ?? "no coordinates, grid reference or postcode")
      return (
        .mentioned(.incidents), "\(of)not read, because it has dates and nothing to place its rows by: \(why)"
      )
    }
    let theme = ThemeGuess(fileName: Self.title(of: name), words: guess.words)
    let records = RecordLayer(
      format: format, layer: layer, header: sample.header, columns: guess, theme: theme, looks: looks)
    return (.records([records]), "\(of)records of incidents, because \(reasons(guess)) (\(looks))")
  }

  private func reasons(_ guess: ColumnGuess) -> String {
    let date = guess.column("date") ?? guess.column("from") ?? ""
    let place =
      switch guess.place {
      case .degrees: "\"\(guess.column("longitude") ?? "")\" and \"\(guess.column("latitude") ?? "")\" degrees"
      case .grid: "\"\(guess.column("easting") ?? "")\" and \"\(guess.column("northing") ?? "")\" metres of the grid"
      case .gridReference: "\"\(guess.column("grid_reference") ?? "")\" grid references"
      case .postcode: "\"\(guess.column("postcode") ?? "")\" postcodes"
      case .geometry, nil: "every feature a point"
      }
    return "\"\(date)\" holds dates and \(place)"
  }

  /// A licence's number, type, status and holder: who may sell what where, not what happened.
  private var isRegister: Bool {
    let compact = sample.header.prefix(TableSample.mostColumns).map { ColumnLook.words(of: $0).joined() }
    let signs = compact.count { column in
      ["licence", "license", "licensee"].contains { column.contains($0) }
        || ["tradingname", "tradername", "expirydate", "registrationnumber", "registrationdate"].contains(column)
    }
    let named = ["register", "licen", "premises"].contains { Self.title(of: name).lowercased().contains($0) }
    return signs >= 2 || named && signs >= 1
  }

  /// The file's name without folders and ending.
  static func title(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return last }
    return String(last[..<dot])
  }

  /// A sentence as part of another.
  private static func clause(_ sentence: String) -> String {
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
