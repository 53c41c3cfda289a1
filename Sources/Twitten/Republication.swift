package import Formats
import Foundation
import Places
package import Publishing
import Spatial

/// The files of a finished run for another audience, made from its layers alone.
package struct Republication: Sendable {
  private let folder: String
  private let audience: Audience
  private let output: String
  private let also: [FurtherForm]
  private let gridFolders: [String]
  private let agreement: SharingRules?

  /// - Parameters:
  ///   - folder: that a run has written.
  ///   - audience: `partner` or `public`.
  ///   - output: an absolute path; nil for the run's with the audience behind it.
  ///   - grids: a folder of datum grids, as the run's configuration names it; nil for those that PROJ finds by itself.
  ///   - also: the further forms of layers.
  ///   - agreement: what may be shared; nil for what the run's configuration said.
  /// - Throws: where the output is the run itself.
  package init(
    of folder: String, for audience: Audience, to output: String? = nil, grids: String? = nil, also: [FurtherForm] = [],
    agreement: SharingRules? = nil
  ) throws(InputError) {
    self.audience = audience
    self.also = also
    self.agreement = agreement
    gridFolders = grids.map { [$0] } ?? []
    self.folder = URL(fileURLWithPath: folder).standardizedFileURL.path
    self.output = output ?? "\(self.folder)-\(audience.rawValue)"
    func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    if resolved(self.output) == resolved(self.folder) {
      throw InputError(
        .usage, "\(folder) is the run itself, which the new set would replace. Name another folder with --output.")
    }
  }

  /// Reads the run, withholds, and writes.
  ///
  /// - Parameter progress: called with what is being done, a few words at a time.
  /// - Returns: what was withheld, a sentence each, and the folder that was written.
  package func callAsFunction(
    progress: (String) -> Void = { _ in }
  ) throws(InputError) -> (withheld: [String], folder: String) {
    progress("reading \(folder)")
    var whole = try ReleaseReader.read(folder)
    if let agreement { whole.manifest.sharing = agreement }
    let projector = try self.projector(as: whole.manifest.projection)
    let target = try OutputFolder(path: output, for: audience)
    progress("withholding what is not for the audience \(audience.rawValue)")
    let release = try whole.disclosed(to: audience, by: whole.manifest.sharing, projector)
    progress("writing \(output)")
    try target.publish(
      try ReleaseFiles(release, projector, also: also, workers: Parallel.defaultWorkers).files(finishedAt: Date()))
    return (release.withheld, output)
  }

  /// The operation of the run, so that its layers lie in one place in every set.
  private func projector(as ran: ProjectionOperation) throws(InputError) -> Projector {
    var last: Projector?
    for usesGrids in [true, false] {
      do {
        let projector = try ProjectionChoice(gridFolders: gridFolders, usesGrids: usesGrids).projector()
        if projector.operation.name == ran.name { return projector }
        last = projector
      } catch {
        throw InputError(.ourFault, "\(error.description). Try \"twitten doctor\".")
      }
    }
    throw InputError(
      .noInput,
      "The run carried coordinates over by \(ran.name), and here that cannot be done"
        + "\(last.map { " (only \($0.operation.name))" } ?? ""). Name the folder of its datum grids with --grids.")
  }
}
