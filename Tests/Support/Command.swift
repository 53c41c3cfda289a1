import Foundation
import Synchronization

/// The built command, run as a person would.
public enum Command {
  /// How a command ended.
  public struct Result: Sendable {
    /// The exit status.
    public let status: Int32
    /// What it printed on stdout.
    public let output: String
    /// What it printed on stderr.
    public let errors: String
  }

  /// The folder of the build that this test belongs to, which holds the command too.
  private static let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

  /// Where a program of this package was built.
  public static func built(_ name: String) -> String {
    let candidates = [folder, "\(SharedData.package)/.build/debug"].map { "\($0)/\(name)" }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? name
  }

  /// Runs `twitten` and waits for its end.
  public static func twitten(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(built("twitten"), arguments, in: folder, environment: environment)
  }

  /// Runs any program and waits for its end.
  public static func run(
    _ program: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let output = Pipe()
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // Both pipes are emptied at a time: a program that fills one waits for it to be read.
    let complaint = Mutex(Data())
    let reader = Thread { complaint.withLock { $0 = errors.fileHandleForReading.readDataToEndOfFile() } }
    reader.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    while !reader.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    return Result(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: complaint.withLock { String(decoding: $0, as: UTF8.self) })
  }

  /// Where a program lies, or nil where this machine has none.
  public static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
