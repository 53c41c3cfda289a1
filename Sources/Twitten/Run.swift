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
    let folder = try OutputFolder(path: configuration.output)
    try checkInputsAreSafe()
    let outcome = try analyse(progress: progress)
    if isStrict { try outcome.refuseWarnings() }
    progress("writing \(configuration.output)")
    try folder.publish(try Publication(outcome, configuration, workers: workers).files(finishedAt: Date()))
    return outcome
  }

  /// Reads and analyses, and writes nothing.
  public func analyse(progress: (String) -> Void = { _ in }) throws(InputError) -> Outcome {
    progress("reading the boundaries")
    let projector = try self.projector()
    let ground = try GroundReader(configuration, projector).read()

    progress("reading \(configuration.incidents.count) incident files")
    var incidents = try PoliceUK.read(configuration.incidents, workers: workers)
    progress("projecting \(incidents.locationCount) distinct locations")
    do { try incidents.project(by: projector) } catch { throw InputError(.ourFault, error.description) }
    let join = try IncidentGround(incidents, on: ground, workers: workers)
    let reconciliation = Reconciliation(incidents, join, on: ground)
    guard reconciliation.insideStudyArea > 0 else {
      throw .badData(
        "None of the \(incidents.count - reconciliation.unlocated) located incidents lies in the study area "
          + "(\(ground.studyArea.source)). Are the boundaries those of this district?")
    }

    let comparison = try self.comparison(incidents)
    progress("looking for hotspots in \(comparison.current)")
    let map = try HotspotFinder(incidents, join, on: ground, comparison, settings: configuration.hotspots)
      .find(workers: workers)
    return Outcome(
      ground: ground, incidents: incidents, join: join, comparison: comparison, map: map,
      wards: .wards(incidents, join, on: ground, comparison), lsoas: .lsoas(incidents, join, on: ground, comparison),
      reconciliation: reconciliation, projector: projector)
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

  private func comparison(_ incidents: IncidentTable) throws(InputError) -> Comparison {
    let covered = incidents.coveredMonths()
    guard let first = covered.first, let last = covered.last else {
      throw .badData("No incident is left after reading; see the reasons with \"twitten run\" on one file at a time.")
    }
    let current = Period(ending: configuration.period.ending ?? last, months: configuration.period.months)
    let comparison = Comparison(current, covered: covered)
    guard comparison.missingMonths.count < current.length else {
      throw .badData("No incident file covers \(current): the files reach from \(first) to \(last).")
    }
    return comparison
  }
}
