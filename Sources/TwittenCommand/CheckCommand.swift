import ArgumentParser
import Formats
import Foundation
import Incidents
import Spatial
import Twitten

/// `twitten check`: what the sources are worth, and nothing written.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads a configuration's files and reports on their quality; writes nothing.",
    discussion: """
      For each source: rows, kept and rejected by reason with the first lines, incidents without a place by theme and
      month, months covered and suspected gaps, how precise places and times are, how many lie at one point, outside the
      study area, or in another LSOA than the file says, words the category scheme does not have, and how far sources
      report the same events.

      Example:
        twitten check Examples/sandmouth.yaml
        twitten check arun.yaml --json > quality.json

      Gates of the configuration: gates: { rejected_percent: 5, unlocated_percent: 10, outside_percent: 50,
      unmatched_percent: 5 }, and completeness: { below: 0.5, accept: [police 2024-03] }. Exit status 0 where all hold; 65
      where one fails, or where a month that an analysis compares is missing or low and not accepted.
      """)

  @Argument(help: "The configuration, a YAML file.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(help: "How many threads may work at a time; the results do not depend on it.")
  var workers: Int?

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws {
    if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256.") }
  }

  func run() throws {
    let (check, configuration) = try sayingWhyNot { () throws(InputError) in
      let configuration = try Configuration(contentsOf: file)
      let run = Run(configuration, workers: workers ?? Parallel.defaultWorkers)
      return (try run.check(progress: Terminal.progress), configuration)
    }
    Terminal.endProgress()
    let report = CheckReport(check, configuration)
    print(json ? report.json : report.text)
    guard check.failures.isEmpty else {
      let count = check.failures.count
      Terminal.complain("\(count) \(count == 1 ? "gate fails" : "gates fail"): \(check.failures[0])")
      throw ExitCode(ExitStatus.badData.rawValue)
    }
  }
}
