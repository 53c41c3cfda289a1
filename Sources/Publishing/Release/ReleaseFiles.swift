import Files
package import Formats
package import Foundation
package import Spatial

/// The files of a release.
package struct ReleaseFiles: Sendable {
  private let release: Release
  private let projector: Projector?
  private let also: [FurtherForm]
  private let workers: Int

  /// - Parameters:
  ///   - release: what is let out.
  ///   - projector: from degrees to the National Grid, for the GeoPackage; nil leaves that out.
  ///   - also: the further forms in which layers are written.
  ///   - workers: how many threads may work at a time; the bytes do not depend on it.
  package init(_ release: Release, _ projector: Projector? = nil, also: [FurtherForm] = [], workers: Int = 1) {
    self.release = release
    self.projector = projector
    self.also = also
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
    let layers = release.layers.flatMap { released in
      [File(name: released.fileName) { () throws(InputError) in released.layer.bytes(as: released.format) }]
        + FurtherForm.allCases.filter(also.contains).compactMap { form in
          released.fileName(as: form).map { name in
            File(name: name) { () throws(InputError) in released.layer.bytes(as: form) }
          }
        }
    }
    let unmade =
      layers + [
        File(name: TaskingWorkbook.fileName) { [release] () throws(InputError) in try TaskingWorkbook.bytes(release) },
        File(name: JAGPack.fileName) { [release] () throws(InputError) in Array(try JAGPack.html(release).utf8) },
      ]
    let geoPackage = projector.map { projector in
      File(name: ReleaseGeoPackage.fileName) { [release] () throws(InputError) in
        try ReleaseGeoPackage.bytes(release, projector)
      }
    }
    let all = (geoPackage.map { [$0] } ?? []) + unmade
    let made = Parallel.map(all, workers: workers) { file -> Result<[UInt8], InputError> in
      do throws(InputError) { return .success(try file.bytes()) } catch { return .failure(error) }
    }
    var files: [(name: String, bytes: [UInt8])] = []
    for (file, bytes) in zip(all, made) { files.append((file.name, try bytes.get())) }
    var manifest = release.manifest
    manifest.audience = release.audience
    manifest.withheld = release.withheld
    manifest.layers = release.layers.map(LayerRecord.init)
    manifest.outputs = files.map(\.name) + [OutputFolder.manifestName]
    manifest.checksums = Dictionary(uniqueKeysWithValues: files.map { ($0.name, sha256Hexadecimal(of: $0.bytes)) })
    files.append((OutputFolder.manifestName, try manifest.json(finishedAt: finishedAt)))
    return files
  }
}
