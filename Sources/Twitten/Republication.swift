public import Formats
import Foundation
import Publishing
import Spatial

/// The files of a finished run for another audience, made from its layers alone.
public struct Republication: Sendable {
  private let folder: String
  private let audience: Audience
  private let output: String
  private let also: [FurtherForm]

  /// - Parameters:
  ///   - folder: that a run has written.
  ///   - audience: `partner` or `public`.
  ///   - output: an absolute path; nil for the run's with the audience behind it.
  ///   - also: the further forms of layers, such as `ndjson`.
  /// - Throws: where the audience is not known, or the output is the run itself.
  public init(
    of folder: String, for audience: String, to output: String? = nil, also: [String] = []
  ) throws(InputError) {
    guard let known = Audience(rawValue: audience) else {
      throw InputError(
        .usage,
        "There is no audience \"\(audience)\" among \(Audience.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    self.audience = known
    var forms: [FurtherForm] = []
    for word in also { forms.append(try FurtherForm.named(word)) }
    self.also = forms
    self.folder = URL(fileURLWithPath: folder).standardizedFileURL.path
    self.output = output ?? "\(self.folder)-\(known.rawValue)"
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
  public func callAsFunction(
    progress: (String) -> Void = { _ in }
  ) throws(InputError) -> (withheld: [String], folder: String) {
    progress("reading \(folder)")
    let whole = try ReleaseReader.read(folder)
    let target = try OutputFolder(path: output)
    progress("withholding what is not for the audience \(audience.rawValue)")
    let release = try whole.disclosed(to: audience, by: whole.manifest.sharing)
    progress("writing \(output)")
    try target.publish(
      try ReleaseFiles(release, also: also, workers: Parallel.defaultWorkers).files(finishedAt: Date()))
    return (release.withheld, output)
  }
}
