/// Whole numbers from 0 on that are known within bounds, and what holds between them.
struct CountSystem {
  /// No count is higher: a billion.
  static let highest = 1_000_000_000

  private(set) var low: [Int] = []
  private(set) var high: [Int] = []
  /// Why a bound is as it is, for findings.
  private(set) var reasons: [String] = []
  private var start: (low: [Int], high: [Int], reasons: [String]) = ([], [], [])
  var relations: [CountRelation] = []
  /// Relations that contradict the others: they do not hold in this data.
  private(set) var contradictions = 0
  /// Whether everything was looked at; otherwise the work was more than it is given.
  private(set) var isFinished = true

  var count: Int { low.count }

  mutating func addVariable() -> Int {
    low.append(0)
    high.append(Self.highest)
    reasons.append("")
    return low.count - 1
  }

  mutating func set(_ variable: Int, to value: Int) { (low[variable], high[variable]) = (value, value) }

  func value(_ variable: Int) -> Int? { low[variable] == high[variable] ? low[variable] : nil }

  /// - Returns: false where nothing is left between the bounds; they are then kept as they were.
  @discardableResult
  mutating func narrow(_ variable: Int, _ range: ClosedRange<Int>, because reason: String) -> Bool {
    let narrowed = (max(low[variable], range.lowerBound), min(high[variable], range.upperBound))
    guard narrowed.0 <= narrowed.1 else { return false }
    if narrowed != (low[variable], high[variable]) { reasons[variable] = reason }
    (low[variable], high[variable]) = narrowed
    return true
  }

  /// Narrows all bounds until nothing changes: by each relation in turn, then by what exact elimination makes of them all.
  mutating func solve() {
    start = (low, high, reasons)
    var dropped: Set<Int> = []
    while let broken = propagate(relations, without: dropped) {
      dropped.insert(broken)
      contradictions += 1
      (low, high, reasons) = start
      if contradictions > 100 {
        isFinished = false
        return
      }
    }
    let exact = relations.indices.filter { !dropped.contains($0) && relations[$0].slack == 0 }.map { relations[$0] }
    var elimination = ExactElimination()
    for relation in exact {
      var rest = relation.total
      var terms: [(Int, Int)] = []
      for (variable, times) in relation.terms {
        if let value = value(variable) { rest -= times * value } else { terms.append((variable, times)) }
      }
      if !terms.isEmpty { elimination.add(terms, rest) }
    }
    isFinished = isFinished && elimination.isFinished
    let before = (low, high, reasons)
    let kept = relations.indices.filter { !dropped.contains($0) }.map { relations[$0] }
    if propagate(kept + elimination.relations, without: []) != nil {
      (low, high, reasons) = before
      contradictions += 1
    }
  }

  /// - Returns: the first relation that cannot hold.
  private mutating func propagate(_ relations: [CountRelation], without dropped: Set<Int>) -> Int? {
    var users: [[Int]] = Array(repeating: [], count: count)
    for (index, relation) in relations.enumerated() where !dropped.contains(index) {
      for term in relation.terms { users[term.variable].append(index) }
    }
    var waiting = relations.indices.filter { !dropped.contains($0) }
    var isWaiting = [Bool](repeating: false, count: relations.count)
    for index in waiting { isWaiting[index] = true }
    var steps = 0
    var next = 0
    while next < waiting.count {
      let index = waiting[next]
      next += 1
      isWaiting[index] = false
      steps += relations[index].terms.count
      // Bounds that creep towards each other by one at a time are stopped: they are as narrow as they matter.
      if steps > 200_000_000 {
        isFinished = false
        return nil
      }
      guard let changed = narrow(by: relations[index]) else { return index }
      for variable in changed {
        for user in users[variable] where !isWaiting[user] && user != index {
          isWaiting[user] = true
          waiting.append(user)
        }
      }
      if next > 4096, next * 2 > waiting.count {
        waiting.removeFirst(next)
        next = 0
      }
    }
    return nil
  }

  /// - Returns: the variables whose bounds changed; nil where the relation cannot hold.
  private mutating func narrow(by relation: CountRelation) -> [Int]? {
    var (least, most) = (-relation.total, -relation.total)
    for (variable, times) in relation.terms {
      least += times * (times > 0 ? low[variable] : high[variable])
      most += times * (times > 0 ? high[variable] : low[variable])
    }
    guard least <= relation.slack, most >= -relation.slack else { return nil }
    var changed: [Int] = []
    for (variable, times) in relation.terms where low[variable] < high[variable] {
      let (ownLeast, ownMost) = times > 0 ? (low[variable], high[variable]) : (high[variable], low[variable])
      // times * x lies between these.
      let floor = -relation.slack - (most - times * ownMost)
      let ceiling = relation.slack - (least - times * ownLeast)
      let (from, to) =
        times > 0
        ? (Self.up(floor, times), Self.down(ceiling, times)) : (Self.up(-ceiling, -times), Self.down(-floor, -times))
      guard from <= high[variable], to >= low[variable], from <= to else { return nil }
      if from > low[variable] || to < high[variable] {
        let ownBefore = (
          times * (times > 0 ? low[variable] : high[variable]), times * (times > 0 ? high[variable] : low[variable])
        )
        low[variable] = max(low[variable], from)
        high[variable] = min(high[variable], to)
        reasons[variable] = relation.words
        changed.append(variable)
        least += times * (times > 0 ? low[variable] : high[variable]) - ownBefore.0
        most += times * (times > 0 ? high[variable] : low[variable]) - ownBefore.1
      }
    }
    return changed
  }

  private static func down(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
  private static func up(_ a: Int, _ b: Int) -> Int { -down(-a, b) }
}
