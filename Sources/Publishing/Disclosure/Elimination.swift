/// Which unknown numbers a set of sums determines: those of which some combination of the sums has nothing else.
///
/// Whether an unknown is determined does not depend on the sums' values, but on which counts are in them.
struct Elimination {
  /// The numbers of the unknowns that are determined, in ascending order.
  let determined: [Int]

  /// - Parameter relations: sums among the unknowns alone; numbers that are known are left out of them.
  init(_ relations: [CountSum]) {
    let unknowns = Set(relations.flatMap(\.members)).sorted()
    let column = Dictionary(uniqueKeysWithValues: unknowns.enumerated().map { ($1, $0) })
    let rows = relations.map { relation in
      var row = [UInt64](repeating: 0, count: unknowns.count)
      for part in relation.parts { row[column[part] ?? 0] = 1 }
      if let total = relation.total { row[column[total] ?? 0] = PrimeField.prime - 1 }
      return row
    }
    determined = PrimeField.reduced(rows).compactMap { _, row in
      let nonzero = row.indices.filter { row[$0] != 0 }
      return nonzero.count == 1 ? unknowns[nonzero[0]] : nil
    }.sorted()
  }
}
