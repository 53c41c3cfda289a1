public import Formats

/// Where addresses are, as points with weights: what an area's people are divided by when it is cut.
///
/// People live at addresses and not evenly over the ground (dasymetric mapping): a village in one corner of a large LSOA takes
/// its people with it.
public struct AddressWeights: Sendable {
  /// Metres on the National Grid.
  package let x: ContiguousArray<Double>
  package let y: ContiguousArray<Double>
  package let weight: ContiguousArray<Double>
  /// What they are, in words.
  public let source: String
  /// What was left out, a sentence each.
  public let notes: [String]

  /// Each postcode weighs the same.
  public init(_ postcodes: Postcodes) {
    let points = postcodes.points
    x = points.x
    y = points.y
    weight = ContiguousArray(repeating: 1, count: points.x.count)
    source = "\(points.x.count) postcodes, each weighing the same"
    notes = []
  }

  /// Each postcode weighs what a table says, such as its households.
  ///
  /// - Parameters:
  ///   - postcodes: where they are.
  ///   - file: the table, with a header.
  ///   - postcodeColumn: the column of postcodes; found by itself where nil.
  ///   - weightColumn: the column of weights; found by itself where nil.
  /// - Throws: where a column is missing, a weight is no number from 0 on, or no postcode is known.
  public init(
    _ postcodes: Postcodes, _ file: NamedFile, postcodeColumn: String? = nil, weightColumn: String? = nil
  ) throws(InputError) {
    let table = try ReferenceTable(path: file.path, name: file.name)
    func column(_ stated: String?, _ what: String, _ key: String, _ names: [String]) throws(InputError) -> Int {
      if let stated, let index = table.header.firstIndex(of: stated) { return index }
      if stated == nil, let index = names.lazy.compactMap({ name in table.column { $0 == name } }).first {
        return index
      }
      let meant = stated.flatMap { NearestWord.to($0, among: table.header) }.map { " Is \"\($0)\" meant?" } ?? ""
      throw .badData(
        "\(file.name), line 1: there is no column \(stated.map { "\"\($0)\"" } ?? "of \(what)") among "
          + "\(table.header.prefix(12).joined(separator: ", ")).\(meant) Name it: apportion: { file: …, \(key): … }.")
    }
    let postcode = try column(
      postcodeColumn, "postcodes", "postcode", ["pcds", "pcd", "postcode", "pcd7", "pcd8", "pc"])
    let weights = try column(
      weightColumn, "weights", "weight", ["households", "addresses", "occupied_households", "residents", "population"])
    var (x, y, weight) = (ContiguousArray<Double>(), ContiguousArray<Double>(), ContiguousArray<Double>())
    var unknown = 0
    for row in table.rows.indices {
      guard let value = table.integer(row, weights), (0...1_000_000_000).contains(value) else {
        throw .badData(
          "\(file.name), line \(table.lines[row]): \"\(table.rows[row][weights].prefix(40))\" in column "
            + "\"\(table.header[weights])\" is not a number of households or addresses.")
      }
      guard case .found(let easting, let northing, _) = postcodes.lookup(table.rows[row][postcode]) else {
        unknown += 1
        continue
      }
      x.append(easting)
      y.append(northing)
      weight.append(Double(value))
    }
    guard !x.isEmpty else {
      throw .badData(
        "\(file.name): none of its \(table.rows.count) postcodes is in the tables of postcodes. Are they of the same area?"
      )
    }
    (self.x, self.y, self.weight) = (x, y, weight)
    source = "\(table.header[weights]) of \(x.count) postcodes in \(file.name)"
    notes =
      unknown == 0
      ? []
      : [
        "\(file.name): \(unknown) of \(table.rows.count) postcodes have no place in the tables of postcodes and weigh nothing."
      ]
  }
}
