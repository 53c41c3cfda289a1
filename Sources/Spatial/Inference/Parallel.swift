internal import Dispatch
import Foundation
import Synchronization

/// Work on ranges of rows by several workers: the one place where threads are used.
///
/// The rows are cut by their number alone and the results put together in row order, so that what comes out does not
/// depend on how many workers there were.
public enum Parallel {
  /// As many workers as the machine has processors for this process.
  public static var defaultWorkers: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Calls `body` for each item, several at a time, and returns what it gave in the order of the items.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], workers: Int, _ body: @Sendable (Item) -> Result
  ) -> [Result] {
    precondition(workers > 0, "at least one worker")
    if workers == 1 || items.count < 2 { return items.map(body) }
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: min(workers, items.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { break }
        let result = body(items[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// `0..<count` in at most `workers` ranges of nearly equal length, none shorter than `least` but the only one.
  package static func ranges(of count: Int, workers: Int, least: Int = 1) -> [Range<Int>] {
    let pieces = max(1, min(workers, count / max(1, least)))
    return (0..<pieces).map { count * $0 / pieces..<count * ($0 + 1) / pieces }
  }
}
