import Foundation
import FuzzReaders
import TestSupport
import Testing

/// An input that means no good, or that somebody's system writes, and what must come of it.
struct HostileCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The tag of a `FuzzReader`, which asks more of what it reads: rows are kept or rejected, each once, and sentences are
  /// short.
  let reader: Unicode.Scalar
  /// What the outcome holds: the reader's words, or those of the sentence behind `refused` and the exit status.
  let outcome: String
  let bytes: @Sendable () throws -> [UInt8]

  init(
    _ name: String, _ reader: Unicode.Scalar, _ outcome: String, _ bytes: @escaping @Sendable () throws -> [UInt8]
  ) {
    testDescription = name
    self.reader = reader
    self.outcome = outcome
    self.bytes = bytes
  }

  init(_ name: String, _ reader: Unicode.Scalar, _ outcome: String, text: String) {
    self.init(name, reader, outcome) { Array(text.utf8) }
  }

  /// In seconds, of a build without optimisation on a machine that has other things to do: the longest case takes three
  /// where it is alone.
  private static let longest = 180
  /// In kilobytes of address space: what the libraries take, and ten times what the largest input has.
  private static let mostMemory = 2_000_000

  /// Reads the input in a process of its own, as a trap or a want of memory ends the process that it happens in, and
  /// one that hangs must be ended.
  func run() throws -> Command.Result {
    let folder = try TemporaryFolder()
    let file = try folder.write([UInt8(ascii: reader)] + (try bytes()), to: "input")
    return try Command.run(
      "/bin/bash",
      [
        "-c", "ulimit -v \(Self.mostMemory); exec timeout -s KILL \(Self.longest) \"$0\" \"$1\"",
        Command.built("TwittenFuzzer"), file,
      ], in: folder.path, environment: ["SWIFT_BACKTRACE": "enable=no", "TMPDIR": folder.path])
  }
}

extension [UInt8] {
  static func + (bytes: [UInt8], text: String) -> [UInt8] { bytes + Array(text.utf8) }
}

extension String {
  func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
