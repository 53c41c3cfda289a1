package import Formats
package import Foundation
import Spatial

/// The files of a release.
package struct ReleaseFiles: Sendable {
  private let release: Release
  private let workers: Int

  package init(_ release: Release, workers: Int = 1) {
    self.release = release
    self.workers = workers
  }

  /// A file and how its bytes are made, so that several can be made side by side.
  private struct File: Sendable {
    let name: String
    let bytes: @Sendable () throws(InputError) -> [UInt8]
  }

  /// Every file with its bytes, the manifest last.
  ///
  /// - Parameter finishedAt: when the run ended; it stands in the manifest alone.
  package func files(finishedAt: Date) throws(InputError) -> [(name: String, bytes: [UInt8])] {
    let unmade = release.layers.map { layer in
      File(name: layer.fileName) { () throws(InputError) in layer.layer.bytes(as: layer.format) }
    }
    let made = Parallel.map(unmade, workers: workers) { file -> Result<[UInt8], InputError> in
      do throws(InputError) { return .success(try file.bytes()) } catch { return .failure(error) }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (file, bytes) in zip(unmade, made) { files.append((file.name, try bytes.get())) }
    var manifest = release.manifest
    manifest.audience = release.audience
    manifest.withheld = release.withheld
    manifest.layers = release.layers.map(LayerRecord.init)
    manifest.outputs = files.map(\.name) + [OutputFolder.manifestName]
    files.append((OutputFolder.manifestName, try manifest.json(finishedAt: finishedAt)))
    return files
  }
}
