import Files
import Foundation
package import Formats

/// The folder that a run leaves behind, written whole or not at all.
package struct OutputFolder {
  /// The file by which a folder is known to be twitten's own.
  package static let manifestName = "manifest.json"

  private let staged: StagedFolder

  /// Takes the folder for this run: nothing is visible in it before `publish`.
  ///
  /// - Parameters:
  ///   - path: an absolute path; the folders above it are made where they are missing.
  ///   - audience: whom the files are for.
  /// - Throws: where it is a file, a folder of something else or of another audience's files, cannot be written, or is being
  ///   written by another run.
  package init(path: String, for audience: Audience) throws(InputError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let target = url.path
    try Self.checkIsOurs(target, audience)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    } catch {
      throw InputError(
        .cannotWrite,
        "\(path): the folder above it cannot be made. Choose another with --output, or ask for the right to write there."
      )
    }
    do {
      staged = try StagedFolder(target, rescuing: Self.foreign)
    } catch {
      switch error {
      case .locked: throw InputError(.locked, "\(path): another run is writing this folder. Wait for it to end.")
      case .system(let error): throw Self.cannotWrite(path, error)
      }
    }
  }

  /// The files that an earlier run left in the folder, by its manifest; nil where that is not twitten's. Never a folder.
  private static func filesOfEarlierRun(in target: String) -> Set<String>? {
    guard let earlier = earlier(in: target) else { return nil }
    return Set(
      earlier.outputs.filter { name in
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(target)/\(name)")
        return attributes?[.type] as? FileAttributeType == .typeRegular
      })
  }

  /// What is read of an earlier run's manifest.
  private struct Earlier: Decodable {
    struct Versions: Decodable { let twitten: String }
    let versions: Versions
    let outputs: [String]
    let audience: String?
  }

  private static func earlier(in target: String) -> Earlier? {
    let manifest = try? Data(contentsOf: URL(fileURLWithPath: "\(target)/\(Self.manifestName)"))
    return manifest.flatMap { try? JSONDecoder().decode(Earlier.self, from: $0) }
  }

  /// What another hand had put into a folder that was being replaced; nothing in one that was being filled.
  private static func foreign(in left: String) -> [String] {
    guard let ours = filesOfEarlierRun(in: left) else { return [] }
    return ((try? StagedFolder.entries(of: left)) ?? []).filter { !ours.contains($0) && $0 != manifestName }
  }

  /// Whether an earlier run has left its manifest in a folder.
  package static func isOutput(_ path: String) -> Bool { filesOfEarlierRun(in: path) != nil }

  /// Writes the files and puts the folder in its place. Files of another hand in the old folder stay.
  package func publish(_ files: [(name: String, bytes: [UInt8])]) throws(InputError) {
    do {
      for file in files { try staged.write(file.bytes, to: file.name) }
      let ours = (Self.filesOfEarlierRun(in: staged.target) ?? []).union(files.map(\.name))
      try staged.commit { !ours.contains($0) }
    } catch {
      throw Self.cannotWrite(staged.target, error)
    }
  }

  private static func cannotWrite(_ path: String, _ error: FileError) -> InputError {
    InputError(.cannotWrite, "\(path) cannot be written: \(error.reason). Choose another folder with --output.")
  }

  private static func checkIsOurs(_ target: String, _ audience: Audience) throws(InputError) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    guard let attributes else { return }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else {
      throw InputError(.cannotWrite, "\(target) is a file or a link. Name a folder with --output.")
    }
    let entries: [String]
    do { entries = try StagedFolder.entries(of: target) } catch { throw cannotWrite(target, error) }
    if !entries.isEmpty, filesOfEarlierRun(in: target) == nil {
      throw InputError(
        .cannotWrite,
        "\(target) holds other files and no \(manifestName) of an earlier run. Name an empty or new folder with --output."
      )
    }
    // A set for one audience in the place of another's would be lost, or seen by those whom it is not for.
    if let there = earlier(in: target)?.audience, there != audience.rawValue {
      throw InputError(
        .cannotWrite,
        "\(target) holds files for the audience \(there), which those for the audience \(audience.rawValue) would replace. "
          + "Name another folder with --output.")
    }
  }
}
