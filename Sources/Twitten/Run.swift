public import Formats
import Foundation
import Incidents
import Places
import Publishing
public import Spatial
import Tasking

/// One run from partners' files to a finished folder: the way through, a call a stage.
public struct Run: Sendable {
  /// What is to be done.
  public let configuration: Configuration
  /// How many threads may work at a time. What comes out does not depend on it.
  public let workers: Int
  /// Whether warnings and rejected rows end the run.
  public let isStrict: Bool

  /// A run of a configuration.
  public init(_ configuration: Configuration, workers: Int = Parallel.defaultWorkers, isStrict: Bool = false) {
    var configuration = configuration
    configuration.projection.workers = workers
    self.configuration = configuration
    self.workers = workers
    self.isStrict = isStrict
  }

  /// Reads, analyses and writes.
  ///
  /// - Parameter progress: called with what is being done, a few words at a time.
  /// - Throws: with the sentence and the exit status; then the output folder is as it was.
  public func callAsFunction(progress: (String) -> Void = { _ in }) throws(InputError) -> Outcome {
    let folder = try OutputFolder(path: configuration.output, for: .internal)
    try checkInputsAreSafe()
    let outcome = try analyse(progress: progress)
    if isStrict { try outcome.refuseWarnings() }
    progress("writing \(configuration.output)")
    let release = try Publication(outcome, configuration, workers: workers).release()
    try folder.publish(
      try ReleaseFiles(release, outcome.evidence.projector, also: configuration.also, workers: workers).files(
        finishedAt: Date()))
    return outcome
  }

  /// Reads and analyses, and writes nothing.
  ///
  /// - Parameters:
  ///   - name: the only analysis to make; nil for all.
  ///   - progress: called with what is being done, a few words at a time.
  public func analyse(only name: String? = nil, progress: (String) -> Void = { _ in }) throws(InputError) -> Outcome {
    let evidence = try gather(progress: progress)
    try refuseFailedGates(evidence)
    guard evidence.reconciliation.insideStudyArea > 0 else {
      throw .badData(
        "None of the \(evidence.incidents.count - evidence.reconciliation.unlocated) located incidents lies in the study "
          + "area (\(evidence.ground.studyArea.source)). Are the boundaries those of this district?")
    }
    var analyses: [Analysis] = []
    var notMade: [InputError] = []
    let choices = Analysis.choices(of: configuration, on: evidence)
    let chosen = choices.filter { name == nil || $0.name == name }
    if let name, chosen.isEmpty {
      throw InputError(
        .usage, "There is no analysis \"\(name)\" among \(choices.map(\.name).joined(separator: ", ")).")
    }
    for choice in chosen {
      progress("looking for hotspots of \(choice.name)")
      do throws(InputError) {
        analyses.append(try Analysis(choice, on: evidence, configuration, workers: workers))
      } catch {
        guard error.status == .badData else { throw error }
        notMade.append(error)
      }
    }
    if analyses.isEmpty, let first = notMade.first { throw first }
    return Outcome(evidence: evidence, analyses: analyses, notMade: notMade.map(\.description))
  }

  /// Reads the ground and the incidents on it, and says what they are worth.
  public func gather(progress: (String) -> Void = { _ in }) throws(InputError) -> Evidence {
    progress("reading the boundaries")
    let projector = try self.projector()
    let postcodes = try configuration.readPostcodes(workers: workers, progress: progress)
    let ground = try GroundReader(configuration, projector, postcodes).read()
    let incidents = try SourceReader(configuration, projector, postcodes, workers: workers).read(progress: progress)
    guard incidents.count > 0 else {
      throw .badData("No incident is left after reading; \"twitten check\" tells why.")
    }
    progress("laying \(incidents.count) incidents over the ground")
    return try Evidence(ground, incidents, projector, configuration, workers: workers)
  }

  private func refuseFailedGates(_ evidence: Evidence) throws(InputError) {
    let failures = configuration.gates.failures(evidence.quality)
    guard let first = failures.first else { return }
    let more = failures.count > 1 ? " (and \(failures.count - 1) more; see \"twitten check\")" : ""
    throw .badData("A gate of the configuration fails: \(first)\(more)")
  }

  /// A layer that was copied out of an earlier run and is read from there would be overwritten by this one.
  private func checkInputsAreSafe() throws(InputError) {
    func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let output = resolved(configuration.output) + "/"
    guard let inside = configuration.inputs.first(where: { resolved($0.path).hasPrefix(output) }) else { return }
    throw InputError(
      .badConfiguration,
      "\(inside.name) lies in the output folder, which this run replaces. Move it, or name another folder with --output."
    )
  }

  private func projector() throws(InputError) -> Projector {
    let projector: Projector
    do { projector = try configuration.projection.projector() } catch {
      throw InputError(.ourFault, "\(error.description). Try \"twitten doctor\".")
    }
    if let required = configuration.requiredAccuracyMetres {
      let accuracy = projector.operation.accuracyMetres
      guard let accuracy, accuracy <= required else {
        throw InputError(
          .badConfiguration,
          "An accuracy of \(FixedDecimal.string(required, decimals: 2)) m is required, and the best operation found is "
            + "\(projector.operation.name), \(accuracy.map { "\(FixedDecimal.string($0, decimals: 2)) m" } ?? "unknown"). "
            + "\"twitten doctor\" tells how to get the OSTN15 grid.")
      }
    }
    return projector
  }
}
