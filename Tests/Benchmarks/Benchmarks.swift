import ArgumentParser
import Foundation
import Spatial

/// Times every stage of the way from police.uk rows to a written folder, on seeded data of several sizes.
///
/// Each case runs in a process of its own, so that its peak memory is its own.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "TwittenBenchmarks",
    abstract: "Times the stages of twitten on seeded data.",
    discussion: """
      Cases:
      \(Case.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

      The peak is the greatest resident memory of the case's process while it was timed, what the case works on included.
      The checksum is of the answer: it is the same in every run, on every machine with the same PROJ and GEOS, and for
      any number of workers.
      """)

  @Option(help: "Numbers of rows, separated by commas.")
  var sizes = "10000,100000,1000000"

  @Option(help: "How often each case is timed.")
  var runs = 5

  @Option(help: "Names of cases, separated by commas; all without it.")
  var cases: String?

  @Option(help: "How many threads may work at a time.")
  var workers = Parallel.defaultWorkers

  @Option(help: "The seed of the data.")
  var seed: UInt64 = 1

  @Flag(help: "Print JSON in place of a table.")
  var json = false

  @Option(help: .hidden)
  var folder: String?

  func validate() throws {
    let rows = sizes.split(separator: ",").map { Int($0) }
    guard !rows.isEmpty, rows.allSatisfy({ $0.map { (100...100_000_000).contains($0) } ?? false }) else {
      throw ValidationError("--sizes takes numbers of rows from 100 to 100000000, such as 10000,100000.")
    }
    guard runs >= 1, workers >= 1 else { throw ValidationError("--runs and --workers take numbers from 1 on.") }
    for name in names where Case.named(name) == nil {
      throw ValidationError("There is no case \"\(name)\" among \(Case.all.map(\.name).joined(separator: ", ")).")
    }
  }

  func run() throws {
    if let folder { return try timeOneCase(in: folder) }
    var measurements: [Measurement] = []
    if !json { Self.printNow(Measurement.header) }
    for size in sizes.split(separator: ",").compactMap({ Int($0) }) {
      let district = try SyntheticDistrict(rows: size, seed: seed)
      defer { try? FileManager.default.removeItem(atPath: district.folder) }
      for name in names {
        let measurement = try inProcessOfItsOwn(name, size: size, folder: district.folder)
        measurements.append(measurement)
        if !json { Self.printNow(measurement.line) }
      }
    }
    if json { print(try Measurement.json(measurements)) }
  }

  private var names: [String] { cases?.split(separator: ",").map(String.init) ?? Case.all.map(\.name) }

  private func timeOneCase(in folder: String) throws {
    guard let name = names.first, let wanted = Case.named(name), let size = Int(sizes) else {
      throw ExitCode.validationFailure
    }
    let measurement = try wanted.measure(in: folder, size: size, runs: runs, workers: workers)
    print(try Measurement.json([measurement]))
  }

  /// A line that is seen at once in a pipe too: large sizes take minutes.
  private static func printNow(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }

  private func inProcessOfItsOwn(_ name: String, size: Int, folder: String) throws -> Measurement {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [
      "--cases", name, "--sizes", String(size), "--runs", String(runs), "--workers", String(workers), "--folder",
      folder,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0,
      let measurement = try JSONDecoder().decode([Measurement].self, from: answer).first
    else { throw ExitCode.failure }
    return measurement
  }
}
