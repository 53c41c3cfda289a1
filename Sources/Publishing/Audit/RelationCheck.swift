/// Whether relations of a kind hold in this data at all, told by those of which every count is published.
///
/// A district may have incidents in no ward, and a source may not reach back to all months: then a sum is not the whole, and
/// nothing can be worked out by it but to within what it is out.
struct RelationCheck {
  /// What was found of each kind, in words.
  private(set) var sentences: [String] = []
  /// Relations whose every count is known and that are out by a small count, where all others of their kind hold.
  private(set) var rests: [(relation: CountRelation, rest: Int)] = []

  init(_ system: inout CountSystem, minimumCount: Int) {
    let families = Dictionary(grouping: system.relations.indices) { system.relations[$0].family }
    var kept: [CountRelation] = []
    for (family, indices) in families.sorted(by: { $0.key < $1.key }) {
      let relations = indices.map { system.relations[$0] }
      let known = relations.compactMap { relation in Self.rest(relation, system).map { (relation, $0) } }
      let off = known.filter { $0.1 != 0 }
      let open = relations.count - known.count
      let told = "\(family): \(relations.count) sums, \(known.count) of them of published counts alone"
      let most = off.map { abs($0.1) }.max() ?? 0
      if off.count * 20 <= known.count {
        sentences.append("\(told), \(known.count - off.count) of which hold")
        rests += off.filter { (1..<minimumCount).contains(-$0.1) }.map { (relation: $0.0, rest: -$0.1) }
        kept += relations.filter { Self.rest($0, system) == nil }
      } else if most < minimumCount {
        sentences.append("\(told), which hold to within \(most)")
        kept += relations.filter { Self.rest($0, system) == nil }.map { relation in
          var loose = relation
          loose.slack = most
          return loose
        }
      } else {
        sentences.append("\(told), \(off.count) of which do not hold (out by up to \(most)): \(open) are not used")
      }
    }
    system.relations = kept
  }

  /// What the sum is more than the whole by; nil where a count of it is not known.
  private static func rest(_ relation: CountRelation, _ system: CountSystem) -> Int? {
    var sum = -relation.total
    for (variable, times) in relation.terms {
      guard let value = system.value(variable) else { return nil }
      sum += times * value
    }
    return sum
  }
}
