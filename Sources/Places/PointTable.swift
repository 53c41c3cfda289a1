import Spatial

/// Points of one file as they are read: kept, or left out with a reason.
struct PointTable {
  /// In the units of `referenceSystem` until they are carried over.
  var x: ContiguousArray<Double> = []
  var y: ContiguousArray<Double> = []
  private(set) var names: [String?] = []
  private(set) var types: [String?] = []
  private(set) var references: [String?] = []
  var referenceSystem = ReferenceSystem.nationalGrid
  /// Rows or features.
  var read = 0
  var notes: [String] = []
  private var leftOut: [String: Int] = [:]

  init(referenceSystem: String = ReferenceSystem.nationalGrid) { self.referenceSystem = referenceSystem }

  mutating func append(_ x: Double, _ y: Double, _ columns: PointColumns, _ text: (Int?) -> String?) {
    func known(_ text: String?) -> String? { text.flatMap { $0.isEmpty || PointColumns.isBlank($0) ? nil : $0 } }
    self.x.append(x)
    self.y.append(y)
    names.append(known(text(columns.name)))
    types.append(known(text(columns.type)))
    references.append(known(text(columns.reference)))
  }

  /// Of all that are kept; nil for none.
  var bounds: Bounds? {
    var bounds: Bounds?
    for point in x.indices { bounds.extend(to: x[point], y[point]) }
    return bounds
  }

  mutating func leaveOut(_ reason: String) { leftOut[reason, default: 0] += 1 }

  mutating func append(_ other: PointTable) {
    x += other.x
    y += other.y
    names += other.names
    types += other.types
    references += other.references
  }

  /// Keeps some of the points, in their order.
  mutating func keep(_ kept: [Int], otherwise reason: String) {
    guard kept.count < x.count else { return }
    leftOut[reason, default: 0] += x.count - kept.count
    x = ContiguousArray(kept.map { x[$0] })
    y = ContiguousArray(kept.map { y[$0] })
    names = kept.map { names[$0] }
    types = kept.map { types[$0] }
    references = kept.map { references[$0] }
  }

  /// What was read of a file, and what was left out.
  func sentences(_ file: String) -> [String] {
    let reasons = leftOut.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return [
      "\(file): \(read) read, \(x.count) kept"
        + (reasons.isEmpty ? "." : "; left out: \(reasons.joined(separator: ", ")).")
    ] + notes.map { "\(file): \($0)" }
  }
}
